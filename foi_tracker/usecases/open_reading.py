"""Open the reading of a reply: say which questions it may answer."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from foi_tracker.models import Entry, InfoRequest, Reading
from foi_tracker.usecases.opening import NotAReply, begin_reading

__all__ = ["NotAReply", "open_reading"]


def open_reading(
    session: Session, info_request: InfoRequest, position: int, question_ids: Sequence[str], entry: Entry
) -> Reading:
    """The reading of this line; what counted of these questions until now is superseded.

    A reply that touches no question is read by that. Of two people at once the first opens it, and both get the same.
    """
    reading = begin_reading(session, info_request, position, question_ids, entry)
    session.commit()
    return reading
