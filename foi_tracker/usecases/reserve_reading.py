"""Take one part of a reading in hand, so that two people do not do the same work; keep it, or give it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import Reading, Reservation
from foi_tracker.usecases.in_hand import (
    HELD_FOR,
    AlreadySubmitted,
    NotYours,
    Taken,
    let_go,
    locked,
    take_in_hand,
)

__all__ = ["HELD_FOR", "AlreadySubmitted", "NotYours", "Taken", "release_reservation", "reserve"]


def reserve(session: Session, reading: Reading, part: Part, person_id: int, now: datetime) -> Reservation:
    """Take a part in hand, or keep it; raises `Taken`, `NotYours` or `AlreadySubmitted`."""
    try:
        found = take_in_hand(session, locked(session, reading), part, person_id, now)
    except (Taken, NotYours, AlreadySubmitted):
        session.rollback()
        raise
    session.commit()
    return found


def release_reservation(session: Session, reading: Reading, part: Part, person_id: int) -> None:
    """Give a part back, if this person has it. What they typed stays theirs, should they take it again."""
    let_go(session, reading, part, person_id)
    session.commit()
