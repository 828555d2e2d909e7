"""What people do with question sets: read and write them as files, change them, see what changed."""
