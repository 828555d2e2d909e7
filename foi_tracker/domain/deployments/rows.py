"""Every row of a pasted table, with what is wrong with it: nothing is guessed, and nothing is lost in silence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from foi_tracker.domain.deployments.cells import COUNCIL, Register, asked_again, read_cell
from foi_tracker.domain.deployments.checks import problems
from foi_tracker.domain.deployments.columns import columns_of
from foi_tracker.domain.deployments.duplicates import Told, told, twice
from foi_tracker.domain.deployments.fields import label_of
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import DateSpan, Organisation, Value
from foi_tracker.domain.question_sets import AnswerField, FieldType, LogDefinition

FORCE: Final = "force"
NOTES: Final = "notes"
LEAVE_OUT: Final = "Leave this row out, or change the text and look again."


class Weight(StrEnum):
    """What blocks cannot be saved; an error is left out unless a person keeps it; a warning only asks for a look."""

    BLOCKS = "blocks"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowProblem:
    """What is wrong, in which column, and what one can do; `about` is our own name for a column that stands alone."""

    column: str
    text: str
    way_out: str
    weight: Weight
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PastedRow:
    """A row of the table, counted from 1 below the headings; notes are kept apart from the values."""

    number: int
    cells: tuple[str, ...]
    values: Mapping[str, Value]
    notes: str
    problems: tuple[RowProblem, ...] = ()

    @property
    def weight(self) -> Weight | None:
        """The worst of its problems; None where there is none."""
        found = {each.weight for each in self.problems}
        return next((weight for weight in Weight if weight in found), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Whose:
    """Whose table it is, what the register knows, what is in the log already, and which day it is."""

    force_slug: str
    register: Register
    stored: Sequence[Told]
    today: date


Mapped = Mapping[int, str]


def read_rows(
    grid: Sequence[Sequence[str]], headings: Sequence[str], mapping: Mapped, log: LogDefinition, whose: Whose
) -> list[PastedRow]:
    """The rows under the headings; `mapping` says of each column which field it is."""
    fields = {field.key: field for field in log.fields}
    columns = [(place, headings[place], fields[key]) for place, key in sorted(mapping.items()) if key in fields]
    rows = [_read_row(number, row, columns, whose) for number, row in enumerate(grid, 1)]
    return _told_twice(rows, whose.stored)


def checked(values: Mapping[str, Value], today: date) -> Iterator[RowProblem]:
    """What is wrong with the values together; `today` only matters before a row is saved."""
    for each in problems(values):
        columns = ", ".join(label_of(key) for key in each.fields)
        weight = Weight.ERROR if each.is_error else Weight.WARNING
        yield RowProblem(column=columns, text=each.text, way_out=each.way_out, weight=weight)
    day = values.get("date")
    if isinstance(day, DateSpan) and day.first > today:
        text = "This day has not come yet. The log is of what has happened."
        yield RowProblem(column=label_of("date"), text=text, way_out=LEAVE_OUT, weight=Weight.BLOCKS)


Column = tuple[int, str, AnswerField]


def _read_row(number: int, row: Sequence[str], columns: Sequence[Column], whose: Whose) -> PastedRow:
    values: dict[str, Value] = {}
    notes: list[str] = []
    found: list[RowProblem] = []
    for place, heading, field in columns:
        text = row[place].strip() if place < len(row) else ""
        if text and field.key == NOTES:
            notes.insert(0, text)
        elif text:
            _read_into(values, notes, found, (text, heading, field), whose)
    if not values:
        text, way_out = "Nothing in this row is in a column of the log.", "Say above what its columns are."
        found.append(RowProblem(column="", text=text, way_out=way_out, weight=Weight.BLOCKS))
    values.pop(FORCE, None)
    return PastedRow(
        number=number,
        cells=tuple(row),
        values=values,
        notes="\n".join(notes),
        problems=(*found, *_beside(found, checked(values, whose.today))),
    )


def _read_into(
    values: dict[str, Value],
    notes: list[str],
    found: list[RowProblem],
    cell: tuple[str, str, AnswerField],
    whose: Whose,
) -> None:
    text, heading, field = cell
    name = heading or label_of(field.key)
    try:
        value = read_cell(_with_sign(text, heading, field), field, whose.register)
    except Unreadable as unreadable:
        if unreadable.suggests is None:
            about, text = label_of(field.key), asked_again(unreadable)
            found.append(RowProblem(column=name, text=text, way_out=LEAVE_OUT, weight=Weight.BLOCKS, about=about))
            return
        notes.append(f"{label_of(field.key)}: they wrote “{text}”.")
        way_out = "It is kept in the notes, and the field stays empty. Change the text if their key says what it means."
        found.append(RowProblem(column=name, text=f"“{text}” is no value.", way_out=way_out, weight=Weight.WARNING))
        return
    found += _strangers(value, name, field, whose)
    values[field.key] = value


def _beside(unread: Sequence[RowProblem], found: Iterable[RowProblem]) -> Iterator[RowProblem]:
    """That a field is empty need not be said where its cell cannot be read."""
    blocked = {each.about for each in unread if each.weight is Weight.BLOCKS}
    return (each for each in found if each.column not in blocked)


def _with_sign(text: str, heading: str, field: AnswerField) -> str:
    """A number below a heading with a % sign is a percentage."""
    return f"{text}%" if field.type is FieldType.PERCENT and "%" in heading and "%" not in text else text


def _strangers(value: Value, name: str, field: AnswerField, whose: Whose) -> Iterator[RowProblem]:
    if not isinstance(value, Organisation):
        return
    if field.key == FORCE and value.slug != whose.force_slug:
        text = f"This row is of “{value.name}”, and the request is to another force."
        yield RowProblem(column=name, text=text, way_out=LEAVE_OUT, weight=Weight.BLOCKS)
    if field.key == COUNCIL and not value.slug:
        text = f"The register has no council called “{value.name}”."
        way_out = "The name is kept, but the row cannot be held against what the council says."
        yield RowProblem(column=name, text=text, way_out=way_out, weight=Weight.WARNING)


def _told_twice(rows: Sequence[PastedRow], stored: Sequence[Told]) -> list[PastedRow]:
    new = [told(f"row {row.number}", columns_of(row.values)) for row in rows]
    found = twice([each for each in new if each], stored)
    return [
        replace(row, problems=(*row.problems, _twin(found[name]))) if (name := f"row {row.number}") in found else row
        for row in rows
    ]


def told_before(values: Mapping[str, Value], stored: Sequence[Told]) -> list[RowProblem]:
    """Whether a single row is in the log already."""
    new = told("", columns_of(values))
    return [_twin(text) for text in twice([new], stored).values()] if new else []


def _twin(text: str) -> RowProblem:
    way_out = "Leave it out if it is the same deployment. Keep it if the force was there twice that day."
    return RowProblem(column="", text=text, way_out=way_out, weight=Weight.ERROR)
