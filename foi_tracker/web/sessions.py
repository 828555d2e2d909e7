"""Sessions kept on the server: the cookie holds a random token and nothing else."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from flask import Flask, Request, Response, request, session
from flask.sessions import SecureCookieSession, SessionInterface
from flask_login import LoginManager, login_user
from sqlalchemy.orm import Session

from foi_tracker.db import READING_METHODS, db, short_session
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.session_life import has_lapsed
from foi_tracker.queries.sessions import StoredSession, stored_session
from foi_tracker.usecases import keep_session
from foi_tracker.usecases.keep_session import Browser
from foi_tracker.web import cookies, now
from foi_tracker.web.browsers import browser_family

SEEN_AFRESH = timedelta(minutes=1)
TOKEN_LENGTH = 43
KEPT_AT_SIGN_IN = ("link",)  # an invitation opened before signing in to take it up


@dataclass(frozen=True)
class Account:
    """Whoever is signed in, as pages know them: `current_user`."""

    actor: Actor
    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    @property
    def id(self) -> int:
        """Their number in `users`."""
        return self.actor.user_id

    @property
    def name(self) -> str:
        """Their display name."""
        return self.actor.name

    def get_id(self) -> str:
        """What Flask-Login writes into the session."""
        return str(self.id)


class ServerSession(SecureCookieSession):
    """What is remembered of one browser between its requests."""

    def __init__(self, stored: StoredSession | None = None) -> None:
        super().__init__(stored.data if stored else None)
        self.stored = stored
        self.account: Account | None = None
        self.known_device = bool(stored and stored.known_device)
        self.renewed = False

    @property
    def needs_new_token(self) -> bool:
        """Where asked for, and whenever somebody else is signed in than before."""
        return self.renewed or (self.stored is not None and self.stored.user_id != self.user_id)

    @property
    def user_id(self) -> int | None:
        """Who signed in, as Flask-Login wrote it down."""
        found = self.get("_user_id")
        return int(found) if found else None


class ServerSessions(SessionInterface):
    """Reads and writes `user_sessions`."""

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """The browser's session; an empty one, not yet stored, where it has none that is good."""
        token = cookies.session_token()
        if len(token) != TOKEN_LENGTH or request.path.startswith(f"{app.static_url_path}/"):
            return ServerSession()
        found = _read(token, request.method)
        return _opened(found) if found else ServerSession()

    def is_null_session(self, obj: object) -> bool:
        """Nothing to keep where the database could not even be asked."""
        return obj is None

    def save_session(self, app: Flask, session: ServerSession, response: Response) -> None:  # type: ignore[override]  # noqa: ARG002 Flask's shape
        """Store what changed, in a transaction of its own, after the view's."""
        if not session.modified:
            _note_last_seen(session, response)
            return
        db.session.rollback()
        with short_session() as own:
            if not session:
                _end(own, session, response)
            elif session.needs_new_token or session.stored is None:
                _open(own, session, response)
            else:
                keep_session.keep_data(own, session.stored.id, _data(session))


def _read(token: str, method: str) -> StoredSession | None:
    hashed = keep_session.token_hash(token)
    if method in READING_METHODS:
        return stored_session(db.session(), hashed)
    with short_session(reading=True) as own:  # so that hashing a password, say, happens outside any write transaction
        return stored_session(own, hashed)


def _opened(stored: StoredSession) -> ServerSession:
    if stored.user_id is None:
        too_old = now.now() - stored.created_at >= keep_session.ANONYMOUS_LIFE
        return ServerSession() if too_old else ServerSession(stored)
    if stored.person is None or _lapsed(stored, stored.person):
        return ServerSession()
    opened = ServerSession(stored)
    opened.account = Account(stored.person)
    return opened


def _lapsed(stored: StoredSession, person: Actor) -> bool:
    return has_lapsed(
        person,
        known_device=stored.known_device,
        created_at=stored.created_at,
        last_seen_at=stored.last_seen_at,
        now=now.now(),
    )


def _open(own: Session, session: ServerSession, response: Response) -> None:
    token = secrets.token_urlsafe(32)
    session.setdefault("csrf_token", secrets.token_hex(32))
    browser = Browser(
        user_id=session.user_id,
        known_device=session.known_device,
        family=browser_family(request.user_agent.string),
        data=_data(session),
    )
    replacing = session.stored.id if session.stored else None
    keep_session.keep_new(own, token, browser, replacing=replacing, at=now.now())
    cookies.set_session(response, token)


def _end(own: Session, session: ServerSession, response: Response) -> None:
    if session.stored is not None:
        keep_session.end_session(own, session.stored.id)
    cookies.forget_session(response)


def _data(session: ServerSession) -> dict[str, Any]:
    return dict(session)


def _note_last_seen(session: ServerSession, response: Response) -> None:
    stored, at, engine = session.stored, now.now(), db.engine
    if stored is None or session.account is None or at - stored.last_seen_at < SEEN_AFRESH:
        return

    def write() -> None:
        with Session(engine) as own:
            keep_session.keep_last_seen(own, stored.id, at)

    response.call_on_close(write)


def init_app(app: Flask) -> None:
    """Sign people in."""
    cookies.init_app(app)
    app.session_interface = ServerSessions()
    manager = LoginManager(app)
    manager.session_protection = None  # it would trust X-Forwarded-For, which anybody can write
    manager.user_loader(_account)


def _account(user_id: str) -> Account | None:
    found = current_session().account
    return found if found and str(found.id) == user_id else None


def current_session() -> ServerSession:
    """The session of the request, as what it is."""
    found: ServerSession = session._get_current_object()  # type: ignore[attr-defined]
    return found


def begin_session(person: Actor, *, known_device: bool) -> None:
    """Sign `person` in under a new token; what the browser held before is forgotten, but for an opened link."""
    mine = current_session()
    kept = {name: mine[name] for name in KEPT_AT_SIGN_IN if name in mine}
    mine.clear()
    mine.update(kept)
    mine.known_device = known_device
    mine.renewed = True
    mine.account = Account(person)
    login_user(mine.account)
