from datetime import timedelta

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.history import replay
from foi_tracker.domain.moves import next_moves
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level, Outcome, RegimeCode, Stage
from tests.builders import day, received, response, sent

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
ONE_DAY = timedelta(days=1)


def on(kind, text, **details):
    return kind(on=day(text), **details)


def test_letters_typed_in_late_and_out_of_order_come_out_the_same():
    history = [
        on(happened.ClarificationProvided, "2026-09-15"),
        on(happened.ClarificationRequested, "2026-09-08"),
        received("2026-09-01"),
    ]

    assert replay(history, FOIA).due_on == day("2026-10-13")


def test_while_we_owe_them_a_reply_no_law_sets_us_a_date():
    state = replay([sent("2026-09-01"), on(happened.ClarificationRequested, "2026-09-08")], FOIA)

    assert (state.awaiting, state.due_on) == (Awaiting.REQUESTER, None)
    assert [(each.due_on, each.level) for each in state.deadlines] == [
        (day("2026-09-22"), Level.CONVENTION),
        (day("2026-11-08"), Level.CONVENTION),
    ]


def test_a_question_asked_too_late_leaves_the_right_to_complain():
    state = replay([sent("2026-09-01"), on(happened.ClarificationRequested, "2026-10-05")], FOIA)

    assert state.clarification_request_late
    assert state.deadline(DeadlineKind.COMPLAINT).opens_on == day("2026-09-30")


@pytest.mark.parametrize("law", [FOISA, EISR], ids=lambda law: law.code)
def test_in_scotland_a_question_asked_too_late_leaves_the_right_to_a_review_of_the_silence(law):
    state = replay([received("2026-09-01"), on(happened.ClarificationRequested, "2026-10-05")], law)

    review = state.deadline(DeadlineKind.REVIEW_REQUEST)
    assert (review.opens_on, review.due_on) == (day("2026-09-30"), day("2026-11-24"))
    assert state.deadline(DeadlineKind.COMPLAINT) is None
    assert "review_requested" in next_moves(state, law, day("2026-10-06"))
    assert "complaint" not in next_moves(state, law, day("2026-10-06"))


def test_an_unpaid_fee_is_our_turn_until_the_last_day_to_pay():
    state = replay([sent("2026-03-02"), on(happened.FeeNotice, "2026-03-09")], FOIA)

    assert (state.stage, state.awaiting, state.due_on) == (
        Stage.AWAITING_FEE,
        Awaiting.REQUESTER,
        day("2026-06-08"),
    )


def test_a_fee_paid_too_late_ends_the_duty():
    history = [sent("2026-01-05"), on(happened.FeeNotice, "2026-01-12"), on(happened.FeePaid, "2026-04-12")]

    state = replay(history, FOIA)

    assert (state.stage, state.awaiting, state.fee_lapsed) == (Stage.CLOSED, Awaiting.NOBODY, True)


def test_two_fees_leave_out_the_days_of_both():
    history = [
        received("2026-09-01"),
        on(happened.FeeNotice, "2026-09-08"),
        on(happened.FeePaid, "2026-09-09"),
        on(happened.FeeNotice, "2026-09-14"),
        on(happened.FeePaid, "2026-09-15"),
    ]

    assert replay(history, FOIA).due_on == FOIA.calendar.add(day("2026-09-01"), 24)


# More time


def qualified(*codes):
    return tuple(CitedExemption(law=RegimeCode.FOIA, code=code) for code in codes)


def test_a_notice_in_time_that_the_public_interest_is_being_weighed_moves_the_headline():
    notice = on(happened.PitExtension, "2026-09-25", exemptions=qualified("s.31"), estimate=day("2026-10-20"))

    state = replay([received("2026-09-01"), notice], FOIA)

    assert (state.response_due_on, state.due_on) == (day("2026-09-29"), day("2026-10-27"))
    assert [each.kind for each in state.deadlines] == [
        DeadlineKind.PIT_DECISION,
        DeadlineKind.CLAIMED,
        DeadlineKind.COMPLAINT,
    ]


@pytest.mark.parametrize(
    ("codes", "valid"),
    [
        ((), True),
        (("s.31",), True),
        (("s.40(2)",), True),
        (("s.21", "s.31"), True),
        (("s.21",), False),
        (("s.12",), False),
        (("s.21", "s.14(1)"), False),
    ],
)
def test_more_time_needs_an_exemption_whose_public_interest_is_weighed(codes, valid):
    notice = on(happened.PitExtension, "2026-09-25", exemptions=qualified(*codes))

    state = replay([received("2026-09-01"), notice], FOIA)

    assert state.extension_valid is valid
    assert (state.due_on == day("2026-10-27")) is valid
    assert bool(state.cautions) is not valid


def test_an_answer_within_valid_extra_time_is_not_late():
    extended = [received("2026-09-01"), on(happened.PitExtension, "2026-09-25")]

    assert replay([*extended, response("2026-10-27", Outcome.REFUSED)], FOIA).response_late is False
    assert replay([*extended, response("2026-10-28", Outcome.REFUSED)], FOIA).response_late is True


@pytest.mark.parametrize(
    ("wanted", "due"), [(10, "2026-10-13"), (20, "2026-10-27"), (60, "2026-10-27"), (None, "2026-10-27")]
)
def test_scottish_environmental_time_stretches_by_what_is_asked_and_no_more_than_twenty_days(wanted, due):
    state = replay([received("2026-09-01"), on(happened.TimeExtension, "2026-09-24", working_days=wanted)], EISR)

    assert state.due_on == day(due)


def test_the_authoritys_own_date_stands_beside_ours():
    claim = on(happened.AuthorityClaimedDue, "2026-09-02", until=day("2026-10-30"))

    state = replay([received("2026-09-01"), claim], FOIA)

    claimed = state.deadline(DeadlineKind.CLAIMED)
    assert state.due_on == day("2026-09-29")
    assert (claimed.due_on, claimed.level, claimed.party) == (day("2026-10-30"), Level.CONVENTION, Awaiting.AUTHORITY)


# What one stop of the clock means for another


def test_a_reminder_of_a_question_already_asked_is_not_a_late_question():
    asked = [received("2026-09-01"), on(happened.ClarificationRequested, "2026-09-10")]

    state = replay([*asked, on(happened.ClarificationRequested, "2026-10-20")], FOIA)

    assert not state.clarification_request_late
    assert state.cautions == ()
    assert state.deadline(DeadlineKind.COMPLAINT) is None


def test_a_question_while_the_public_interest_is_lawfully_weighed_breaks_nothing():
    history = [
        received("2026-09-01"),
        on(happened.PitExtension, "2026-09-25"),
        on(happened.ClarificationRequested, "2026-10-05"),
    ]

    state = replay(history, FOIA)

    assert not state.clarification_request_late
    assert state.deadline(DeadlineKind.COMPLAINT) is None
    assert replay([*history, response("2026-10-20", Outcome.REFUSED)], FOIA).response_late is False


def test_an_environmental_question_is_late_after_day_twenty_but_no_answer_is_within_the_longer_time():
    history = [
        received("2026-09-01"),
        on(happened.TimeExtension, "2026-09-24"),
        on(happened.ClarificationRequested, "2026-10-05"),
    ]

    state = replay(history, EIR)

    assert state.clarification_request_late
    assert state.cautions == ("Clarification was first asked for after the time to ask for it.",)
    assert state.deadline(DeadlineKind.COMPLAINT) is None
    assert replay([*history, response("2026-10-20", Outcome.REFUSED)], EIR).response_late is False


def test_a_fee_asked_for_while_we_owe_them_a_reply_is_in_time():
    history = [
        received("2026-09-01"),
        on(happened.ClarificationRequested, "2026-09-10"),
        on(happened.FeeNotice, "2026-10-05"),
    ]

    state = replay(history, FOIA)

    assert not state.fee_notice_late
    assert state.cautions == ()


def test_a_reminder_of_a_fee_does_not_lengthen_the_time_to_pay():
    history = [sent("2026-03-02"), on(happened.FeeNotice, "2026-03-09"), on(happened.FeeNotice, "2026-04-20")]

    state = replay(history, FOIA)

    assert (state.due_on, state.fee_notice_late) == (day("2026-06-08"), False)


@pytest.mark.parametrize("law", [FOIA, EIR], ids=lambda law: law.code)
def test_silence_is_no_ground_of_complaint_while_the_clock_is_stopped(law):
    stopped = [received("2026-09-01"), on(happened.ClarificationRequested, "2026-09-10")]

    state = replay([*stopped, on(happened.ReviewRequested, "2026-09-20")], law)

    assert state.response_due_on is None
    assert state.deadline(DeadlineKind.RESPONSE) is None
    assert state.deadline(DeadlineKind.COMPLAINT).opens_on == law.calendar.add(day("2026-09-20"), 40) + ONE_DAY


@pytest.mark.parametrize("fresh", [happened.ClarificationProvided, happened.Transferred])
def test_more_time_taken_before_the_clock_started_afresh_is_gone(fresh):
    before = [on(happened.TimeExtension, "2026-09-10"), on(happened.ClarificationRequested, "2026-09-11")]

    state = replay([received("2026-09-01"), *before, on(fresh, "2026-09-15")], EIR)

    assert (state.extension_valid, state.due_on) == (None, day("2026-10-13"))


def test_that_the_authority_may_carry_its_longer_time_over_our_reply_is_said():
    history = [
        received("2026-09-01"),
        on(happened.TimeExtension, "2026-09-10"),
        on(happened.ClarificationRequested, "2026-09-11"),
        on(happened.ClarificationProvided, "2026-09-15"),
    ]

    assert replay(history, EIR).cautions == (
        "More time taken before our reply is not carried over. The authority may say that it is.",
    )


def test_a_second_question_in_time_does_not_carry_the_first_ones_breach():
    history = [
        received("2026-09-01"),
        on(happened.ClarificationRequested, "2026-10-05"),
        on(happened.ClarificationProvided, "2026-10-06"),
        on(happened.ClarificationRequested, "2026-10-12"),
    ]

    state = replay(history, FOIA)

    assert state.clarification_request_late
    assert state.deadline(DeadlineKind.COMPLAINT) is None
    assert replay([*history, response("2026-10-20", Outcome.REFUSED)], FOIA).response_late is False
