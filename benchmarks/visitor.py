"""Calls an application as a server would, signed in, in this process: no sockets, no test client."""

import io
import os
import secrets
import time
from dataclasses import dataclass

from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.orm import Session
from werkzeug.test import EnvironBuilder

from foi_tracker.db import db
from foi_tracker.models import User
from foi_tracker.usecases.keep_session import Browser, keep_new

NOT_STATEMENTS = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


@dataclass(frozen=True)
class Answer:
    """What came back, and how long it took."""

    status: int
    size: int
    seconds: float
    location: str = ""


class Visitor:
    """Somebody signed in to `app`; nobody, where no e-mail is given."""

    def __init__(self, app: Flask, email: str = "") -> None:
        self.app = app
        self.headers = {"Cookie": f"foi_session={_sign_in(app, email)}"} if email else {}
        self.log = open(os.devnull, "w")  # noqa: SIM115 kept open as long as the visitor lives

    def environ(self, path: str) -> dict[str, object]:
        """What a server would hand over for this address: made once, used for every call."""
        builder = EnvironBuilder(path=path, base_url="http://127.0.0.1:5000", headers=self.headers)
        environ = builder.get_environ()
        environ["wsgi.errors"] = self.log
        return environ

    def call(self, environ: dict[str, object]) -> Answer:
        """One request, to the last byte of its answer."""
        said: list[tuple[str, list[tuple[str, str]]]] = []
        mine = dict(environ, **{"wsgi.input": io.BytesIO()})

        def start(status, headers, _=None):
            said.append((status, headers))

        began = time.perf_counter()
        pieces = self.app.wsgi_app(mine, start)
        size = sum(map(len, pieces))
        if hasattr(pieces, "close"):
            pieces.close()
        seconds = time.perf_counter() - began
        status, headers = said[0]
        return Answer(int(status.split()[0]), size, seconds, dict(headers).get("Location", ""))

    def read(self, path: str) -> str:
        """The page as text."""
        return b"".join(self.app.wsgi_app(self.environ(path), lambda *_: None)).decode()

    def statements(self, path: str) -> list[str]:
        """The SQL that the page sends, but for the beginning and end of its transactions."""
        sent: list[str] = []

        def note(*said):
            if not said[2].startswith(NOT_STATEMENTS):
                sent.append(said[2])

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        self.call(self.environ(path))
        event.remove(engine, "before_cursor_execute", note)
        return sent


def _sign_in(app: Flask, email: str) -> str:
    token = secrets.token_urlsafe(32)
    with app.app_context():
        with Session(db.engine) as session:
            person = session.scalars(select(User).where(User.email == email)).one()
            data = {"_user_id": str(person.id), "_fresh": True, "csrf_token": secrets.token_hex(32)}
            browser = Browser(user_id=person.id, known_device=True, family="benchmark", data=data)
            keep_new(session, token, browser, replacing=None, at=app.extensions["wall_clock"].now())
        db.engine.dispose()
    return token
