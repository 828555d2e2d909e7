"""Change what somebody may do: their part in a campaign, the administrator flag, suspension."""

from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Entry, Membership, User
from foi_tracker.usecases.end_sessions import drop_sessions


class LastAdministrator(Exception):
    """Nobody would be left to let anybody in."""


def change_role(session: Session, user_id: int, campaign_id: int, role: Role, entry: Entry) -> None:
    """Make somebody a volunteer or a coordinator of a campaign that they belong to."""
    membership = session.scalars(_membership(user_id, campaign_id)).one()
    membership.role = role
    _changed(session, user_id, "people.change_role", entry, campaign=campaign_id, role=role)


def remove_from_campaign(session: Session, user_id: int, campaign_id: int, entry: Entry) -> None:
    """They no longer see anything of it."""
    session.execute(delete(Membership).where(Membership.user_id == user_id, Membership.campaign_id == campaign_id))
    _changed(session, user_id, "people.remove", entry, campaign=campaign_id)


def set_administrator(session: Session, user_id: int, entry: Entry, *, is_administrator: bool) -> None:
    """Give or take the flag; raises `LastAdministrator`."""
    if not is_administrator:
        _spare_last_administrator(session, user_id)
    session.get_one(User, user_id).is_administrator = is_administrator
    _changed(session, user_id, "people.set_administrator", entry, administrator=is_administrator)


def suspend(session: Session, user_id: int, entry: Entry) -> None:
    """They cannot sign in, and are signed out at once; raises `LastAdministrator`."""
    _spare_last_administrator(session, user_id)
    session.get_one(User, user_id).suspended_at = entry.at
    _changed(session, user_id, "people.suspend", entry)


def unsuspend(session: Session, user_id: int, entry: Entry) -> None:
    """They may sign in again."""
    session.get_one(User, user_id).suspended_at = None
    _changed(session, user_id, "people.unsuspend", entry)


def _membership(user_id: int, campaign_id: int) -> Select[Membership]:
    return select(Membership).where(Membership.user_id == user_id, Membership.campaign_id == campaign_id)


def _spare_last_administrator(session: Session, user_id: int) -> None:
    """Their rows are locked, so that two administrators cannot take the flag from each other at once."""
    active = select(User.id).where(User.is_administrator, User.suspended_at.is_(None)).with_for_update()
    if set(session.scalars(active)) == {user_id}:
        session.rollback()
        raise LastAdministrator


def _changed(session: Session, user_id: int, action: str, entry: Entry, **details: Any) -> None:  # noqa: ANN401 facts of the change

    drop_sessions(session, user_id)
    session.add(AuditLine(actor_id=entry.by_id, action=action, subject=f"user {user_id}", details=details, at=entry.at))
    session.commit()
