"""Files that came with a reply."""

from flask import Blueprint

bp = Blueprint("attachments", __name__)
