"""The proclaimed days kept here, and what each change to them moved."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, ProclaimedDayRecord

PROCLAIMED = "calendar.proclaim"
TAKEN_BACK = "calendar.take_back"
SHOWN_AT_MOST = 50


def all_days(session: Session) -> Sequence[ProclaimedDayRecord]:
    """Every proclaimed day, the latest first."""
    return session.scalars(
        select(ProclaimedDayRecord).order_by(ProclaimedDayRecord.day.desc(), ProclaimedDayRecord.nation)
    ).all()


def by_id(session: Session, record_id: int) -> ProclaimedDayRecord | None:
    """One of them."""
    return session.get(ProclaimedDayRecord, record_id)


def changes(session: Session) -> Sequence[AuditLine]:
    """What was changed in the calendar, the latest first."""
    return session.scalars(
        select(AuditLine)
        .where(AuditLine.action.in_((PROCLAIMED, TAKEN_BACK)))
        .order_by(AuditLine.id.desc())
        .limit(SHOWN_AT_MOST)
    ).all()


def change(session: Session, line_id: int) -> AuditLine | None:
    """One change to the calendar, with the requests it moved."""
    found = session.get(AuditLine, line_id)
    return found if found and found.action in (PROCLAIMED, TAKEN_BACK) else None
