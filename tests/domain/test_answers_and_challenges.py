import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level, Outcome, RegimeCode, Stage
from tests.builders import day, received, response

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)


def on(kind, text, **details):
    return kind(on=day(text), **details)


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
