import pytest

from foi_tracker.domain.cases import answer, day_of
from foi_tracker.domain.regimes import laws
from tests.builders import day

KEYS = [
    "clock_start",
    "due_on",
    "overdue_from",
    "first_due_on",
    "code_due_on",
    "pit_decision_by",
    "extension_valid",
    "fee_pay_by",
    "fee_lapsed",
    "fee_notice_late",
    "response_late",
    "review_open_from",
    "review_request_by",
    "review_request_in_time",
    "review_due_on",
    "review_long_stop_on",
    "complaint_open_from",
    "complaint_by",
    "commissioner_decision_due",
    "tribunal_appeal_by",
    "court_appeal_by",
    "ftt_permission_by",
    "ut_permission_by",
    "aggregation_clear_from",
    "wdtk_very_late_after",
    "clarification_request_late",
    "state",
]


@pytest.mark.parametrize(
    "written",
    ["2026-09-01", "1/9/2026", "01/09/2026", "1 Sep 2026", "1 September 2026", "1.9.2026", "2026-09-01T10:00:00"],
)
def test_a_date_is_iso_or_day_first(written):
    assert day_of(written) == day("2026-09-01")


def test_an_instant_falls_on_its_day_in_london():
    assert day_of("2026-09-05T23:30:00Z") == day("2026-09-06")
    assert day_of("2026-12-05T23:30:00Z") == day("2026-12-05")


@pytest.mark.parametrize(
    "case",
    [
        7,
        None,
        {},
        {"regime": "FOIA"},
        {"regime": "FOIA", "events": {}},
        {"regime": "FOIA", "events": [7]},
        {"regime": "FOIA", "events": [{"type": "received"}]},
        {"regime": "FOIA", "events": [{"type": "received", "date": "31/9/2026"}]},
        {"regime": "FOIA", "events": [{"date": "2026-09-01"}]},
        {"regime": "FOIA", "events": [{"type": "response", "date": "2026-09-01"}]},
        {"regime": "FOIA", "events": [{"type": "response", "date": "2026-09-01", "outcome": ["refused"]}]},
        {"regime": "Magna Carta", "events": []},
    ],
)
def test_a_case_that_cannot_be_read_says_what_is_wrong(case):
    found = answer(case, laws())

    assert set(found) == {"id", "error"}
    assert found["error"]


def test_every_key_is_there_even_when_nothing_has_happened():
    found = answer({"id": "empty", "regime": "EISR", "events": []}, laws())

    assert found["state"] == "draft"
    assert {key for key, value in found.items() if value} == {"id", "state"}
    assert set(found) == {"id", *KEYS}


def test_an_exemption_may_be_written_as_a_letter_does():
    def valid(cited):
        notice = {"type": "pit_extension", "date": "2026-09-25", "exemptions": [cited]}
        events = [{"type": "received", "date": "2026-09-01"}, notice]
        return answer({"id": 1, "regime": "FOIA", "events": events}, laws())["extension_valid"]

    assert valid("s.31(1)(a)") is True
    assert valid("s.21") is False
    assert valid({"law": "FOIA", "code": "s.21"}) is False
