"""A history of ten events, for timing one replay and one page."""

from datetime import date, timedelta

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, ReviewResult

REFUSED = (CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)"),)


def ten_events(today: date) -> list[Event]:
    """From sending to a complaint, the last of them a week before `today`."""
    days = (today - timedelta(days=back) for back in (160, 158, 150, 140, 110, 95, 80, 76, 40, 7))
    return [
        happened.Sent(on=next(days)),
        happened.Acknowledged(on=next(days)),
        happened.ClarificationRequested(on=next(days)),
        happened.ClarificationProvided(on=next(days)),
        happened.Chased(on=next(days)),
        happened.Response(on=next(days), outcome=Outcome.REFUSED, exemptions=REFUSED),
        happened.ReviewRequested(on=next(days)),
        happened.ReviewAcknowledged(on=next(days)),
        happened.ReviewOutcome(on=next(days), result=ReviewResult.UPHELD),
        happened.Complaint(on=next(days)),
    ]
