"""What a row of the log cannot say, and what is odd."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.deployments.checks import Level, problems
from foi_tracker.domain.deployments.spans import NOUGHT, Span
from foi_tracker.domain.findings.values import DateSpan, Quantity
from foi_tracker.domain.findings.vocabulary import Precision
from tests.domain.deployments.rows import count, exactly, on, row

COMPLETE = row(
    date=on("2026-03-04"),
    location_name="Market Square",
    start_time="10:00",
    end_time="16:00",
    duration_min=360,
    watchlist_size=9_000,
    watchlist_under18=12,
    faces_scanned=40_000,
    alerts_total=12,
    alerts_true=10,
    alerts_false=2,
    engagements=11,
    confirmed_true=9,
    confirmed_false=2,
    arrests=4,
    arrests_other=1,
)


def found(**changes):
    return {each.code: each.level for each in problems(COMPLETE | row(**changes))}


def test_a_row_that_fits_together_has_no_problem():
    assert problems(COMPLETE) == []


@pytest.mark.parametrize(
    ("changes", "code", "level"),
    [
        ({"alerts_true": 11}, "alerts_over_total", Level.ERROR),
        ({"alerts_true": 9, "confirmed_true": 9}, "alerts_unexplained", Level.WARNING),
        ({"confirmed_true": 10}, "confirmed_over_stops", Level.ERROR),
        ({"engagements": 13}, "stops_over_alerts", Level.ERROR),
        ({"arrests": 11}, "arrests_unexplained", Level.WARNING),
        ({"faces_scanned": 11}, "alerts_over_faces", Level.ERROR),
        ({"watchlist_under18": 9_001}, "under_18_over_watchlist", Level.ERROR),
        ({"duration_min": 361}, "longer_than_times", Level.ERROR),
        ({"duration_min": 300}, "shorter_than_times", Level.WARNING),
        ({"location_name": ""}, "no_place", Level.WARNING),
        ({"false_alert_rate_stated": exactly("50")}, "rate_does_not_fit", Level.WARNING),
        ({"lat": exactly("-1.2")}, "lat_elsewhere", Level.WARNING),
        ({"lon": exactly("51.5")}, "lon_elsewhere", Level.WARNING),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_rule_is_broken_by_one_too_many(changes, code, level):
    assert found(**changes) == {code: level}


def test_a_day_or_more_is_no_row_of_the_log():
    assert found(duration_min=1440, start_time="", end_time="") == {"too_long": Level.ERROR}
    assert found(duration_min=1439, start_time="", end_time="") == {}


def test_the_boundaries_themselves_are_possible():
    assert found(engagements=12, confirmed_true=10, arrests=11) == {}
    assert found(faces_scanned=12, watchlist_under18=9_000) == {}


def test_a_band_is_only_wrong_where_no_number_in_it_can_be_right():
    assert found(alerts_false=count("<5", 0, 4)) == {}
    assert found(alerts_false=count("3-10", 3, 10)) == {"alerts_over_total": Level.ERROR}
    assert found(alerts_total=count("over 5", 6, None)) == {}


def test_what_is_given_roughly_contradicts_nothing_but_asks_for_a_look():
    assert found(alerts_true=exactly(11, approximate=True)) == {"alerts_over_total": Level.WARNING}


def test_a_month_is_no_day():
    march = DateSpan(first=on("2026-03-01").first, last=on("2026-03-31").first, precision=Precision.MONTH)

    assert found(date=march) == {"no_day": Level.WARNING}


def test_past_midnight_is_still_one_deployment():
    assert found(start_time="22:00", end_time="02:00", duration_min=240) == {}


def test_errors_come_before_warnings_and_each_says_what_to_do():
    several = problems(COMPLETE | row(alerts_true=11, location_name=""))

    assert [each.level for each in several] == [Level.ERROR, Level.WARNING]
    assert all(each.text and each.way_out and each.fields for each in several)


ends = st.integers(0, 50)
bands = st.one_of(
    st.tuples(ends, ends).map(sorted).map(lambda pair: Quantity(low=Decimal(pair[0]), high=Decimal(pair[1]))),
    ends.map(lambda low: Quantity(low=Decimal(low), high=None)),
    ends.map(lambda high: Quantity(low=None, high=Decimal(high))),
    st.just(Quantity(low=None, high=None, suppressed=True)),
)
COUNTED = ["alerts_total", "alerts_true", "alerts_false", "engagements", "faces_scanned", "watchlist_size", "arrests"]


@given(st.dictionaries(st.sampled_from([*COUNTED, "confirmed_true", "duration_min", "watchlist_under18"]), bands))
def test_any_bands_are_judged_without_a_failure(values):
    assert all(each.text for each in problems(values))


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 5))
def test_widening_a_number_never_makes_it_wrong(true, false, total, wider):
    def wide(number):
        return Quantity(low=Decimal(max(0, number - wider)), high=Decimal(number + wider))

    exact = {each.code for each in problems(row(alerts_true=true, alerts_false=false, alerts_total=total))}
    banded = {"alerts_true": wide(true), "alerts_false": wide(false), "alerts_total": wide(total)}

    assert {each.code for each in problems(banded)} <= exact


@given(st.integers(0, 30), st.integers(0, 30))
def test_two_numbers_cannot_be_equal_exactly_when_they_differ(one, other):
    assert Span.exactly(one).cannot_equal(Span.exactly(other)) == (one != other)
    assert not Span(low=NOUGHT, high=None).cannot_equal(Span.exactly(one))
