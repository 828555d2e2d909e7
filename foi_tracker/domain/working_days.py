"""Counting working days, months and days: a calendar that refuses to guess past the holidays it knows."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foi_tracker.domain.plain_dates import written

SATURDAY = 5
MONTHS_IN_A_YEAR = 12
A_DAY = timedelta(days=1)


class CalendarExhausted(Exception):
    """A count left the days whose holidays are known."""

    def __init__(self, day: date | None, *, first: date, horizon: date) -> None:
        early = day is not None and day < first
        known = f"only from {written(first)}" if early else f"only to {written(horizon)}"
        super().__init__(f"Bank holidays are known {known}, so this date cannot be counted yet.")
        self.day = day
        self.horizon = horizon


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How a date was reached: `number` units after `start`, so that the working can be shown day by day.

    `including_start` is a period "beginning with" its first day. `excluding` are stretches, both
    ends included, that the law leaves out (a fee notice to its payment). `rolls` is a period whose
    last day moves to the next working day (tribunal rules only).
    """

    start: date
    number: int
    unit: Unit
    including_start: bool = False
    excluding: tuple[tuple[date, date], ...] = ()
    rolls: bool = False


class WorkingCalendar:
    """The working days of one legal calendar, between two dates whose holidays are known."""

    def __init__(self, name: str, holidays: Mapping[date, str], *, first: date, horizon: date) -> None:
        self.name = name
        self.holidays = holidays
        self.first = first
        self.horizon = horizon
        self._base = first.toordinal()
        self._length = horizon.toordinal() - self._base + 1
        self._working: list[date] = []
        self._rank: list[int] = []
        for ordinal in range(self._base, self._base + self._length):
            day = date.fromordinal(ordinal)
            if day.weekday() < SATURDAY and day not in holidays:
                self._working.append(day)
            self._rank.append(len(self._working))

    def is_working(self, day: date) -> bool:
        """Whether `day` counts."""
        rank = self.rank(day)
        return rank > 0 and self._working[rank - 1] == day

    def rank(self, day: date) -> int:
        """How many working days there are from the calendar's first day to `day`, both included."""
        ordinal = day.toordinal() - self._base
        if not 0 <= ordinal < self._length:
            raise self._exhausted(day)
        return self._rank[ordinal]

    def add(self, start: date, number: int) -> date:
        """The `number`th working day after `start`, `start` itself being day 0 whether or not it is a working day."""
        ordinal = start.toordinal() - self._base
        if not 0 <= ordinal < self._length:
            raise self._exhausted(start)
        position = self._rank[ordinal] + number - 1
        if not 0 <= position < len(self._working):
            raise self._exhausted(start if position < 0 else None)
        return self._working[position]

    def between(self, after: date, to: date) -> int:
        """Working days after `after`, up to and including `to`."""
        return self.rank(to) - self.rank(after)

    def due(self, count: Count) -> date:
        """The last day of the period that `count` describes."""
        match count.unit:
            case Unit.WORKING_DAYS:
                return self._working_days(count)
            case Unit.CALENDAR_DAYS:
                last = self._shift(count.start, count.number - count.including_start)
            case Unit.MONTHS:
                last = self._months(count)
        return self.on_or_after(last) if count.rolls else last

    def on_or_after(self, day: date) -> date:
        """`day` itself if it is a working day, else the next one."""
        return day if self.is_working(day) else self.add(day, 1)

    def _working_days(self, count: Count) -> date:
        start, number = count.start, count.number
        if count.including_start and self.is_working(start):
            number -= 1
        due = self.add(start, number)
        left_out = -1 if count.excluding else 0
        while (now_left_out := self._left_out(count.excluding, start, due)) != left_out:
            left_out = now_left_out
            due = self.add(start, number + left_out)
        return due

    def _left_out(self, excluding: Iterable[tuple[date, date]], start: date, due: date) -> int:
        """Working days within the stretches left out, after `start` and up to `due`, each counted once."""
        total, covered_to = 0, start
        for first, last in sorted(excluding):
            after, to = first - A_DAY if first > covered_to else covered_to, min(last, due)
            if to > after:
                total += self.between(after, to)
                covered_to = to
        return total

    def _months(self, count: Count) -> date:
        """The corresponding date (Dodds v Walker [1981] 1 WLR 1027); "beginning with" ends the day before it."""
        months = count.start.year * MONTHS_IN_A_YEAR + count.start.month - 1 + count.number
        year, month = months // MONTHS_IN_A_YEAR, months % MONTHS_IN_A_YEAR + 1
        if not date.min.year <= year <= date.max.year:
            raise self._exhausted(None)
        length = monthrange(year, month)[1]
        corresponding = date(year, month, min(count.start.day, length))
        has_day = count.start.day <= length
        return self._shift(corresponding, -1) if count.including_start and has_day else corresponding

    def _shift(self, day: date, days: int) -> date:
        try:
            return day + timedelta(days=days)
        except OverflowError:
            raise self._exhausted(day if days < 0 else None) from None

    def _exhausted(self, day: date | None) -> CalendarExhausted:
        return CalendarExhausted(day, first=self.first, horizon=self.horizon)
