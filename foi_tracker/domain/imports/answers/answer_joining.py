"""What the cells of one row say of one question, joined into one answer."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.values import Chosen, Matrix, Money, Plain, Quantity, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.answers.answer_cells import Read
from foi_tracker.domain.imports.answers.answer_targets import Target

LONGEST_REMARK: Final = 2000
WITH_EXEMPTIONS: Final = (AnswerState.REFUSED, AnswerState.NCND, AnswerState.PARTLY)


class SaidTwice(Exception):
    """The cells do not agree; the message says how."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One cell that was read; `place` is its column's, `column` what people call it, `text` the cell as it stands."""

    target: Target
    read: Read
    place: int
    column: str
    text: str
    is_decided: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Joined:
    """An answer without what stands beside it."""

    state: AnswerState
    values: Mapping[str, Value] = field(default_factory=dict)
    details: StateDetails = field(default_factory=StateDetails)
    remark: str = ""


def join(parts: Sequence[Part]) -> Joined | None:
    """The answer; None where the cells say nothing of it. Raises `SaidTwice`."""
    kept, beside = _kept(parts)
    values = _values(kept)
    state = _state(kept, values)
    if state is None:
        return None
    cited = tuple(dict.fromkeys(code for part in kept for code in part.read.exemptions))
    return Joined(
        state=state,
        values=values if state.has_values else {},
        details=StateDetails(exemptions=cited if state in WITH_EXEMPTIONS else ()),
        remark="\n".join([*_rests(kept), *_raw(beside)])[:LONGEST_REMARK],
    )


def _kept(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """One cell for each place: a decided one before the raw one that it was made from. The raw ones come second."""
    kept: dict[str, Part] = {}
    beside: list[Part] = []
    for part in sorted(parts, key=lambda each: not each.is_decided):
        first = kept.setdefault(part.target.name, part)
        if first is part:
            continue
        if first.is_decided and not part.is_decided:
            beside.append(part)
        elif first.read != part.read:
            raise SaidTwice(f"“{first.text}” in {first.column} and “{part.text}” in {part.column} answer the same.")
    return [part for part in parts if kept[part.target.name] is part], beside


def _values(parts: Iterable[Part]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for part in parts:
        asked, value = part.target.field, part.read.value
        if asked is None or value is None or value == Chosen(options=()):
            continue
        found[asked.key] = _in_matrix(found.get(asked.key), part.target, value) if part.target.column else value
    return found


def _in_matrix(before: Value | None, place: Target, value: Plain) -> Matrix:
    rows = {label: dict(row) for label, row in before.rows.items()} if isinstance(before, Matrix) else {}
    if place.column:
        rows.setdefault(place.label, {})[place.column.key] = value
    return Matrix(rows=rows)


def _state(parts: Sequence[Part], values: Mapping[str, Value]) -> AnswerState | None:
    """What its own column says; else what the cells of its fields come to."""
    own = next((part.read.state for part in parts if part.target.field is None), None)
    said = {part.read.state for part in parts if part.target.field and part.read.state}
    if own is not None:
        return _checked(own, values)
    if values:
        rest = said - {AnswerState.NIL, AnswerState.ANSWERED}
        return AnswerState.PARTLY if rest else _nil_or_answered(values)
    return _alone(said)


def _checked(own: AnswerState, values: Mapping[str, Value]) -> AnswerState | None:
    if values and not own.has_values:
        raise SaidTwice(f"The sheet says “{own.value.replace('_', ' ')}”, and gives an answer all the same.")
    return own if own.is_coded else None


def _alone(said: set[AnswerState]) -> AnswerState | None:
    clear = said - {AnswerState.UNCLEAR} or said
    if len(clear) > 1:
        words = ", ".join(sorted(state.value.replace("_", " ") for state in clear))
        raise SaidTwice(f"The cells of this question say different things: {words}.")
    return next(iter(clear), None)


def _nil_or_answered(values: Mapping[str, Value]) -> AnswerState:
    return AnswerState.NIL if all(map(_is_nought, values.values())) else AnswerState.ANSWERED


def _is_nought(value: Value) -> bool:
    match value:
        case Matrix(rows=rows):
            return bool(rows) and all(_is_nought(cell) for row in rows.values() for cell in row.values())
        case Money(amount=amount):
            return amount.exact == 0
        case Quantity():
            return value.exact == 0
    return False


def _rests(parts: Iterable[Part]) -> list[str]:
    """What the cells say beside their answers."""
    return list(dict.fromkeys(part.read.rest for part in parts if part.read.rest))


def _raw(parts: Iterable[Part]) -> list[str]:
    return [f"{part.column}: {part.text.strip()}" for part in parts]


FILE: Final = re.compile(
    r"\S[^/\\\n]*\.(?:pdf|docx?|xlsx?|ods|odt|csv|eml|msg|html?|txt|zip|png|jpe?g|rtf)", re.IGNORECASE
)
PAGE: Final = re.compile(r"(?:pages?|pp?\.?|pg\.?)?\s*([1-9][0-9]{0,4})(?:\s*(?:-|–|,|and|to).*)?", re.IGNORECASE)


def is_filename(text: str) -> bool:
    """Whether a cell of evidence names a file instead of quoting from one."""
    return bool(FILE.fullmatch(text.strip()))


def page_in(text: str) -> int | None:
    """The page, the first of several; None where the cell names none."""
    found = PAGE.fullmatch(text.strip())
    return int(found[1]) if found else None
