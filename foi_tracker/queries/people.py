"""People: who belongs to what, and what a page may show of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign, InfoRequest, Membership, OneTimeLink, User, UserSession
from foi_tracker.models.one_time_link import LinkPurpose


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What somebody is in one campaign."""

    campaign_id: int
    slug: str
    campaign: str
    role: Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody as `actor` may see them: the e-mail address is empty where it is none of their business."""

    id: int
    name: str
    email: str
    is_administrator: bool
    is_suspended: bool
    parts: tuple[Part, ...]
    owned: int = 0

    @property
    def actor(self) -> Actor:
        """Them, as the policy sees them."""
        return Actor(
            user_id=self.id,
            name=self.name,
            is_administrator=self.is_administrator,
            roles={part.campaign_id: part.role for part in self.parts},
        )


def actor_of(session: Session, user: User) -> Actor:
    """Somebody as the policy sees them."""
    rows = session.execute(select(Membership.campaign_id, Membership.role).where(Membership.user_id == user.id))
    return Actor(
        user_id=user.id,
        name=user.name,
        is_administrator=user.is_administrator,
        roles={row.campaign_id: row.role for row in rows},
    )


def visible_people(actor: Actor) -> ColumnElement[bool]:
    """Everybody for an administrator; for others whoever shares a campaign with them, and themselves."""
    if actor.is_administrator:
        return true()
    together = select(Membership.user_id).where(Membership.campaign_id.in_(sorted(actor.campaign_ids)))
    return User.id.in_(together) | (User.id == actor.user_id)


def people(session: Session, actor: Actor, *, only: int | None = None) -> list[Person]:
    """Whom `actor` may see, by name. Whoever has no account is nobody's to invite, to suspend or to let in."""
    chosen = [visible_people(actor), User.is_placeholder.is_(False)] + ([] if only is None else [User.id == only])
    users = session.scalars(select(User).where(*chosen).order_by(func.lower(User.name), User.id)).all()
    parts = _parts(session, [user.id for user in users])
    owned = _owned(session, actor)
    return [_seen_by(actor, user, parts.get(user.id, ()), owned.get(user.id, 0)) for user in users]


def person(session: Session, actor: Actor, user_id: int) -> Person | None:
    """One of them, where `actor` may see them."""
    return next(iter(people(session, actor, only=user_id)), None)


def _parts(session: Session, user_ids: Sequence[int]) -> dict[int, tuple[Part, ...]]:
    rows = session.execute(
        select(Membership.user_id, Membership.role, Campaign.id, Campaign.slug, Campaign.name)
        .join(Campaign, Campaign.id == Membership.campaign_id)
        .where(Membership.user_id.in_(user_ids))
        .order_by(Campaign.name)
    )
    found: dict[int, tuple[Part, ...]] = {}
    for row in rows:
        part = Part(campaign_id=row.id, slug=row.slug, campaign=row.name, role=row.role)
        found[row.user_id] = (*found.get(row.user_id, ()), part)
    return found


def _owned(session: Session, actor: Actor) -> dict[int, int]:
    mine = true() if actor.is_administrator else InfoRequest.campaign_id.in_(sorted(actor.campaign_ids))
    rows = session.execute(
        select(InfoRequest.owner_id, func.count())
        .where(InfoRequest.owner_id.is_not(None), mine)
        .group_by(InfoRequest.owner_id)
    )
    return {owner: count for owner, count in rows if owner is not None}


def _seen_by(actor: Actor, user: User, parts: tuple[Part, ...], owned: int) -> Person:
    may_write_to = (
        actor.is_administrator or actor.user_id == user.id or any(actor.coordinates(part.campaign_id) for part in parts)
    )
    shown = parts if actor.is_administrator else tuple(p for p in parts if p.campaign_id in actor.campaign_ids)
    return Person(
        id=user.id,
        name=user.name,
        email=user.email if may_write_to else "",
        is_administrator=user.is_administrator,
        is_suspended=user.suspended_at is not None,
        parts=shown,
        owned=owned,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Invitation:
    """One that has not been taken up, withdrawn or outlived."""

    id: int
    email: str
    role: Role | None
    makes_administrator: bool
    campaign: str
    campaign_id: int | None
    invited_by: str
    expires_at: datetime


def pending_invitations(session: Session, actor: Actor, now: datetime) -> list[Invitation]:
    """To the campaigns that `actor` coordinates; all of them for an administrator."""
    coordinated = sorted(found for found in actor.campaign_ids if actor.coordinates(found))
    theirs = true() if actor.is_administrator else OneTimeLink.campaign_id.in_(coordinated)
    rows = session.execute(
        select(OneTimeLink, Campaign.name, User.name)
        .outerjoin(Campaign, Campaign.id == OneTimeLink.campaign_id)
        .outerjoin(User, User.id == OneTimeLink.made_by_id)
        .where(
            OneTimeLink.purpose == LinkPurpose.INVITATION,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.withdrawn_at.is_(None),
            OneTimeLink.expires_at > now,
            theirs,
        )
        .order_by(OneTimeLink.expires_at)
    )
    return [_invitation(link, campaign, inviter) for link, campaign, inviter in rows]


def _invitation(link: OneTimeLink, campaign: str | None, inviter: str | None) -> Invitation:
    return Invitation(
        id=link.id,
        email=link.email,
        role=link.role,
        makes_administrator=link.makes_administrator,
        campaign=campaign or "",
        campaign_id=link.campaign_id,
        invited_by=inviter or "",
        expires_at=link.expires_at,
    )


def campaigns_open_to_invitations(session: Session, actor: Actor) -> list[Campaign]:
    """Where `actor` may invite somebody."""
    chosen = (
        true() if actor.is_administrator else Campaign.id.in_(sorted(c for c in actor.roles if actor.coordinates(c)))
    )
    return list(session.scalars(select(Campaign).where(chosen).order_by(Campaign.name)))


def sessions_of(session: Session, user_id: int) -> list[UserSession]:
    """Where somebody is signed in, the latest first."""
    mine = select(UserSession).where(UserSession.user_id == user_id)
    return list(session.scalars(mine.order_by(UserSession.last_seen_at.desc(), UserSession.id.desc())))
