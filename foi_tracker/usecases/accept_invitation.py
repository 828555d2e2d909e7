"""Take up an invitation: with a new account, or with the account that the address already has."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor, may_invite
from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, LinkPurpose, Membership, OneTimeLink, User
from foi_tracker.queries.people import actor_of
from foi_tracker.usecases.new_account import NewAccount, add_account
from foi_tracker.usecases.single_use import LinkSpent, use_link


class NotForYou(Exception):
    """The invitation is for another address than this account's."""


def accept_as_new(session: Session, link_id: int, account: NewAccount, at: datetime) -> Actor:
    """Make the account that was invited; raises `LinkSpent` or `EmailTaken`."""
    link = _use(session, link_id, at)
    if account.email != link.email:
        session.rollback()
        raise NotForYou
    user = add_account(session, account, at, is_administrator=link.makes_administrator)
    return _join(session, link, user, at)


def accept_with_account(session: Session, link_id: int, user_id: int, at: datetime) -> Actor:
    """Join with the account one is signed in with; raises `LinkSpent` or `NotForYou`."""
    link = _use(session, link_id, at)
    user = session.get_one(User, user_id)
    if user.email != link.email or user.suspended_at is not None:
        session.rollback()
        raise NotForYou
    user.is_administrator = user.is_administrator or link.makes_administrator
    return _join(session, link, user, at)


def _use(session: Session, link_id: int, at: datetime) -> OneTimeLink:
    """Whoever made it must still be allowed to; the command line always is."""
    link = use_link(session, link_id, LinkPurpose.INVITATION, at)
    inviter = session.get(User, link.made_by_id) if link.made_by_id else None
    if link.made_by_id and not (inviter and inviter.suspended_at is None and _allowed(session, inviter, link)):
        session.rollback()
        raise LinkSpent
    return link


def _allowed(session: Session, inviter: User, link: OneTimeLink) -> bool:
    return may_invite(
        actor_of(session, inviter),
        campaign_id=link.campaign_id or 0,
        role=link.role or Role.VOLUNTEER,
        makes_administrator=link.makes_administrator,
    )


def _join(session: Session, link: OneTimeLink, user: User, at: datetime) -> Actor:
    campaign_id, role = link.campaign_id or 0, link.role or Role.VOLUNTEER
    held = session.scalar(
        select(Membership).where(Membership.campaign_id == campaign_id, Membership.user_id == user.id)
    )
    if held is None:
        session.add(Membership(campaign_id=campaign_id, user_id=user.id, role=role, created_at=at))
    elif role is Role.COORDINATOR:  # an invitation never takes anything away
        held.role = role
    session.add(
        AuditLine(
            actor_id=user.id, action="people.join", subject=f"campaign {campaign_id}", details={"role": role}, at=at
        )
    )
    session.flush()
    joined = actor_of(session, user)
    session.commit()
    return joined
