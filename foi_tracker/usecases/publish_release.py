"""Put a release before the public: one person proposes it, another approves it, and anyone of them takes it back."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, Entry, Publication, Release


class SamePerson(Exception):
    """Whoever proposed a publication cannot approve it: two people must have looked."""


class PublicationMoved(Exception):
    """Somebody else approved it, or took it back, meanwhile."""


def propose_publication(
    session: Session, release: Release, embargo_until: datetime | None, *, entry: Entry
) -> Publication:
    """Nothing is public yet. Raises `PublicationMoved` where it waits for a second person already."""
    session.scalar(select(Release.id).where(Release.id == release.id).with_for_update())
    mine = (Publication.release_id == release.id, Publication.approved_at.is_(None))
    if session.scalar(select(Publication.id).where(*mine, Publication.taken_back_at.is_(None)).limit(1)):
        session.rollback()
        raise PublicationMoved
    proposed = Publication(
        campaign_id=release.campaign_id,
        release_id=release.id,
        embargo_until=embargo_until,
        proposed_by_id=entry.by_id,
        proposed_at=entry.at,
    )
    session.add(proposed)
    session.flush()
    _note(session, proposed, "release.propose", entry)
    session.commit()
    return proposed


def approve_publication(session: Session, publication: Publication, *, entry: Entry) -> None:
    """Public from now, or from the end of the embargo, in place of what was public before.

    Raises `SamePerson`, or `PublicationMoved` where it was approved or taken back already.
    """
    if publication.proposed_by_id == entry.by_id:
        raise SamePerson
    _change(session, publication, {"approved_by_id": entry.by_id, "approved_at": entry.at}, untouched="approved_at")
    _note(session, publication, "release.publish", entry)
    session.commit()


def take_back(session: Session, publication: Publication, *, entry: Entry) -> None:
    """At once, and by one person alone: what should not be public must not wait for a second. Files stay, unseen."""
    _change(session, publication, {"taken_back_by_id": entry.by_id, "taken_back_at": entry.at})
    _note(session, publication, "release.take_back", entry)
    session.commit()


def _change(
    session: Session, publication: Publication, values: dict[str, object], *, untouched: str = "taken_back_at"
) -> None:
    """In one statement, so that of two people only one does it."""
    still = [Publication.taken_back_at.is_(None), getattr(Publication, untouched).is_(None)]
    changed = session.execute(update(Publication).where(Publication.id == publication.id, *still).values(**values))
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        session.rollback()
        raise PublicationMoved


def _note(session: Session, publication: Publication, action: str, entry: Entry) -> None:
    details = {"publication": publication.id, "release": publication.release_id}
    subject = f"campaign {publication.campaign_id}"
    session.add(AuditLine(actor_id=entry.by_id, action=action, subject=subject, details=details, at=entry.at))
