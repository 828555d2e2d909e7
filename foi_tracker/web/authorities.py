"""The register of authorities."""

from flask import Blueprint

bp = Blueprint("authorities", __name__)
