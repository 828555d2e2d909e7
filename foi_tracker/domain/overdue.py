"""When a request is overdue, and how late. Its twin in SQL is `queries.overdue`; a test holds the two together."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foi_tracker.domain.vocabulary import Awaiting
from foi_tracker.domain.working_days import WorkingCalendar

# Where lists of lateness are cut, in working days. Ours, for reading; no law knows them.
FIRST_CUT, SECOND_CUT = 5, 20
DAYS_IN_A_WEEK = 7


class LateBand(StrEnum):
    """How late, in working days of the request's own calendar; or about to be due."""

    DUE_THIS_WEEK = "due_this_week"
    UP_TO_5 = "1-5"
    UP_TO_20 = "6-20"
    OVER_20 = "over-20"


@dataclass(frozen=True, slots=True)
class Cutoffs:
    """The oldest last days that are still at most so many working days late."""

    first: date
    second: date


def is_overdue(awaiting: Awaiting, due_on: date | None, today: date) -> bool:
    """Whether it is the authority's turn and its last day is past. On the day itself it is due today, not late."""
    return awaiting is Awaiting.AUTHORITY and due_on is not None and due_on < today


def days_late(due_on: date, today: date, calendar: WorkingCalendar) -> int:
    """Working days from the last day to today; 0 on the weekend after a Friday, when it is late all the same.

    Past the calendar's horizon the count stops there, so that a late request is never dropped for want of a date.
    """
    end = min(today, calendar.horizon)
    return calendar.between(max(due_on, calendar.first), end) if due_on < end else 0


def lateness_cutoffs(today: date, calendar: WorkingCalendar) -> Cutoffs:
    """Where the bands begin on the calendar, so that a database can tell them by comparing dates."""
    end = min(today, calendar.horizon)
    return Cutoffs(calendar.add(end, -FIRST_CUT), calendar.add(end, -SECOND_CUT))


def late_band(due_on: date, today: date, calendar: WorkingCalendar) -> LateBand:
    """The band of a request that is overdue."""
    late = days_late(due_on, today, calendar)
    if late > SECOND_CUT:
        return LateBand.OVER_20
    return LateBand.UP_TO_20 if late > FIRST_CUT else LateBand.UP_TO_5


def end_of_week(today: date) -> date:
    """The Sunday that ends the week of `today`."""
    return today + timedelta(days=DAYS_IN_A_WEEK - today.isoweekday())
