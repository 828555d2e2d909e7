"""A request that is refused over cost is narrowed as its letter promised, from the end."""

import json
from importlib import resources

import pytest

from foi_tracker.domain.narrowing import LIMITS, as_a_new_request, asked, hours, in_a_review, narrowing
from foi_tracker.domain.question_sets import Priority, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode


def question_set(name="police"):
    text = (resources.files("foi_tracker.questions") / f"lfrt-{name}-1.json").read_text(encoding="utf-8")
    return QuestionSetDefinition.parse(json.loads(text))


def ids(questions):
    return [each.id for each in questions]


def test_the_limits_are_eighteen_hours_in_england_and_forty_in_scotland():
    assert (LIMITS[RegimeCode.FOIA].hours, LIMITS[RegimeCode.FOISA].hours) == (18, 40)
    assert RegimeCode.EIR not in LIMITS
    assert RegimeCode.EISR not in LIMITS


def test_questions_stand_in_the_order_of_the_letter_and_c_was_never_asked():
    priorities = [each.priority for each in asked(question_set("council"))]

    assert priorities == sorted(priorities)
    assert Priority.C not in priorities


def test_nothing_is_dropped_while_our_own_estimate_is_within_the_limit():
    found = narrowing(question_set(), RegimeCode.FOIA)

    assert found.fits
    assert found.dropped == ()
    assert in_a_review(found) == ""


def test_what_could_still_go_is_what_the_letter_put_last():
    found = narrowing(question_set(), RegimeCode.FOIA)

    assert found.dropped == ()
    assert ids(found.spare) == ids(found.kept)[-len(found.spare) :]
    assert {each.priority for each in found.spare} == {Priority.B}
    assert 0 < found.hours_of(*found.spare) < found.hours_before


def test_the_authoritys_own_estimate_scales_every_question():
    found = narrowing(question_set(), RegimeCode.FOIA, 30)

    assert found.hours_before == pytest.approx(30)
    assert found.hours_after <= 18
    assert found.hours_saved == pytest.approx(30 - found.hours_after)


def test_questions_go_from_the_end_so_b_goes_before_a():
    everything = ids(asked(question_set()))
    a_little, a_lot = (narrowing(question_set(), RegimeCode.FOIA, most) for most in (20, 40))

    assert ids(a_little.kept) + ids(a_little.dropped) == everything
    assert {each.priority for each in a_little.dropped} == {Priority.B}
    assert {each.priority for each in a_lot.kept} == {Priority.A}


def test_no_more_goes_than_must():
    found = narrowing(question_set(), RegimeCode.FOIA, 30)

    assert found.hours_of(*found.kept, found.dropped[0]) > 18


def test_the_scottish_limit_lets_more_through():
    assert len(narrowing(question_set(), RegimeCode.FOISA, 45).dropped) < len(
        narrowing(question_set(), RegimeCode.FOIA, 45).dropped
    )


@pytest.mark.parametrize("law", [RegimeCode.EIR, RegimeCode.EISR])
def test_the_environmental_laws_have_no_limit_to_narrow_to(law):
    found = narrowing(question_set(), law, 500)

    assert found.limit is None
    assert found.dropped == ()
    assert found.fits


def test_one_question_is_kept_even_if_it_is_too_much_alone():
    found = narrowing(question_set(), RegimeCode.FOIA, 10_000)

    assert ids(found.kept) == ["P01"]
    assert not found.fits


def test_the_letter_names_what_to_answer_and_what_to_leave():
    found = narrowing(question_set("council"), RegimeCode.FOIA, 24)
    words = in_a_review(found)

    assert "the limit is 18 hours" in words
    assert f"leave out {', '.join(ids(found.dropped)[:-1])} and {ids(found.dropped)[-1]}" in words
    assert "in place of 24 hours" in words


def test_the_new_request_asks_only_what_is_kept():
    found = narrowing(question_set("council"), RegimeCode.FOIA, 24)
    words = as_a_new_request(found, "LFR-0001")

    assert "request LFR-0001" in words
    assert all(each.ask in words for each in found.kept)
    assert not any(each.ask in words for each in found.dropped)


def test_hours_read_as_people_say_them():
    assert [hours(1), hours(4.5), hours(12), hours(17.96)] == ["1 hour", "4.5 hours", "12 hours", "18 hours"]
