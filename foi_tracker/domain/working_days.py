"""Counting working days: a calendar that refuses to guess past the holidays it knows."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class CalendarExhausted(Exception):
    """A count ran past the last day whose holidays are known."""

    def __init__(self, day: date, horizon: date) -> None:
        super().__init__(f"bank holidays are known only to {horizon:%-d %B %Y}; {day:%-d %B %Y} is past that")
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

    def __init__(self, name: str, holidays: dict[date, str], *, first: date, horizon: date) -> None:
        self.name = name
        self.holidays = holidays
        self.first = first
        self.horizon = horizon
        self._base = first.toordinal()
        self._working: list[int] = []
        self._rank: list[int] = []
        for ordinal in range(self._base, horizon.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if day.weekday() < 5 and day not in holidays:  # noqa: PLR2004 Monday is 0, Saturday 5
                self._working.append(ordinal)
            self._rank.append(len(self._working))

    def is_working(self, day: date) -> bool:
        """Whether `day` counts."""
        return self.rank(day) != self.rank(day - timedelta(days=1)) if day > self.first else False

    def rank(self, day: date) -> int:
        """How many working days there are from the calendar's first day to `day`, both included."""
        ordinal = day.toordinal() - self._base
        if not 0 <= ordinal < len(self._rank):
            raise CalendarExhausted(day, self.horizon)
        return self._rank[ordinal]

    def add(self, start: date, number: int) -> date:
        """The `number`th working day after `start`, `start` itself being day 0 whether or not it is a working day."""
        ordinal = start.toordinal() - self._base
        if not 0 <= ordinal < len(self._rank):
            raise CalendarExhausted(start, self.horizon)
        position = self._rank[ordinal] + number - 1
        if not 0 <= position < len(self._working):
            raise CalendarExhausted(start + timedelta(days=number), self.horizon)
        return date.fromordinal(self._working[position])

    def between(self, after: date, to: date) -> int:
        """Working days after `after`, up to and including `to`."""
        return self.rank(to) - self.rank(after)
