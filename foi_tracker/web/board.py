"""The overdue board, the coordinator's home."""

from flask import Blueprint

bp = Blueprint("board", __name__)
