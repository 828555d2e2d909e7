"""The releases of a campaign, and the names that none of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import MaskRule, Release, User


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedRelease:
    """A release and who froze it."""

    release: Release
    frozen_by: str


def releases_of(session: Session, campaign_id: int) -> list[ListedRelease]:
    """All of them, the newest first."""
    statement = (
        select(Release, User.name)
        .join(User, User.id == Release.frozen_by_id)
        .where(Release.campaign_id == campaign_id)
        .order_by(Release.number.desc())
    )
    return [ListedRelease(release=release, frozen_by=name) for release, name in session.execute(statement)]


def release_numbered(session: Session, campaign_id: int, number: int) -> Release | None:
    """One of them."""
    return session.scalar(select(Release).where(Release.campaign_id == campaign_id, Release.number == number))


def latest_release(session: Session, campaign_id: int) -> Release | None:
    """The one with the highest number."""
    statement = select(Release).where(Release.campaign_id == campaign_id).order_by(Release.number.desc()).limit(1)
    return session.scalar(statement)


def release_before(session: Session, campaign_id: int, number: int) -> Release | None:
    """The one that came before this number."""
    earlier = select(Release).where(Release.campaign_id == campaign_id, Release.number < number)
    return session.scalar(earlier.order_by(Release.number.desc()).limit(1))


def mask_rules(session: Session, campaign_id: int) -> Sequence[MaskRule]:
    """By their text."""
    statement = select(MaskRule).where(MaskRule.campaign_id == campaign_id).order_by(MaskRule.text, MaskRule.id)
    return session.scalars(statement).all()
