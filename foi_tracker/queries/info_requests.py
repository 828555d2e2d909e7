"""Requests: find one, list some."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import InfoRequest
from foi_tracker.queries.visibility import visible_requests


def by_reference(session: Session, reference: str, actor: Actor) -> InfoRequest | None:
    """The request with this reference, where `actor` may see it."""
    return session.scalar(select(InfoRequest).where(InfoRequest.reference == reference, visible_requests(actor)))
