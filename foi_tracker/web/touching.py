"""A letter that came after a reply, and the questions it may touch, for the page that asks which."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter, state_of
from foi_tracker.domain.findings.replies import replies
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import Question
from foi_tracker.models import Attachment, InfoRequest, Reading
from foi_tracker.queries.findings import FindingRow, current_findings
from foi_tracker.queries.readings import being_read, definition_of, reading_of
from foi_tracker.queries.request_page import attachments_of
from foi_tracker.web import recording
from foi_tracker.web.answer_words import question_name
from foi_tracker.web.finding_words import said, state_words

# Convention: what a later letter is likely to be about. The person looks, and ticks what it really touches.
LIKELY = frozenset(
    {
        AnswerState.REFUSED,
        AnswerState.IGNORED,
        AnswerState.UNCLEAR,
        AnswerState.PARTLY,
        AnswerState.PENDING,
    }
)

BEING_READ = "Being read, from an earlier letter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Touchable:
    """A question with what we hold so far."""

    id: str
    name: str
    ask: str
    state: str
    said: str
    is_likely: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class LaterLetter:
    """A reply on its line of history, and every question of the set; `reading` is there once somebody has opened it."""

    reading: Reading | None
    on: date
    sentence: str
    files: list[Attachment]
    questions: list[Touchable]


def letter_of(session: Session, info_request: InfoRequest, position: int) -> LaterLetter | None:
    """The reply on this line; None where there is no reply, or the request asks no questions."""
    definition = definition_of(session, info_request.id)
    stand = replies([each.event for each in info_request.records])
    if definition is None or position not in stand:
        return None
    record = info_request.records[position - 1]
    rows = {question_id: row for (_, question_id), row in current_findings(session, [info_request.id]).items()}
    asked, busy = asked_in_first_letter(definition), being_read(session, info_request.id, stand)
    current = {
        each.id: (rows[each.id].state, rows[each.id].values(each)) for each in definition.questions if each.id in rows
    }
    reading = reading_of(session, info_request.id, position)
    return LaterLetter(
        reading=reading,
        on=record.occurred_on,
        sentence=recording.sentence(record),
        files=[each for each in attachments_of(session, info_request) if each.position == position],
        questions=[
            _touchable(each, state_of(each.id, definition, asked, current), rows.get(each.id), each.id in busy)
            if reading is None
            else _ticked(each, state_of(each.id, definition, asked, current), rows.get(each.id), reading)
            for each in definition.questions
        ],
    )


def _ticked(question: Question, state: AnswerState, row: FindingRow | None, reading: Reading) -> Touchable:
    """As somebody has said before."""
    shown = _touchable(question, state, row, is_busy=False)
    return replace(shown, is_likely=question.id in reading.question_ids)


def _touchable(question: Question, state: AnswerState, row: FindingRow | None, is_busy: bool) -> Touchable:
    waits = is_busy and state is AnswerState.PENDING
    return Touchable(
        id=question.id,
        name=question_name(question),
        ask=question.ask,
        state=BEING_READ if waits else state_words(state),
        said=said(question, row.values(question)) if row else "",
        is_likely=state in LIKELY and not waits,
    )
