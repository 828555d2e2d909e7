"""A campaign and its settings."""

from flask import Blueprint

bp = Blueprint("campaigns", __name__)
