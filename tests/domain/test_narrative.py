from datetime import date

import pytest
from hypothesis import given

from foi_tracker.domain import events as happened
from foi_tracker.domain.effects import effect, explain
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.history import replay
from foi_tracker.domain.narrative import DEADLINE_NAMES, describe
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    DeadlineKind,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    Phase,
    RegimeCode,
    ReviewResult,
)
from tests.builders import day, received, response, sent
from tests.domain.histories import HISTORIES, REGIMES

LAW = laws()[RegimeCode.FOIA]
BEGUN = [received("2026-09-01")]


def after(event, history=BEGUN):
    return effect(replay(history, LAW), replay([*history, event], LAW))


def test_every_kind_of_deadline_has_a_name():
    assert set(DEADLINE_NAMES) == set(DeadlineKind)


def test_an_answer_is_told_with_its_grounds():
    cited = (CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)"),)

    told = describe(response("2026-09-10", Outcome.REFUSED, exemptions=cited, received=day("2026-09-11")))

    assert told == "The authority answered: they refused (s.31(1)(a)); it reached us on Fri 11 Sep 2026."


def test_a_decision_notice_is_told_with_its_number_its_finding_and_what_it_orders():
    notice = happened.DecisionNotice(
        on=day("2026-10-12"),
        reference="IC-123456-X1Y2",
        finding=Finding.PARTLY_UPHELD,
        steps=(OrderedStep.DISCLOSE, OrderedStep.SEARCH_AGAIN),
        comply_by=day("2026-11-30"),
    )

    assert describe(notice) == (
        "The Commissioner issued a decision notice (IC-123456-X1Y2): our complaint was upheld in part. "
        "The authority must disclose information, search again by Mon 30 Nov 2026."
    )


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (
            happened.Appeal(on=day("2026-10-26"), forum=Forum.COURT_OF_SESSION, by=Appellant.AUTHORITY),
            "The authority appealed to the Court of Session.",
        ),
        (
            happened.FttDecision(on=day("2026-11-10"), disposal=Disposal.DISMISSED, reference="EA/2026/9001"),
            "The First-tier Tribunal decided (EA/2026/9001): the appeal was dismissed.",
        ),
        (
            happened.ReviewOutcome(on=day("2026-09-14"), result=ReviewResult.DECLINED, review_rights=False),
            "The review was decided: they would not carry it out. It does not say how to challenge it.",
        ),
        (
            happened.Complaint(on=day("2026-09-21"), reference="IC-123456-X1Y2"),
            "We complained to the Commissioner (IC-123456-X1Y2).",
        ),
    ],
)
def test_what_follows_an_answer_is_told_with_who_and_how_it_ended(event, told):
    assert describe(event) == told


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (happened.Acknowledged(on=day("2026-09-03")), "No date changes."),
        (
            happened.ClarificationRequested(on=day("2026-09-08")),
            "The clock stops: nothing is due until we answer their question.",
        ),
        (
            happened.FeeNotice(on=day("2026-09-08")),
            "The clock stops until the fee is paid. It can be paid by Mon 7 Dec 2026.",
        ),
        (
            response("2026-09-25", Outcome.REFUSED),
            "The authority’s clock ended with its answer. We can ask for a review by Fri 20 Nov 2026.",
        ),
        (
            response("2026-09-25", Outcome.SUPPLIED_IN_FULL),
            "The authority’s clock ended with its answer, and nothing more is due.",
        ),
        (
            happened.TimeExtension(on=day("2026-09-25")),
            "No date changes. The authority claimed more time, but the law does not allow it here: the date stands.",
        ),
        (
            happened.AuthorityClaimedDue(on=day("2026-09-25"), until=day("2026-10-30")),
            "Their date, Fri 30 Oct 2026, is kept beside ours. No date of ours changes.",
        ),
        (happened.Withdrawn(on=day("2026-09-25")), "We withdrew it: no clock runs."),
        (
            happened.Transferred(on=day("2026-09-10")),
            "The time to answer starts again from Thu 10 Sep 2026: the answer is now due by Thu 8 Oct 2026.",
        ),
    ],
)
def test_recording_says_what_it_does_to_the_clock(event, told):
    assert after(event) == told


def test_a_reply_to_their_question_starts_the_time_again():
    asked = [*BEGUN, happened.ClarificationRequested(on=day("2026-09-08"))]

    assert after(happened.ClarificationProvided(on=day("2026-09-15")), asked) == (
        "The time to answer starts again from Tue 15 Sep 2026: the answer is now due by Tue 13 Oct 2026."
    )


def test_the_first_sending_says_when_the_answer_is_due():
    assert after(sent("2026-09-01"), []) == "The authority must answer by Tue 29 Sep 2026."
    assert "which day the authority received it" in after(sent("2026-09-01", channel=Channel.POST), [])


@given(HISTORIES, REGIMES)
def test_whatever_happens_the_effect_and_the_standing_read_as_sentences(history, code):
    law = laws()[code]
    before, state = replay(history[:-1], law), replay(history, law)

    for sentence in (effect(before, state), explain(state, date(2026, 11, 23))):
        assert sentence.endswith(".")
        assert "None" not in sentence


def test_where_it_stands_knows_what_day_it_is():
    state = replay(BEGUN, LAW)

    assert state.phase is Phase.AWAITING_RESPONSE
    assert explain(state, day("2026-09-28")) == "The authority must answer by Tue 29 Sep 2026."
    assert explain(state, day("2026-09-29")).endswith("Today is the last day.")
    assert explain(state, day("2026-09-30")).endswith("That day has passed.")
