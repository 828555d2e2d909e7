from datetime import UTC, date, datetime, time, timedelta

import pytest

from foi_tracker.domain.findings.publishing import Moments, Standing, embargo_end, read_time

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR, MOMENT = timedelta(hours=1), timedelta(microseconds=1)


def standing(*, approved_at=None, embargo_until=None, taken_back_at=None, now=NINE):
    moments = Moments(approved_at=approved_at, embargo_until=embargo_until, taken_back_at=taken_back_at)
    return moments.standing(now)


def test_nothing_is_public_before_a_second_person_approves():
    assert standing() is Standing.PROPOSED
    assert standing(embargo_until=NINE - HOUR) is Standing.PROPOSED


def test_an_embargo_holds_until_its_moment_and_not_longer():
    assert standing(approved_at=NINE - HOUR, embargo_until=NINE, now=NINE - MOMENT) is Standing.EMBARGOED
    assert standing(approved_at=NINE - HOUR, embargo_until=NINE, now=NINE) is Standing.PUBLIC


@pytest.mark.parametrize("embargo_until", [None, NINE - HOUR, NINE + HOUR])
@pytest.mark.parametrize("approved_at", [None, NINE - HOUR])
def test_what_was_taken_back_stays_so(approved_at, embargo_until):
    taken = standing(approved_at=approved_at, embargo_until=embargo_until, taken_back_at=NINE, now=NINE + 9 * HOUR)

    assert taken is Standing.TAKEN_BACK


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        ("2026-12-01", "00:01", "2026-12-01T00:01"),
        ("2026-07-01", "00:01", "2026-06-30T23:01"),
        # The clocks go back at 2 in the morning: half past one comes twice, and the second counts.
        ("2026-10-25", "01:30", "2026-10-25T01:30"),
        # They go forward at 1: there is no half past one, and the embargo ends no earlier than one o'clock.
        ("2027-03-28", "01:30", "2027-03-28T01:30"),
    ],
)
def test_an_embargo_ends_by_the_clocks_in_london_and_never_too_early(day, at, moment):
    found = embargo_end(date.fromisoformat(day), time.fromisoformat(at))

    assert found == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "read"),
    [("9:30", time(9, 30)), (" 09.05 ", time(9, 5)), ("0930", time(9, 30)), ("9", time(9)), ("23:59", time(23, 59))],
)
def test_a_time_is_read_as_people_write_it(text, read):
    assert read_time(text) == read


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "nine", "9:3", "-1:00", "12:00:00", "９:30am"])
def test_what_is_no_time_of_the_day_is_not_guessed(text):
    assert read_time(text) is None
