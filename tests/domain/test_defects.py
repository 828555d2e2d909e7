"""A notice that breaks the law is found out from what was recorded of it."""

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.defects import DefectKind, defects
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.refusal_notices import WITH_LIMBS
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Level, Outcome, RegimeCode, ReviewResult
from tests.builders import day, response, sent
from tests.domain.histories import HISTORIES, REGIMES

LAWS = laws()
FOIA, FOISA, EIR, EISR = (LAWS[code] for code in RegimeCode)


def found(law, *events):
    return [(each.kind, each.provision, each.level, each.position) for each in defects(events, law)]


def kinds(law, *events):
    return [each.kind for each in defects(events, law)]


def cited(law, code, limb="", *, ncnd=False):
    return CitedExemption(law=law.code, code=code, limb=limb, ncnd=ncnd)


def refused(text, *exemptions, **details):
    return response(text, Outcome.REFUSED, exemptions=exemptions, **details)


def test_an_answer_on_its_last_day_is_in_time_and_on_the_next_is_late():
    # Sent Mon 2 Nov 2026; St Andrew's Day, Mon 30 Nov, counts out all over the UK: day 20 is Tue 1 Dec.
    on_time = refused("2026-12-01", cited(FOIA, "s.42"))
    late = refused("2026-12-02", cited(FOIA, "s.42"))

    assert found(FOIA, sent("2026-11-02"), on_time) == []
    assert found(FOIA, sent("2026-11-02"), late) == [
        (DefectKind.LATE_ANSWER, "FOIA s.10(1); FOIA s.17(1)", Level.STATUTE, 2)
    ]
    assert "1 working day late. It was due by Tue 1 Dec 2026" in defects([sent("2026-11-02"), late], FOIA)[0].sentence


def test_a_late_answer_that_gives_everything_breaks_only_the_time_to_answer():
    answer = response("2026-12-10", Outcome.SUPPLIED_IN_FULL)

    assert found(FOIA, sent("2026-11-02"), answer) == [(DefectKind.LATE_ANSWER, "FOIA s.10(1)", Level.STATUTE, 2)]


@pytest.mark.parametrize(
    ("law", "code", "provision"),
    [
        (FOIA, "s.12", "FOIA s.10(1); FOIA s.17(5)"),
        (FOISA, "s.14(1)", "FOISA s.10(1); FOISA s.16(4), (5)"),
        (EIR, "reg 12(4)(b)", "EIR reg 5(2); EIR reg 14(2)"),
        (EISR, "reg 10(4)(b)", "EI(S)R reg 5(2)(a); EI(S)R reg 13(a)"),
    ],
)
def test_a_late_refusal_breaks_the_rule_on_refusals_of_its_own_law_too(law, code, provision):
    answer = refused("2027-01-20", cited(law, code))

    assert found(law, sent("2026-11-02"), answer) == [(DefectKind.LATE_ANSWER, provision, Level.STATUTE, 2)]


def test_saying_late_that_nothing_is_held_breaks_the_scottish_rule_on_notices_but_no_english_one():
    answer = response("2027-01-20", Outcome.NOT_HELD)

    assert found(FOISA, sent("2026-11-02"), answer)[0][1] == "FOISA s.10(1); FOISA s.17(1)"
    assert found(FOIA, sent("2026-11-02"), answer)[0][1] == "FOIA s.10(1)"


def test_only_the_first_answer_can_be_late():
    history = [
        sent("2026-11-02"),
        refused("2026-11-20", cited(FOIA, "s.42")),
        refused("2027-02-01", cited(FOIA, "s.42")),
    ]

    assert kinds(FOIA, *history) == []


def test_after_a_valid_notice_of_weighing_the_day_an_answer_is_late_is_only_guidance():
    weighing = happened.PitExtension(on=day("2026-11-20"), exemptions=(cited(FOIA, "s.31", "(1)(a)"),))
    answer = refused("2027-02-01", cited(FOIA, "s.31", "(1)(a)"))

    ((kind, provision, level, position),) = found(FOIA, sent("2026-11-02"), weighing, answer)

    assert (kind, level, position) == (DefectKind.LATE_ANSWER, Level.GUIDANCE, 3)
    assert "ICO guidance" in provision


def test_an_exemption_with_subsections_must_be_cited_with_one():
    assert found(FOIA, sent("2026-11-02"), refused("2026-11-20", cited(FOIA, "s.31"))) == [
        (DefectKind.NO_SUBSECTION, "FOIA s.17(1)(b)", Level.STATUTE, 2)
    ]
    assert kinds(FOIA, sent("2026-11-02"), refused("2026-11-20", cited(FOIA, "s.31", "(1)(a)"))) == []
    assert kinds(FOIA, sent("2026-11-02"), refused("2026-11-20", cited(FOIA, "s.42"))) == []


def test_a_limb_to_neither_confirm_nor_deny_names_itself():
    assert kinds(FOIA, sent("2026-11-02"), refused("2026-11-20", cited(FOIA, "s.31", ncnd=True))) == []


def test_every_code_said_to_have_subsections_is_one_that_its_law_has():
    assert [(law, code) for law, codes in WITH_LIMBS.items() for code in codes if not exemption(law, code)] == []


def test_a_refusal_that_names_nothing_is_defective():
    assert found(FOISA, sent("2026-11-02"), refused("2026-11-20")) == [
        (DefectKind.NO_EXEMPTION, "FOISA s.16(1)(c)", Level.STATUTE, 2)
    ]


def test_an_exemption_of_another_law_is_none():
    assert found(FOISA, sent("2026-11-02"), refused("2026-11-20", cited(FOIA, "s.42"))) == [
        (DefectKind.OTHER_LAW, "FOISA s.16(1)(c)", Level.STATUTE, 2)
    ]


@pytest.mark.parametrize("law", [FOISA, EIR, EISR], ids=lambda law: law.code)
def test_only_one_law_gives_more_time_to_weigh_the_public_interest(law):
    history = [sent("2026-11-02"), happened.PitExtension(on=day("2026-11-20"))]

    assert found(law, *history) == [(DefectKind.NO_SUCH_EXTENSION, law.regime.response.provision, Level.STATUTE, 2)]
    assert kinds(FOIA, *history) == []


@pytest.mark.parametrize("law", [FOIA, FOISA], ids=lambda law: law.code)
def test_only_the_environmental_laws_give_more_time_for_complexity(law):
    history = [sent("2026-11-02"), happened.TimeExtension(on=day("2026-11-20"))]

    assert kinds(law, *history) == [DefectKind.NO_SUCH_EXTENSION]
    assert kinds(EIR, *history) == []


def test_more_time_must_be_taken_by_day_20():
    assert found(EIR, sent("2026-11-02"), happened.TimeExtension(on=day("2026-12-02"))) == [
        (DefectKind.LATE_EXTENSION, "EIR reg 7(1), (3)", Level.STATUTE, 2)
    ]
    assert found(FOIA, sent("2026-11-02"), happened.PitExtension(on=day("2026-12-02"))) == [
        (DefectKind.LATE_EXTENSION, "FOIA s.10(3), s.17(1)-(2)", Level.STATUTE, 2)
    ]


def test_more_than_twenty_working_days_more_is_too_much():
    within, beyond = (happened.TimeExtension(on=day("2026-11-20"), working_days=number) for number in (20, 21))

    assert kinds(EISR, sent("2026-11-02"), within) == []
    assert found(EISR, sent("2026-11-02"), beyond) == [
        (DefectKind.LONG_EXTENSION, "EI(S)R reg 7(1), (2)", Level.STATUTE, 2)
    ]


@pytest.mark.parametrize("code", ["s.21", "s.12", "s.14(1)", "s.44"])
def test_nothing_is_weighed_under_an_absolute_exemption_or_over_cost(code):
    weighing = happened.PitExtension(on=day("2026-11-20"), exemptions=(cited(FOIA, code),))

    assert found(FOIA, sent("2026-11-02"), weighing) == [
        (DefectKind.NOTHING_TO_WEIGH, "FOIA s.2, s.10(3)", Level.STATUTE, 2)
    ]


def test_one_qualified_exemption_among_absolute_ones_is_enough_to_weigh():
    named = (cited(FOIA, "s.21"), cited(FOIA, "s.42"))
    weighing = happened.PitExtension(on=day("2026-11-20"), exemptions=named)

    assert kinds(FOIA, sent("2026-11-02"), weighing) == []


@pytest.mark.parametrize(
    ("law", "provision"),
    [(FOIA, "FOIA s.17(7)"), (FOISA, "FOISA s.19"), (EIR, "EIR reg 14(5)"), (EISR, "EI(S)R reg 13(e)")],
    ids=lambda each: getattr(each, "code", None),
)
def test_a_refusal_must_say_how_to_challenge_it(law, provision):
    def rights_of(told):
        answer = response("2026-11-20", Outcome.SUPPLIED_IN_PART, review_rights=told)
        return found(law, sent("2026-11-02"), answer)

    assert rights_of(False) == [(DefectKind.NO_REVIEW_RIGHTS, provision, Level.STATUTE, 2)]
    assert rights_of(True) == rights_of(None) == []


def test_an_english_letter_that_says_nothing_is_held_is_no_refusal_notice():
    answer = response("2026-11-20", Outcome.NOT_HELD, review_rights=False)

    assert kinds(FOIA, sent("2026-11-02"), answer) == []
    assert kinds(FOISA, sent("2026-11-02"), answer) == [DefectKind.NO_REVIEW_RIGHTS]


def reviewed(asked, decided, **details):
    outcome = happened.ReviewOutcome(on=day(decided), result=ReviewResult.UPHELD, **details)
    return [
        sent("2026-09-01"),
        response("2026-09-10", Outcome.NOT_HELD),
        happened.ReviewRequested(on=day(asked)),
        outcome,
    ]


def test_a_late_review_breaks_the_law_in_scotland_and_guidance_elsewhere():
    # Asked Thu 1 Oct 2026: 20 working days end on Thu 29 Oct; 40 on Thu 26 Nov.
    assert found(FOISA, *reviewed("2026-10-01", "2026-10-30")) == [
        (DefectKind.LATE_REVIEW, "FOISA s.21(1)", Level.STATUTE, 4)
    ]
    assert found(FOIA, *reviewed("2026-10-01", "2026-10-30")) == []
    assert found(FOIA, *reviewed("2026-10-01", "2026-11-27")) == [
        (DefectKind.LATE_REVIEW, "s.45 Code of Practice, para 5.5; ICO", Level.GUIDANCE, 4)
    ]


def test_a_scottish_review_must_tell_of_the_commissioner():
    told_nothing = reviewed("2026-10-01", "2026-10-20", review_rights=False)

    assert found(FOISA, *told_nothing) == [(DefectKind.NO_REVIEW_RIGHTS, "FOISA s.21(10)", Level.STATUTE, 4)]


def test_a_question_first_asked_after_day_20_came_too_late():
    history = [sent("2026-11-02"), happened.ClarificationRequested(on=day("2026-12-02"))]

    assert found(FOIA, *history) == [
        (DefectKind.LATE_QUESTION, "FOIA s.10(1); FOIA s.1(3), s.10(6)(b)", Level.STATUTE, 2)
    ]


def test_a_fee_asked_for_after_day_20_stops_nothing():
    history = [sent("2026-11-02"), happened.FeeNotice(on=day("2026-12-02"))]

    assert found(FOIA, *history) == [(DefectKind.LATE_FEE_NOTICE, "FOIA s.9(1)", Level.STATUTE, 2)]


def test_citing_s_30_with_s_31_is_worth_knowing_but_breaks_no_rule_by_itself():
    both = refused("2026-11-20", cited(FOIA, "s.30(1)", "(a)"), cited(FOIA, "s.31", "(1)(a)"))

    (note,) = defects([sent("2026-11-02"), both], FOIA)

    assert note.kind is DefectKind.OVERLAP
    assert note.is_note


def test_what_was_taken_back_is_no_defect():
    history = [
        sent("2026-11-02"),
        refused("2026-11-20", cited(FOIA, "s.31")),
        happened.EventRetracted(on=day("2026-11-21"), position=2),
    ]

    assert kinds(FOIA, *history) == []


@given(HISTORIES, REGIMES)
def test_no_history_is_too_odd_to_judge(history, code):
    positions = {position for position, _ in enumerate(history, 1)}

    assert {each.position for each in defects(history, LAWS[code])} <= positions
    assert all(each.sentence and each.provision for each in defects(history, LAWS[code]))
