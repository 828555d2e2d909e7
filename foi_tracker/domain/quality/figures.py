"""The numbers of an answer as they are stored, each with the field, year and authority that it can be held against."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from foi_tracker.domain.findings.derived import NOT_WANTED
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question

POUNDS: Final = "GBP"
NUMBERS: Final = (FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.MONEY)
Place = tuple[AnswerField, str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in one place of an answer; `label` is the row of a matrix or table, "" where there is none.

    `number` is None unless it is exact: a band has no neighbours.
    """

    field: AnswerField
    label: str
    number: Decimal | None
    low: Decimal | None
    said: str
    is_pounds: bool = False

    @property
    def name(self) -> str:
        """Searches (2023)."""
        return f"{self.field.key.replace('_', ' ')}{self.label}"


def figures_of(question: Question, stored: Mapping[str, Any]) -> list[Figure]:
    """Every number that somebody typed."""
    return [_figure(*place) for place in places_of(question, stored, NUMBERS) if place[0].key != NOT_WANTED]


def places_of(question: Question, stored: Mapping[str, Any], types: Collection[FieldType]) -> Iterator[Place]:
    """Every stored value of these types, with its field and the words that say which row it is in."""
    for field in question.fields:
        if field.key not in stored:
            continue
        if field.type in types:
            yield field, "", stored[field.key]
        elif field.type is FieldType.MATRIX:
            yield from _in_rows(field, stored[field.key].items(), types)
        elif field.type is FieldType.TABLE:
            rows = ((f"row {number}", row) for number, row in enumerate(stored[field.key], start=1))
            yield from _in_rows(field, rows, types)


def _in_rows(field: AnswerField, rows: Any, types: Collection[FieldType]) -> Iterator[Place]:  # noqa: ANN401 as stored
    columns = [column for column in field.columns if column.type in types]
    for label, row in rows:
        for column in columns:
            if column.key in row:
                yield column, f" ({label})", row[column.key]


def _figure(field: AnswerField, label: str, stored: Mapping[str, Any]) -> Figure:
    low = None if stored["low"] is None else Decimal(stored["low"])
    is_exact = stored["low"] == stored["high"] and not stored["approximate"]
    is_pounds = stored.get("currency") == POUNDS
    return Figure(field, label, low if is_exact else None, low, stored["said"], is_pounds)
