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
    before = info_request.regime
    info_request.regime = TWINS[before]
    info_request.refresh(current_laws(session))
    session.add(
        AuditLine(
            actor_id=entry.by_id,
            action="request.change_regime",
            subject=info_request.reference,
            details={"from": before.value, "to": info_request.regime.value},
            at=entry.at,
        )
    )
    try:
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise HistoryMoved(info_request.reference) from clash
    return info_request.regime
