"""Worked examples of one law, each with the date it must give."""

from foi_tracker.domain.cases import answer
from foi_tracker.domain.regimes import laws

REFUSED = {"outcome": "refused"}


def ask(*events):
    """Every date the law gives for a history written as kind, day and whatever else."""
    words = [{"type": kind, "date": on} | (more[0] if more else {}) for kind, on, *more in events]
    return answer({"id": 1, "regime": "FOISA", "events": words}, laws())


def test_easter_monday_is_a_working_day():
    assert ask(("received", "2026-03-20"))["due_on"] == "2026-04-20"


def test_a_letter_is_presumed_received_on_the_third_day_after_posting():
    found = ask(("sent", "2026-03-05", {"channel": "post"}))

    assert (found["clock_start"], found["due_on"]) == ("2026-03-08", "2026-04-06")


def test_answered_in_time_the_review_window_runs_from_the_end_of_the_time_to_answer():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-10", REFUSED))

    assert found["review_request_by"] == "2026-11-24"


def test_answered_late_it_runs_from_the_day_the_answer_reached_us():
    found = ask(("received", "2026-09-01"), ("response", "2026-10-14", REFUSED | {"received": "2026-10-16"}))

    assert (found["response_late"], found["review_request_by"]) == (True, "2026-12-14")


def test_a_further_answer_after_the_time_to_answer_may_be_reviewed_from_its_receipt():
    in_time, further = ("response", "2026-09-10", {"outcome": "supplied_in_part"}), ("response", "2026-12-01", REFUSED)

    found = ask(("received", "2026-09-01"), in_time, further)

    assert (found["response_late"], found["review_request_by"]) == (False, "2027-02-01")


def test_an_answer_to_a_fee_paid_too_late_may_be_reviewed_from_its_receipt():
    unpaid = (("received", "2026-01-05"), ("fee_notice", "2026-01-12"), ("fee_paid", "2026-04-12"))

    found = ask(*unpaid, ("response", "2026-05-01", REFUSED))

    assert found["review_request_by"] == "2026-07-01"


def test_silence_opens_the_review_the_next_day_for_forty_working_days():
    found = ask(("received", "2026-09-01"))

    assert (found["review_open_from"], found["review_request_by"]) == ("2026-09-30", "2026-11-24")
    assert found["complaint_open_from"] is None


def test_a_review_left_unanswered_opens_six_months_to_apply():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-25", REFUSED), ("review_requested", "2026-10-01"))

    assert (found["review_due_on"], found["complaint_open_from"]) == ("2026-10-29", "2026-10-30")
    assert found["complaint_by"] == "2027-04-29"


def test_the_six_months_run_from_the_day_the_review_reached_us():
    found = ask(("review_requested", "2026-08-03"), ("review_outcome", "2026-08-28", {"received": "2026-08-31"}))

    assert found["complaint_by"] == "2027-02-28"


def test_the_court_is_asked_within_forty_two_days():
    found = ask(("received", "2026-03-02"), ("decision_notice", "2026-11-03"))

    assert (found["court_appeal_by"], found["tribunal_appeal_by"]) == ("2026-12-15", None)
