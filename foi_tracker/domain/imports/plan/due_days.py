"""The last day for the authority's answer by our count: what stands beside the sheet's own due date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import in_legal_order, replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import DeadlineKind, RegimeCode

# From here on the time for the first answer is over, or the matter is somebody else's.
AFTERWARDS = (happened.Response, happened.ReviewRequested, happened.Complaint, happened.Withdrawn)


@dataclass(frozen=True, slots=True)
class DueDay:
    """A last day and the provision that it rests on; `start` is day 0 of the count."""

    due_on: date | None = None
    provision: str = ""
    start: date | None = None


class DueDays:
    """Counts each history once: many rows of a sheet are alike."""

    def __init__(self, laws: Laws) -> None:
        self._laws = laws
        self._known: dict[tuple[RegimeCode, tuple[Event, ...]], DueDay] = {}

    def of(self, history: Sequence[Event], regime: RegimeCode) -> DueDay:
        """The last day for the first answer, as it stood when the answer came, or as it stands."""
        key = (regime, tuple(history))
        if key not in self._known:
            self._known[key] = _counted(key[1], self._laws[regime])
        return self._known[key]


def _counted(history: tuple[Event, ...], law: Law) -> DueDay:
    events = [each.event for each in in_legal_order(history)]
    before = list(takewhile(lambda event: not isinstance(event, AFTERWARDS), events))
    state = replay(before, law) if before else RequestState()
    deadline = state.deadline(DeadlineKind.RESPONSE)
    if deadline and deadline.due_on:
        return DueDay(deadline.due_on, deadline.provision, state.clock_start)
    due_on = state.response_due_on or state.first_due_on
    return DueDay(due_on, law.regime.response.provision if due_on else "", state.clock_start)
