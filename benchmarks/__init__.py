"""Timings, in one run with the floor each is a ratio of. They are reports, never tests."""
