"""What a bundle says of a date: by when the authority had to act, how that was counted, and whether it did."""

from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.bank_holidays import ProclaimedDay
from foi_tracker.domain.evidence_dates import LEVELS, answer_due, calendar_version, worked_deadlines
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Level, Outcome, RegimeCode
from tests.builders import day, response, sent

TODAY = date(2026, 11, 23)
LAWS = laws()
SENT = sent("2026-09-01")  # a Tuesday; day 20 is Tuesday 29 September, with no bank holiday between


def worked(*history, law=RegimeCode.FOIA):
    return {each.heading: each for each in worked_deadlines(list(history), LAWS[law], TODAY)}


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ("2026-09-29", "The answer is dated Tue 29 Sep 2026: in time."),
        ("2026-09-30", "The answer is dated Wed 30 Sep 2026: 1 working day late."),
        ("2026-10-06", "The answer is dated Tue 6 Oct 2026: 5 working days late."),
    ],
)
def test_the_day_of_an_answer_is_still_worked_out_after_it_came(answered, said):
    answer = worked(SENT, response(answered, Outcome.REFUSED))["The authority’s answer"]

    assert answer.due == "Was due by Tue 29 Sep 2026."
    assert answer.ended == said
    assert (answer.level, answer.provision) == ("Statute", "FOIA s.10(1)")
    assert answer.days[-1].number == 20


def test_what_still_runs_has_not_ended():
    answer = worked(SENT)["The authority’s answer"]

    assert (answer.due, answer.ended) == ("Due by Tue 29 Sep 2026. That day has passed.", "")


def test_a_date_that_a_clarification_moved_is_the_last_one():
    history = [
        SENT,
        happened.ClarificationRequested(on=day("2026-09-04")),
        happened.ClarificationProvided(on=day("2026-09-07")),
        response("2026-10-05", Outcome.SUPPLIED_IN_FULL),
    ]

    assert worked(*history)["The authority’s answer"].due == "Was due by Mon 5 Oct 2026."
    assert answer_due(history, LAWS[RegimeCode.FOIA]).due_on == day("2026-10-05")


def test_an_answer_after_a_public_interest_notice_is_not_called_late():
    both = worked(
        SENT,
        happened.PitExtension(on=day("2026-09-20"), estimate=day("2026-10-20")),
        response("2026-10-20", Outcome.REFUSED),
    )

    assert "late" not in both["The authority’s answer"].ended
    assert (
        both["The authority’s decision on the public interest"].ended
        == "The decision is dated Tue 20 Oct 2026: in time."
    )


def test_a_review_in_scotland_is_counted_by_statute_and_in_england_by_guidance():
    history = [SENT, response("2026-09-20", Outcome.REFUSED), happened.ReviewRequested(on=day("2026-10-01"))]

    levels = {
        law: worked(*history, law=law)["The authority’s answer to the review"].level
        for law in (RegimeCode.FOIA, RegimeCode.FOISA)
    }

    assert levels == {RegimeCode.FOIA: "Guidance, not statute", RegimeCode.FOISA: "Statute"}


def test_what_was_taken_back_moves_no_date():
    history = [
        SENT,
        happened.Bounced(on=day("2026-09-02")),
        happened.EventRetracted(on=TODAY, position=2),
        response("2026-09-29", Outcome.REFUSED),
    ]

    assert worked(*history)["The authority’s answer"].ended == "The answer is dated Tue 29 Sep 2026: in time."


def test_nothing_is_due_before_a_request_is_sent():
    assert worked() == {}
    assert answer_due([], LAWS[RegimeCode.FOIA]) is None


def test_every_level_is_named():
    assert set(LEVELS) == set(Level)


def test_the_calendar_changes_its_checksum_with_a_proclaimed_day():
    jubilee = ProclaimedDay(
        day=date(2027, 6, 4), nation="SCT", name="Invented holiday", is_holiday=True, citation="an invented order"
    )

    before, after = LAWS[RegimeCode.FOISA], laws(frozenset({jubilee}))[RegimeCode.FOISA]

    assert calendar_version(before).startswith("Scotland, known to Sun 31 Dec 2028 (holidays ")
    assert calendar_version(before) != calendar_version(after)
    assert calendar_version(before) == calendar_version(laws()[RegimeCode.FOISA])
