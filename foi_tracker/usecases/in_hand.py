"""A part of a reading in somebody's hands: what several use-cases share. Nothing here commits."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import Coding, InfoRequest, Reading, Reservation
from foi_tracker.queries.readings import AFRESH, barred_from, held_by_another, reader_of, reservation_of

HELD_FOR = timedelta(minutes=45)
OTHER = {Part.FIRST: Part.SECOND, Part.SECOND: Part.FIRST}


class Taken(Exception):
    """Somebody else has this part in hand."""


class NotYours(Exception):
    """Whoever asks did another part of the same reading, or the part is not there to be done."""


class AlreadySubmitted(Exception):
    """This part is done."""


def locked(session: Session, reading: Reading) -> Reading:
    """A reading as it is now, and as it stays until the end of the transaction.

    What is found of a request hangs together, so whoever changes any of it queues at the request.
    """
    session.scalar(select(InfoRequest.id).where(InfoRequest.id == reading.info_request_id).with_for_update())
    wanted = select(Reading).where(Reading.info_request_id == reading.info_request_id)
    found = session.scalars(wanted.execution_options(**AFRESH)).all()
    return next(each for each in found if each.id == reading.id)


def check_may_do(reading: Reading, part: Part, person_id: int) -> None:
    """Raises `AlreadySubmitted` or `NotYours`."""
    if part is Part.SECOND and not reading.needs_second:
        raise NotYours(f"reading {reading.id} has no second part")
    if part is Part.THIRD and not reading.conflicts:
        raise AlreadySubmitted(f"nothing of reading {reading.id} waits for a third")
    if reader_of(reading, part) is not None:
        raise AlreadySubmitted(f"{part} of reading {reading.id}")
    if person_id in barred_from(reading, part):
        raise NotYours(f"{part} of reading {reading.id}")


def hold(session: Session, reading: Reading, part: Part, person_id: int, now: datetime) -> Reservation:
    """Write down who has it; the reading is locked, and nobody else's."""
    found = reservation_of(session, reading, part)
    if found is None:
        found = Reservation(reading_id=reading.id, part=part)
        session.add(found)
    found.person_id, found.until = person_id, now + HELD_FOR
    session.flush()
    return found


def take_in_hand(session: Session, reading: Reading, part: Part, person_id: int, now: datetime) -> Reservation:
    """Take a part, or keep it, once the reading is locked; raises `Taken`, `NotYours` or `AlreadySubmitted`."""
    check_may_do(reading, part, person_id)
    if held_by_another(session, reading, part, person_id, now):
        raise Taken(f"{part} of reading {reading.id}")
    if part in OTHER and _has(session, reading, OTHER[part], person_id, now):
        raise NotYours(f"whoever has the other part of reading {reading.id} in hand cannot do both")
    _bring_drafts(session, reading, part, person_id)
    return hold(session, reading, part, person_id, now)


def let_go(session: Session, reading: Reading, part: Part, person_id: int) -> None:
    """Nobody has it in hand, if this person had."""
    mine = (Reservation.reading_id == reading.id, Reservation.part == part, Reservation.person_id == person_id)
    session.execute(delete(Reservation).where(*mine))


def _has(session: Session, reading: Reading, part: Part, person_id: int, now: datetime) -> bool:
    found = reservation_of(session, reading, part)
    return found is not None and found.person_id == person_id and found.until > now


def _bring_drafts(session: Session, reading: Reading, part: Part, person_id: int) -> None:
    """What somebody began as the first reader, until another finished it, is as blind as a second reading."""
    if part is not Part.SECOND:
        return
    theirs = (Coding.reading_id == reading.id, Coding.coder_id == person_id, Coding.submitted_at.is_(None))
    begun = set(session.scalars(select(Coding.question_id).where(*theirs, Coding.part == Part.SECOND)))
    session.execute(
        update(Coding)
        .where(*theirs, Coding.part == Part.FIRST, Coding.question_id.not_in(begun))
        .values(part=Part.SECOND)
    )
