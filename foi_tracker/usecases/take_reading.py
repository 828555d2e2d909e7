"""Take the next reply that waits to be read."""

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.applicability import asked_in_first_letter
from foi_tracker.models import Entry, InfoRequest, Reading
from foi_tracker.queries.extraction_queue import Narrowed, Reply, Work, queue
from foi_tracker.queries.readings import definition_of
from foi_tracker.usecases.in_hand import AlreadySubmitted, NotYours, Taken, locked, take_in_hand
from foi_tracker.usecases.opening import NotAReply, begin_reading
from foi_tracker.usecases.settling import NothingAsked

NOT_NOW = (Taken, NotYours, AlreadySubmitted, NothingAsked, NotAReply)


def take_next(session: Session, campaign_id: int, narrowed: Narrowed, entry: Entry) -> Reply | None:
    """What this person now has in hand, or a later letter of which they are to say what it touches; None for nothing.

    Where somebody else is faster, the one after.
    """
    for reply in queue(session, campaign_id, entry.by_id, entry.at, narrowed).free:
        try:
            return _taken(session, reply, entry)
        except NOT_NOW:
            continue
    return None


def take(session: Session, reply: Reply, entry: Entry) -> Reply:
    """Take this one in hand; raises one of `NOT_NOW`."""
    return _taken(session, reply, entry)


def _taken(session: Session, reply: Reply, entry: Entry) -> Reply:
    """A first reading to a request is opened by taking it."""
    if reply.work is Work.LATER:
        return reply
    try:
        found = session.get_one(Reading, reply.reading_id) if reply.reading_id else _opened(session, reply, entry)
        take_in_hand(session, locked(session, found), reply.work.part, entry.by_id, entry.at)
    except NOT_NOW:
        session.rollback()
        raise
    taken = reply._replace(reading_id=found.id)
    session.commit()
    return taken


def _opened(session: Session, reply: Reply, entry: Entry) -> Reading:
    """A first reply is read for all that the letter asked."""
    definition = definition_of(session, reply.info_request_id)
    if definition is None:
        raise NothingAsked(reply.reference)
    info_request = session.get_one(InfoRequest, reply.info_request_id)
    return begin_reading(session, info_request, reply.position, asked_in_first_letter(definition), entry)
