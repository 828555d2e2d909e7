"""Reset a password by a link that an administrator hands over. It never signs anybody in."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, LinkPurpose, OneTimeLink, SignInFailure, User
from foi_tracker.usecases.end_sessions import drop_sessions
from foi_tracker.usecases.single_use import make_link, use_link, withdraw


def issue_reset_link(session: Session, user_id: int, *, by_id: int | None, at: datetime) -> str:
    """The link's token; an older one stops working."""
    withdraw(session, _resets_of(user_id), at)
    token = make_link(session, LinkPurpose.PASSWORD_RESET, at, user_id=user_id, made_by_id=by_id)
    session.add(AuditLine(actor_id=by_id, action="account.issue_reset", subject=f"user {user_id}", at=at))
    session.commit()
    return token


def reset_password(session: Session, link_id: int, password_hash: str, *, account_hash: str, at: datetime) -> None:
    """Every session of theirs ends, and what strangers tried no longer delays them; raises `LinkSpent`."""
    link = use_link(session, link_id, LinkPurpose.PASSWORD_RESET, at)
    user = session.get_one(User, link.user_id)
    user.password_hash = password_hash
    withdraw(session, _resets_of(user.id), at)
    drop_sessions(session, user.id)
    session.execute(
        delete(SignInFailure).where(SignInFailure.account_hash == account_hash, SignInFailure.device_hash == "")
    )
    session.add(AuditLine(actor_id=user.id, action="account.reset_password", subject=f"user {user.id}", at=at))
    session.commit()


def change_password(session: Session, user_id: int, password_hash: str, *, keeping: int | None, at: datetime) -> None:
    """One's own, with the old one known: every other session ends, and reset links stop working."""
    session.get_one(User, user_id).password_hash = password_hash
    withdraw(session, _resets_of(user_id), at)
    drop_sessions(session, user_id, keeping=keeping)
    session.add(AuditLine(actor_id=user_id, action="account.change_password", subject=f"user {user_id}", at=at))
    session.commit()


def _resets_of(user_id: int) -> ColumnElement[bool]:
    return (OneTimeLink.user_id == user_id) & (OneTimeLink.purpose == LinkPurpose.PASSWORD_RESET)
