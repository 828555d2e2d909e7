"""What stands once a challenge ends without a decision, is asked anew, or is decided twice. Days counted by hand."""

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.chasing import left_out, next_step
from foi_tracker.domain.history import replay
from foi_tracker.domain.ladder import RIGHTS, Progress, Step, ladder
from foi_tracker.domain.moves import next_action, next_moves
from foi_tracker.domain.plausibility import problems
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Appellant,
    Awaiting,
    ClosedBecause,
    DeadlineKind,
    Disposal,
    Forum,
    LetterKind,
    OrderedStep,
    Outcome,
    Phase,
    RegimeCode,
)
from tests.builders import day, received, response
from tests.domain.histories import HISTORIES, REGIMES

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
EVERY_LAW = pytest.mark.parametrize("law", [FOIA, FOISA, EIR, EISR], ids=lambda law: law.code)
TODAY = day("2026-11-23")
K = DeadlineKind


def on(kind, text, **details):
    return kind(on=day(text), **details)


ASKED = received("2026-03-02")
REFUSED = response("2026-03-23", Outcome.REFUSED)
REVIEW = on(happened.ReviewRequested, "2026-04-13")
OUTCOME = on(happened.ReviewOutcome, "2026-05-01")
COMPLAINT = on(happened.Complaint, "2026-05-11")
NOTICE = on(happened.DecisionNotice, "2026-09-01", comply_by=day("2026-10-06"), steps=(OrderedStep.DISCLOSE,))
DECIDED = [ASKED, REFUSED, REVIEW, OUTCOME, COMPLAINT, NOTICE]
TURNED_AWAY = on(happened.ComplaintClosed, "2026-06-01", because=ClosedBecause.NOT_ACCEPTED)
RESOLVED = on(happened.ComplaintClosed, "2026-06-01", because=ClosedBecause.RESOLVED)


@EVERY_LAW
def test_an_answer_that_came_during_a_review_stands_when_the_review_is_withdrawn(law):
    history = [ASKED, REVIEW, response("2026-04-20", Outcome.REFUSED), on(happened.ReviewWithdrawn, "2026-04-27")]

    state = replay(history, law)

    assert (state.phase, state.awaiting) == (Phase.RESPONDED, Awaiting.REQUESTER)
    assert state.due_on == state.deadline(K.REVIEW_REQUEST).due_on


@EVERY_LAW
def test_a_second_review_that_is_withdrawn_leaves_the_first_outcome_and_its_time_to_complain(law):
    before = [ASKED, REFUSED, REVIEW, OUTCOME]
    again = [on(happened.ReviewRequested, "2026-05-11"), on(happened.ReviewWithdrawn, "2026-05-18")]

    first, state = replay(before, law), replay([*before, *again], law)

    assert (state.phase, state.review_decided_on) == (Phase.REVIEW_COMPLETE, OUTCOME.on)
    assert state.deadlines == first.deadlines


@EVERY_LAW
def test_a_second_review_of_the_same_answer_gives_no_longer_to_complain(law):
    before = [ASKED, REFUSED, REVIEW, OUTCOME]

    first, state = replay(before, law), replay([*before, on(happened.ReviewRequested, "2026-05-11")], law)

    assert state.deadline(K.COMPLAINT) == first.deadline(K.COMPLAINT)
    assert any("still runs from the first outcome" in caution for caution in state.cautions)


def test_a_review_asked_of_a_newer_answer_is_a_review_of_its_own():
    newer = [response("2026-05-25", Outcome.REFUSED), on(happened.ReviewRequested, "2026-06-01")]

    state = replay([ASKED, REVIEW, *newer], FOISA)

    # 1 June plus 20 working days in Scotland: Monday 15 June 2026 is a holiday there, so 30 June and not 29.
    assert (state.review_requested_on, state.due_on) == (day("2026-06-01"), day("2026-06-30"))


@EVERY_LAW
def test_what_was_answered_while_the_regulator_had_it_stays_answered_when_the_complaint_is_turned_away(law):
    complained = [ASKED, REFUSED, REVIEW, on(happened.Complaint, "2026-05-20")]
    late = on(happened.ReviewOutcome, "2026-05-25")
    turned_away = on(happened.ComplaintClosed, "2026-06-01", because=ClosedBecause.NOT_ACCEPTED)

    reviewed = replay([*complained, late, turned_away], law)
    answered = replay([ASKED, COMPLAINT, response("2026-05-25", Outcome.REFUSED), TURNED_AWAY], law)

    assert (reviewed.phase, reviewed.awaiting) == (Phase.REVIEW_COMPLETE, Awaiting.REQUESTER)
    assert (answered.phase, answered.awaiting) == (Phase.RESPONDED, Awaiting.REQUESTER)


def test_an_answer_that_settled_a_complaint_of_silence_may_be_reviewed():
    history = [received("2026-09-01"), on(happened.Complaint, "2026-10-12"), response("2026-11-02", Outcome.REFUSED)]
    settled = on(happened.ComplaintClosed, "2026-11-09", because=ClosedBecause.RESOLVED)

    for law in (FOIA, EIR):
        state = replay([*history, settled], law)

        # 40 working days after 2 November, without St Andrew's Day, Christmas Day and 28 December.
        assert (state.phase, state.awaiting, state.due_on) == (
            Phase.COMPLAINT_CLOSED,
            Awaiting.REQUESTER,
            day("2026-12-31"),
        )
        assert next_action(state, law, TODAY).kind == "review_requested"
        assert "review_requested" in next_moves(state, law, TODAY)
        assert ladder([*history, settled], law, TODAY)[1].progress is Progress.OURS


def test_a_complaint_that_ends_while_the_answer_is_being_reviewed_leaves_the_review_alone():
    history = [ASKED, COMPLAINT, response("2026-05-18", Outcome.REFUSED), on(happened.ReviewRequested, "2026-05-25")]

    state = replay([*history, RESOLVED], FOIA)

    assert (state.phase, state.cautions) == (Phase.REVIEW_REQUESTED, ())
    assert (
        replay([*history, RESOLVED, on(happened.ReviewWithdrawn, "2026-06-08")], FOIA).phase is Phase.COMPLAINT_CLOSED
    )


def test_a_complaint_cannot_be_closed_once_it_has_been_decided():
    state = replay([*DECIDED, on(happened.ComplaintClosed, "2026-09-07", because=ClosedBecause.RESOLVED)], FOIA)

    assert state.phase is Phase.DECISION_NOTICE
    assert "A complaint was closed that no Commissioner had: nothing changes." in state.cautions


@pytest.mark.parametrize(("law", "forum"), [(FOIA, Forum.FIRST_TIER_TRIBUNAL), (FOISA, Forum.COURT_OF_SESSION)])
def test_a_last_day_that_fell_while_an_appeal_lasted_makes_nobody_late(law, forum):
    appeal = on(happened.Appeal, "2026-09-21", forum=forum, by=Appellant.AUTHORITY)
    kind = happened.FttDecision if law is FOIA else happened.CourtDecision
    dismissed = on(kind, "2026-11-02", disposal=Disposal.DISMISSED)
    early = on(kind, "2026-09-28", disposal=Disposal.DISMISSED)

    state = replay([*DECIDED, appeal, dismissed], law)

    assert (state.awaiting, state.due_on) == (Awaiting.AUTHORITY, None)
    assert "fell while the appeal lasted" in state.undated_because
    assert next_step(state, law, TODAY) is None
    assert replay([*DECIDED, appeal, early], law).due_on == day("2026-10-06")


def test_a_second_appeal_does_not_make_the_notice_late_again():
    first = [
        on(happened.Appeal, "2026-09-21", forum=Forum.FIRST_TIER_TRIBUNAL, by=Appellant.AUTHORITY),
        on(happened.FttDecision, "2026-10-19", disposal=Disposal.DISMISSED),
    ]
    second = [
        on(happened.Appeal, "2026-11-02", forum=Forum.UPPER_TRIBUNAL, by=Appellant.AUTHORITY),
        on(happened.UtDecision, "2026-11-16", disposal=Disposal.DISMISSED),
    ]

    assert replay([*DECIDED, *first, *second], FOIA).due_on is None


@EVERY_LAW
def test_a_review_that_was_ordered_is_obeyed_by_its_outcome_which_may_be_complained_of(law):
    obeyed = [*DECIDED, on(happened.ReviewOutcome, "2026-09-28")]

    state = replay(obeyed, law)

    assert state.deadline(K.COMPLIANCE) is None
    assert state.deadline(K.COMPLAINT).opens_on == day("2026-09-28")
    assert next_step(state, law, TODAY) is None
    assert ladder(obeyed, law, day("2026-10-05"))[2].progress is Progress.OURS


@EVERY_LAW
def test_a_fresh_refusal_after_a_decision_may_be_reviewed(law):
    state = replay([*DECIDED, response("2026-09-28", Outcome.REFUSED)], law)

    assert state.deadline(K.REVIEW_REQUEST).opens_on == day("2026-09-28")


def test_a_second_notice_begins_the_appeal_anew():
    appealed = [
        on(happened.Appeal, "2026-09-21", forum=Forum.FIRST_TIER_TRIBUNAL),
        on(happened.FttDecision, "2026-10-19", disposal=Disposal.ALLOWED),
        on(happened.DecisionNotice, "2026-11-16"),
    ]

    state = replay([*DECIDED, *appealed], FOIA)
    *_, appeal, further = ladder([*DECIDED, *appealed], FOIA, TODAY)

    assert (state.appealed_on, state.tribunal_decided_on, state.due_on) == (None, None, day("2026-12-14"))
    assert (appeal.progress, appeal.closes_on, further.progress) == (
        Progress.OURS,
        day("2026-12-14"),
        Progress.NOT_YET,
    )


def test_what_a_tribunal_ordered_is_not_the_commissioners_to_enforce():
    appealed = [
        on(happened.Appeal, "2026-09-07", forum=Forum.FIRST_TIER_TRIBUNAL),
        on(happened.FttDecision, "2026-10-01", disposal=Disposal.ALLOWED, comply_by=day("2026-10-15")),
    ]
    reminders = [on(happened.Chased, "2026-10-19"), on(happened.Chased, "2026-11-02")]

    state = replay([*DECIDED, *appealed], FOIA)
    reminded = replay([*DECIDED, *appealed, *reminders], FOIA)

    assert state.deadline(K.COMPLIANCE).provision == "FOIA s.58(1); TCEA 2007 s.12"
    assert next_step(state, FOIA, TODAY).kind is LetterKind.REMINDER
    assert next_step(reminded, FOIA, TODAY) is None
    assert "Take advice" in left_out(reminded, FOIA, TODAY)


@pytest.mark.parametrize("law", [FOISA, EISR, EIR], ids=lambda law: law.code)
@pytest.mark.parametrize("stops", [happened.FeeNotice, happened.ClarificationRequested])
def test_while_the_clock_is_stopped_there_is_no_silence_to_review(law, stops):
    history = [ASKED, on(stops, "2026-03-09")]

    assert ladder(history, law, day("2026-05-11"))[1].progress is Progress.NOT_YET


def test_an_outcome_proves_a_review_when_a_complaint_is_recorded():
    complaint = on(happened.Complaint, "2026-05-11")
    history = [ASKED, REFUSED, OUTCOME]

    assert problems(complaint, history, FOISA, TODAY) == []
    assert replay([*history, complaint], FOISA).cautions == ()


@pytest.mark.parametrize("law", [FOISA, EISR], ids=lambda law: law.code)
def test_a_review_by_one_authority_opens_no_way_to_the_commissioner_against_the_next(law):
    before = [ASKED, on(happened.ReviewOutcome, "2026-05-01"), on(happened.Withdrawn, "2026-05-04")]
    passed_on = [response("2026-05-05", Outcome.NOT_HELD), on(happened.Transferred, "2026-05-11")]

    state = replay([*before, *passed_on], law)

    assert state.phase is Phase.AWAITING_RESPONSE
    assert state.deadline(K.COMPLAINT) is None


@given(HISTORIES, REGIMES)
def test_a_rung_is_ours_exactly_while_a_right_that_leads_to_it_is_open(history, code):
    law = laws()[code]
    live = replay(history, law).deadlines
    first = {RIGHTS[each.kind]: each for each in reversed(live) if each.kind in RIGHTS}
    usable = {
        step
        for step, right in first.items()
        if (right.opens_on or right.due_on)
        and (right.opens_on is None or right.opens_on <= TODAY)
        and (right.due_on is None or right.due_on >= TODAY)
    }

    assert {rung.step for rung in ladder(history, law, TODAY) if rung.progress is Progress.OURS} == usable & set(Step)
