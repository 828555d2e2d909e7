"""Worked examples of one law, each with the date it must give."""

from foi_tracker.domain.cases import answer
from foi_tracker.domain.regimes import laws

REFUSED = {"outcome": "refused"}


def ask(*events):
    """Every date the law gives for a history written as kind, day and whatever else."""
    words = [{"type": kind, "date": on} | (more[0] if more else {}) for kind, on, *more in events]
    return answer({"id": 1, "regime": "FOIA", "events": words}, laws())


def test_a_request_received_on_a_tuesday_is_due_four_weeks_later():
    assert ask(("received", "2026-09-01"))["due_on"] == "2026-09-29"


def test_a_scottish_holiday_counts_out_for_an_english_council():
    assert ask(("received", "2026-11-06"))["due_on"] == "2026-12-07"


def test_the_code_of_practice_would_give_a_request_of_a_saturday_one_day_more():
    found = ask(("sent", "2026-09-05"))

    assert (found["due_on"], found["code_due_on"]) == ("2026-10-02", "2026-10-05")


def test_the_time_for_a_review_by_guidance_runs_from_the_day_of_issue():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-25", REFUSED | {"received": "2026-09-28"}))

    assert found["review_request_by"] == "2026-11-20"


def test_a_review_should_take_twenty_days_and_at_most_forty():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-25", REFUSED), ("review_requested", "2026-10-01"))

    assert (found["review_due_on"], found["review_long_stop_on"]) == ("2026-10-29", "2026-11-26")
    assert (found["complaint_open_from"], found["complaint_by"]) == ("2026-11-27", None)


def test_a_complaint_should_come_within_six_weeks_of_the_review():
    found = ask(("received", "2026-09-01"), ("review_requested", "2026-10-01"), ("review_outcome", "2026-10-28"))

    assert found["complaint_by"] == "2026-12-09"


def test_an_appeal_whose_last_day_is_a_sunday_may_come_on_the_monday():
    assert ask(("received", "2026-03-02"), ("decision_notice", "2026-11-01"))["tribunal_appeal_by"] == "2026-11-30"


def test_similar_requests_within_sixty_working_days_may_be_added_together():
    assert ask(("received", "2026-09-01"))["aggregation_clear_from"] == "2026-11-24"
    assert ask(("received", "2026-08-29"))["aggregation_clear_from"] == "2026-11-24"


def test_the_answer_passes_from_body_to_body_with_the_whole_time():
    found = ask(("received", "2026-09-01"), ("transferred", "2026-09-10"))

    assert (found["due_on"], found["first_due_on"]) == ("2026-10-08", "2026-09-29")
