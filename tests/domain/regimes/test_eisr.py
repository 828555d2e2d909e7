"""Worked examples of one law, each with the date it must give."""

from foi_tracker.domain.cases import answer
from foi_tracker.domain.regimes import laws

REFUSED = {"outcome": "refused"}


def ask(*events):
    """Every date the law gives for a history written as kind, day and whatever else."""
    words = [{"type": kind, "date": on} | (more[0] if more else {}) for kind, on, *more in events]
    return answer({"id": 1, "regime": "EISR", "events": words}, laws())


def test_it_counts_by_scotlands_holidays():
    assert ask(("received", "2026-03-20"))["due_on"] == "2026-04-20"


def test_a_letter_by_post_waits_for_its_receipt():
    found = ask(("sent", "2026-03-05", {"channel": "post"}))

    assert (found["clock_start"], found["due_on"], found["state"]) == (None, None, "sent")


def test_more_time_is_as_much_as_is_asked_for():
    found = ask(("received", "2026-09-01"), ("time_extension", "2026-09-24", {"working_days": 10}))

    assert found["due_on"] == "2026-10-13"


def test_a_fee_can_be_paid_for_sixty_working_days_beginning_with_the_notice():
    assert ask(("received", "2026-03-02"), ("fee_notice", "2026-03-09"))["fee_pay_by"] == "2026-06-03"


def test_the_time_for_a_review_runs_from_an_early_answer_at_once():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-08", REFUSED | {"received": "2026-09-10"}))

    assert found["review_request_by"] == "2026-11-05"


def test_a_fee_may_be_asked_for_in_the_longer_time_and_its_days_are_left_out():
    longer = (("received", "2026-09-01"), ("time_extension", "2026-09-24"))
    fee = (("fee_notice", "2026-10-05"), ("fee_paid", "2026-10-06"))

    found = ask(*longer, *fee)

    assert (found["fee_notice_late"], found["due_on"]) == (False, "2026-10-29")


def test_a_review_takes_twenty_working_days_by_statute():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-25", REFUSED), ("review_requested", "2026-10-01"))

    assert (found["review_due_on"], found["review_long_stop_on"]) == ("2026-10-29", None)


def test_the_commissioner_decides_within_four_months():
    found = ask(("review_outcome", "2026-08-31"), ("complaint", "2026-10-31"))

    assert found["commissioner_decision_due"] == "2027-02-28"
