"""Write a note on a request."""

from sqlalchemy.orm import Session

from foi_tracker.models import Entry, InfoRequest, Note


def write_note(session: Session, info_request: InfoRequest, body: str, *, entry: Entry) -> Note:
    """Add a remark. A note is never deleted: a later one may say that an earlier one was wrong."""
    note = Note(info_request_id=info_request.id, body=body, written_by_id=entry.by_id, written_at=entry.at)
    session.add(note)
    session.commit()
    return note
