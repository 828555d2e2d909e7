"""A demonstration: a year of invented history about the real register, made through the use-cases."""
