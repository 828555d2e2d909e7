"""What might follow a refusal: review, complaint, decision notice and appeal, under numbers that are all invented."""

from collections.abc import Iterator
from datetime import timedelta

from foi_tracker.demo.teller import Teller
from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import (
    Appellant,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    ReviewResult,
)

# Longer than the time to appeal, so that nothing is ordered for sooner (FOIA s.50(6), FOISA s.49(7)).
TO_COMPLY = {False: timedelta(days=35), True: timedelta(days=45)}  # by whether the law is Scottish
ORDERS = (
    (OrderedStep.DISCLOSE,),
    (OrderedStep.FRESH_RESPONSE,),
    (OrderedStep.CONFIRM_OR_DENY, OrderedStep.FRESH_RESPONSE),
    (OrderedStep.SEARCH_AGAIN, OrderedStep.ADVISE),
)


def refusal(teller: Teller) -> Iterator[Event]:
    """Some refusals do not say how to challenge them, and some nobody has looked at."""
    yield happened.Response(
        on=teller.pass_working_days(8, 24),
        outcome=Outcome.REFUSED,
        exemptions=teller.exemptions(),
        review_rights=teller.chance.choice((True, True, False, None)),
    )


def reviewed(teller: Teller) -> Iterator[Event]:
    yield from review_ignored(teller)
    yield happened.ReviewAcknowledged(on=teller.pass_working_days(1, 4))
    yield _outcome(teller, teller.chance.choice(tuple(ReviewResult)))


def review_ignored(teller: Teller) -> Iterator[Event]:
    yield from refusal(teller)
    yield happened.ReviewRequested(on=teller.pass_working_days(2, 8))


def review_given_up(teller: Teller) -> Iterator[Event]:
    yield from review_ignored(teller)
    yield happened.ReviewWithdrawn(on=teller.pass_working_days(3, 9))


def complained(teller: Teller) -> Iterator[Event]:
    yield from review_ignored(teller)
    yield _outcome(teller, teller.chance.choice((ReviewResult.UPHELD, ReviewResult.PARTLY_UPHELD)))
    yield happened.Complaint(on=teller.pass_working_days(3, 12))
    yield happened.ComplaintAcknowledged(on=teller.pass_working_days(2, 8), reference=commissioners(teller))


def sent_back(teller: Teller) -> Iterator[Event]:
    """The Commissioner would not take it: the request stands where it stood."""
    yield from complained(teller)
    yield happened.ComplaintClosed(on=teller.pass_working_days(3, 10), because=ClosedBecause.NOT_ACCEPTED)


def settled(teller: Teller) -> Iterator[Event]:
    """The authority gave way, or we had what we wanted; there is no decision notice."""
    yield from complained(teller)
    yield happened.Response(on=teller.pass_working_days(15, 40), outcome=Outcome.SUPPLIED_IN_PART)
    because = teller.chance.choice((ClosedBecause.RESOLVED, ClosedBecause.WITHDRAWN))
    yield happened.ComplaintClosed(on=teller.pass_working_days(1, 6), because=because)


def decided(teller: Teller) -> Iterator[Event]:
    """Upheld, it orders steps, which most authorities take; not upheld, it orders none."""
    yield from complained(teller)
    finding = teller.chance.choice((Finding.UPHELD, Finding.PARTLY_UPHELD, Finding.NOT_UPHELD))
    yield notice(teller, finding)
    if finding is not Finding.NOT_UPHELD:
        yield from teller.chance.choice((obeyed, obeyed, defied))(teller)


def obeyed(teller: Teller) -> Iterator[Event]:
    yield happened.Response(on=teller.pass_working_days(10, 22), outcome=Outcome.SUPPLIED_IN_FULL)


def defied(teller: Teller) -> Iterator[Event]:
    """The day for its steps goes by, and the Commissioner is told."""
    teller.pass_working_days(36, 40)
    yield happened.NonComplianceReported(on=teller.day)


def ordered_and_defied(teller: Teller) -> Iterator[Event]:
    yield from complained(teller)
    yield notice(teller, Finding.UPHELD)
    yield from defied(teller)


def ordered_lately(teller: Teller) -> Iterator[Event]:
    """Steps that may still be in time: this Commissioner took long."""
    yield from complained(teller)
    teller.pass_working_days(20, 25)
    yield notice(teller, Finding.PARTLY_UPHELD)


def appealed(teller: Teller) -> Iterator[Event]:
    """Against us by an authority that lost, or by us."""
    yield from complained(teller)
    by = teller.chance.choice(tuple(Appellant))
    yield notice(teller, Finding.UPHELD if by is Appellant.AUTHORITY else Finding.NOT_UPHELD)
    number = _court_number(teller)
    yield happened.Appeal(on=teller.pass_working_days(8, 18), forum=teller.law.code.forums[0], by=by, reference=number)


def went_to_appeal(teller: Teller) -> Iterator[Event]:
    yield from appealed(teller)
    ends = happened.CourtDecision if teller.law.code.is_scottish else happened.FttDecision
    yield ends(
        on=teller.pass_working_days(25, 40),
        disposal=teller.chance.choice(tuple(Disposal)),
        reference=_court_number(teller),
    )


def went_higher(teller: Teller) -> Iterator[Event]:
    """To the Upper Tribunal, which decides: the top of the ladder outside Scotland."""
    yield from complained(teller)
    yield notice(teller, Finding.NOT_UPHELD)
    yield happened.Appeal(on=teller.pass_working_days(5, 10), forum=Forum.FIRST_TIER_TRIBUNAL, reference="EA/2026/9001")
    yield happened.FttDecision(
        on=teller.pass_working_days(15, 20), disposal=Disposal.DISMISSED, reference="EA/2026/9001"
    )
    yield happened.FttPermissionRefused(on=teller.pass_working_days(8, 12))
    yield happened.Appeal(on=teller.pass_working_days(4, 8), forum=Forum.UPPER_TRIBUNAL, reference="UA-2026-9001")
    yield happened.UtDecision(
        on=teller.pass_working_days(10, 15),
        disposal=Disposal.ALLOWED,
        reference="UA-2026-9001",
        link="https://decisions.example/ua-2026-9001",
    )


def commissioners(teller: Teller) -> str:
    """A reference in the manner of either Commissioner."""
    number = teller.chance.randint(0, 999)
    return f"2026-9{number:03}" if teller.law.code.is_scottish else f"IC-900{number:03}-X1Y2"


def _court_number(teller: Teller) -> str:
    number = teller.chance.randint(9000, 9999)
    return f"XA{number}/26" if teller.law.code.is_scottish else f"EA/2026/{number}"


def notice(teller: Teller, finding: Finding, *, fewest: int = 30, most: int = 45) -> Event:
    """A decision notice after some working days; it orders steps unless it finds against us."""
    number = teller.chance.randint(9000, 9999)
    on = teller.pass_working_days(fewest, most)
    lost = finding is Finding.NOT_UPHELD
    return happened.DecisionNotice(
        on=on,
        reference=f"Decision {number}/2026" if teller.law.code.is_scottish else f"IC-90{number}-X1Y2",
        finding=finding,
        steps=() if lost else teller.chance.choice(ORDERS),
        comply_by=None if lost else on + TO_COMPLY[teller.law.code.is_scottish],
        link=f"https://decisions.example/{number}",
    )


def _outcome(teller: Teller, result: ReviewResult) -> Event:
    rights = teller.chance.choice((True, True, False))
    return happened.ReviewOutcome(on=teller.pass_working_days(12, 28), result=result, review_rights=rights)
