"""Treat a request as one for environmental information, or not after all."""

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import AuditLine, Entry, InfoRequest
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.record_event import HistoryMoved

TWINS = {
    RegimeCode.FOIA: RegimeCode.EIR,
    RegimeCode.EIR: RegimeCode.FOIA,
    RegimeCode.FOISA: RegimeCode.EISR,
    RegimeCode.EISR: RegimeCode.FOISA,
}


def change_regime(session: Session, info_request: InfoRequest, *, seen_length: int, entry: Entry) -> RegimeCode:
    """Give the request the other law of its nation, keep every recorded date, and derive the deadlines again."""
    if info_request.history_length != seen_length:
        raise HistoryMoved(info_request.reference)
    before, laws = info_request.regime, current_laws(session)
    session.add(_line(info_request, before, entry))
    try:
        info_request.regime = TWINS[before]
        info_request.refresh(laws)  # reading the old deadlines may already write
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise HistoryMoved(info_request.reference) from clash
    return info_request.regime


def _line(info_request: InfoRequest, before: RegimeCode, entry: Entry) -> AuditLine:
    return AuditLine(
        actor_id=entry.by_id,
        action="request.change_regime",
        subject=info_request.reference,
        details={"from": before.value, "to": TWINS[before].value},
        at=entry.at,
    )
