"""Server-side sessions and who is signed in."""

from flask import Flask
from flask_login import LoginManager


def init_app(app: Flask) -> None:
    """Sign people in."""
    LoginManager(app)
