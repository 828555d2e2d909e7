"""Days as people write them in a sheet: day first, unless somebody said that the column is written month first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from foi_tracker.domain.findings.unreadable import quoted
from foi_tracker.domain.imports.vocabulary import DateOrder
from foi_tracker.domain.imports.words.day_shapes import (
    IN_FIGURES,
    MONTHS,
    YEARLESS,
    days_within,
    in_london,
    shaped,
)
from foi_tracker.domain.plain_dates import written

# The four laws came into force on 1 January 2005; an answer is due within years, not decades.
EARLIEST, LATEST, CENTURY = 2005, 2050, 2000
LONGEST = 100
# Days that spreadsheets keep as numbers are counted from here (the 1900 system, which thinks that 1900 was a leap year;
# in a file of the 1904 system a cell of the kind "date" is right all the same, for it is no number when it gets here).
DAY_NOUGHT: Final = date(1899, 12, 30)
EMPTY_YEARS: Final = (1899, 1900, 1904)
SERIAL = re.compile(r"(?P<days>[0-9]{5})(?:[.][0-9]+)?")
MONTHS_OF_A_YEAR, MOST_EXAMPLES, ENOUGH_DAYS = 12, 3, 4
OR_EMPTY = "or leave the cell empty: the words are kept in the note."
HAZY = re.compile(
    r"\b(?:spring|summer|autumn|winter|early|mid|late|end|start|beginning|about|around|approx(?:imately)?|circa|ca?|"
    r"by(?=\s+[0-9])|before|after|until|since|from|between|w/?[ce]|week|month|q[1-4])\b|[~?<>]"
)


class NotADay(ValueError):
    """The text is no single day; `way_out` says what to do about it."""

    def __init__(self, text: str, way_out: str) -> None:
        super().__init__(f"{quoted(text)} is no single day. {way_out}")
        self.text, self.way_out = text, way_out


@dataclass(frozen=True, kw_only=True, slots=True)
class DayQuestion:
    """Whether a column must be asked about: its cells that can be read both ways, and those that only one way fits."""

    ambiguous: tuple[str, ...] = ()
    day_first: tuple[str, ...] = ()
    month_first: tuple[str, ...] = ()

    @property
    def is_asked(self) -> bool:
        """Whether a person has to say how the column is written. Month first is never taken without asking."""
        return bool(self.month_first or (self.ambiguous and not self.day_first))

    @property
    def suggestion(self) -> DateOrder:
        """Day first, unless every cell that proves anything proves the other."""
        return DateOrder.MONTH_FIRST if self.month_first and not self.day_first else DateOrder.DAY_FIRST


def read_day(
    text: str,
    *,
    order: DateOrder = DateOrder.DAY_FIRST,
    year: int | None = None,
    is_date: bool = False,
    is_number: bool = False,
) -> date:
    """The day that a cell gives; `is_date` and `is_number` are what the file says of it. Raises `NotADay`."""
    if len(text) > LONGEST:
        raise NotADay(text, f"Type the day alone, {OR_EMPTY}")
    if is_number and not is_date and (kept := _kept_as_number(text)):
        return kept
    found = shaped(text)
    if found.day is None:
        raise NotADay(text, _way_out(text, order, year))
    day = _made(text, found.day, order, year)
    if found.weekday not in (None, day.weekday()):
        raise NotADay(text, f"{day.day} {day:%B %Y} was a {day:%A}. Check the day, and type it without the weekday.")
    return in_london(day, found.time)


def lacks_year(text: str) -> bool:
    """Whether the cell is a day that only a year completes, such as "3-Apr"."""
    day = shaped(text[:LONGEST]).day
    return day is not None and day.re in YEARLESS


def in_turn(day: date, text: str, after: date | None) -> date:
    """The day of a cell without a year, which cannot be earlier than what it follows: the next year's, then."""
    if after is None or day >= after or not lacks_year(text):
        return day
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day


def doubt(day: date, today: date) -> str:
    """What is odd about a day, "" where nothing is: a slip of the keyboard puts it decades away."""
    return "" if day.year <= today.year + 1 else f"{written(day)} is far off. Check its year."


def day_question(texts: Iterable[str]) -> DayQuestion:
    """What the cells of one column say about how it is written."""
    found: dict[DateOrder | None, dict[str, None]] = {None: {}, DateOrder.DAY_FIRST: {}, DateOrder.MONTH_FIRST: {}}
    for text in texts:
        for proof in _proofs(text):
            if len(found[proof]) < MOST_EXAMPLES:
                found[proof][text.strip()] = None
    return DayQuestion(
        ambiguous=tuple(found[None]),
        day_first=tuple(found[DateOrder.DAY_FIRST]),
        month_first=tuple(found[DateOrder.MONTH_FIRST]),
    )


def are_swapped(dates: Iterable[date], question: DayQuestion) -> bool:
    """Whether a program set to American dates may have turned days round before the sheet got here.

    It makes dates of 03/04/2026 (taken as 4 March) and leaves 13/04/2026 as text: then no date has a day after the
    twelfth, and no text has one before.
    """
    days = [each.day for each in dates]
    only_late = bool(question.day_first) and not question.ambiguous and not question.month_first
    return only_late and len(days) >= ENOUGH_DAYS and max(days) <= MONTHS_OF_A_YEAR


def _proofs(text: str) -> set[DateOrder | None]:
    """How each day in figures can be read: one way, or (None) both."""
    if len(text) > LONGEST:
        return set()
    found = shaped(text)
    days = [found.day] if found.day is not None else days_within(found.words)
    fitting = [_ways(match, found.weekday) for match in days if _is_telling(match)]
    return {ways[0] if len(ways) == 1 else None for ways in fitting if ways}


def _is_telling(match: re.Match[str]) -> bool:
    """Whether it can be read two ways at all: not 4/4/26, and 4/26 is rather a month of a year."""
    if match.re not in IN_FIGURES or int(match["a"]) == int(match["b"]):
        return False
    return match.re not in YEARLESS or int(match["b"]) <= MONTHS_OF_A_YEAR


def _ways(match: re.Match[str], weekday: int | None) -> list[DateOrder]:
    return [order for order in DateOrder if _could_be(match, order, weekday)]


def _could_be(match: re.Match[str], order: DateOrder, weekday: int | None) -> bool:
    day, month = _day_and_month(match, order)
    try:
        read = date(_year(match) or LATEST, month, day)
    except ValueError:
        return False
    return weekday is None or _year(match) is None or read.weekday() == weekday


def _day_and_month(match: re.Match[str], order: DateOrder) -> tuple[int, int]:
    if match.re not in IN_FIGURES:
        name = match["month"]
        return int(match["day"].rstrip("stndrh")), MONTHS[name] if name in MONTHS else int(name)
    first, second = int(match["a"]), int(match["b"])
    return (first, second) if order is DateOrder.DAY_FIRST else (second, first)


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    written_so = groups.get("year") or groups.get("short")
    if not written_so:
        return None
    return int(written_so) + (CENTURY if len(written_so) < len("2000") else 0)


def _made(text: str, match: re.Match[str], order: DateOrder, year: int | None) -> date:
    full = _year(match) or year
    if full is None:
        raise NotADay(text, "Say once which year the days without a year are of, or type the day with its year.")
    if full in EMPTY_YEARS:
        raise NotADay(text, "A spreadsheet shows an empty date so. Leave the cell empty.")
    if not EARLIEST <= full <= LATEST:
        raise NotADay(text, f"The year is {full}, and the laws began in {EARLIEST}. Type the day with its right year.")
    day, month = _day_and_month(match, order)
    if month > MONTHS_OF_A_YEAR:
        raise NotADay(text, f"There is no month {month}. {_other_order(match, order)}")
    try:
        return date(full, month, day)
    except ValueError:
        raise NotADay(text, f"There is no such day in the calendar. Type the day, {OR_EMPTY}") from None


def _other_order(match: re.Match[str], order: DateOrder) -> str:
    other = DateOrder.MONTH_FIRST if order is DateOrder.DAY_FIRST else DateOrder.DAY_FIRST
    if match.re not in IN_FIGURES or match.re in YEARLESS or not _could_be(match, other, None):
        return f"Type the day, {OR_EMPTY}"
    return f"If this column is written {other.value.replace('_', ' ')}, say so."


def _kept_as_number(text: str) -> date | None:
    serial = SERIAL.fullmatch(text.strip())
    day = DAY_NOUGHT + timedelta(days=int(serial["days"])) if serial else None
    return day if day and EARLIEST <= day.year <= LATEST else None


def _way_out(text: str, order: DateOrder, year: int | None) -> str:
    """What to do, with the day that is somewhere in the words where there is just one."""
    words = shaped(text).words
    kept = _kept_as_number(words)
    inside = days_within(words)
    if kept:
        return f"If it is {written(kept)}, kept as a number, type that day, {OR_EMPTY}"
    if len(inside) > 1:
        return f"There are several days here. Type the one that counts, {OR_EMPTY}"
    if inside and not HAZY.search(words):
        return _only(text, inside[0], order, year)
    return f"Type the day, {OR_EMPTY}"


def _only(text: str, match: re.Match[str], order: DateOrder, year: int | None) -> str:
    try:
        day = _made(text, match, order, year)
    except NotADay:
        return f"Type the day, {OR_EMPTY}"
    return f"If it is {written(day)}, type that alone, {OR_EMPTY}"
