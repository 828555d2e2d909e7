"""Freeze a version of a campaign's findings: its files are made and kept before, and here they get their number."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.domain.findings.releases import MadeRelease, NewRelease
from foi_tracker.models import AuditLine, Entry, Release


class ReleaseMoved(Exception):
    """Somebody froze a release of that number meanwhile; what it says may not be what this person meant to freeze."""


def freeze_release(
    session: Session, campaign_id: int, asked: NewRelease, made: MadeRelease, *, entry: Entry
) -> Release:
    """The release; the same one again where the button was pressed twice. Raises `ReleaseMoved`."""
    release = _release(campaign_id, asked, made, entry)
    try:
        session.add(release)
        session.flush()
        session.add(_line(release, entry))
        session.commit()
    except IntegrityError:
        session.rollback()
        before = frozen_before(session, campaign_id, asked, entry)
        if before is None:
            raise
        return before
    return release


def _release(campaign_id: int, asked: NewRelease, made: MadeRelease, entry: Entry) -> Release:
    return Release(
        campaign_id=campaign_id,
        number=asked.number,
        title=asked.title,
        notes=asked.notes,
        filters=asked.filters,
        question_sets=list(made.question_sets),
        content_sha256=made.content_sha256,
        files={name: dict(facts) for name, facts in made.files.items()},
        counts=dict(made.counts),
        frozen_by_id=entry.by_id,
        frozen_at=entry.at,
    )


def _line(release: Release, entry: Entry) -> AuditLine:
    details = {"number": release.number, "content_sha256": release.content_sha256, "filters": release.filters}
    subject = f"campaign {release.campaign_id}"
    return AuditLine(actor_id=entry.by_id, action="release.freeze", subject=subject, details=details, at=entry.at)


def frozen_before(session: Session, campaign_id: int, asked: NewRelease, entry: Entry) -> Release | None:
    """What the same person froze with the same words under this number. Raises `ReleaseMoved` for anything else."""
    found = session.scalar(select(Release).where(Release.campaign_id == campaign_id, Release.number == asked.number))
    if found is None:
        return None
    said = (found.frozen_by_id, found.title, found.notes, found.filters)
    if said != (entry.by_id, asked.title, asked.notes, asked.filters):
        raise ReleaseMoved(asked.number)
    return found
