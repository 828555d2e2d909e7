"""Remarks on a request."""

from flask import Blueprint

bp = Blueprint("notes", __name__)
