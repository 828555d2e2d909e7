"""Bank holidays proclaimed after the calendar was made."""

from flask import Blueprint

bp = Blueprint("proclaimed_days", __name__)
