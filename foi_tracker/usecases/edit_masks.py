"""Say which names are struck from what a campaign publishes."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine, Entry, MaskRule


def add_masks(session: Session, campaign_id: int, texts: list[str], *, entry: Entry) -> int:
    """Add each that is not there yet; how many that were. The audit counts them but does not repeat the names."""
    try:
        return _added(session, campaign_id, texts, entry)
    except IntegrityError:  # somebody else added one of them in the same moment
        session.rollback()
        return _added(session, campaign_id, texts, entry)


def _added(session: Session, campaign_id: int, texts: list[str], entry: Entry) -> int:
    there = set(session.scalars(select(MaskRule.text).where(MaskRule.campaign_id == campaign_id)))
    new = [text for text in dict.fromkeys(" ".join(each.split()) for each in texts) if text and text not in there]
    session.add_all(
        MaskRule(campaign_id=campaign_id, text=text, added_by_id=entry.by_id, added_at=entry.at) for text in new
    )
    session.add(_line(campaign_id, {"added": len(new)}, entry))
    session.commit()
    return len(new)


def remove_mask(session: Session, campaign_id: int, rule_id: int, *, entry: Entry) -> None:
    """Take one away; none is taken where it is another campaign's, or gone already."""
    session.execute(delete(MaskRule).where(MaskRule.id == rule_id, MaskRule.campaign_id == campaign_id))
    session.add(_line(campaign_id, {"removed": 1}, entry))
    session.commit()


def _line(campaign_id: int, details: dict[str, int], entry: Entry) -> AuditLine:
    subject = f"campaign {campaign_id}"
    return AuditLine(actor_id=entry.by_id, action="masks.edit", subject=subject, details=details, at=entry.at)
