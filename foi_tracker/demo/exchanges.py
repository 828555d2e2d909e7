"""Exchanges whose letters were written here, told alike under every law: so that each kind of letter is there to read.

They wait as short as they can, so that the year is long enough for all of them.
"""

from collections.abc import Iterator
from datetime import date

from foi_tracker.demo import challenges
from foi_tracker.demo.teller import Teller
from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import ChaserStep, Finding, Outcome, ReviewResult

UNANSWERED = 22  # working days, when the time to answer has just passed


def reminded_twice(teller: Teller) -> Iterator[Event]:
    """Refused after two reminders, and taken to the Commissioner."""
    yield from reminded_once(teller)
    yield happened.Chased(on=after(teller, 11), step=ChaserStep.SECOND_REMINDER)
    yield from _review_refused(teller)
    yield happened.Complaint(on=after(teller, 4))
    yield happened.ComplaintAcknowledged(on=after(teller, 3), reference=challenges.commissioners(teller))


def reminded_once(teller: Teller) -> Iterator[Event]:
    yield happened.Chased(on=after(teller, UNANSWERED), step=ChaserStep.REMINDER)


def silent(_teller: Teller) -> Iterator[Event]:
    yield from ()


def asked_to_clarify(teller: Teller) -> Iterator[Event]:
    yield happened.Acknowledged(on=after(teller, 1))
    yield happened.ClarificationRequested(on=after(teller, 4))


def refused(teller: Teller) -> Iterator[Event]:
    yield _refusal(teller, 9)


def review_refused(teller: Teller) -> Iterator[Event]:
    yield from _review_refused(teller)


def disobeyed(teller: Teller) -> Iterator[Event]:
    """The day for its steps goes by, and the Commissioner is told."""
    yield from ordered(teller)
    yield happened.NonComplianceReported(on=after(teller, 36))


def ordered(teller: Teller) -> Iterator[Event]:
    """A question first; then as far as steps that nobody takes."""
    yield from asked_to_clarify(teller)
    yield happened.ClarificationProvided(on=after(teller, 2))
    yield from _complained(teller)
    yield challenges.notice(teller, Finding.UPHELD, fewest=30, most=30)


def we_appealed(teller: Teller) -> Iterator[Event]:
    yield from _complained(teller)
    yield challenges.notice(teller, Finding.NOT_UPHELD, fewest=30, most=30)
    yield happened.Appeal(on=after(teller, 10), forum=teller.law.code.forums[0])


def may_be_appealed(teller: Teller) -> Iterator[Event]:
    """Lost before the Commissioner so lately that there is time left."""
    yield from _complained(teller)
    yield challenges.notice(teller, Finding.NOT_UPHELD, fewest=80, most=80)


def after(teller: Teller, working_days: int) -> date:
    """So many working days on."""
    return teller.pass_working_days(working_days, working_days)


def _refusal(teller: Teller, days: int) -> Event:
    rights = teller.chance.choice((True, True, False))
    cited = teller.exemptions()
    return happened.Response(on=after(teller, days), outcome=Outcome.REFUSED, exemptions=cited, review_rights=rights)


def _review_refused(teller: Teller) -> Iterator[Event]:
    yield _refusal(teller, 8)
    yield happened.ReviewRequested(on=after(teller, 3))
    yield happened.ReviewOutcome(on=after(teller, 14), result=ReviewResult.UPHELD, review_rights=True)


def _complained(teller: Teller) -> Iterator[Event]:
    yield from _review_refused(teller)
    yield happened.Complaint(on=after(teller, 3))
    yield happened.ComplaintAcknowledged(on=after(teller, 2), reference=challenges.commissioners(teller))
