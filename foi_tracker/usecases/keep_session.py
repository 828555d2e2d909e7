"""Keep what a browser's session holds: only the SHA-256 of its token is stored."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from foi_tracker.models import UserSession

ANONYMOUS_LIFE = timedelta(hours=2)  # security.md 6.3 leaves this to us: long enough to fill in a sign-in page
LONGEST_LIFE = timedelta(days=14)  # security.md, top: idle days on a known device; nobody's session lasts longer idle


@dataclass(frozen=True, kw_only=True, slots=True)
class Browser:
    """What a session row says of the browser that holds it."""

    user_id: int | None = None
    known_device: bool = False
    family: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def token_hash(token: str) -> str:
    """What is stored in place of a token of 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def keep_new(session: Session, token: str, browser: Browser, *, replacing: int | None, at: datetime) -> None:
    """Open a session; the one that it replaces is dead at once."""
    _sweep(session, at)
    if replacing is not None:
        session.execute(delete(UserSession).where(UserSession.id == replacing))
    session.execute(
        insert(UserSession).values(
            token_hash=token_hash(token),
            user_id=browser.user_id,
            known_device=browser.known_device,
            browser=browser.family,
            data=browser.data,
            created_at=at,
            last_seen_at=at,
        )
    )
    session.commit()


def _sweep(session: Session, at: datetime) -> None:
    lapsed = UserSession.last_seen_at < at - LONGEST_LIFE
    unused = UserSession.user_id.is_(None) & (UserSession.last_seen_at < at - ANONYMOUS_LIFE)
    session.execute(delete(UserSession).where(lapsed | unused))


def keep_data(session: Session, session_id: int, data: dict[str, Any]) -> None:
    """Store what changed. A session that has been ended meanwhile stays ended."""
    session.execute(update(UserSession).where(UserSession.id == session_id).values(data=data))
    session.commit()


def keep_last_seen(session: Session, session_id: int, at: datetime) -> None:
    """Note that the browser was here: written after the response, at most once a minute."""
    session.execute(update(UserSession).where(UserSession.id == session_id).values(last_seen_at=at))
    session.commit()


def end_session(session: Session, session_id: int) -> None:
    """Forget it: its cookie opens nothing from now on."""
    session.execute(delete(UserSession).where(UserSession.id == session_id))
    session.commit()
