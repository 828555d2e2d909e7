"""Correct where a request can be seen, and what the authority calls it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.models import InfoRequest


class RequestMoved(Exception):
    """Somebody else changed this request after it was read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """Neither touches the history: they are labels, not facts that a date hangs on."""

    whatdotheyknow_url: str
    their_reference: str


def edit_request(session: Session, info_request: InfoRequest, labels: Labels, *, seen_version: int) -> InfoRequest:
    """Save both labels, if the request is still as it was when they were shown."""
    if info_request.version != seen_version:
        raise RequestMoved(info_request.reference)
    info_request.whatdotheyknow_url = labels.whatdotheyknow_url
    info_request.their_reference = labels.their_reference
    try:
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise RequestMoved(info_request.reference) from clash
    return info_request
