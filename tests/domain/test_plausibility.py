from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.plausibility import problems
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from tests.builders import day, received, response, sent

TODAY = date(2026, 11, 23)
LAW = laws()[RegimeCode.FOIA]
BEGUN = [sent("2026-09-01")]


def found(event, history=BEGUN):
    return [(problem.field, problem.blocks) for problem in problems(event, history, LAW, TODAY)]


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (response("2026-08-31", Outcome.REFUSED), "on"),
        (received("2026-11-24"), "on"),
        (received("2004-12-31"), "on"),
        (response("2026-09-10", Outcome.REFUSED, received=day("2026-09-09")), "received"),
        (response("2026-09-10", Outcome.REFUSED, received=day("2026-11-24")), "received"),
        (happened.EventRetracted(on=day("2026-09-10"), position=2), "position"),
        (happened.AuthorityClaimedDue(on=day("2026-09-10"), until=day("2026-09-09")), "until"),
    ],
)
def test_what_cannot_have_happened_blocks_at_its_field(event, field):
    assert (field, True) in found(event)


@pytest.mark.parametrize(
    "event",
    [
        happened.FeePaid(on=day("2026-09-10")),
        happened.ClarificationProvided(on=day("2026-09-10")),
        happened.ReviewOutcome(on=day("2026-09-10")),
        happened.DecisionNotice(on=day("2026-09-10")),
    ],
)
def test_what_something_should_have_come_before_only_asks_for_a_second_look(event):
    assert found(event) == [("on", False)]


def test_an_outcome_before_the_review_was_asked_for_blocks():
    history = [*BEGUN, happened.ReviewRequested(on=day("2026-10-10"))]

    assert found(happened.ReviewOutcome(on=day("2026-10-09")), history) == [("on", True)]
    assert found(happened.ReviewOutcome(on=day("2026-10-10")), history) == []


@pytest.mark.parametrize(
    "event",
    [
        received("2026-09-02"),
        response("2026-09-10", Outcome.REFUSED, received=day("2026-09-12")),
        happened.EventRetracted(on=day("2026-09-10"), position=1),
        happened.Bounced(on=day("2026-09-01")),
    ],
)
def test_what_may_well_have_happened_raises_no_question(event):
    assert found(event) == []


def test_what_was_taken_back_is_no_reason_to_object():
    history = [*BEGUN, happened.EventRetracted(on=day("2026-09-02"), position=1)]

    assert found(response("2026-08-31", Outcome.REFUSED), history) == []
