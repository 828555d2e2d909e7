"""The public deadline calculator."""

from flask import Blueprint

bp = Blueprint("calculator", __name__)
