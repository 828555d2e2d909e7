"""Question sets and the letters they make."""

from flask import Blueprint

bp = Blueprint("question_sets", __name__)
