"""The working behind a date: each day with its number or the reason it is skipped, and the same in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from foi_tracker.domain.law import Law, day_after
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Level
from foi_tracker.domain.working_days import A_DAY, SATURDAY, CalendarExhausted, Count, Unit, WorkingCalendar

# GRC Rules r.12(1), UT Rules r.12(1): only the tribunals' periods roll.
BEFORE_FIVE = "It must have arrived before 5 p.m."
# What comes after a day that is only custom is not late.
LATE = {
    Level.STATUTE: "It is late from",
    Level.RULE: "It is late from",
    Level.GUIDANCE: "By guidance, not by statute, it is late from",
}
FEE_UNPAID = "Left out: a fee was asked for and not yet paid"
UNIT_NAMES = {
    Unit.WORKING_DAYS: ("working day", "working days"),
    Unit.CALENDAR_DAYS: ("day", "days"),
    Unit.MONTHS: ("month", "months"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedDay:
    """A day on the way to a date. `number` is None where it is skipped, and `reason` says why, or what the day is."""

    on: date
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Working:
    """How one date was reached: the days, and the sentences that say so."""

    days: tuple[WorkedDay, ...]
    sentences: tuple[str, ...]


def working_of(deadline: Deadline, law: Law) -> Working:
    """The working behind a deadline; without days where nothing was counted, or it cannot be counted yet."""
    if deadline.count is None or deadline.due_on is None:
        return Working(days=(), sentences=(deadline.unknown_because,) if deadline.unknown_because else ())
    calendar = law.calendar_for(deadline.count)
    return Working(
        days=working(deadline.count, calendar), sentences=sentences(deadline.count, calendar, deadline.level)
    )


def working(count: Count, calendar: WorkingCalendar) -> tuple[WorkedDay, ...]:
    """Each day from the start to the last one; nothing where the calendar does not reach that far."""
    try:
        last = calendar.due(count)
    except CalendarExhausted:
        return ()
    days = tuple(_days(count, calendar, last))
    return (*days[:-1], replace(days[-1], reason=f"{days[-1].reason}. The last day".removeprefix(". ")))


def skipped(count: Count, calendar: WorkingCalendar) -> tuple[WorkedDay, ...]:
    """Only the days that did not count, weekends aside: the holidays, and what a fee took out."""
    return tuple(day for day in working(count, calendar) if day.number is None and day.on.weekday() < SATURDAY)


def why_skipped(day: date, calendar: WorkingCalendar) -> str:
    """Why a day does not count: "Saturday", "Christmas Day"; empty where it does."""
    if day.weekday() >= SATURDAY:
        return f"{day:%A}"
    return calendar.holidays.get(day, "")


def sentences(count: Count, calendar: WorkingCalendar, level: Level = Level.STATUTE) -> tuple[str, ...]:
    """The working, as somebody would say it."""
    days = working(count, calendar)
    if not days:
        return ("Bank holidays are not known that far, so the days cannot be counted yet.",)
    return tuple(
        sentence
        for sentence in (_start(count, calendar), *_left_out(count, calendar, days), _end(count, days, level))
        if sentence
    )


def _start(count: Count, calendar: WorkingCalendar) -> str:
    one, many = UNIT_NAMES[count.unit]
    period = f"{count.number} {one if count.number == 1 else many}"
    if count.including_start:
        counts = count.unit is Unit.WORKING_DAYS and not why_skipped(count.start, calendar)
        return f"Count {period} beginning with {written(count.start)}{', which is itself the first' if counts else ''}."
    if count.unit is Unit.WORKING_DAYS:
        return f"{written(count.start)} is day 0, whether or not it is a working day. Count {period} after it."
    return f"Count {period} after {written(count.start)}."


def _left_out(count: Count, calendar: WorkingCalendar, days: tuple[WorkedDay, ...]) -> Iterator[str]:
    if count.unit is not Unit.WORKING_DAYS:
        return
    holidays = [day for day in days if day.number is None and day.on in calendar.holidays]
    named = "; ".join(f"{written(day.on)}, {calendar.holidays[day.on]}" for day in holidays)
    yield "Saturdays and Sundays do not count" + (
        f", nor do these: {named}." if named else "; no bank holiday falls between."
    )
    unpaid = [day for day in days if day.reason == FEE_UNPAID]
    if unpaid:
        first, last = written(unpaid[0].on), written(unpaid[-1].on)
        which = first if first == last else f"{first} to {last}"
        number = "1 working day" if len(unpaid) == 1 else f"{len(unpaid)} working days"
        yield f"From the fees notice to its payment, {number} ({which}) did not count."


def _end(count: Count, days: tuple[WorkedDay, ...], level: Level) -> str:
    last = days[-1].on
    rolled = "It moves to the next working day: " if any(day.number is None for day in days[1:]) and count.rolls else ""
    late_from = day_after(last)
    late = f" {LATE[level]} {written(late_from)}." if late_from and level in LATE else ""
    by_five = f" {BEFORE_FIVE}" if count.rolls else ""
    return f"{rolled}{written(last)} is the last day.{by_five}{late}"


def _days(count: Count, calendar: WorkingCalendar, last: date) -> Iterator[WorkedDay]:
    match count.unit:
        case Unit.WORKING_DAYS:
            yield from _working_days(count, calendar, last)
        case Unit.CALENDAR_DAYS:
            yield from _calendar_days(count, calendar, last)
        case Unit.MONTHS:
            yield from _months(count, calendar, last)


def _working_days(count: Count, calendar: WorkingCalendar, last: date) -> Iterator[WorkedDay]:
    number, day = 0, count.start
    if not count.including_start:
        yield WorkedDay(on=day, number=0, reason=_day_zero(day, calendar))
        day += A_DAY
    while day <= last:
        reason = why_skipped(day, calendar) or (FEE_UNPAID if _excluded(day, count) else "")
        number += not reason
        yield WorkedDay(on=day, number=None if reason else number, reason=reason)
        day += A_DAY


def _day_zero(day: date, calendar: WorkingCalendar) -> str:
    closed = why_skipped(day, calendar)
    return f"Day 0 ({closed})" if closed else "Day 0"


def _excluded(day: date, count: Count) -> bool:
    return any(first <= day <= to for first, to in count.excluding)


def _calendar_days(count: Count, calendar: WorkingCalendar, last: date) -> Iterator[WorkedDay]:
    first = 1 if count.including_start else 0
    for offset in range((last - count.start).days + 1):
        number = offset + first
        yield _numbered(count.start + A_DAY * offset, number, count, calendar)


def _months(count: Count, calendar: WorkingCalendar, last: date) -> Iterator[WorkedDay]:
    yield WorkedDay(on=count.start, number=0, reason="Beginning with this day" if count.including_start else "Day 0")
    plain = replace(count, rolls=False)
    for months in range(1, count.number + 1):
        yield WorkedDay(on=calendar.due(replace(plain, number=months)), number=months)
    day = calendar.due(plain)
    while day < last:
        day += A_DAY
        yield _numbered(day, count.number + 1, count, calendar)


def _numbered(day: date, number: int, count: Count, calendar: WorkingCalendar) -> WorkedDay:
    """A day of a period; past its number it is only on the way to a working day."""
    if number < count.number or (number == count.number and not count.rolls):
        return WorkedDay(on=day, number=number)
    closed = why_skipped(day, calendar)
    if number == count.number:
        return WorkedDay(on=day, number=number, reason=f"{closed}: moves to the next working day" if closed else "")
    return WorkedDay(on=day, reason=closed or "The next working day")
