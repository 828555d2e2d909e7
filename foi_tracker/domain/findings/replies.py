"""Which lines of a history are replies that may answer what we asked."""

from collections.abc import Sequence

from foi_tracker.domain.events import Event, Response, ReviewOutcome
from foi_tracker.domain.history import retracted
from foi_tracker.domain.vocabulary import Outcome

KINDS = (Response.kind, ReviewOutcome.kind)


def is_reply(event: Event) -> bool:
    """Whether it says something of substance. What was ordered by a decision comes as a response of its own."""
    if isinstance(event, Response):
        return event.outcome is not Outcome.WITHDRAWN
    return isinstance(event, ReviewOutcome)


def replies(history: Sequence[Event]) -> tuple[int, ...]:
    """The positions of the replies that have not been taken back, in the order they were recorded."""
    gone = retracted(history)
    return tuple(at for at, event in enumerate(history, 1) if is_reply(event) and at not in gone)
