"""What a request's replies said to each question, for the page of the request."""

from typing import Any, NamedTuple

from flask import url_for
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter, state_of
from foi_tracker.domain.findings.vocabulary import AnswerState, Settled
from foi_tracker.models import InfoRequest
from foi_tracker.queries.findings import current_findings
from foi_tracker.queries.readings import definition_of
from foi_tracker.web.answer_words import question_name
from foi_tracker.web.finding_words import said, state_words, tone


class Answer(NamedTuple):
    """A question with what counts as its answer."""

    name: str
    href: str
    state: str
    tone: str
    said: str
    is_read: bool
    is_imported: bool


def answers_of(session: Session, info_request: InfoRequest, slug: str) -> list[Answer]:
    """Every question that was asked, once there is a reply; nothing where a request asks no questions."""
    if info_request.question_set_id is None or info_request.responded_on is None:
        return []
    definition = definition_of(session, info_request.id)
    if definition is None:
        return []
    rows = {question_id: row for (_, question_id), row in current_findings(session, [info_request.id]).items()}
    values = {each.id: rows[each.id].values(each) for each in definition.questions if each.id in rows}
    current = {key: (rows[key].state, found) for key, found in values.items()}
    asked = asked_in_first_letter(definition)
    states = {each.id: state_of(each.id, definition, asked, current) for each in definition.questions}
    where: dict[str, Any] = {"slug": slug, "reference": info_request.reference}
    return [
        Answer(
            name=question_name(each),
            href=url_for("finding.show", **where, question_id=each.id),
            state=state_words(states[each.id]),
            tone=tone(states[each.id]),
            said=said(each, values.get(each.id, {})),
            is_read=each.id in rows and rows[each.id].settled is not Settled.IMPORTED,
            is_imported=each.id in rows and rows[each.id].settled is Settled.IMPORTED,
        )
        for each in definition.questions
        if states[each.id] is not AnswerState.NOT_ASKED
    ]
