"""Readings and their codings: what use-cases and pages need to know of one reply that is being read."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import applies
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Coding, InfoRequest, QuestionSet, Reading, Reservation

# As it is stored now, whatever the session read of it before it had the lock.
AFRESH = {"populate_existing": True}
Answers = Mapping[str, tuple[AnswerState, Mapping[str, Value]]]


def definition_of(session: Session, info_request_id: int) -> QuestionSetDefinition | None:
    """What a request asks; None where it was not made from a question set."""
    asked = select(QuestionSet.definition).join(InfoRequest, InfoRequest.question_set_id == QuestionSet.id)
    found = session.scalar(asked.where(InfoRequest.id == info_request_id))
    return QuestionSetDefinition.of_stored(found) if found else None


def questions_of(definition: QuestionSetDefinition, reading: Reading, part: Part) -> list[Question]:
    """The questions of one part of a reading, in the order of the set: the second reads those that ask for two."""
    wanted = [each for each in definition.questions if each.id in reading.question_ids]
    return [each for each in wanted if each.double_entry] if part is Part.SECOND else wanted


def reader_of(reading: Reading, part: Part) -> int | None:
    """Who submitted this part; None while nobody has."""
    return {Part.FIRST: reading.first_by_id, Part.SECOND: reading.second_by_id, Part.THIRD: None}[part]


def barred_from(reading: Reading, part: Part) -> frozenset[int]:
    """Who may not do this part, as they did another: a second reader is blind, and a third is neither of the two."""
    others = {Part.FIRST: (Part.SECOND,), Part.SECOND: (Part.FIRST,), Part.THIRD: (Part.FIRST, Part.SECOND)}[part]
    return frozenset(who for each in others if (who := reader_of(reading, each)) is not None)


def held_by_another(session: Session, reading: Reading, part: Part, person_id: int, now: datetime) -> bool:
    """Whether somebody else has this part in hand."""
    found = reservation_of(session, reading, part)
    return found is not None and found.person_id != person_id and found.until > now


def reservation_of(session: Session, reading: Reading, part: Part) -> Reservation | None:
    """Who has or had this part in hand last."""
    wanted = select(Reservation).where(Reservation.reading_id == reading.id, Reservation.part == part)
    return session.scalar(wanted.execution_options(**AFRESH))


def drafts_of(session: Session, reading: Reading, part: Part, person_id: int) -> dict[str, Coding]:
    """What one person has answered in this part and not submitted, by question. Nobody else is ever shown it."""
    mine = (Coding.part == part, Coding.coder_id == person_id, Coding.submitted_at.is_(None))
    wanted = select(Coding).where(Coding.reading_id == reading.id, *mine)
    return {each.question_id: each for each in session.scalars(wanted.execution_options(**AFRESH))}


def submitted_of(session: Session, reading: Reading, part: Part) -> dict[str, Coding]:
    """The codings of the first or the second part, by question, once they are submitted."""
    done = (Coding.part == part, Coding.submitted_at.is_not(None))
    found = session.scalars(select(Coding).where(Coding.reading_id == reading.id, *done).order_by(Coding.id))
    return {each.question_id: each for each in found}


def answers_in(definition: QuestionSetDefinition, codings: Iterable[Coding]) -> Answers:
    """Codings as the rules about questions know answers."""
    fields = {each.id: each.fields for each in definition.questions}
    return {
        each.question_id: (each.state, load_all(fields[each.question_id], each.values))
        for each in codings
        if each.question_id in fields
    }


def applicable(definition: QuestionSetDefinition, question_ids: Iterable[str], answers: Answers) -> list[str]:
    """Which of these questions are to be answered, if the others are answered so."""
    # Its own answer does not rule a question out: the council set skips on two questions that it does not keep.
    apart = {each: {key: found for key, found in answers.items() if key != each} for each in question_ids}
    return [each for each, others in apart.items() if applies(each, definition, others)]


def later_questions(session: Session, reading: Reading) -> frozenset[str]:
    """The questions that a later reply to the same request is read for."""
    later = select(Reading.question_ids).where(
        Reading.info_request_id == reading.info_request_id, Reading.position > reading.position
    )
    return frozenset(each for found in session.scalars(later) for each in found)


def in_hand(now: datetime) -> ColumnElement[bool]:
    """Reservations that have not run out."""
    return Reservation.until > now


def reading_in(session: Session, campaign_id: int, reading_id: int) -> Reading | None:
    """The reading with this number, if it is one of this campaign."""
    wanted = select(Reading).join(InfoRequest, InfoRequest.id == Reading.info_request_id)
    return session.scalar(wanted.where(Reading.id == reading_id, InfoRequest.campaign_id == campaign_id))


def reading_of(session: Session, info_request_id: int, position: int) -> Reading | None:
    """The reading of one line of a request's history, if it has been opened."""
    here = (Reading.info_request_id == info_request_id, Reading.position == position)
    return session.scalar(select(Reading).where(*here))


def being_read(session: Session, info_request_id: int, positions: Iterable[int]) -> frozenset[str]:
    """The questions for which one of these replies is in the middle of being read."""
    second_waits = and_(Reading.needs_second, Reading.second_by_id.is_(None))
    unfinished = or_(Reading.first_by_id.is_(None), second_waits, Reading.conflicts > 0)
    here = (Reading.info_request_id == info_request_id, Reading.position.in_(list(positions)))
    found = select(Reading.question_ids).where(*here, unfinished)
    return frozenset(each for ids in session.scalars(found) for each in ids)
