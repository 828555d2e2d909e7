"""Whether the service is up."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from foi_tracker.db import db
from foi_tracker.web.access import public

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """200 while the database answers; no detail."""
    db.session.execute(text("SELECT 1"))
    return {"status": "ok"}
