"""Make the campaign about live facial recognition where there is none yet."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import Campaign

SLUG = "lfrt"


def ensure_campaign(session: Session, at: datetime) -> Campaign:
    """The campaign, made if missing. Its signatory and reply address are asked for when the first person signs in."""
    found = session.scalar(select(Campaign).where(Campaign.slug == SLUG))
    if found is None:
        found = Campaign(slug=SLUG, name="Live facial recognition", short_name="LFR", created_at=at)
        session.add(found)
    session.commit()
    return found
