"""The values of an answer to JSON and back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

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
from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType

Stored = Any


def dump_all(values: Mapping[str, Value]) -> dict[str, Stored]:
    """The values of an answer as JSON, by the keys of its fields."""
    return {key: dump(value) for key, value in values.items()}


def load_all(fields: Sequence[AnswerField], stored: Mapping[str, Stored]) -> dict[str, Value]:
    """What `dump_all` made; a field without a value is not in it, nor one that was of another type in its version."""
    found = ((field.key, _load_if_fit(field, stored[field.key])) for field in fields if field.key in stored)
    return {key: value for key, value in found if value is not None}


def dump(value: Value) -> Stored:
    """As JSON; `load` gives it back."""
    if isinstance(value, Table):
        return [_dump_row(row) for row in value.rows]
    if isinstance(value, Matrix):
        return {label: _dump_row(row) for label, row in value.rows.items()}
    return _dump_plain(value)


def load(field: AnswerField, stored: Stored) -> Value:
    """What `dump` stored for this field."""
    if field.type is FieldType.TABLE:
        return Table(rows=tuple(_load_row(field.columns, row) for row in _of_type(list, stored)))
    if field.type is FieldType.MATRIX:
        return Matrix(rows={label: _load_row(field.columns, row) for label, row in stored.items()})
    return LOADERS.get(field.type, _load_text)(stored)


def _load_if_fit(field: AnswerField, stored: Stored) -> Value | None:
    try:
        return load(field, stored)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None


def _of_type(wanted: type, stored: Stored) -> Stored:
    if not isinstance(stored, wanted):
        raise TypeError(wanted)
    return stored


def _load_text(stored: Stored) -> str:
    return str(_of_type(str, stored))


def _dump_row(row: Row) -> Stored:
    return {key: _dump_plain(value) for key, value in row.items()}


def _load_row(columns: Sequence[AnswerField], stored: Stored) -> Row:
    given = _of_type(dict, stored)
    return {each.key: LOADERS.get(each.type, _load_text)(given[each.key]) for each in columns if each.key in given}


def _dump_plain(value: Plain) -> Stored:
    return DUMPERS[type(value)](value)


def _dump_quantity(value: Quantity) -> dict[str, Stored]:
    numbers = {"low": value.low, "high": value.high, "out_of": value.out_of}
    texts = {name: None if number is None else str(number) for name, number in numbers.items()}
    return texts | {"approximate": value.approximate, "suppressed": value.suppressed, "said": value.said}


def _load_quantity(stored: Stored) -> Quantity:
    low, high, out_of = (None if stored[name] is None else Decimal(stored[name]) for name in ("low", "high", "out_of"))
    flags = {name: stored[name] for name in ("approximate", "suppressed", "said")}
    return Quantity(low=low, high=high, out_of=out_of, **flags)


def _dump_money(value: Money) -> Stored:
    words = {"currency": value.currency, "vat": value.vat.value, "basis": value.basis.value}
    return _dump_quantity(value.amount) | words


def _load_money(stored: Stored) -> Money:
    vat, basis = Vat(stored["vat"]), Basis(stored["basis"])
    return Money(amount=_load_quantity(stored), currency=stored["currency"], vat=vat, basis=basis)


def _dump_dates(value: DateSpan) -> Stored:
    days = {"first": value.first.isoformat(), "last": value.last.isoformat()}
    return days | {"precision": value.precision.value, "said": value.said}


def _load_dates(stored: Stored) -> DateSpan:
    first, last = date.fromisoformat(stored["first"]), date.fromisoformat(stored["last"])
    return DateSpan(first=first, last=last, precision=Precision(stored["precision"]), said=stored["said"])


def _dump_chosen(value: Chosen) -> Stored:
    return {"options": list(value.options), "other": value.other}


def _load_chosen(stored: Stored) -> Chosen:
    return Chosen(options=tuple(stored["options"]), other=stored["other"])


def _dump_document(value: Document) -> Stored:
    dated = _dump_dates(value.dated) if value.dated else None
    return {"title": value.title, "dated": dated, "redacted": value.redacted, "attachment": value.attachment}


def _load_document(stored: Stored) -> Document:
    dated = _load_dates(stored["dated"]) if stored["dated"] else None
    words = {name: stored[name] for name in ("title", "redacted", "attachment")}
    return Document(dated=dated, **words)


def _dump_organisation(value: Organisation) -> Stored:
    return {"name": value.name, "slug": value.slug}


def _load_organisation(stored: Stored) -> Organisation:
    return Organisation(name=stored["name"], slug=stored["slug"])


DUMPERS: dict[type, Callable[[Any], Stored]] = {
    str: str,
    Quantity: _dump_quantity,
    Money: _dump_money,
    DateSpan: _dump_dates,
    Chosen: _dump_chosen,
    Document: _dump_document,
    Organisation: _dump_organisation,
}

LOADERS: dict[FieldType, Callable[[Stored], Plain]] = {
    FieldType.INT: _load_quantity,
    FieldType.NUMBER: _load_quantity,
    FieldType.PERCENT: _load_quantity,
    FieldType.MONEY: _load_money,
    FieldType.DATE: _load_dates,
    FieldType.CHOICE: _load_chosen,
    FieldType.MULTI: _load_chosen,
    FieldType.DOCUMENT: _load_document,
    FieldType.ORG: _load_organisation,
}
