"""An answer as rows of a table: one for each value, with tables and matrices spread out under stable names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from foi_tracker.domain.findings.canonical import canonical
from foi_tracker.domain.findings.values import (
    Chosen,
    DateSpan,
    Document,
    Matrix,
    Money,
    Organisation,
    Plain,
    Quantity,
    Row,
    Table,
    Value,
)
from foi_tracker.domain.findings.wide import WideColumn, labels_seen, wide_columns, wide_value
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question

__all__ = ["FlatCell", "WideColumn", "cells", "cells_of", "labels_seen", "wide_columns", "wide_value"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FlatCell:
    """One value. `row` is a matrix's label or a table's number, `column` its column; both "" for a plain field.

    `value` is the exact number, the ISO date, or the words; what has no exact number is said in words, so that none is
    mistaken for one. `identifier` is an attachment's public id or an organisation's slug.
    """

    field: str
    type: FieldType
    value: str
    row: str = ""
    column: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False
    suppressed: bool = False
    out_of: Decimal | None = None
    first: date | None = None
    last: date | None = None
    precision: str = ""
    currency: str = ""
    vat: str = ""
    basis: str = ""
    identifier: str = ""
    redacted: str = ""
    said: str = ""

    @property
    def name(self) -> str:
        """deployments_total; searches[2023]; org[1]."""
        return f"{self.column}[{self.row}]" if self.column else self.field


def cells(question: Question, values: Mapping[str, Value]) -> list[FlatCell]:
    """The values of an answer in the order of its fields, one cell for each."""
    return [cell for field in question.fields if field.key in values for cell in _of_field(field, values[field.key])]


def cells_of(fields: tuple[AnswerField, ...], values: Mapping[str, Value]) -> list[FlatCell]:
    """The same for any fields, such as those of a log."""
    return [cell for field in fields if field.key in values for cell in _of_field(field, values[field.key])]


def _of_field(field: AnswerField, value: Value) -> Iterator[FlatCell]:
    if isinstance(value, Matrix):
        for label, row in value.rows.items():
            yield from _of_row(field, label, row)
    elif isinstance(value, Table):
        for number, row in enumerate(value.rows, start=1):
            yield from _of_row(field, str(number), row)
    else:
        yield _cell(field, value, {"field": field.key})


def _of_row(field: AnswerField, label: str, row: Row) -> Iterator[FlatCell]:
    for column in field.columns:
        if column.key in row:
            yield _cell(column, row[column.key], {"field": field.key, "row": label, "column": column.key})


def _cell(field: AnswerField, value: Plain, place: Mapping[str, Any]) -> FlatCell:
    return FlatCell(type=field.type, unit=field.unit, value=canonical(value, field), **place, **_parts(value))


def _parts(value: Plain) -> dict[str, Any]:
    match value:
        case Quantity():
            return _of_quantity(value)
        case Money(amount=amount):
            words = {"currency": value.currency, "vat": value.vat.value, "basis": value.basis.value}
            return _of_quantity(amount) | words
        case DateSpan():
            return _of_dates(value) | {"said": value.said}
        case Document(dated=dated):
            words = {"identifier": value.attachment, "redacted": value.redacted}
            return words | (_of_dates(dated) if dated else {})
        case Organisation(slug=slug):
            return {"identifier": slug}
    return {"said": value.other} if isinstance(value, Chosen) else {}


def _of_quantity(value: Quantity) -> dict[str, Any]:
    names = ("low", "high", "approximate", "suppressed", "out_of", "said")
    return {name: getattr(value, name) for name in names}


def _of_dates(value: DateSpan) -> dict[str, Any]:
    return {"first": value.first, "last": value.last, "precision": value.precision.value}
