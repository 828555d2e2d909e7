"""Correct where a request can be seen, and what the authority calls it."""

from sqlalchemy.orm import Session

from foi_tracker.models import InfoRequest


def edit_request(
    session: Session, info_request: InfoRequest, *, whatdotheyknow_url: str, their_reference: str
) -> InfoRequest:
    """Neither touches the history: they are labels, not facts that a date hangs on."""
    info_request.whatdotheyknow_url = whatdotheyknow_url
    info_request.their_reference = their_reference
    session.commit()
    return info_request
