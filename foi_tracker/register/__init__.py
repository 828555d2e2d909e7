"""The project's own register of authorities, as files."""
