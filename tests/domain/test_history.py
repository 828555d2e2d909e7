from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain import events as happened
from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.history import RANK, SAME_DAY, cited_exemptions, replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Awaiting,
    Channel,
    DeadlineKind,
    Delivery,
    Level,
    Outcome,
    Phase,
    RegimeCode,
    Stage,
)
from tests.builders import day, received, response, sent
from tests.domain.histories import HISTORIES, REGIMES, USUAL_HISTORIES

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)


def on(kind, text, **details):
    return kind(on=day(text), **details)


# What holds of every history


@given(HISTORIES, REGIMES)
def test_no_history_however_odd_stops_a_replay(history, code):
    state = replay(history, laws()[code])

    for deadline in state.deadlines:
        assert deadline.provision
        assert deadline.due_on or deadline.opens_on or deadline.unknown_because


@given(HISTORIES, REGIMES)
def test_when_it_is_somebodys_turn_there_is_a_date_or_a_reason_for_none(history, code):
    state = replay(history, laws()[code])

    if state.awaiting is Awaiting.NOBODY:
        assert (state.due_on, state.undated_because) == (None, "")
    else:
        assert bool(state.due_on) != bool(state.undated_because)


@given(HISTORIES, REGIMES)
def test_the_headline_is_one_of_the_live_deadlines_of_whoevers_turn_it_is(history, code):
    state = replay(history, laws()[code])

    if state.due_on:
        assert any(each.due_on == state.due_on and each.party is state.awaiting for each in state.deadlines)


@given(st.data(), USUAL_HISTORIES, REGIMES)
def test_the_order_of_entry_does_not_matter_but_within_one_day_and_kind(data, history, code):
    shuffled = data.draw(st.permutations(history))

    assert facts(replay(shuffled, laws()[code])) == facts(replay(history, laws()[code]))


@given(USUAL_HISTORIES, REGIMES, st.dates(date(2026, 6, 1), date(2027, 6, 1)), st.sampled_from(["ENG", "SCT"]))
def test_a_holiday_more_never_brings_the_answer_forward(history, code, holiday, nation):
    more = frozenset({ProclaimedDay(day=holiday, nation=nation, name="Jubilee", is_holiday=True, citation="An Order")})

    before, after = (replay(history, found[code]).first_due_on for found in (laws(), laws(more)))

    assert before is None or after >= before


def facts(state):
    """A state but for the places in the order of entry, and the order in which cautions were noticed."""
    deadlines = tuple(replace(each, opened_by=0) for each in state.deadlines)
    return replace(state, deadlines=deadlines, cautions=tuple(sorted(state.cautions)))


def test_every_kind_has_its_place_on_a_day():
    assert set(SAME_DAY) == set(happened.KINDS)
    assert [kind for kind in SAME_DAY if kind in LAID_DOWN] == LAID_DOWN
    assert RANK["sent"] == 0


LAID_DOWN = [
    "received",
    "clarification_requested",
    "clarification_provided",
    "fee_notice",
    "fee_paid",
    "pit_extension",
    "response",
    "review_requested",
    "complaint",
    "decision_notice",
]


# Sending and receipt


def test_nothing_has_happened_yet():
    state = replay([], FOIA)

    assert (state.delivery, state.stage, state.awaiting) == (Delivery.DRAFT, Stage.NOT_SENT, Awaiting.REQUESTER)
    assert state.undated_because


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.WEB_FORM, Channel.WHATDOTHEYKNOW])
def test_what_goes_by_wire_arrives_the_day_it_is_sent(channel):
    state = replay([sent("2026-09-01", channel=channel)], FOIA)

    assert (state.clock_start, state.due_on) == (day("2026-09-01"), day("2026-09-29"))
    assert (state.stage, state.awaiting) == (Stage.AWAITING_RESPONSE, Awaiting.AUTHORITY)


@pytest.mark.parametrize("law", [FOIA, EIR, EISR], ids=lambda law: law.code)
def test_a_letter_by_post_waits_for_the_day_it_was_received(law):
    posted = sent("2026-09-01", channel=Channel.POST)

    waiting = replay([posted], law)
    arrived = replay([posted, received("2026-09-03")], law)

    assert (waiting.due_on, waiting.awaiting, waiting.phase) == (None, Awaiting.AUTHORITY, Phase.SENT)
    assert "which day the authority received it" in waiting.undated_because
    assert arrived.clock_start == day("2026-09-03")


def test_a_recorded_receipt_replaces_a_presumed_one():
    assert replay([sent("2026-09-01"), received("2026-09-03")], FOIA).due_on == day("2026-10-01")
    assert replay([sent("2026-03-05", channel=Channel.POST), received("2026-03-06")], FOISA).clock_start == day(
        "2026-03-06"
    )


def test_what_bounced_was_never_received():
    state = replay([sent("2026-09-01"), on(happened.Bounced, "2026-09-02")], FOIA)

    assert (state.delivery, state.stage, state.awaiting) == (Delivery.BOUNCED, Stage.NOT_SENT, Awaiting.REQUESTER)
    assert (state.due_on, state.clock_start, state.deadlines) == (None, None, ())
    assert "Send it again" in state.undated_because


def test_sent_again_after_a_bounce_the_clock_starts_with_the_second_sending():
    history = [sent("2026-09-01"), on(happened.Bounced, "2026-09-02"), sent("2026-09-04")]

    assert replay(history, FOIA).clock_start == day("2026-09-04")


def test_sent_again_on_the_day_of_the_bounce_one_sending_stands():
    history = [sent("2026-09-01"), on(happened.Bounced, "2026-09-01"), sent("2026-09-01")]

    assert replay(history, FOIA).due_on == day("2026-09-29")


# Mistakes taken back


def test_what_is_taken_back_never_happened():
    refused = response("2026-09-10", Outcome.REFUSED)

    state = replay([sent("2026-09-01"), refused, on(happened.EventRetracted, "2026-09-11", position=2)], FOIA)

    assert (state.stage, state.outcome) == (Stage.AWAITING_RESPONSE, None)


def test_taking_back_a_taking_back_restores():
    history = [
        sent("2026-09-01"),
        response("2026-09-10", Outcome.REFUSED),
        on(happened.EventRetracted, "2026-09-11", position=2),
        on(happened.EventRetracted, "2026-09-12", position=3),
    ]

    assert replay(history, FOIA).outcome is Outcome.REFUSED


@pytest.mark.parametrize("position", [0, -1, 2, 3, 99])
def test_taking_back_what_is_not_there_does_nothing(position):
    history = [sent("2026-09-01"), on(happened.EventRetracted, "2026-09-02", position=position)]

    assert replay(history, FOIA).due_on == day("2026-09-29")


def test_exemptions_are_those_of_answers_that_stand():
    cited = (CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)"),)
    history = [
        sent("2026-09-01"),
        response("2026-09-10", Outcome.REFUSED, exemptions=cited),
        response("2026-09-11", Outcome.REFUSED, exemptions=cited),
        on(happened.EventRetracted, "2026-09-12", position=2),
    ]

    assert cited_exemptions(history) == [(3, cited)]


# Time stopped, time started again


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


# Answers and challenges


def test_everything_supplied_leaves_nobody_to_wait_for():
    state = replay([received("2026-09-01"), response("2026-09-10", Outcome.SUPPLIED_IN_FULL)], FOIA)

    assert (state.stage, state.awaiting, state.due_on) == (Stage.CLOSED, Awaiting.NOBODY, None)
    assert state.deadline(DeadlineKind.REVIEW_REQUEST)


@pytest.mark.parametrize("outcome", [Outcome.SUPPLIED_IN_PART, Outcome.REFUSED, Outcome.NOT_HELD, Outcome.NCND])
def test_anything_withheld_leaves_us_the_time_to_ask_for_a_review(outcome):
    state = replay([received("2026-09-01"), response("2026-09-25", outcome)], FOIA)

    assert (state.stage, state.awaiting, state.due_on) == (Stage.CLOSED, Awaiting.REQUESTER, day("2026-11-20"))


def test_the_first_answer_decides_whether_it_was_late_and_the_latest_what_it_was():
    history = [
        received("2026-09-01"),
        response("2026-09-25", Outcome.SUPPLIED_IN_PART),
        response("2026-11-02", Outcome.SUPPLIED_IN_FULL),
    ]

    state = replay(history, FOIA)

    assert (state.response_late, state.outcome) == (False, Outcome.SUPPLIED_IN_FULL)


def test_an_answer_on_the_last_day_is_in_time():
    assert replay([received("2026-09-01"), response("2026-09-29", Outcome.REFUSED)], FOIA).response_late is False
    assert replay([received("2026-09-01"), response("2026-09-30", Outcome.REFUSED)], FOIA).response_late is True


@pytest.mark.parametrize("law", [FOISA, EISR], ids=lambda law: law.code)
def test_in_scotland_no_complaint_is_open_before_a_review(law):
    silent = replay([received("2026-09-01")], law)
    refused = replay([received("2026-09-01"), response("2026-09-25", Outcome.REFUSED)], law)

    assert silent.deadline(DeadlineKind.COMPLAINT) is None
    assert refused.deadline(DeadlineKind.COMPLAINT) is None
    assert silent.deadline(DeadlineKind.REVIEW_REQUEST).opens_on == day("2026-09-30")


def test_elsewhere_silence_can_be_complained_of_the_next_day():
    complaint = replay([received("2026-09-01")], FOIA).deadline(DeadlineKind.COMPLAINT)

    assert (complaint.opens_on, complaint.due_on, complaint.level) == (day("2026-09-30"), None, Level.GUIDANCE)


def test_a_review_of_silence_leaves_the_answer_owed():
    state = replay([received("2026-09-01"), on(happened.ReviewRequested, "2026-10-05")], FOISA)

    assert (state.stage, state.due_on) == (Stage.INTERNAL_REVIEW, day("2026-11-02"))
    assert state.deadline(DeadlineKind.RESPONSE).due_on == day("2026-09-29")


def test_a_decision_notice_with_steps_is_the_authoritys_turn_until_it_acts():
    ordered = [
        received("2026-03-02"),
        on(happened.Complaint, "2026-05-01"),
        on(happened.DecisionNotice, "2026-11-03", comply_by=day("2026-12-08")),
    ]

    waiting = replay(ordered, FOIA)
    done = replay([*ordered, response("2026-11-20", Outcome.SUPPLIED_IN_FULL)], FOIA)

    assert (waiting.stage, waiting.awaiting, waiting.due_on) == (
        Stage.COMMISSIONER,
        Awaiting.AUTHORITY,
        day("2026-12-08"),
    )
    assert (done.stage, done.awaiting) == (Stage.CLOSED, Awaiting.NOBODY)


def test_the_commissioner_under_foia_has_no_date_and_the_scottish_one_has():
    history = [received("2026-03-02"), on(happened.ReviewRequested, "2026-04-15"), on(happened.Complaint, "2026-06-01")]

    assert replay(history, FOIA).undated_because == "The law sets the Commissioner no date to decide."
    assert replay(history, FOISA).due_on == day("2026-10-01")


def test_withdrawing_ends_every_clock_and_keeps_an_answer_already_given():
    withdrawn = on(happened.Withdrawn, "2026-10-01")

    unanswered = replay([received("2026-09-01"), withdrawn], FOIA)
    answered = replay([received("2026-09-01"), response("2026-09-10", Outcome.REFUSED), withdrawn], FOIA)

    assert (unanswered.outcome, unanswered.deadlines) == (Outcome.WITHDRAWN, ())
    assert (answered.outcome, answered.awaiting) == (Outcome.REFUSED, Awaiting.NOBODY)


def test_past_the_horizon_a_deadline_says_why_it_has_no_date():
    state = replay([received("2028-12-20")], FOIA)

    assert state.due_on is None
    assert "31 Dec 2028" in state.undated_because
    assert state.deadline(DeadlineKind.RESPONSE).unknown_because == state.undated_because
