"""Make the first account, and give the campaign the name and address it writes under."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Campaign, LinkPurpose, Membership, User
from foi_tracker.usecases.ensure_campaign import SLUG
from foi_tracker.usecases.new_account import NewAccount, add_account
from foi_tracker.usecases.single_use import LinkSpent, use_link


@dataclass(frozen=True, kw_only=True, slots=True)
class CampaignSettings:
    """In whose name requests are made, where answers go, and what stands on a public page."""

    name: str
    signatory: str
    reply_address: str
    summary: str = ""
    corrections_contact: str = ""


def create_first_account(
    session: Session, link_id: int, account: NewAccount, settings: CampaignSettings, at: datetime
) -> Actor:
    """An administrator who coordinates the campaign, in one transaction with the use of the link."""
    use_link(session, link_id, LinkPurpose.FIRST_ACCOUNT, at)
    if session.scalar(select(User.id).limit(1)) is not None:
        session.rollback()
        raise LinkSpent
    user = add_account(session, account, at, is_administrator=True)
    campaign = _campaign(session, settings, at)
    session.flush()
    session.add(Membership(campaign_id=campaign.id, user_id=user.id, role=Role.COORDINATOR, created_at=at))
    session.add(AuditLine(actor_id=user.id, action="account.first", subject=f"user {user.id}", at=at))
    created = Actor(user_id=user.id, name=user.name, is_administrator=True, roles={campaign.id: Role.COORDINATOR})
    session.commit()
    return created


def _campaign(session: Session, settings: CampaignSettings, at: datetime) -> Campaign:
    found = session.scalar(select(Campaign).where(Campaign.slug == SLUG))
    if found is None:
        found = Campaign(slug=SLUG, short_name="LFR", created_at=at)
        session.add(found)
    found.name, found.signatory, found.reply_address = settings.name, settings.signatory, settings.reply_address
    return found
