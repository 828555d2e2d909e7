"""What can be challenged follows from what was recorded, and nobody is asked what the record says already."""

from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.challenged import SILENCE, challenged
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.history import replay
from foi_tracker.domain.recorded_ticks import RECORD, WHOLE_LETTER
from foi_tracker.domain.refusal_advice import Tick, all_advice
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, ReviewResult
from tests.builders import day, response, sent

LAWS = laws()
TODAY = date(2026, 12, 15)
SENT = sent("2026-11-02")  # due Tue 1 Dec 2026


def found(*history, law=RegimeCode.FOIA, today=TODAY):
    return challenged(history, replay(history, LAWS[law]), LAWS[law], today)


def keys(*history, **how):
    return [str(each.advice.key) for each in found(*history, **how).grounds]


def cited(code, limb="", law=RegimeCode.FOIA, *, ncnd=False):
    return CitedExemption(law=law, code=code, limb=limb, ncnd=ncnd)


def refused(text, *exemptions, outcome=Outcome.REFUSED, **details):
    return response(text, outcome, exemptions=exemptions, **details)


def said(grounds):
    return [each.check_id for ground in grounds for each in ground.arguments]


def test_nothing_can_be_challenged_while_the_answer_is_not_due():
    assert found(SENT, today=date(2026, 12, 1)) is None


@pytest.mark.parametrize("law", RegimeCode)
def test_silence_can_be_challenged_the_day_after_the_answer_was_due(law):
    silent = found(SENT, law=law, today=date(2026, 12, 2))

    assert silent.position == SILENCE
    assert [each.advice.key for each in silent.grounds] == ["silence"]


def test_each_ground_has_its_own_advice_and_its_limb_to_neither_confirm_nor_deny():
    answer = refused("2026-12-07", cited("s.31", "(1)(a)"), cited("s.23", ncnd=True), cited("s.24", ncnd=True))

    assert keys(SENT, answer) == ["s.31", "s.23(5)", "s.24(2)"]
    assert found(SENT, answer).position == 2


def test_a_ground_of_another_law_is_none_here():
    answer = refused("2026-11-20", cited("s.35", law=RegimeCode.FOISA))

    assert "s.35" not in keys(SENT, answer)


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        (RegimeCode.FOIA, "not_held"),
        (RegimeCode.FOISA, "s.17"),
        (RegimeCode.EIR, "reg 12(4)(a)"),
        (RegimeCode.EISR, "reg 10(4)(a)"),
    ],
)
def test_not_held_is_a_ground_of_its_own_in_three_of_the_four_laws(law, expected):
    assert keys(SENT, response("2026-11-20", Outcome.NOT_HELD), law=law) == [expected]


def test_a_late_answer_that_gives_everything_can_only_be_called_late():
    assert keys(SENT, response("2026-12-07", Outcome.SUPPLIED_IN_FULL)) == ["late_answer"]
    assert keys(SENT, response("2026-11-20", Outcome.SUPPLIED_IN_FULL)) == []


def test_a_part_answer_is_asked_about_as_well_as_its_exemptions():
    answer = refused("2026-11-20", cited("s.42"), outcome=Outcome.SUPPLIED_IN_PART)

    assert keys(SENT, answer) == ["s.42", "partly_answered"]


def test_a_review_that_names_no_ground_leaves_those_of_the_answer():
    asked = happened.ReviewRequested(on=day("2026-12-08"))
    upheld = happened.ReviewOutcome(on=day("2026-12-14"), result=ReviewResult.UPHELD)
    moved = happened.ReviewOutcome(on=day("2026-12-14"), exemptions=(cited("s.43(2)"),))
    history = (SENT, refused("2026-12-07", cited("s.42")), asked)

    assert (keys(*history, upheld), found(*history, upheld).position) == (["s.42"], 2)
    assert (keys(*history, moved), found(*history, moved).position) == (["s.43(2)"], 4)


def test_a_question_about_the_whole_letter_is_asked_once():
    grounds = found(SENT, refused("2026-12-07", cited("s.31"), cited("s.42"))).grounds

    asked = [check.id for ground in grounds for check in ground.checks]

    assert asked.count("review_rights") == asked.count("in_time") == 1
    assert asked.count("interest_weighed") == 2


def test_the_record_answers_whether_it_came_in_time_and_named_its_subsection():
    (late,) = found(SENT, refused("2026-12-07", cited("s.31"))).grounds
    (in_time,) = found(SENT, refused("2026-11-20", cited("s.31", "(1)(a)"), review_rights=True)).grounds

    assert (late.recorded["in_time"], late.recorded["subsection"]) == (Tick.NO, Tick.NO)
    assert "review_rights" not in late.recorded
    assert (in_time.recorded["in_time"], in_time.recorded["subsection"]) == (Tick.YES, Tick.YES)
    assert in_time.recorded["review_rights"] is Tick.YES


def test_arguments_follow_from_the_record_and_from_what_people_ticked():
    refusal = found(SENT, refused("2026-12-07", cited("s.31", "(1)(a)")))

    alone = said(refusal.argued({}))
    ticked = said(refusal.argued({"s.31": {"harm_link": Tick.NO, "mosaic": Tick.YES}}))

    assert alone == ["in_time"]
    assert ticked == ["in_time", "harm_link", "mosaic"]


def test_a_letter_says_once_what_follows_from_two_grounds_alike():
    both = found(SENT, refused("2026-11-20", cited("s.23", ncnd=True), cited("s.24", ncnd=True)))

    assert [[each.check_id for each in ground.arguments({})] for ground in both.grounds] == [["both_ncnd_23_24"]] * 2
    assert said(both.argued({})).count("both_ncnd_23_24") == 1


def test_what_people_ticked_counts_for_more_than_the_record():
    refusal = found(SENT, refused("2026-12-07", cited("s.31", "(1)(a)")))

    assert refusal.argued({"s.31": {"in_time": Tick.YES}}) == ()


def test_silence_is_pre_filled_from_the_history():
    chased = happened.Chased(on=day("2026-12-07"))

    before = found(SENT).grounds[0].recorded
    after = found(SENT, chased).grounds[0].recorded

    assert (before["any_answer"], before["query_raised"], before["chased"]) == (Tick.NO, Tick.NO, Tick.NO)
    assert after["chased"] is Tick.YES


def test_citing_both_limbs_to_neither_confirm_nor_deny_is_on_record():
    both = found(SENT, refused("2026-11-20", cited("s.23", ncnd=True), cited("s.24", ncnd=True))).grounds
    one = found(SENT, refused("2026-11-20", cited("s.23", ncnd=True))).grounds

    assert both[0].recorded["both_ncnd_23_24"] is Tick.YES
    assert one[0].recorded["both_ncnd_23_24"] is Tick.NO


def test_only_the_letter_can_say_whether_two_exemptions_are_meant_for_the_same_information():
    both = found(SENT, refused("2026-11-20", cited("s.31", "(1)(a)"), cited("s.30(1)", "(a)"))).grounds
    one = found(SENT, refused("2026-11-20", cited("s.30(1)", "(a)"))).grounds

    assert "both_30_31" not in both[1].recorded
    assert one[0].recorded["both_30_31"] is Tick.NO


def test_every_question_that_the_record_answers_is_asked_somewhere():
    asked = {check.id for law in RegimeCode for advice in all_advice(law) for check in advice.checks}

    assert set(RECORD) | WHOLE_LETTER <= asked


@pytest.mark.parametrize(
    ("code", "law", "expected"),
    [
        ("s.12", RegimeCode.FOIA, True),
        ("s.12(1)", RegimeCode.FOISA, True),
        ("s.12(2)", RegimeCode.FOISA, False),
        ("reg 12(4)(b)", RegimeCode.EIR, True),
        ("s.42", RegimeCode.FOIA, False),
    ],
)
def test_a_refusal_over_cost_is_known_as_one(code, law, expected):
    assert found(SENT, refused("2026-11-20", cited(code, law=law)), law=law).over_cost is expected
