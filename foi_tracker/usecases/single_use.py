"""Links that work once: the parts that several use-cases share. Nothing here commits."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from foi_tracker.models import LinkPurpose, OneTimeLink

# security.md 6.5; the first account's link is printed in the terminal, and again at the next start
LIFE = {
    LinkPurpose.FIRST_ACCOUNT: timedelta(hours=72),
    LinkPurpose.INVITATION: timedelta(hours=72),
    LinkPurpose.PASSWORD_RESET: timedelta(minutes=60),
}


class LinkSpent(Exception):
    """The link has been used, withdrawn or outlived, or it never was one."""


def make_link(session: Session, purpose: LinkPurpose, at: datetime, **grants: Any) -> str:  # noqa: ANN401 columns of the link
    """A new link's token, which only this answer ever holds."""
    token = secrets.token_urlsafe(32)
    session.add(
        OneTimeLink(token_hash=hash_of(token), purpose=purpose, made_at=at, expires_at=at + LIFE[purpose], **grants)
    )
    return token


def hash_of(token: str) -> str:
    """What is stored in place of the token."""
    return hashlib.sha256(token.encode()).hexdigest()


def usable(at: datetime) -> ColumnElement[bool]:
    """Links that would still work at this instant."""
    return OneTimeLink.used_at.is_(None) & OneTimeLink.withdrawn_at.is_(None) & (OneTimeLink.expires_at > at)


def link_behind(session: Session, token: str, purpose: LinkPurpose, at: datetime) -> OneTimeLink | None:
    """The link with this token, while it works."""
    return session.scalar(
        select(OneTimeLink).where(OneTimeLink.token_hash == hash_of(token), OneTimeLink.purpose == purpose, usable(at))
    )


def link_numbered(session: Session, link_id: int, purpose: LinkPurpose, at: datetime) -> OneTimeLink | None:
    """The link that a browser has opened, while it works."""
    return session.scalar(
        select(OneTimeLink).where(OneTimeLink.id == link_id, OneTimeLink.purpose == purpose, usable(at))
    )


def use_link(session: Session, link_id: int, purpose: LinkPurpose, at: datetime) -> OneTimeLink:
    """Use it up; of two who try at once, one succeeds."""
    used: OneTimeLink | None = session.scalar(
        update(OneTimeLink)
        .where(OneTimeLink.id == link_id, OneTimeLink.purpose == purpose, usable(at))
        .values(used_at=at)
        .returning(OneTimeLink)
    )
    if used is None:
        session.rollback()
        raise LinkSpent
    return used


def withdraw(session: Session, which: ColumnElement[bool], at: datetime) -> None:
    """Let links that have not been used stop working."""
    session.execute(update(OneTimeLink).where(which, usable(at)).values(withdrawn_at=at))
