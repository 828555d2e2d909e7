"""Who a session's cookie belongs to, in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Membership, User, UserSession


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSession:
    """A browser's session, with the person where somebody is signed in."""

    id: int
    data: dict[str, Any]
    known_device: bool
    created_at: datetime
    last_seen_at: datetime
    user_id: int | None = None
    person: Actor | None = None


def stored_session(session: Session, token_hash: str) -> StoredSession | None:
    """The session with this token. A suspended person counts as nobody."""
    rows = session.execute(
        select(
            UserSession.id,
            UserSession.data,
            UserSession.known_device,
            UserSession.created_at,
            UserSession.last_seen_at,
            UserSession.user_id,
            User.name,
            User.is_administrator,
            User.suspended_at,
            Membership.campaign_id,
            Membership.role,
        )
        .outerjoin(User, User.id == UserSession.user_id)
        .outerjoin(Membership, Membership.user_id == User.id)
        .where(UserSession.token_hash == token_hash)
    ).all()
    return _stored(rows[0], rows) if rows else None


def _stored(first: Row[Any], rows: Sequence[Row[Any]]) -> StoredSession:
    return StoredSession(
        id=first.id,
        data=first.data,
        known_device=first.known_device,
        created_at=first.created_at,
        last_seen_at=first.last_seen_at,
        user_id=first.user_id,
        person=_person(first, rows),
    )


def _person(first: Row[Any], rows: Sequence[Row[Any]]) -> Actor | None:
    if first.user_id is None or first.suspended_at is not None:
        return None
    return Actor(
        user_id=first.user_id,
        name=first.name,
        is_administrator=first.is_administrator,
        roles={row.campaign_id: row.role for row in rows if row.campaign_id is not None},
    )
