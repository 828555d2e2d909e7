"""What is overdue, and how late, is said in Python and in SQL: both are asked about the same thousands of cases."""

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.overdue import LateBand, days_late, end_of_week, is_overdue, late_band
from foi_tracker.domain.vocabulary import Awaiting, RegimeCode
from foi_tracker.models import InfoRequest
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.request_filter import Standpoint, in_band
from tests import builders
from tests.queries import plain_requests

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
# A Monday, a Saturday, the days around Easter and Christmas, a Scottish holiday, and a day past the horizon.
TODAYS = [
    MONDAY,
    SATURDAY,
    date(2026, 4, 7),
    date(2026, 12, 28),
    date(2027, 1, 4),
    date(2026, 8, 3),
    date(2026, 11, 30),
    date(2029, 2, 1),
]
CASES = 1_500


def generated(chance):
    for _ in range(CASES):
        around = chance.choice(TODAYS)
        yield {
            "awaiting": chance.choice(list(Awaiting)),
            "regime": chance.choice(list(RegimeCode)),
            "due_on": chance.choice([None, *[around + timedelta(days=chance.randint(-45, 10)) for _ in range(9)]]),
        }


@pytest.fixture
def laws(session):
    return current_laws(session)


@pytest.fixture
def cases(session, campaign, volunteer):
    rows = list(generated(random.Random(20)))  # noqa: S311 the same cases each time, not secrets
    ids = plain_requests.add(session, campaign, builders.authority(session), by=volunteer, rows=rows)
    return dict(zip(ids, rows, strict=True))


def found(session, condition):
    return set(session.scalars(select(InfoRequest.id).where(condition)))


@pytest.mark.parametrize("today", TODAYS)
def test_python_and_the_database_agree_on_what_is_overdue(session, cases, today):
    in_python = {id_ for id_, case in cases.items() if is_overdue(case["awaiting"], case["due_on"], today)}

    assert found(session, overdue(today)) == in_python
    assert in_python


@pytest.mark.parametrize("band", [band for band in LateBand if band is not LateBand.DUE_THIS_WEEK])
@pytest.mark.parametrize("today", TODAYS)
def test_python_and_the_database_agree_on_how_late(session, cases, laws, today, band):
    in_python = {
        id_
        for id_, case in cases.items()
        if is_overdue(case["awaiting"], case["due_on"], today)
        and late_band(case["due_on"], today, laws[case["regime"]].calendar) is band
    }

    assert found(session, in_band(band, Standpoint(today=today, laws=laws, user_id=0))) == in_python


@pytest.mark.parametrize("today", TODAYS)
@pytest.mark.usefixtures("cases")
def test_every_overdue_request_is_in_exactly_one_band(session, laws, today):
    standpoint = Standpoint(today=today, laws=laws, user_id=0)
    bands = [found(session, in_band(band, standpoint)) for band in LateBand if band is not LateBand.DUE_THIS_WEEK]

    assert set.union(*bands) == found(session, overdue(today))
    assert sum(len(band) for band in bands) == len(found(session, overdue(today)))


@pytest.mark.parametrize("today", TODAYS)
def test_python_and_the_database_agree_on_what_is_due_this_week(session, cases, laws, today):
    in_python = {
        id_
        for id_, case in cases.items()
        if case["awaiting"] is Awaiting.AUTHORITY and case["due_on"] and today <= case["due_on"] <= end_of_week(today)
    }

    assert found(session, in_band(LateBand.DUE_THIS_WEEK, Standpoint(today=today, laws=laws, user_id=0))) == in_python


def test_a_request_due_today_is_not_late_and_the_day_after_it_is():
    assert not is_overdue(Awaiting.AUTHORITY, FRIDAY, FRIDAY)
    assert is_overdue(Awaiting.AUTHORITY, FRIDAY, SATURDAY)


def test_on_the_weekend_after_a_friday_a_request_is_late_by_no_working_day_and_in_the_first_band(laws):
    calendar = laws[RegimeCode.FOIA].calendar

    assert days_late(FRIDAY, SATURDAY, calendar) == 0
    assert late_band(FRIDAY, SATURDAY, calendar) is LateBand.UP_TO_5
    assert days_late(FRIDAY, MONDAY, calendar) == 1


def test_days_late_are_counted_in_the_requests_own_calendar(laws):
    maundy_thursday, tuesday = date(2026, 4, 2), date(2026, 4, 7)  # Easter Monday is no bank holiday in Scotland

    late = {code: days_late(maundy_thursday, tuesday, law.calendar) for code, law in laws.items()}

    assert late == {RegimeCode.FOIA: 1, RegimeCode.EIR: 1, RegimeCode.FOISA: 2, RegimeCode.EISR: 2}


@pytest.mark.parametrize(("late", "band"), [(5, "1-5"), (6, "6-20"), (20, "6-20"), (21, "over-20")])
def test_the_bands_are_cut_after_five_and_after_twenty_working_days(laws, late, band):
    calendar = laws[RegimeCode.FOIA].calendar

    assert late_band(calendar.add(MONDAY, -late), MONDAY, calendar) == band


def test_a_late_request_is_still_late_when_the_bank_holidays_are_no_longer_known(laws):
    calendar = laws[RegimeCode.FOIA].calendar

    assert days_late(date(2028, 12, 1), date(2030, 1, 1), calendar) == calendar.between(
        date(2028, 12, 1), calendar.horizon
    )


def test_a_date_before_the_bank_holidays_known_is_simply_very_late(laws):
    calendar = laws[RegimeCode.FOIA].calendar

    assert late_band(date(1999, 12, 31), MONDAY, calendar) is LateBand.OVER_20
