"""Who looks after how much: for handing requests out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.sharing_out import Portion
from foi_tracker.models import Authority, Campaign, InfoRequest, Membership, User
from foi_tracker.queries.open_requests import is_open
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.visibility import visible_campaigns, visible_requests


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What one person has; `user_id` is None for what nobody owns, `is_member` false for somebody who has left.

    `is_placeholder` is of somebody whom only an imported sheet names.
    """

    user_id: int | None
    name: str
    open: int
    overdue: int
    is_member: bool
    is_placeholder: bool = False


def campaigns_assigned_in(session: Session, actor: Actor) -> list[Campaign]:
    """The campaigns in which `actor` may hand out requests, by name."""
    seen = session.scalars(select(Campaign).where(visible_campaigns(actor)).order_by(Campaign.name, Campaign.id))
    return [each for each in seen if actor.is_administrator or actor.coordinates(each.id)]


def members(session: Session, campaign_id: int) -> list[tuple[int, str]]:
    """Who could be given a request: members who may sign in, by name."""
    rows = session.execute(
        select(User.id, User.name)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.campaign_id == campaign_id, User.suspended_at.is_(None))
        .order_by(func.lower(User.name), User.id)
    )
    return [(row.id, row.name) for row in rows]


def workload(session: Session, campaign_id: int, today: date) -> list[Load]:
    """Everybody with their open and overdue requests, who has most first, and nobody last. Two statements."""
    late = func.sum(case((overdue(today), 1), else_=0))
    rows = session.execute(
        select(InfoRequest.owner_id, User.name, User.is_placeholder, func.count().label("open"), late.label("late"))
        .outerjoin(User, User.id == InfoRequest.owner_id)
        .where(InfoRequest.campaign_id == campaign_id, is_open(today))
        .group_by(InfoRequest.owner_id, User.name, User.is_placeholder)
    ).all()
    belonging = dict(members(session, campaign_id))
    found = {
        row.owner_id: Load(
            user_id=row.owner_id,
            name=row.name or "Nobody",
            open=row.open,
            overdue=row.late,
            is_member=row.owner_id in belonging,
            is_placeholder=bool(row.is_placeholder),
        )
        for row in rows
    }
    idle = {key: name for key, name in belonging.items() if key not in found}
    found |= {key: Load(user_id=key, name=name, open=0, overdue=0, is_member=True) for key, name in idle.items()}
    return sorted(found.values(), key=lambda load: (load.user_id is None, -load.open, load.name.casefold()))


def unowned(session: Session, campaign_id: int, today: date) -> list[Portion]:
    """The open requests that nobody owns, with their regions, by authority."""
    rows = session.execute(
        select(InfoRequest.id, Authority.region)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id, InfoRequest.owner_id.is_(None), is_open(today))
        .order_by(Authority.name, InfoRequest.id)
    )
    return [Portion(request_id=row.id, region=row.region) for row in rows]


def requests_named(session: Session, references: Sequence[str], actor: Actor) -> list[InfoRequest]:
    """The requests with these references that `actor` may see."""
    return list(
        session.scalars(
            select(InfoRequest)
            .where(InfoRequest.reference.in_(sorted(set(references))), visible_requests(actor))
            .order_by(InfoRequest.id)
        )
    )
