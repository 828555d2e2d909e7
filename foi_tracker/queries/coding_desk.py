"""A reply in the hands of one of its readers, with everything that the page for reading it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.models import Authority, Coding, EventRecord, InfoRequest, Reading
from foi_tracker.queries.readings import barred_from, definition_of, drafts_of, questions_of, reader_of, reservation_of


@dataclass(frozen=True, kw_only=True, slots=True)
class CodingDesk:
    """One part of a reading as one person has it. `answers` are their own, and nobody else's."""

    reading: Reading
    part: Part
    info_request: InfoRequest
    authority: Authority
    reply: EventRecord
    definition: QuestionSetDefinition
    questions: list[Question]
    answers: Mapping[str, Coding]
    is_done: bool


def coding_desk(session: Session, campaign_id: int, reading_id: int, part: Part, person_id: int) -> CodingDesk | None:
    """The desk of this person; None where the campaign has no such reading, or its request asks no questions."""
    found = session.execute(_with_reply(campaign_id, reading_id)).one_or_none()
    definition = definition_of(session, found[0].info_request_id) if found else None
    if found is None or definition is None:
        return None
    reading, info_request, authority, reply = found
    is_done = reader_of(reading, part) == person_id
    theirs = _handed_in if is_done else drafts_of
    return CodingDesk(
        reading=reading,
        part=part,
        info_request=info_request,
        authority=authority,
        reply=reply,
        definition=definition,
        questions=questions_of(definition, reading, part),
        answers=theirs(session, reading, part, person_id),
        is_done=is_done,
    )


def _with_reply(campaign_id: int, reading_id: int) -> Select[Reading, InfoRequest, Authority, EventRecord]:
    reply = (EventRecord.info_request_id == InfoRequest.id) & (EventRecord.position == Reading.position)
    return (
        select(Reading, InfoRequest, Authority, EventRecord)
        .join(InfoRequest, InfoRequest.id == Reading.info_request_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .join(EventRecord, reply)
        .where(Reading.id == reading_id, InfoRequest.campaign_id == campaign_id)
    )


def _handed_in(session: Session, reading: Reading, part: Part, person_id: int) -> dict[str, Coding]:
    mine = (Coding.part == part, Coding.coder_id == person_id, Coding.submitted_at.is_not(None))
    found = session.scalars(select(Coding).where(Coding.reading_id == reading.id, *mine))
    return {each.question_id: each for each in found}


def why_not(session: Session, desk: CodingDesk, person_id: int, now: datetime) -> str:
    """Why this person may not answer here; nothing where they have the part in hand."""
    reader = reader_of(desk.reading, desk.part)
    if reader is not None and reader != person_id:
        return "Somebody else has finished this part."
    if person_id in barred_from(desk.reading, desk.part):
        return "You read this reply already. Somebody else reads it the second time, without seeing your answers."
    if desk.is_done:
        return ""
    held = reservation_of(session, desk.reading, desk.part)
    if held is None:
        return "Take this reply from the list first, so that two people do not read it at once."
    if held.person_id != person_id:
        taken = held.until > now
        return "Somebody else is reading this reply now." if taken else "Take this reply from the list first."
    return ""
