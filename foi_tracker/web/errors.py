"""Which exception becomes which page."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
