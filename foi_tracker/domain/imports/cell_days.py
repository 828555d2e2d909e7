"""The days of a sheet, each column read in one order: as somebody said, as its cells prove, or not until asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import DAYS_OF_THE_SHEET, DateOrder, SheetField
from foi_tracker.domain.imports.words.cell_words import is_no_day, truth
from foi_tracker.domain.imports.words.days import DayQuestion, NotADay, are_swapped, day_question, read_day

# A leap year, so that "29 Feb" is a day in it: only to find out whether a year is all that is missing.
ANY_YEAR: Final = 2024
ALSO_DAYS: Final = DAYS_OF_THE_SHEET | {SheetField.EXTENDED}


class NoDay(Enum):
    """Why a cell gives no day."""

    BLANK = auto()
    SAYS_YES = auto()
    NEEDS_ORDER = auto()
    NEEDS_YEAR = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day, or why there is none and what to do."""

    day: date | None = None
    why: NoDay | None = None
    way_out: str = ""


BLANK: Final = DayCell(why=NoDay.BLANK)


class Days:
    """Reads the day columns of one sheet; the same cell of a column is read once."""

    def __init__(self, grid: Grid, choices: Choices) -> None:
        self._year = choices.year
        self._orders = choices.dates
        places = [place for place, found in choices.columns.items() if found in ALSO_DAYS]
        self.questions: Mapping[int, DayQuestion] = {place: _question(grid.rows, place) for place in places}
        self._known: dict[tuple[int, str, bool, bool], DayCell] = {}

    def swapped(self, rows: Iterable[SheetRow]) -> frozenset[int]:
        """The columns in which a program may have turned days round before the sheet got here."""
        found: dict[int, list[date]] = {place: [] for place, question in self.questions.items() if question.day_first}
        for row in rows:
            for place in found.keys() & row.dates:
                if day := self.read(row, place).day:
                    found[place].append(day)
        return frozenset(place for place, days in found.items() if are_swapped(days, self.questions[place]))

    def is_asked(self, place: int) -> bool:
        """Whether nobody has said yet in which order a column's days are written, and somebody must."""
        question = self.questions.get(place)
        return place not in self._orders and question is not None and question.is_asked

    def read(self, row: SheetRow, place: int) -> DayCell:
        """The day in a cell."""
        return self.read_text(row.at(place), place, is_date=place in row.dates, is_number=place in row.numbers)

    def read_text(self, text: str, place: int, *, is_date: bool = False, is_number: bool = False) -> DayCell:
        """The day that a text of a column gives."""
        key = (place, text, is_date, is_number)
        if key not in self._known:
            self._known[key] = self._read(text, place, is_date=is_date, is_number=is_number)
        return self._known[key]

    def _read(self, text: str, place: int, *, is_date: bool, is_number: bool) -> DayCell:
        if is_no_day(text):
            return BLANK
        attempt = _Attempt(text, is_date, is_number)
        if self.is_asked(place) and not is_date and attempt.order_matters(self._year):
            return DayCell(why=NoDay.NEEDS_ORDER)
        read = attempt.read(self._order(place), self._year)
        return _said(text) or read if read.why is NoDay.UNREADABLE else read

    def _order(self, place: int) -> DateOrder:
        return self._orders.get(place, DateOrder.DAY_FIRST)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One cell, tried in one order or the other."""

    text: str
    is_date: bool
    is_number: bool

    def read(self, order: DateOrder, year: int | None) -> DayCell:
        try:
            return DayCell(day=self._day(order, year))
        except NotADay as refused:
            if year is None and self._fits(order, ANY_YEAR):
                return DayCell(why=NoDay.NEEDS_YEAR, way_out=refused.way_out)
            return DayCell(why=NoDay.UNREADABLE, way_out=refused.way_out)

    def order_matters(self, year: int | None) -> bool:
        found = [self._fits(order, year or ANY_YEAR) for order in DateOrder]
        return found[0] != found[1]

    def _fits(self, order: DateOrder, year: int | None) -> date | None:
        try:
            return self._day(order, year)
        except NotADay:
            return None

    def _day(self, order: DateOrder, year: int | None) -> date:
        return read_day(self.text, order=order, year=year, is_date=self.is_date, is_number=self.is_number)


def _said(text: str) -> DayCell | None:
    """Yes or no, where a cell has that instead of a day."""
    happened = truth(text)
    return None if happened is None else DayCell(why=NoDay.SAYS_YES) if happened else BLANK


def _question(rows: Iterable[SheetRow], place: int) -> DayQuestion:
    texts = {row.at(place) for row in rows if place not in row.dates and place not in row.numbers} - {""}
    return day_question(sorted(texts))
