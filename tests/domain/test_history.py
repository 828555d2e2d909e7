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
    Delivery,
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
