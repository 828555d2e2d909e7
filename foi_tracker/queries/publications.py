"""What a campaign has put before the public, and what waits for a second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, or_, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.findings.publishing import Moments, Standing
from foi_tracker.models import Campaign, Publication, Release, User


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """A publication with the release it is of, and who did what."""

    publication: Publication
    release: Release
    proposed_by: str
    approved_by: str
    taken_back_by: str

    def standing(self, now: datetime) -> Standing:
        """At this moment."""
        return moments(self.publication).standing(now)


def moments(publication: Publication) -> Moments:
    """What decides where it stands."""
    return Moments(
        approved_at=publication.approved_at,
        embargo_until=publication.embargo_until,
        taken_back_at=publication.taken_back_at,
    )


def publications_of(session: Session, campaign_id: int) -> Sequence[PublicationRow]:
    """All of them, the newest first."""
    proposer, approver, taker = aliased(User), aliased(User), aliased(User)
    statement = (
        select(Publication, Release, proposer.name, approver.name, taker.name)
        .join(Release, Release.id == Publication.release_id)
        .join(proposer, proposer.id == Publication.proposed_by_id)
        .outerjoin(approver, approver.id == Publication.approved_by_id)
        .outerjoin(taker, taker.id == Publication.taken_back_by_id)
        .where(Publication.campaign_id == campaign_id)
        .order_by(Publication.id.desc())
    )
    found = session.execute(statement)
    return [PublicationRow(row[0], row[1], row[2], row[3] or "", row[4] or "") for row in found]


def public_release(session: Session, slug: str, now: datetime) -> Release | None:
    """What anybody may see of the campaign at this address, if anything: the only question that a public page asks.

    It is the last that became public. Once that is taken back nothing is, and none from before it comes up again.
    """
    was_ever_public = or_(Publication.embargo_until.is_(None), Publication.embargo_until <= now)
    not_stopped_before = or_(
        Publication.taken_back_at.is_(None),
        Publication.embargo_until.is_(None),
        Publication.taken_back_at >= Publication.embargo_until,
    )
    later_embargo = Publication.embargo_until > Publication.approved_at
    became_public = case((later_embargo, Publication.embargo_until), else_=Publication.approved_at)
    statement = (
        select(Publication, Release)
        .join(Release, Release.id == Publication.release_id)
        .join(Campaign, Campaign.id == Publication.campaign_id)
        .where(Campaign.slug == slug, Publication.approved_at.is_not(None), was_ever_public, not_stopped_before)
        .order_by(became_public.desc(), Publication.id.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is None or found[0].taken_back_at is not None:
        return None
    return found[1]
