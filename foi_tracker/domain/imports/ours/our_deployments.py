"""Our own deployments.csv, read back: a row for each row of the deployment log."""

import re
from collections.abc import Iterable
from typing import Final

from foi_tracker.domain.deployments.flat import ELSEWHERE, NUMBERS
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import DateSpan, Matrix, Plain, Quantity, Value
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.domain.imports.answers.answer_joining import page_in
from foi_tracker.domain.imports.ours.our_answer_values import UNFIT, day, of_cells, quantity_of
from foi_tracker.domain.imports.ours.our_findings import Line, complaint
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidDeployment
from foi_tracker.domain.question_sets import AnswerField, FieldType

GROUPS: Final = "the numbers by group cannot be told apart; the row goes in without them"

NO_NUMBER: Final = "the row needs its own number, such as {}-20240312-1, by which it is known when it comes again"
NUMBERED: Final = re.compile(r"(?P<stem>.+-(?:[0-9]{8}|undated))-(?P<number>[1-9][0-9]{0,5})")
LONGEST: Final = 100  # letters, as the database keeps it


def deployment_of(line: Line, fields: Iterable[AnswerField]) -> tuple[SaidDeployment | None, list[SheetProblem]]:
    """A row of the log. One cell that does not fit keeps the row out, but numbers by group only themselves."""
    if not is_number_of(line["deployment_id"], line["authority_slug"]):
        return None, [complaint(line, "deployment_id", NO_NUMBER.format(line["authority_slug"]))]
    values: dict[str, Value] = {}
    problems: list[SheetProblem] = []
    for field in fields:
        if field.key in ELSEWHERE or not _is_given(field, line):
            continue
        try:
            values[field.key] = _groups(field, line) if field.columns else _value(field, line)
        except UNFIT as wrong:
            problems.append(complaint(line, field.key, str(wrong)))
            if not field.columns:
                return None, problems
    row = SaidDeployment(
        values=values,
        notes=line["notes"],
        identifier=line["deployment_id"],
        filename=line["evidence_file"],
        page=page_in(line["evidence_page"]),
        quote=line["quote"],
    )
    return row, problems


def is_number_of(identifier: str, slug: str) -> bool:
    """Whether a number of the log is one that we could have given to a row of this authority."""
    numbered = NUMBERED.fullmatch(identifier)
    return len(identifier) <= LONGEST and numbered is not None and numbered["stem"].startswith(f"{slug}-")


def _is_given(field: AnswerField, line: Line) -> bool:
    return any(line[f"{field.key}{part}"] for part in ("", "_low", "_high", "_said"))


def _value(field: AnswerField, line: Line) -> Plain:
    if field.type in NUMBERS:
        return _number(field, line)
    if field.type is FieldType.DATE:
        return _date(field, line)
    return of_cells(field, {"value": line[field.key], "slug": line[f"{field.key}_slug"]})


def _number(field: AnswerField, line: Line) -> Quantity:
    """By its own words, which say more than its bounds do, where the two agree."""
    low, high, said = (line[f"{field.key}_{part}"] for part in ("low", "high", "said"))
    cells = {"low": low, "high": high, "said": said, "out_of": "", "approximate": "", "suppressed": ""}
    bounds = quantity_of(field, cells)
    try:
        read = read_quantity(said, field)
    except Unreadable:
        return bounds
    return read if (read.low, read.high) == (bounds.low, bounds.high) else bounds


def _date(field: AnswerField, line: Line) -> DateSpan:
    first, last = day(line[field.key]), day(line[f"{field.key}_last"])
    if first is None:
        raise ValueError("the date has no first day")
    precision = Precision(line[f"{field.key}_precision"] or Precision.DAY)
    return DateSpan(first=first, last=last or first, precision=precision)


def _groups(field: AnswerField, line: Line) -> Matrix:
    """The numbers by group, if reading what they say gives back just these words."""
    rows: dict[str, dict[str, Plain]] = {}
    text = line[field.key]
    for part in text.split("; "):
        label, _, cells = part.rpartition(": ")
        rows[label] = dict(_group(field, cell) for cell in cells.split(", "))
    found = Matrix(rows=rows)
    if say(found, field) != text:
        raise ValueError(GROUPS)
    return found


def _group(field: AnswerField, cell: str) -> tuple[str, Plain]:
    for column in field.columns:
        name = f"{column.key.replace('_', ' ')} "
        if cell.startswith(name):
            return column.key, read_quantity(cell.removeprefix(name), column)
    raise ValueError(GROUPS)
