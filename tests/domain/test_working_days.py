from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.bank_holidays import FIRST_DAY, HORIZON, NATIONS, ProclaimedDay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted, Count, Unit, WorkingCalendar

UK = laws()[RegimeCode.FOIA].calendar
SCOTLAND = laws()[RegimeCode.FOISA].calendar
CALENDARS = st.sampled_from([UK, SCOTLAND])
DAYS = st.dates(FIRST_DAY, HORIZON - timedelta(days=150))
NUMBERS = st.integers(1, 60)


@given(CALENDARS, DAYS, NUMBERS)
def test_the_last_day_is_a_working_day(calendar, start, number):
    assert calendar.is_working(calendar.add(start, number))


@given(CALENDARS, DAYS, NUMBERS)
def test_counting_back_gives_the_number(calendar, start, number):
    due = calendar.add(start, number)

    days = [start + timedelta(days=offset) for offset in range(1, (due - start).days + 1)]
    assert sum(day.weekday() < 5 and day not in calendar.holidays for day in days) == number
    assert calendar.between(start, due) == number


@given(DAYS, NUMBERS, st.sampled_from(sorted(NATIONS)), st.dates(FIRST_DAY, HORIZON))
def test_a_holiday_more_never_brings_a_date_forward(start, number, nation, day):
    another = ProclaimedDay(day=day, nation=nation, name="Jubilee", is_holiday=True, citation="An Order")

    for code in (RegimeCode.FOIA, RegimeCode.FOISA):
        more = laws(frozenset({another}))[code].calendar
        assert more.add(start, number) >= laws()[code].calendar.add(start, number)


@given(DAYS, st.integers(1, 40), DAYS, st.integers(0, 60))
def test_leaving_days_out_never_brings_a_date_forward(start, number, first, length):
    left_out = ((first, first + timedelta(days=length)),)
    plain = UK.due(Count(start=start, number=number, unit=Unit.WORKING_DAYS))

    try:
        longer = UK.due(Count(start=start, number=number, unit=Unit.WORKING_DAYS, excluding=left_out))
    except CalendarExhausted:
        return
    assert longer >= plain
    counted = [start + timedelta(days=n) for n in range(1, (longer - start).days + 1)]
    assert sum(UK.is_working(day) and not first <= day <= left_out[0][1] for day in counted) == number


def test_stretches_that_overlap_leave_each_day_out_once():
    start = date(2026, 9, 1)
    overlapping = ((date(2026, 9, 7), date(2026, 9, 9)), (date(2026, 9, 8), date(2026, 9, 10)))

    due = UK.due(Count(start=start, number=20, unit=Unit.WORKING_DAYS, excluding=overlapping))

    assert due == UK.add(start, 24)


@pytest.mark.parametrize(
    ("start", "number", "beginning", "last"),
    [
        (date(2026, 8, 31), 6, False, date(2027, 2, 28)),
        (date(2026, 8, 29), 6, False, date(2027, 2, 28)),
        (date(2026, 10, 29), 6, False, date(2027, 4, 29)),
        (date(2023, 8, 31), 6, False, date(2024, 2, 29)),
        (date(2026, 1, 12), 3, True, date(2026, 4, 11)),
        (date(2023, 11, 30), 3, True, date(2024, 2, 29)),
        (date(2025, 11, 30), 3, True, date(2026, 2, 28)),
        (date(2026, 12, 1), 3, True, date(2027, 2, 28)),
        (date(2026, 10, 1), 3, True, date(2026, 12, 31)),
    ],
)
def test_months_end_on_the_corresponding_date(start, number, beginning, last):
    count = Count(start=start, number=number, unit=Unit.MONTHS, including_start=beginning)

    assert UK.due(count) == last


@pytest.mark.parametrize("number", range(1, 30))
@pytest.mark.parametrize("start", [date(2026, 8, 31), date(2023, 11, 30), date(2026, 1, 1), date(2024, 2, 29)])
def test_a_period_beginning_with_a_day_is_shorter_by_that_day(start, number):
    after = UK.due(Count(start=start, number=number, unit=Unit.CALENDAR_DAYS))
    beginning = UK.due(Count(start=start, number=number, unit=Unit.CALENDAR_DAYS, including_start=True))

    assert after - beginning == timedelta(days=1)


def test_a_period_that_rolls_ends_on_the_next_working_day():
    sunday = Count(start=date(2026, 11, 1), number=28, unit=Unit.CALENDAR_DAYS, rolls=True)

    assert UK.due(sunday) == date(2026, 12, 1), "30 November is a holiday in Scotland, so not a working day for the UK"
    assert laws()[RegimeCode.FOIA].tribunal_calendar.due(sunday) == date(2026, 11, 30)


def test_it_refuses_to_guess_past_what_it_knows():
    with pytest.raises(CalendarExhausted, match="known only to Sun 31 Dec 2028"):
        UK.add(date(2028, 12, 15), 20)
    with pytest.raises(CalendarExhausted, match="known only from Sat 1 Jan 2005"):
        UK.add(date(2004, 12, 31), 20)


def test_months_and_days_are_counted_past_it_for_they_rest_on_no_holiday():
    assert UK.due(Count(start=date(2028, 12, 1), number=6, unit=Unit.MONTHS)) == date(2029, 6, 1)
    with pytest.raises(CalendarExhausted):
        UK.due(Count(start=date.max, number=1, unit=Unit.MONTHS))


def test_a_calendar_knows_its_first_and_last_days():
    week = WorkingCalendar("A week", {date(2026, 9, 2): "Fair"}, first=date(2026, 9, 1), horizon=date(2026, 9, 7))

    assert [week.is_working(date(2026, 9, day)) for day in range(1, 8)] == [True, False, True, True, False, False, True]
    assert week.add(date(2026, 9, 1), 3) == date(2026, 9, 7)


def test_a_period_beginning_with_the_first_day_that_is_known_can_be_counted():
    first = date(2005, 1, 1)

    beginning = Count(start=first, number=60, unit=Unit.WORKING_DAYS, including_start=True)
    after = Count(start=first, number=60, unit=Unit.WORKING_DAYS)

    assert UK.due(beginning) == UK.due(after)
