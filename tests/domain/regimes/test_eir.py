"""Worked examples of one law, each with the date it must give."""

from foi_tracker.domain.cases import answer
from foi_tracker.domain.regimes import laws

REFUSED = {"outcome": "refused"}


def ask(*events):
    """Every date the law gives for a history written as kind, day and whatever else."""
    words = [{"type": kind, "date": on} | (more[0] if more else {}) for kind, on, *more in events]
    return answer({"id": 1, "regime": "EIR", "events": words}, laws())


def test_a_fee_is_asked_for_by_day_twenty_even_where_more_time_was_taken():
    found = ask(("received", "2026-09-01"), ("time_extension", "2026-09-24"), ("fee_notice", "2026-10-05"))

    assert (found["fee_notice_late"], found["due_on"]) == (True, "2026-10-27")


def test_it_counts_by_the_holidays_of_the_whole_kingdom():
    assert ask(("received", "2026-03-20"))["due_on"] == "2026-04-21"


def test_more_time_told_by_day_twenty_makes_it_forty_days_whatever_is_asked():
    for words in ({}, {"working_days": 10}):
        found = ask(("received", "2026-09-01"), ("time_extension", "2026-09-29", words))
        assert (found["due_on"], found["extension_valid"]) == ("2026-10-27", True)


def test_more_time_told_a_day_later_is_none():
    found = ask(("received", "2026-09-01"), ("time_extension", "2026-09-30"))

    assert (found["due_on"], found["extension_valid"]) == ("2026-09-29", False)


def test_a_fee_can_be_paid_until_the_sixtieth_working_day_after_the_notice():
    assert ask(("received", "2026-03-02"), ("fee_notice", "2026-03-09"))["fee_pay_by"] == "2026-06-08"


def test_a_reconsideration_takes_forty_working_days_by_statute():
    found = ask(("received", "2026-09-01"), ("response", "2026-09-25", REFUSED), ("review_requested", "2026-10-01"))

    assert (found["review_due_on"], found["complaint_open_from"]) == ("2026-11-26", "2026-11-27")


def test_of_silence_one_may_ask_for_a_review_or_complain():
    found = ask(("received", "2026-09-01"))

    assert (found["review_open_from"], found["complaint_open_from"]) == ("2026-09-30", "2026-09-30")
    assert found["review_request_by"] == "2026-11-24"


def test_the_receiving_body_has_the_whole_time():
    assert ask(("received", "2026-09-01"), ("transferred", "2026-09-10"))["due_on"] == "2026-10-08"


def test_no_time_is_given_to_weigh_the_public_interest():
    found = ask(("received", "2026-09-01"), ("pit_extension", "2026-09-25"))

    assert (found["due_on"], found["extension_valid"], found["pit_decision_by"]) == ("2026-09-29", False, None)
