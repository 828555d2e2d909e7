"""Record that something happened to a request."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.events import Event
from foi_tracker.models import Entry, InfoRequest
from foi_tracker.queries.calendars import current_laws


class HistoryMoved(Exception):
    """Somebody else added to this history after it was read."""


def record_event(
    session: Session, info_request: InfoRequest, event: Event, *, seen_length: int, entry: Entry
) -> InfoRequest:
    """Append one event, as one transaction, if the history is still as long as when the form was shown."""
    if info_request.history_length != seen_length:
        raise HistoryMoved(info_request.reference)
    laws = current_laws(session)
    try:
        info_request.append(event, entry=entry, laws=laws)  # reading the old deadlines may already write
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise HistoryMoved(info_request.reference) from clash
    return info_request
