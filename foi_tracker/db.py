"""The session, tied to Flask's request: reading where the method only reads."""

from typing import Any

from flask import current_app, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from foi_tracker.engine import READ_ONLY
from foi_tracker.models import Base

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class RequestSession(FlaskSession):
    """A request that only reads takes one stable snapshot and no write lock."""

    def get_bind(self, *args: Any, **kwargs: Any) -> Engine | Connection:  # noqa: ANN401 passed on as they come
        """The engine, set for reading where the request's method promises that."""
        bind = super().get_bind(*args, **kwargs)
        if isinstance(bind, Engine) and has_request_context() and request.method in READING_METHODS:
            return reading_engine()
        return bind


db = SQLAlchemy(model_class=Base, session_options={"class_": RequestSession})


def reading_engine() -> Engine:
    """The application's pool of connections, but its transactions only read."""
    found: Engine | None = current_app.extensions.get("reading_engine")
    if found is None:
        options: dict[str, Any] = {READ_ONLY: True}
        if db.engine.dialect.name == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        found = current_app.extensions["reading_engine"] = db.engine.execution_options(**options)
    return found


def short_session(*, reading: bool = False) -> Session:
    """A session of its own, beside the request's: for a short write from a page that reads, or the other way round."""
    return Session(reading_engine() if reading else db.engine)
