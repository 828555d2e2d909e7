"""Write a note on a request."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import Entry, InfoRequest, Note
from foi_tracker.queries.request_page import last_note


def write_note(session: Session, info_request: InfoRequest, body: str, *, entry: Entry) -> Note:
    """Add a remark. A note is never deleted: a later one may say that an earlier one was wrong."""
    # Two presses at once queue up here.
    session.scalar(select(InfoRequest.id).where(InfoRequest.id == info_request.id).with_for_update())
    last = last_note(session, info_request)
    if last and (last.body, last.written_by_id) == (body, entry.by_id):
        return last  # the button was pressed twice
    note = Note(info_request_id=info_request.id, body=body, written_by_id=entry.by_id, written_at=entry.at)
    session.add(note)
    session.commit()
    return note
