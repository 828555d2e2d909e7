"""Record that a letter went out: its event joins the history, and the letter is kept as it was sent."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.events import Event
from foi_tracker.models import Entry, InfoRequest, Letter
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.usecases.write_letter import open_draft


def record_letter_sent(  # noqa: PLR0913 what went, by whom, and who says so
    session: Session,
    info_request: InfoRequest,
    letter: Letter,
    event: Event,
    *,
    seen_length: int,
    sent_by_id: int,
    entry: Entry,
) -> Letter:
    """One transaction; raises `HistoryMoved` or `LetterMoved`, and then nothing is changed."""
    if info_request.history_length != seen_length:
        raise HistoryMoved(info_request.reference)
    laws = current_laws(session)
    try:
        went = open_draft(session, info_request, letter.id)
        info_request.append(event, entry=entry, laws=laws)
        went.sent_on, went.position, went.sent_by_id = event.on, info_request.history_length, sent_by_id
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise HistoryMoved(info_request.reference) from clash
    return went
