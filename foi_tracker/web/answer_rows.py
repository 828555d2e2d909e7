"""Tables and matrices of an answer, from the rows that were typed and back."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from foi_tracker.domain.findings.values import Matrix, Plain, Row, Table
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question
from foi_tracker.web.answer_plain import Offered, fill_plain, read_plain
from foi_tracker.web.answer_typed import Pairs, Place, Typed
from foi_tracker.web.answer_words import field_name

MOST_COLUMNS: Final = 5  # side by side on half a screen
ONE_BOX: Final = {FieldType.INT, FieldType.NUMBER, FieldType.PERCENT, FieldType.TEXT, FieldType.DATE}
FIRST_DAY: Final = re.compile(r"\b1 January (?:to \d+ [A-Z][a-z]+ )?(\d{4})\b")
FINANCIAL: Final = re.compile(r"(?:fy ?)?(\d{4}) ?(?:/|-|–|to) ?(?:\d\d)?(\d\d)", re.IGNORECASE)
APRIL: Final = 4  # the month in which a financial year begins
LONGEST_LABEL: Final = 100


def is_grid(field: AnswerField) -> bool:
    """Whether its rows stand under one another with a box for each column; else each row is a small form."""
    boxes = all(each.type in ONE_BOX for each in field.columns)
    return field.type is FieldType.MATRIX and boxes and len(field.columns) <= MOST_COLUMNS


def read_table(field: AnswerField, place: Place, typed: Typed, offered: Offered) -> Table | None:
    """The rows that have anything in them; None where none has."""
    rows = [_row(field.columns, place, number, typed, offered) for number in range(typed.rows(place.name))]
    filled = tuple(row for row in rows if row)
    return Table(rows=filled) if filled else None


def read_matrix(field: AnswerField, place: Place, typed: Typed, offered: Offered) -> Matrix | None:
    """The rows that have anything in them, by their labels; None where none has."""
    rows: dict[str, Row] = {}
    for number in range(typed.rows(place.name)):
        row = _row(field.columns, place, number, typed, offered)
        label = _label(field, place.part(f"{number}--label", f"row {number + 1}"), typed, rows, filled=bool(row))
        if row and label:
            rows[label] = row
    return Matrix(rows=rows) if rows else None


def _row(columns: Sequence[AnswerField], place: Place, number: int, typed: Typed, offered: Offered) -> Row:
    """What is in one row; the name of a row goes before that of a column in what is said of it."""
    labelled = f"{place.name}--{number}--label"
    name = typed.text(labelled) or f"row {number + 1}"
    row: dict[str, Plain] = {}
    for column in columns:
        value = read_plain(column, place.cell(number, column.key, f"{name}, {field_name(column)}"), typed, offered)
        if value is not None:
            row[column.key] = value
    return row


def _label(field: AnswerField, place: Place, typed: Typed, taken: Mapping[str, Row], *, filled: bool) -> str:
    label = tidy_label(typed.short_text(place, LONGEST_LABEL), field.by)
    if filled and not label:
        typed.complain(place, f"Say which {field.by or 'row'} this is.")
    elif filled and label in taken:
        typed.complain(place, f"“{label}” is there twice. Put both in one row.")
    elif label and not filled and not _is_given(typed, place):
        typed.complain(place, f"“{label}” has no value yet: give it one, or clear its name.")
    return label


def _is_given(typed: Typed, place: Place) -> bool:
    """Whether we put the row there ourselves, so that it may stay empty; or it holds what cannot be read."""
    row = place.name.removesuffix("--label").replace("--", "-")
    unread = any(name.startswith(f"{row}-") for name in typed.problems)
    return unread or typed.text(place.name.replace("--label", "--ours")) == "1"


def tidy_label(text: str, by: str) -> str:
    """The name of a row, in one spelling, so that two people agree on it: "FY 2022-23" is 2022/23."""
    label = " ".join(text.split())
    year = FINANCIAL.fullmatch(label) if "financial" in by else None
    return f"{year[1]}/{year[2]}" if year else label


def rows_asked(field: AnswerField, question: Question, today: date) -> tuple[str, ...]:
    """The rows that every answer has: the years since the first day the question names, or one for the total."""
    begins = FIRST_DAY.search(question.ask)
    if "year" not in field.by:
        return () if field.by == "group" else ("Total",)
    if begins is None:
        return ()
    first = int(begins[1])
    if "financial" in field.by:
        last = today.year if today.month >= APRIL else today.year - 1
        return tuple(f"{year}/{(year + 1) % 100:02}" for year in range(first - 1, last + 1))
    return tuple(str(year) for year in range(first, today.year + 1))


def fill_table(field: AnswerField, name: str, value: Table) -> Pairs:
    """What somebody would have to type for these rows."""
    cells = [pair for number, row in enumerate(value.rows) for pair in _fill_row(field, name, number, row)]
    return [(f"{name}--rows", str(len(value.rows))), *cells]


def fill_matrix(field: AnswerField, name: str, value: Matrix | None, asked: Sequence[str]) -> Pairs:
    """The rows that every answer has, and then the others, with what is in them."""
    given = value.rows if value else {}
    labels = [*asked, *(label for label in given if label not in asked)]
    pairs = [(f"{name}--rows", str(len(labels)))]
    for number, label in enumerate(labels):
        pairs.append((f"{name}--{number}--label", label))
        if label in asked:
            pairs.append((f"{name}--{number}--ours", "1"))
        pairs.extend(_fill_row(field, name, number, given.get(label, {})))
    return pairs


def _fill_row(field: AnswerField, name: str, number: int, row: Row) -> Pairs:
    return [
        pair
        for column in field.columns
        if column.key in row
        for pair in fill_plain(column, f"{name}-{number}-{column.key}", row[column.key])
    ]
