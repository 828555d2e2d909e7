"""Say again which questions a later letter touches, while nobody has handed its reading in."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from foi_tracker.models import Entry, Reading
from foi_tracker.usecases.in_hand import AlreadySubmitted, locked
from foi_tracker.usecases.opening import NotAReply
from foi_tracker.usecases.settling import questions_behind, recount, restore, supersede


class ReadingMoved(Exception):
    """Somebody else has said it differently since it was shown."""


def change_touched(
    session: Session, reading: Reading, question_ids: Sequence[str], *, seen: Sequence[str], entry: Entry
) -> Reading:
    """What is unticked counts again as it did; drafts on it are left where they are.

    Raises `AlreadySubmitted`, `ReadingMoved`, or `NotAReply` for questions that were never asked.
    """
    reading = locked(session, reading)
    wanted = [each for each in questions_behind(session, reading).questions if each.id in set(question_ids)]
    refusal = _refusal(session, reading, seen)
    if len(wanted) != len(set(question_ids)):
        refusal = NotAReply(f"reading {reading.id}")
    if refusal:
        session.rollback()
        raise refusal
    before, after = set(reading.question_ids), [each.id for each in wanted]
    reading.question_ids, reading.needs_second = after, any(each.double_entry for each in wanted)
    reading.first_by_id = None if wanted else entry.by_id
    restore(session, reading, before - set(after))
    supersede(session, reading, set(after) - before, entry.at)
    recount(session, reading.info_request_id, entry.at)
    session.commit()
    return reading


def may_change(session: Session, reading: Reading) -> bool:
    """Only what came after a reply that is read, and only until somebody hands a part of it in."""
    earlier = exists().where(Reading.info_request_id == reading.info_request_id, Reading.position < reading.position)
    is_open = reading.first_by_id is None and reading.second_by_id is None
    return is_open and bool(session.scalar(select(earlier)))


def _refusal(session: Session, reading: Reading, seen: Sequence[str]) -> Exception | None:
    if not may_change(session, reading):
        return AlreadySubmitted(f"reading {reading.id}")
    return None if set(seen) == set(reading.question_ids) else ReadingMoved(f"reading {reading.id}")
