"""The rates of the log: always both denominators of a false alert, and never one from a missing number."""

from decimal import Decimal

import pytest

from foi_tracker.domain.deployments.rates import RATES, derived, figures, rates, shown, stated_rate
from foi_tracker.domain.deployments.spans import Span
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.values import Chosen
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.domain.deployments.rows import count, exactly, row

# The Metropolitan Police's annual report for 2024-25: ten false alerts among 2,077, of 3,147,436 faces; 962 arrests.
MET = {"faces_scanned": 3_147_436, "alerts_total": 2_077, "alerts_false": 10, "arrests": 962}


def met(stated, denominator=""):
    chosen = {"false_alert_rate_denominator": Chosen(options=(denominator,))} if denominator else {}
    return row(**MET) | {"false_alert_rate_stated": exactly(stated)} | chosen


def test_the_same_ten_false_alerts_are_a_small_share_of_faces_and_a_larger_one_of_alerts():
    found = derived(row(**MET))

    assert found["false_alert_rate_per_faces"].exact == Decimal(10) / 3_147_436 * 100
    assert found["false_share_of_alerts"].exact == Decimal(10) / 2_077 * 100
    assert shown(RATES[0], found["false_alert_rate_per_faces"]) == "0.00032%"
    assert shown(RATES[1], found["false_share_of_alerts"]) == "0.48%"


@pytest.mark.parametrize(("stated", "of"), [("0.0003", "faces"), ("0.48", "alerts"), ("0.00032", "faces")])
def test_a_printed_rate_is_found_to_be_a_share_of_faces_or_of_alerts(stated, of):
    assert stated_rate(met(stated)).fits == (of,)
    assert stated_rate(met(stated, of)).is_as_stated
    assert not stated_rate(met(stated, "alerts" if of == "faces" else "faces")).is_as_stated


def test_a_printed_rate_that_fits_neither_is_said_to_fit_neither_and_both_of_ours_are_given():
    rate = stated_rate(met("5"))

    assert rate.fits == ()
    assert "fits neither" in rate.words
    assert "0.00032% of faces and 0.48% of alerts" in rate.words


def test_a_printed_rate_of_one_in_so_many_is_read_as_a_rounded_denominator():
    field = AnswerField(key="rate", type=FieldType.PERCENT)
    one_in = read_quantity("1 in 300,000", field)

    assert stated_rate(row(**MET) | {"false_alert_rate_stated": one_in}).fits == ("faces",)


def test_a_printed_rate_cannot_be_wrong_where_we_lack_the_numbers():
    printed = row(alerts_false=10) | {"false_alert_rate_stated": exactly("0.0003")}

    assert stated_rate(printed).is_as_stated
    assert stated_rate(row(alerts_false=10)) is None


def test_there_is_no_rate_without_a_denominator_or_with_none_of_it():
    assert "false_alert_rate_per_faces" not in derived(row(alerts_false=3, alerts_total=9))
    assert "false_share_of_alerts" not in derived(row(alerts_false=0, alerts_total=0))


def test_a_suppressed_number_gives_a_range():
    few = {"alerts_false": count("<5", 0, 4), "faces_scanned": exactly(1000), "alerts_total": count("5-10", 5, 10)}

    found = derived(few)

    assert found["false_alert_rate_per_faces"] == Span(low=Decimal(0), high=Decimal("0.4"))
    assert found["false_share_of_alerts"] == Span(low=Decimal(0), high=Decimal(80))


def test_a_share_is_never_more_than_everything():
    found = rates({"alerts_false": Span(low=Decimal(2), high=None), "alerts_total": Span.exactly(4)})

    assert found["false_share_of_alerts"] == Span(low=Decimal(50), high=Decimal(100))


def test_a_rate_that_has_no_upper_end_says_so():
    found = rates({"arrests": Span(low=Decimal(2), high=None), "faces_scanned": Span.exactly(10_000)})

    assert shown(RATES[2], found["arrests_per_10000_faces"]) == "2 or more"


def test_arrests_and_alerts_are_put_in_proportion():
    found = derived(row(**MET, watchlist_size=16_000))

    assert figures(found["arrests_per_10000_faces"].exact) == "3.06"
    assert figures(found["alerts_per_watchlist_1000"].exact) == "129.81"


@pytest.mark.parametrize(
    ("values", "hours"),
    [
        (row(duration_min=90), Decimal("1.5")),
        (row(start_time="22:00", end_time="01:30"), Decimal("3.5")),
        (row(duration_min=90, start_time="09:00", end_time="18:00"), Decimal("1.5")),
    ],
    ids=["minutes", "past midnight", "the stated minutes count first"],
)
def test_hours_come_from_the_minutes_or_the_times(values, hours):
    assert derived(values)["hours"].exact == hours


def test_hours_are_unknown_where_neither_is_given():
    assert "hours" not in derived(row(start_time="09:00"))
