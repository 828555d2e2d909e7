"""Decide between two readers, as a third; and correct what counts, as a coordinator."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.vocabulary import Part, RightOfReply, Settled
from foi_tracker.models import AuditLine, Coding, Entry, Finding, InfoRequest, Reading
from foi_tracker.queries.readings import drafts_of, held_by_another
from foi_tracker.usecases.in_hand import AlreadySubmitted, NotYours, Taken, check_may_do, hold, let_go, locked
from foi_tracker.usecases.save_coding import NewCoding, fill
from foi_tracker.usecases.settling import Desk, count, recount, undecided


class FindingMoved(Exception):
    """What counts has changed since it was shown."""


def adjudicate(session: Session, reading: Reading, question_id: str, new: NewCoding, entry: Entry) -> Finding:
    """Let the third person's answer count, at once.

    Raises `AlreadySubmitted` where nothing is left to decide, `NotYours` for who read it as one of the two, `Taken`.
    """
    reading = locked(session, reading)
    try:
        _check(new, question_id)
        _check_undecided(session, reading, question_id, entry)
    except (AlreadySubmitted, NotYours, Taken):
        session.rollback()
        raise
    found = _decided(session, reading, new, entry)
    if reading.conflicts:
        hold(session, reading, Part.THIRD, entry.by_id, entry.at)
    else:
        let_go(session, reading, Part.THIRD, entry.by_id)
    session.commit()
    return found


def correct_finding(session: Session, finding: Finding, new: NewCoding, entry: Entry) -> Finding:
    """Put a new decision in place of a finding that counts; a line says who did. Raises `FindingMoved`."""
    coding = session.get_one(Coding, finding.coding_id)
    reading = locked(session, session.get_one(Reading, coding.reading_id))
    before = _current(session, finding)
    _check(new, before.question_id)
    found = _decided(session, reading, new, entry)
    _tell(session, found, "findings.correct", {"before": before.coding_id, "after": found.coding_id}, entry)
    session.commit()
    return found


def set_right_of_reply(session: Session, finding: Finding, told: RightOfReply, entry: Entry) -> None:
    """Say whether the authority was shown a finding, and what it said; a line says who did."""
    found = _current(session, finding)
    if found.right_of_reply is not told:
        _tell(session, found, "findings.right_of_reply", {"before": found.right_of_reply, "after": told}, entry)
        found.right_of_reply = told
    session.commit()


def _check_undecided(session: Session, reading: Reading, question_id: str, entry: Entry) -> None:
    check_may_do(reading, Part.THIRD, entry.by_id)
    if question_id not in undecided(Desk.of(session, reading)):
        raise AlreadySubmitted(f"{question_id} of reading {reading.id}")
    if held_by_another(session, reading, Part.THIRD, entry.by_id, entry.at):
        raise Taken(f"the third part of reading {reading.id}")


def _check(new: NewCoding, question_id: str) -> None:
    if new.question_id != question_id or not new.state.is_coded:
        raise NotYours(f"{new.question_id} is not {question_id}, or {new.state} is not for people to say")


def _current(session: Session, finding: Finding) -> Finding:
    wanted = select(Finding).where(Finding.id == finding.id).with_for_update()
    found = session.scalars(wanted.execution_options(populate_existing=True)).one()
    if found.superseded_at is not None:
        session.rollback()
        raise FindingMoved(f"finding {found.id}")
    return found


def _decided(session: Session, reading: Reading, new: NewCoding, entry: Entry) -> Finding:
    """A third coding that counts from now on. What hangs on it may wait for a third in its turn."""
    draft = drafts_of(session, reading, Part.THIRD, entry.by_id).get(new.question_id)
    coding = draft or Coding(reading_id=reading.id, question_id=new.question_id, part=Part.THIRD, coder_id=entry.by_id)
    fill(coding, new, entry).submitted_at = entry.at
    session.add(coding)
    session.flush()
    found = count(session, reading, coding, Settled.ADJUDICATED, entry.at)
    recount(session, reading.info_request_id, entry.at)
    return found


def _tell(session: Session, finding: Finding, action: str, details: dict[str, object], entry: Entry) -> None:
    reference = session.get_one(InfoRequest, finding.info_request_id).reference
    subject = f"finding {reference} {finding.question_id}"
    session.add(AuditLine(actor_id=entry.by_id, action=action, subject=subject, details=details, at=entry.at))
