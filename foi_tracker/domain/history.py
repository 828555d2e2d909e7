"""The life of a request, on one screen: where its history leaves it."""

from collections.abc import Sequence

from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.law import Law
from foi_tracker.domain.state import RequestState


def replay(history: Sequence[Event], law: Law) -> RequestState:  # noqa: ARG001
    """Derive where a request stands from everything recorded of it, in order of entry; never raises."""
    return RequestState()


def cited_exemptions(history: Sequence[Event]) -> list[tuple[int, tuple[CitedExemption, ...]]]:
    """The exemptions cited in answers that have not been taken back, each with its position in the history."""
    return []
