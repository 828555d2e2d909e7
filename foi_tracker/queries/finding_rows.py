"""Flat rows of what replies said: every field of every question of every request that was sent, with its state."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.canonical import plain_number
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.flat import FlatCell, cells_of
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.pseudonyms import reader_name
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question
from foi_tracker.queries.answers import Answers, answers
from foi_tracker.queries.export_names import Cells, Chunks, Names, Selection, names_of
from foi_tracker.queries.findings import FindingRow

NUMBERS = (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.MONEY)
NOTHING = ("",) * 13
UNREAD = ("",) * 16


def finding_rows(session: Session, selection: Selection) -> Chunks:
    """Request by request, question by question, in the order of the set."""
    names = names_of(session)
    for chunk in answers(session, selection):
        for each in chunk:
            yield list(rows_of(each, names, selection.key))


def rows_of(asked: Answers, names: Names, key: str = "") -> Iterator[Cells]:
    """The rows of one request."""
    which = (*names.which(asked.row), asked.definition.key, str(asked.definition.version))
    for answer in (one for each in asked.answers for one in (each, *asked.earlier.get(each.question.id, ()))):
        question = (*which, answer.question.id, answer.question.key)
        about = about_answer(answer.finding, key)
        for cell in cells_and_gaps(answer.question, answer.values):
            yield (*question, *_cells(cell, answer.state), *about)


def cells_and_gaps(question: Question, values: Mapping[str, Value]) -> Iterator[FlatCell | AnswerField]:
    """A cell for each value, and the field itself where the answer has none for it."""
    for field in question.fields:
        found = cells_of((field,), values)
        yield from found
        if not found and not field.derived:
            yield field


def _cells(cell: FlatCell | AnswerField, state: AnswerState) -> Cells:
    if isinstance(cell, AnswerField):
        return (cell.key, "", "", cell.type.value, state.value, "false", *_gap(cell.unit))
    place = (cell.field, cell.row, cell.column, cell.type.value, state.value, "true", cell.value)
    return (*place, *_numbers(cell), *_days(cell), cell.said)


def _gap(unit: str) -> Cells:
    return (*NOTHING[:5], unit, *NOTHING[5:])


def _numbers(cell: FlatCell) -> Cells:
    flags = (_truth(cell.approximate), _truth(cell.suppressed)) if cell.type in NUMBERS else ("", "")
    money = (cell.currency, cell.vat, cell.basis)
    return (number(cell.low), number(cell.high), *flags, cell.unit, number(cell.out_of), *money)


def _days(cell: FlatCell) -> Cells:
    return (day(cell.first), day(cell.last), cell.precision)


def about_answer(finding: FindingRow | None, key: str = "") -> Cells:
    """What the reply and the readers say of the whole answer."""
    if finding is None:
        return UNREAD
    details, places = finding.details, finding.evidence
    return (
        "; ".join(details.exemptions),
        details.url,
        day(details.expected_on),
        day(finding.as_of),
        day(finding.period_from),
        day(finding.period_to),
        *_place(places[0] if places else Evidence()),
        str(len(places[1:])),
        finding.confidence.value,
        finding.settled.value,
        finding.right_of_reply.value,
        instant(finding.decided_at),
        _reader(key, finding.coder_id) if key else "",
    )


def _place(place: Evidence) -> Cells:
    page = "" if place.page is None else str(place.page)
    return (place.filename, page, place.quote, "" if place.found is None else _truth(place.found))


@lru_cache(maxsize=1024)
def _reader(key: str, person_id: int) -> str:
    return reader_name(key, person_id)


def number(value: Decimal | None) -> str:
    """As plain figures."""
    return "" if value is None else plain_number(value)


def day(value: date | None) -> str:
    """As ISO 8601."""
    return value.isoformat() if value else ""


def instant(value: datetime) -> str:
    """As ISO 8601, in UTC, to the second."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _truth(value: bool) -> str:
    return "true" if value else "false"
