from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import KINDS
from foi_tracker.domain.history import replay
from foi_tracker.domain.moves import MOVES, OFFERED, next_action, next_moves
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Channel, Finding, Forum, LetterKind, Outcome, Phase, RegimeCode
from tests.builders import day, received, response, sent
from tests.domain.histories import HISTORIES, REGIMES

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
TODAY = date(2026, 11, 23)
COURT = Forum.COURT_OF_SESSION
CHASED = [happened.Chased(on=day("2026-10-05")), happened.Chased(on=day("2026-10-19"))]


def kinds(history, law, today=TODAY):
    return list(next_moves(replay(history, law), law, today))


def test_every_phase_says_what_may_come_next():
    assert set(OFFERED) == set(Phase)
    assert set(MOVES) <= set(KINDS)


@given(HISTORIES, REGIMES)
def test_whatever_has_happened_there_is_something_to_offer_that_can_be_recorded(history, code):
    law = laws()[code]
    state = replay(history, law)

    assert set(next_moves(state, law, TODAY)) <= set(KINDS)
    action = next_action(state, law, TODAY)
    assert action is None or (action.verb and action.why and action.kind in {"", *KINDS})


@given(HISTORIES)
def test_the_scottish_commissioner_is_never_offered_before_a_review(history):
    state = replay(history, FOISA)

    if state.review_requested_on is None and state.review_decided_on is None:
        assert "complaint" not in next_moves(state, FOISA, date.max)
        action = next_action(state, FOISA, date.max)
        assert action is None or action.kind != "complaint"


def test_only_what_the_law_knows_is_offered():
    history = [received("2026-11-10")]

    assert "pit_extension" in kinds(history, FOIA)
    assert "time_extension" not in kinds(history, FOIA)
    assert "time_extension" in kinds(history, EIR)
    assert not {"pit_extension", "time_extension"} & set(kinds(history, FOISA))


def test_a_right_is_offered_once_it_is_open():
    assert "complaint" not in kinds([received("2026-11-10")], FOIA)
    assert "complaint" in kinds([received("2026-09-01")], FOIA)
    assert "review_requested" in kinds([received("2026-09-01")], FOISA)
    assert "review_requested" not in kinds([received("2026-09-01")], FOISA, today=day("2026-09-29"))


def test_a_letter_that_came_back_can_only_be_sent_again():
    state = replay([sent("2026-09-01"), happened.Bounced(on=day("2026-09-02"))], FOIA)

    assert next(iter(next_moves(state, FOIA, TODAY))) == "sent"
    assert next_action(state, FOIA, TODAY).verb == "Send it again"


@pytest.mark.parametrize(
    ("law", "history", "kind"),
    [
        (FOIA, [], "sent"),
        (FOIA, [sent("2026-09-01", channel=Channel.POST)], "received"),
        (FOIA, [received("2026-09-01")], "chased"),
        (FOIA, [received("2026-09-01"), CHASED[0]], "chased"),
        (FOIA, [received("2026-09-01"), *CHASED], "complaint"),
        (FOISA, [received("2026-09-01"), *CHASED], "review_requested"),
        (FOIA, [sent("2026-11-01"), happened.ClarificationRequested(on=day("2026-11-05"))], "clarification_provided"),
        (FOIA, [sent("2026-11-01"), happened.FeeNotice(on=day("2026-11-05"))], "fee_paid"),
        (FOIA, [sent("2026-11-01"), response("2026-11-05", Outcome.REFUSED)], "review_requested"),
        (FOIA, [sent("2026-11-01"), happened.ReviewOutcome(on=day("2026-11-05"))], "complaint"),
        (FOIA, [sent("2026-11-01"), happened.DecisionNotice(on=day("2026-11-05"))], ""),
    ],
)
def test_my_desk_says_the_one_next_thing(law, history, kind):
    assert next_action(replay(history, law), law, TODAY).kind == kind


@pytest.mark.parametrize(
    "history",
    [
        [received("2026-11-10")],
        [received("2026-11-01"), response("2026-11-05", Outcome.SUPPLIED_IN_FULL)],
        [received("2026-01-05"), response("2026-01-09", Outcome.REFUSED)],
        [received("2026-01-05"), happened.Withdrawn(on=day("2026-01-09"))],
    ],
)
def test_while_there_is_only_waiting_or_nothing_left_my_desk_says_nothing(history):
    assert next_action(replay(history, FOIA), FOIA, TODAY) is None


def test_an_appeal_is_to_be_decided_on_while_the_authority_still_has_time_to_obey():
    notice = happened.DecisionNotice(on=day("2026-10-27"), finding=Finding.PARTLY_UPHELD, comply_by=day("2026-12-01"))
    asked = [received("2026-03-02"), happened.Complaint(on=day("2026-06-01"))]
    partly = next_action(replay([*asked, notice], FOIA), FOIA, TODAY)
    wholly = replay([*asked, replace(notice, finding=Finding.UPHELD)], FOIA)

    # 28 days of Tue 27 Oct (GRC Rules r.22(1)(b)): Tue 24 Nov.
    assert (partly.verb, partly.urgent_on) == ("Decide whether to appeal", day("2026-11-24"))
    assert next_action(replay([*asked, notice], FOIA), FOIA, day("2026-11-25")) is None
    assert next_action(wholly, FOIA, TODAY) is None


def test_a_late_review_is_chased_and_then_complained_of():
    late = [
        received("2026-07-01"),
        response("2026-07-10", Outcome.REFUSED),
        happened.ReviewRequested(on=day("2026-07-20")),
    ]

    assert next_action(replay(late, FOIA), FOIA, TODAY).kind == "chased"
    assert next_action(replay([*late, *CHASED], FOIA), FOIA, TODAY).kind == "complaint"


def test_a_chaser_is_given_ten_working_days():
    state = replay([received("2026-09-01"), happened.Chased(on=day("2026-11-09"))], FOIA)

    assert next_action(state, FOIA, day("2026-11-20")) is None
    assert next_action(state, FOIA, day("2026-11-23")).letter is LetterKind.SECOND_REMINDER


def test_but_not_until_a_right_of_ours_runs_out():
    state = replay([received("2026-09-01"), happened.Chased(on=day("2026-11-10"))], FOISA)

    assert next_action(state, FOISA, day("2026-11-20")).kind == "review_requested"


def test_silence_about_the_environment_is_complained_of_as_soon_as_any_other():
    assert next_action(replay([received("2026-09-01"), *CHASED], EIR), EIR, TODAY).kind == "complaint"


def test_while_an_approved_letter_waits_to_be_sent_nobody_is_asked_to_chase():
    state = replay([received("2026-09-01")], FOIA)

    assert next_action(state, FOIA, TODAY, chaser_waits=True) is None


def test_the_regulator_is_told_only_of_an_order_whose_day_has_gone_by_and_only_once():
    ordered = happened.DecisionNotice(on=day("2026-09-01"), comply_by=day("2026-10-13"))
    history = [received("2026-03-02"), happened.Complaint(on=day("2026-05-01")), ordered]
    told = happened.NonComplianceReported(on=day("2026-10-14"))

    assert "non_compliance_reported" not in kinds(history, FOIA, today=day("2026-10-13"))
    assert "non_compliance_reported" in kinds(history, FOIA, today=day("2026-10-14"))
    assert "non_compliance_reported" not in kinds([*history, told], FOIA, today=day("2026-10-15"))


def test_the_upper_tribunal_decides_only_after_the_first():
    appealed = [
        received("2026-03-02"),
        happened.DecisionNotice(on=day("2026-09-01")),
        happened.Appeal(on=day("2026-09-10"), forum=Forum.FIRST_TIER_TRIBUNAL),
    ]
    further = [
        *appealed,
        happened.FttDecision(on=day("2026-10-20")),
        happened.Appeal(on=day("2026-11-10"), forum=Forum.UPPER_TRIBUNAL),
    ]

    assert [kind for kind in kinds(appealed, FOIA) if kind.endswith("_decision")] == ["ftt_decision"]
    assert [kind for kind in kinds(further, FOIA) if kind.endswith("_decision")] == ["ut_decision"]
    assert "court_decision" in kinds([*appealed[:2], happened.Appeal(on=day("2026-09-10"), forum=COURT)], FOISA)


def test_an_authority_is_chased_only_while_it_owes_something():
    decided = [received("2026-03-02"), happened.DecisionNotice(on=day("2026-11-03"))]

    assert "chased" not in kinds(decided, FOIA)
    assert "chased" in kinds([received("2026-09-01")], FOIA)
