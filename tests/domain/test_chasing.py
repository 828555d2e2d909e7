"""What to send next to who is late, and who is left alone: every sentence, under each of the four laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.chasing import clock_opened, left_out, next_step
from foi_tracker.domain.history import replay
from foi_tracker.domain.overdue import is_overdue
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Channel, LetterKind, Outcome, RegimeCode
from tests.builders import day, response, sent
from tests.domain.histories import HISTORIES, REGIMES

FOIA, FOISA, EIR, EISR = (laws()[code] for code in RegimeCode)
TODAY = date(2026, 11, 23)
SENT = sent("2026-09-28")  # due on Mon 26 Oct 2026 everywhere
REMINDED = happened.Chased(on=day("2026-10-27"))
REMINDED_AGAIN = happened.Chased(on=day("2026-11-05"))
REFUSED = response("2026-07-10", Outcome.REFUSED)


def step(law, *history, today=TODAY):
    return next_step(replay(history, law), law, today)


def why_not(law, *history, today=TODAY, **more):
    return left_out(replay(history, law), law, today, **more)


@pytest.mark.parametrize(
    ("law", "third", "verb"),
    [
        (FOIA, LetterKind.COMPLAINT, "Complain to the ICO"),
        (EIR, LetterKind.COMPLAINT, "Complain to the ICO"),
        (FOISA, LetterKind.REVIEW, "Require a review"),
        (EISR, LetterKind.REVIEW, "Require a review"),
    ],
)
def test_silence_goes_one_step_up_a_round_and_then_where_the_law_of_that_nation_allows(law, third, verb):
    assert step(law, SENT, today=day("2026-10-27")).kind is LetterKind.REMINDER
    assert step(law, SENT, REMINDED, today=day("2026-11-10")).kind is LetterKind.SECOND_REMINDER
    assert step(law, SENT, REMINDED, REMINDED_AGAIN).kind is third
    assert step(law, SENT, REMINDED, REMINDED_AGAIN).verb == verb


def test_nothing_is_sent_on_the_day_it_is_due_and_a_reminder_on_the_next():
    assert step(FOIA, SENT, today=day("2026-10-26")) is None
    assert step(FOIA, SENT, today=day("2026-10-27")).kind is LetterKind.REMINDER


def test_a_question_before_the_day_is_no_reminder():
    early = happened.Chased(on=day("2026-10-20"))

    assert step(FOIA, SENT, early, today=day("2026-11-05")).kind is LetterKind.REMINDER


def test_the_right_to_a_review_in_scotland_is_not_lost_over_reminders():
    # FOISA s.20(5): 40 working days after Mon 26 Oct 2026, which is Tue 22 Dec 2026 (St Andrew's Day left out).
    state = replay([SENT], FOISA)
    last = next(each.due_on for each in state.deadlines if each.kind == "review_request")

    assert last == day("2026-12-22")
    assert next_step(state, FOISA, day("2026-12-08")).kind is LetterKind.REMINDER
    assert next_step(state, FOISA, day("2026-12-09")).kind is LetterKind.REVIEW
    assert next_step(state, FOISA, last + timedelta(days=1)).kind is LetterKind.REMINDER


def test_a_late_review_under_foia_is_reminded_of_until_the_long_stop_that_guidance_gives():
    # Asked on Mon 3 Aug: 20 working days end on Tue 1 Sep, 40 (Code 5.5) on Tue 29 Sep 2026.
    review = happened.ReviewRequested(on=day("2026-08-03"))
    reminders = [happened.Chased(on=day("2026-09-02")), happened.Chased(on=day("2026-09-16"))]

    assert step(FOIA, sent("2026-07-01"), REFUSED, review, today=day("2026-09-02")).kind is LetterKind.REMINDER
    before = step(FOIA, sent("2026-07-01"), REFUSED, review, *reminders, today=day("2026-09-29"))
    after = step(FOIA, sent("2026-07-01"), REFUSED, review, *reminders, today=day("2026-09-30"))
    assert (before.kind, before.verb) == (LetterKind.SECOND_REMINDER, "Send another reminder")
    assert after.kind is LetterKind.COMPLAINT


def test_a_scottish_review_that_never_comes_goes_to_the_commissioner():
    review = happened.ReviewRequested(on=day("2026-08-03"))
    reminders = [happened.Chased(on=day("2026-09-02")), happened.Chased(on=day("2026-09-16"))]

    found = step(FOISA, sent("2026-07-01"), REFUSED, review, *reminders, today=day("2026-10-01"))

    assert (found.kind, found.verb) == (LetterKind.COMPLAINT, "Complain to the Scottish Information Commissioner")


def test_an_overdue_decision_on_the_public_interest_is_reminded_of_and_then_complained_of():
    cited = (happened.CitedExemption(law=RegimeCode.FOIA, code="s.31"),)
    history = [sent("2026-08-03"), happened.PitExtension(on=day("2026-08-20"), exemptions=cited)]
    reminders = [happened.Chased(on=day("2026-10-01")), happened.Chased(on=day("2026-10-20"))]

    assert step(FOIA, *history).kind is LetterKind.REMINDER
    assert step(FOIA, *history, *reminders).kind is LetterKind.COMPLAINT


def test_a_decision_notice_that_is_not_obeyed_is_told_to_the_regulator_once():
    history = [
        sent("2026-01-05"),
        happened.Complaint(on=day("2026-03-02")),
        happened.DecisionNotice(on=day("2026-09-01"), comply_by=day("2026-10-06")),
    ]
    told = happened.NonComplianceReported(on=day("2026-10-08"))
    another = happened.DecisionNotice(on=day("2026-10-20"), comply_by=day("2026-11-16"))

    assert step(FOIA, *history).kind is LetterKind.NON_COMPLIANCE
    assert step(FOIA, *history, told) is None
    assert why_not(FOIA, *history, told) == "We told the ICO on Thu 8 Oct 2026. It is for them to act."
    assert step(FOIA, *history, told, another).kind is LetterKind.NON_COMPLIANCE


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        ([], "It has not been sent yet."),
        ([SENT, happened.Bounced(on=day("2026-09-29"))], "It came back undelivered. Send it again first."),
        ([SENT, response("2026-11-20", Outcome.REFUSED)], "They replied on Fri 20 Nov 2026."),
        (
            [SENT, happened.ClarificationRequested(on=day("2026-10-20"))],
            "They asked a question on Tue 20 Oct 2026. Nothing is due until we answer it.",
        ),
        (
            [SENT, happened.FeeNotice(on=day("2026-10-20"))],
            "They asked for a fee. Nothing is due until it is paid.",
        ),
        (
            [SENT, happened.AuthorityClaimedDue(on=day("2026-11-02"), until=day("2026-12-04"))],
            "They said they would answer by Fri 4 Dec 2026.",
        ),
        (
            [SENT, happened.Chased(on=day("2026-11-16"))],
            "Chased on Mon 16 Nov 2026, 5 working days ago.",
        ),
        ([sent("2026-10-26")], "It is due today, so it is not late yet."),
        ([sent("2026-11-16")], "Not due until Tue 15 Dec 2026."),
        ([sent("2026-10-01", channel=Channel.POST)], "Nobody can say when it is due."),
        ([SENT, happened.Complaint(on=day("2026-11-02"))], "The ICO has had it since Mon 2 Nov 2026."),
        ([SENT, happened.Withdrawn(on=day("2026-11-02"))], "It was withdrawn."),
    ],
)
def test_who_is_left_out_and_why(history, reason):
    assert why_not(FOIA, *history).startswith(reason)


def test_who_has_a_letter_approved_and_not_recorded_as_sent_is_left_out():
    reason = why_not(FOIA, SENT, approved_on=day("2026-11-20"))

    assert reason == "A letter approved on Fri 20 Nov 2026 is not recorded as sent yet."


def test_an_acknowledgement_without_a_date_and_a_date_that_has_passed_leave_nobody_out():
    acknowledged = happened.Acknowledged(on=day("2026-10-02"))
    promised = happened.AuthorityClaimedDue(on=day("2026-10-28"), until=day("2026-11-20"))

    assert why_not(FOIA, SENT, acknowledged) == ""
    assert why_not(FOIA, SENT, acknowledged, promised) == ""


def test_the_date_they_gave_holds_us_up_on_that_day_itself():
    promised = happened.AuthorityClaimedDue(on=day("2026-10-28"), until=TODAY)

    assert why_not(FOIA, SENT, promised)
    assert not why_not(FOIA, SENT, promised, today=TODAY + timedelta(days=1))


@pytest.mark.parametrize(("wait", "is_left_out"), [(9, False), (10, False), (11, True)])
def test_chased_exactly_so_many_working_days_ago_may_be_chased_again(wait, is_left_out):
    chased = happened.Chased(on=day("2026-11-09"))  # Mon 9 Nov: ten working days before Mon 23 Nov 2026

    assert bool(why_not(FOIA, SENT, chased, wait=wait)) is is_left_out


def test_working_days_are_those_of_the_requests_own_law():
    # Mon 30 Nov 2026 is a holiday in Scotland, and under FOIA anywhere in the UK; Mon 31 Aug is one under FOIA alone.
    chased = happened.Chased(on=day("2026-08-24"))
    late = sent("2026-07-01")

    assert why_not(FOIA, late, chased, today=day("2026-09-07")).endswith("9 working days ago.")
    assert not why_not(FOISA, late, chased, today=day("2026-09-07"))


def test_an_answer_while_a_review_runs_is_read_before_anybody_is_chased():
    review = happened.ReviewRequested(on=day("2026-08-03"))
    answer = response("2026-11-02", Outcome.REFUSED)

    reason = why_not(FOISA, sent("2026-06-01"), review, answer)

    assert reason == "They replied on Mon 2 Nov 2026. Record what came of the review."


def test_each_step_in_law_says_what_clock_it_opens():
    def after(law, event, *history):
        return clock_opened(replay([*history, event], law), law)

    review = happened.ReviewRequested(on=TODAY)
    # FOISA s.21(1): 20 working days after Mon 23 Nov 2026, Mon 30 Nov (St Andrew's Day) left out.
    assert after(FOISA, review, SENT) == (
        "If it goes today, they have until Tue 22 Dec 2026 to answer the review (FOISA s.21(1), statute)."
    )
    complaint = happened.Complaint(on=TODAY)
    assert after(FOIA, complaint, SENT) == "The ICO then has the matter. No law sets it a last day."
    earlier = happened.ReviewRequested(on=day("2026-09-28"))
    assert after(FOISA, complaint, sent("2026-08-03"), earlier) == (
        "If it goes today, the Scottish Information Commissioner has until Tue 23 Mar 2027 "
        "to decide (FOISA s.49(3)(b), statute)."
    )


@given(HISTORIES, REGIMES)
def test_whoever_is_not_left_out_is_overdue_and_has_a_next_step_and_nobody_else_has(history, code):
    law = laws()[code]
    state = replay(history, law)
    reason = left_out(state, law, TODAY)

    if not reason:
        assert is_overdue(state.awaiting, state.due_on, TODAY)
        assert next_step(state, law, TODAY)
    if next_step(state, law, TODAY) is None:
        assert reason


@given(HISTORIES)
def test_no_letter_to_the_scottish_commissioner_comes_before_a_review(history):
    state = replay(history, FOISA)
    found = next_step(state, FOISA, TODAY)

    if found and found.kind is LetterKind.COMPLAINT:
        assert state.review_requested_on or state.review_decided_on


@given(HISTORIES, REGIMES)
def test_nobody_is_reminded_twice_within_the_set_days(history, code):
    law = laws()[code]
    again = left_out(replay([*history, happened.Chased(on=TODAY)], law), law, TODAY)
    found = next_step(replay([*history, happened.Chased(on=TODAY)], law), law, TODAY)

    assert again or (found and found.is_legal)
