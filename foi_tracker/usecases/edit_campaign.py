"""Change a campaign's settings."""

from dataclasses import asdict

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.models import AuditLine, Campaign, Entry
from foi_tracker.usecases.create_first_account import CampaignSettings


class CampaignMoved(Exception):
    """Somebody else changed the settings after they were read."""


def edit_campaign(
    session: Session, campaign: Campaign, settings: CampaignSettings, *, seen_version: int, entry: Entry
) -> None:
    """All of them at once, if the campaign is still as it was when the form was shown."""
    if campaign.version != seen_version:
        session.rollback()
        raise CampaignMoved
    for name, value in asdict(settings).items():
        setattr(campaign, name, value)
    session.add(AuditLine(actor_id=entry.by_id, action="campaign.edit", subject=f"campaign {campaign.id}", at=entry.at))
    try:
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise CampaignMoved from clash
