"""Forms: one module a noun; each builds a domain value."""
