"""When a request is overdue. The twin of this in SQL is `queries.overdue`; a test holds the two together."""

from datetime import date

from foi_tracker.domain.vocabulary import Awaiting


def is_overdue(awaiting: Awaiting, due_on: date | None, today: date) -> bool:
    """Whether it is the authority's turn and its last day is past. On the day itself it is due today, not late."""
    return awaiting is Awaiting.AUTHORITY and due_on is not None and due_on < today
