"""The requests made to authorities, as far as somebody may see them."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import InfoRequest, User
from foi_tracker.queries.visibility import visible_requests

SHOWN_AT_MOST = 25


def latest_requests(session: Session, authority_id: int, actor: Actor) -> list[tuple[InfoRequest, str]]:
    """The latest requests to an authority, each with its owner's name, blank where nobody owns it."""
    found = session.execute(
        select(InfoRequest, User.name)
        .outerjoin(User, User.id == InfoRequest.owner_id)
        .where(InfoRequest.authority_id == authority_id, visible_requests(actor))
        .order_by(InfoRequest.id.desc())
        .limit(SHOWN_AT_MOST)
    )
    return [(info_request, name or "") for info_request, name in found]


def request_counts(session: Session, authority_ids: Iterable[int], actor: Actor) -> dict[int, int]:
    """How many requests each of these authorities has been sent or is to be sent."""
    found = session.execute(
        select(InfoRequest.authority_id, func.count())
        .where(InfoRequest.authority_id.in_(sorted(authority_ids)), visible_requests(actor))
        .group_by(InfoRequest.authority_id)
    )
    return dict(found.all())
