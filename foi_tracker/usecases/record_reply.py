"""Record that something happened to a request, with the files that show it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.events import Event
from foi_tracker.models import Attachment, Entry, InfoRequest
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.record_event import HistoryMoved


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What happened, and the files that came with it."""

    event: Event
    files: tuple[KeptFile, ...] = ()


def record_reply(
    session: Session, info_request: InfoRequest, reply: Reply, *, seen_length: int, entry: Entry
) -> InfoRequest:
    """Append one event and attach its files, as one transaction, if nobody has recorded anything since."""
    if info_request.history_length != seen_length:
        raise HistoryMoved(info_request.reference)
    laws = current_laws(session)
    position = seen_length + 1
    session.add_all(Attachment.of(file, info_request, position=position, entry=entry) for file in reply.files)
    try:
        info_request.append(reply.event, entry=entry, laws=laws)
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise HistoryMoved(info_request.reference) from clash
    return info_request
