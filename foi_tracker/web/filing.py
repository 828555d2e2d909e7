"""Filing requests: choose authorities, see the letters, record how they went."""

from flask import Blueprint

bp = Blueprint("filing", __name__)
