"""My desk, the volunteer's home."""

from flask import Blueprint

bp = Blueprint("desk", __name__)
