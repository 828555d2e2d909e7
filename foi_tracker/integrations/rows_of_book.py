"""Rows of workbooks: their values as a person would read them, with what the file says about each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from foi_tracker.domain.imports.sheet import letter
from foi_tracker.integrations.sheet_kinds import LOCKED
from foi_tracker.integrations.sheet_limits import LONGEST_CELL, MOST_SHEETS, Unreadable, sheet_called, tidied, too_long
from foi_tracker.integrations.sheet_marks import NO_MARKS, CellMarks, Marks
from foi_tracker.integrations.sheet_xml import DAMAGED

SIGNIFICANT: Final = 15  # digits that a spreadsheet keeps
Cells = Sequence[Any]


@dataclass(slots=True)
class BookRow:
    """One row, from column A on."""

    number: int
    cells: list[str]
    dates: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)


def marks(book: Any, only: str | None) -> Iterator[Marks]:  # noqa: ANN401 the library's own type is slow to load
    """What can be told of the sheets of a workbook whose parts are read by nothing but the library."""
    for sheet in book.sheets_metadata[:MOST_SHEETS]:
        if str(sheet.typ) != "SheetTypeEnum.WorkSheet" or only not in (None, sheet.name):
            continue
        found = Marks(name=sheet.name, is_hidden=str(sheet.visible) != "SheetVisibleEnum.Visible")
        try:
            for row in rows(book, found):
                found.fill(row.number, {place for place, text in enumerate(row.cells) if text}, is_hidden=False)
        except Unreadable as refused:
            if only is not None:
                raise
            found.refused = refused.within
        yield found


def rows(book: Any, marks: Marks) -> Iterator[BookRow]:  # noqa: ANN401 the library's own type is slow to load
    """The rows of a sheet that have something in them."""
    sheet = _found(book, marks.name)
    left = [""] * (sheet.start or (0, 0))[1]  # the library begins with the first row, but not with the first column
    for number, values in enumerate(sheet.iter_rows(), start=1):
        row = _row(number, [*left, *values], marks.cells.get(number, NO_MARKS))
        if row.cells:
            _check(row, marks)
            yield row


def opened(content: bytes) -> Any:  # noqa: ANN401 likewise
    """A workbook as the library has it. Raises `Unreadable`."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 slow to load

    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as locked:
        raise Unreadable(LOCKED) from locked
    except CalamineError as broken:
        raise Unreadable(DAMAGED) from broken


def _found(book: Any, name: str) -> Any:  # noqa: ANN401 likewise
    from python_calamine import CalamineError  # noqa: PLC0415 likewise

    try:
        return book.get_sheet_by_name(name)
    except CalamineError as broken:
        raise Unreadable(DAMAGED, *sheet_called(name)) from broken


def _row(number: int, values: Cells, marks: CellMarks) -> BookRow:
    row = BookRow(number, [])
    for place, value in enumerate(values):
        text = marks.errors.get(place) or text_of(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            row.numbers.add(place)
            text = _padded(text, marks.padded.get(place, 0))
        elif isinstance(value, date):
            row.dates.add(place)
        row.cells.append(text)
    while row.cells and not row.cells[-1]:
        row.cells.pop()
    return row


def _padded(text: str, digits: int) -> str:
    """A whole number with the zeros that its format puts in front of it."""
    return text.zfill(digits) if text.isdecimal() else text


def _check(row: BookRow, marks: Marks) -> None:
    for place, text in enumerate(row.cells):
        if len(text) > LONGEST_CELL:
            raise too_long(*sheet_called(marks.name), f"row {row.number}", f"column {letter(place)}")


def text_of(value: object) -> str:
    """As a person would read it: days as 2026-04-03, whole numbers without a point, no powers of ten."""
    return TEXTS.get(type(value), str)(value)


def _day_and_time(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")


def _time(value: time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _number(value: float) -> str:
    if float(value).is_integer() and abs(value) < 10**SIGNIFICANT:
        return str(int(value))
    return format(Decimal(f"{value:.{SIGNIFICANT}g}"), "f")


TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    str: tidied,
    bool: lambda value: str(value).upper(),
    int: _number,
    float: _number,
    datetime: _day_and_time,
    date: date.isoformat,
    time: _time,
}
