"""Every question of every request that was sent, with the finding that counts and the state it is in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter, ruled_out
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.domain.vocabulary import Delivery
from foi_tracker.models import InfoRequest, QuestionSet
from foi_tracker.queries.export_names import WHICH, Line, Selection, chunks_of
from foi_tracker.queries.findings import FindingRow, current_findings, superseded_findings
from foi_tracker.queries.report_census import timing

CHUNK = 20  # requests: each has some forty questions, of some five fields
STANDING = (
    InfoRequest.stage,
    InfoRequest.outcome,
    InfoRequest.sent_on,
    InfoRequest.first_due_on,
    InfoRequest.responded_on,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of one request; `finding` is None where nobody has read an answer, and `state` says why."""

    question: Question
    state: AnswerState
    values: Mapping[str, Value]
    finding: FindingRow | None


@dataclass(frozen=True, slots=True)
class Answers:
    """A request, what it asked, and what became of each question; `row` begins with the columns `WHICH`.

    `earlier` is what counted before, by question, where that was asked for.
    """

    row: Line
    definition: QuestionSetDefinition
    answers: Sequence[Answer]
    earlier: Mapping[str, Sequence[Answer]]


def was_asked() -> list[ColumnElement[bool]]:
    """Requests that went out with a question set."""
    return [InfoRequest.delivery != Delivery.DRAFT, InfoRequest.question_set_id.is_not(None)]


def answers(session: Session, selection: Selection, *, by_authority: bool = False) -> Iterator[list[Answers]]:
    """Request by request, in the order they were filed; three statements a chunk, however many findings there are."""
    definitions = definitions_of(session, selection)
    order = (InfoRequest.authority_id, InfoRequest.campaign_id, InfoRequest.id) if by_authority else (InfoRequest.id,)
    columns = (InfoRequest.id, InfoRequest.question_set_id, *STANDING, timing(selection.standpoint).label("timing"))
    statement = select(*WHICH, *columns).where(*selection.where(), *was_asked()).order_by(*order)
    for rows in chunks_of(session, statement, CHUNK):
        found = current_findings(session, [row.id for row in rows])
        by_request: dict[int, dict[str, FindingRow]] = {row.id: {} for row in rows}
        for (request_id, question_id), finding in found.items():
            by_request[request_id][question_id] = finding
        older = superseded_findings(session, list(by_request)) if selection.superseded else {}
        yield [_answers(row, definitions[row.question_set_id], by_request[row.id], older) for row in rows]


def definitions_of(session: Session, selection: Selection) -> dict[int, QuestionSetDefinition]:
    """The question sets that these requests asked, by their row's number, in the order of key and version."""
    asked = select(InfoRequest.question_set_id).where(*selection.where(), *was_asked())
    statement = select(QuestionSet.id, QuestionSet.definition).where(QuestionSet.id.in_(asked))
    found = session.execute(statement.order_by(QuestionSet.key, QuestionSet.version))
    return {row.id: QuestionSetDefinition.of_stored(row.definition) for row in found}


def _answers(
    row: Line,
    definition: QuestionSetDefinition,
    findings: Mapping[str, FindingRow],
    older: Mapping[tuple[int, str], Sequence[FindingRow]],
) -> Answers:
    read = {
        question.id: (finding.state, finding.values(question))
        for question in definition.questions
        if (finding := findings.get(question.id))
    }
    asked, gone = asked_in_first_letter(definition), ruled_out(definition, read)
    found = [
        Answer(
            question=question,
            state=_state(question.id, findings, asked, gone),
            values=read[question.id][1] if question.id in read else {},
            finding=findings.get(question.id),
        )
        for question in definition.questions
    ]
    earlier = {
        question.id: [Answer(question, AnswerState.SUPERSEDED, each.values(question), each) for each in known]
        for question in definition.questions
        if (known := older.get((row.id, question.id)))
    }
    return Answers(row, definition, found, earlier)


def _state(
    question_id: str, findings: Mapping[str, FindingRow], asked: Collection[str], gone: Collection[str]
) -> AnswerState:
    """As `state_of` in the domain says it, but with what is ruled out found once for a whole request."""
    if question_id in findings:
        return findings[question_id].state
    if question_id not in asked:
        return AnswerState.NOT_ASKED
    return AnswerState.NOT_APPLICABLE if question_id in gone else AnswerState.PENDING
