"""The answers of a sheet as plain JSON and back, without asking any question set what their fields are."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final

from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.values import (
    Chosen,
    DateSpan,
    Document,
    Matrix,
    Money,
    Organisation,
    Quantity,
    Table,
    Value,
)
from foi_tracker.domain.findings.vocabulary import AnswerState, Basis, Confidence, Precision, RightOfReply, Vat
from foi_tracker.domain.imports.said import SaidAnswer, SaidDeployment

Stored = Any
SHAPES: Final[Mapping[str, type]] = {
    shape.__name__: shape
    for shape in (Chosen, DateSpan, Document, Matrix, Money, Organisation, Quantity, StateDetails, Table)
}
WORDS: Final[Mapping[str, type[Enum]]] = {
    kind.__name__: kind for kind in (Basis, Confidence, Precision, RightOfReply, Vat)
}
# How each thing that JSON has no word for is marked.
IS, DAY, NUMBER, WORD, ROWS = "is", "day", "number", "word", "rows"


def dump_answer(answer: SaidAnswer) -> dict[str, Stored]:
    """As it is stored."""
    plain = {field.name: _dump(getattr(answer, field.name)) for field in fields(answer)}
    return plain | {"state": answer.state.value, "values": dump_values(answer.values)}


def load_answer(stored: Mapping[str, Stored]) -> SaidAnswer:
    """From how it is stored."""
    plain = {key: _load(each) for key, each in stored.items() if key not in ("state", "values")}
    return SaidAnswer(state=AnswerState(stored["state"]), values=load_values(stored["values"]), **plain)


def dump_deployment(row: SaidDeployment) -> dict[str, Stored]:
    """As it is stored."""
    plain = {field.name: getattr(row, field.name) for field in fields(row)}
    return plain | {"values": dump_values(row.values)}


def load_deployment(stored: Mapping[str, Stored]) -> SaidDeployment:
    """From how it is stored."""
    return SaidDeployment(**{**stored, "values": load_values(stored["values"])})


def dump_values(values: Mapping[str, Value]) -> dict[str, Stored]:
    """The values of an answer, each marked with what it is."""
    return {key: _dump(value) for key, value in values.items()}


def load_values(stored: Mapping[str, Stored]) -> dict[str, Value]:
    """What `dump_values` made."""
    return {key: _load(value) for key, value in stored.items()}


def _dump(value: object) -> Stored:
    if is_dataclass(value):
        return {IS: type(value).__name__} | {field.name: _dump(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_dump(each) for each in value]
    if isinstance(value, Mapping):
        return {ROWS: {key: _dump(each) for key, each in value.items()}}
    return _dump_plain(value)


def _dump_plain(value: object) -> Stored:
    match value:
        case date():
            return {DAY: value.isoformat()}
        case Decimal():
            return {NUMBER: str(value)}
        case Enum():
            return {WORD: [type(value).__name__, value.value]}
        case _:
            return value


def _load(stored: Stored) -> Any:  # noqa: ANN401 any of the values of an answer
    if isinstance(stored, list):
        return tuple(_load(each) for each in stored)
    if not isinstance(stored, Mapping):
        return stored
    if IS in stored:
        read = {key: _load(each) for key, each in stored.items() if key != IS}
        return SHAPES[stored[IS]](**read)
    return _load_marked(stored)


def _load_marked(stored: Mapping[str, Stored]) -> Any:  # noqa: ANN401 as above
    ((mark, held),) = stored.items()
    match mark:
        case "day":
            return date.fromisoformat(held)
        case "number":
            return Decimal(held)
        case "word":
            return WORDS[held[0]](held[1])
        case _:
            return {key: _load(each) for key, each in held.items()}
