"""The reading of a reply, opened: what several use-cases share. Nothing here commits."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.replies import replies
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Entry, InfoRequest, Reading
from foi_tracker.queries.readings import definition_of, reading_of
from foi_tracker.usecases.settling import NothingAsked, recount, supersede


class NotAReply(Exception):
    """There is nothing to read on this line: it is no answer, it was taken back, or these were never asked."""


def begin_reading(
    session: Session, info_request: InfoRequest, position: int, question_ids: Sequence[str], entry: Entry
) -> Reading:
    """The reading of this line, which whoever comes first opens; what counted of its questions is superseded."""
    request_id = info_request.id
    definition = definition_of(session, request_id)
    if definition is None:
        raise NothingAsked(info_request.reference)
    wanted = [each for each in definition.questions if each.id in set(question_ids)]
    if len(wanted) != len(set(question_ids)) or position not in replies([each.event for each in info_request.records]):
        raise NotAReply(f"{info_request.reference}, line {position}")
    session.scalar(select(InfoRequest.id).where(InfoRequest.id == request_id).with_for_update())
    if found := reading_of(session, request_id, position):
        return found
    reading = _new(info_request, position, wanted, entry)
    session.add(reading)
    session.flush()
    supersede(session, reading, reading.question_ids, entry.at)
    recount(session, request_id, entry.at)
    return reading


def _new(info_request: InfoRequest, position: int, wanted: Sequence[Question], entry: Entry) -> Reading:
    """A reply that touches no question is read by that."""
    return Reading(
        info_request_id=info_request.id,
        position=position,
        question_ids=[each.id for each in wanted],
        needs_second=any(each.double_entry for each in wanted),
        first_by_id=None if wanted else entry.by_id,
        opened_by_id=entry.by_id,
        opened_at=entry.at,
    )
