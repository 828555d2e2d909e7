"""Recording what happened to a request."""

from flask import Blueprint

bp = Blueprint("events", __name__)
