"""Hand in one part of a reading whole, where its answers did not come from the page: all of them or none."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import Coding, Entry, Reading
from foi_tracker.usecases.in_hand import AlreadySubmitted, NotYours, check_may_do, locked
from foi_tracker.usecases.save_coding import NewCoding, fill, sign
from foi_tracker.usecases.settling import Settlement, settle


def hand_in(session: Session, reading: Reading, part: Part, answers: Sequence[NewCoding], entry: Entry) -> Settlement:
    """What is agreed by it and what is not. Raises `AlreadySubmitted` or `NotYours`."""
    reading = locked(session, reading)
    try:
        check_may_do(reading, part, entry.by_id)
    except (AlreadySubmitted, NotYours):
        session.rollback()
        raise
    for each in answers:
        coding = Coding(reading_id=reading.id, question_id=each.question_id, part=part, coder_id=entry.by_id)
        fill(coding, each, entry).submitted_at = entry.at
        session.add(coding)
    sign(reading, part, entry.by_id)
    session.flush()
    settled = settle(session, reading, entry.at)
    session.commit()
    return settled
