"""Campaigns: find one, and say how far it has come."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Campaign, InfoRequest, Membership, User
from foi_tracker.queries.visibility import visible_campaigns


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many requests are where."""

    stage: str
    outcome: str | None
    count: int


def by_slug(session: Session, slug: str, actor: Actor) -> Campaign | None:
    """The campaign with this slug, where `actor` may see it."""
    return session.scalar(select(Campaign).where(Campaign.slug == slug, visible_campaigns(actor)))


def all_visible(session: Session, actor: Actor) -> list[Campaign]:
    """The campaigns `actor` may see, by name."""
    return list(session.scalars(select(Campaign).where(visible_campaigns(actor)).order_by(Campaign.name)))


def campaign_named(session: Session, slug: str) -> Campaign | None:
    """For the command line, which may see everything."""
    return session.scalar(select(Campaign).where(Campaign.slug == slug))


def progress(session: Session, campaign_id: int) -> list[Tally]:
    """Its requests by stage and outcome, in one statement."""
    rows = session.execute(
        select(InfoRequest.stage, InfoRequest.outcome, func.count())
        .where(InfoRequest.campaign_id == campaign_id)
        .group_by(InfoRequest.stage, InfoRequest.outcome)
        .order_by(InfoRequest.stage, InfoRequest.outcome)
    )
    return [Tally(stage=stage, outcome=outcome, count=count) for stage, outcome, count in rows]


def members(session: Session, campaign_id: int) -> list[tuple[str, str]]:
    """Display names and roles, by name."""
    rows = session.execute(
        select(User.name, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.campaign_id == campaign_id, User.suspended_at.is_(None))
        .order_by(func.lower(User.name))
    )
    return [(name, role) for name, role in rows]
