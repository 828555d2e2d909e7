"""Which requests are overdue: the twin in SQL of `domain.overdue.is_overdue`."""

from datetime import date

from sqlalchemy import ColumnElement, and_

from foi_tracker.domain.vocabulary import Awaiting
from foi_tracker.models import InfoRequest


def overdue(today: date) -> ColumnElement[bool]:
    """The authority's turn, and its last day is past; a request without a date is never overdue."""
    return and_(InfoRequest.awaiting == Awaiting.AUTHORITY, InfoRequest.due_on < today)
