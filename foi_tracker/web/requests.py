"""A request: its page, its list."""

from flask import Blueprint

bp = Blueprint("requests", __name__)
