"""The headers of every response, errors included (security.md 6.9)."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Send them."""
