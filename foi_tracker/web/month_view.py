"""The working behind a date as months of a calendar."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.working import FEE_UNPAID, WorkedDay
from foi_tracker.domain.working_days import SATURDAY
from foi_tracker.web.filters import month_name

MONTHS_AT_MOST = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthDay:
    """A cell of a month; `on` is None outside it."""

    on: date | None = None
    kind: str = "plain"
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month with its weeks, Monday first."""

    title: str
    weeks: list[list[MonthDay]]


def months(days: Sequence[WorkedDay]) -> list[Month]:
    """Every month from the first day to the last."""
    if not days:
        return []
    counted = {day.on: day for day in days}
    first, last = days[0].on, days[-1].on
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [_month(number // 12, number % 12 + 1, counted, (first, last)) for number in numbers[:MONTHS_AT_MOST]]


def _month(year: int, month: int, counted: Mapping[date, WorkedDay], ends: tuple[date, date]) -> Month:
    weeks = Calendar().monthdatescalendar(year, month)
    return Month(
        title=month_name(date(year, month, 1)),
        weeks=[[_cell(day, month, counted.get(day), ends) for day in week] for week in weeks],
    )


def _cell(day: date, month: int, worked: WorkedDay | None, ends: tuple[date, date]) -> MonthDay:
    if day.month != month:
        return MonthDay()
    if day == ends[1]:
        return MonthDay(on=day, kind="due", note=_last(worked))
    if day == ends[0] and worked:
        return MonthDay(on=day, kind="start", note=worked.reason or "Day 1")
    if day.weekday() >= SATURDAY and (worked is None or worked.number is None):
        return MonthDay(on=day, kind="weekend")
    return _between(day, worked)


def _between(day: date, worked: WorkedDay | None) -> MonthDay:
    if worked is None:
        return MonthDay(on=day)
    if worked.number is None:
        return MonthDay(on=day, kind="holiday", note=_short(worked.reason))
    return MonthDay(on=day, kind="working", note=f"Day {worked.number}")


def _last(worked: WorkedDay | None) -> str:
    return f"Day {worked.number}: the last day" if worked and worked.number else "The last day"


def _short(reason: str) -> str:
    """What fits a cell; the working beside it says in which nation a day is a holiday."""
    return "Fee unpaid" if reason == FEE_UNPAID else reason.partition(" (")[0]
