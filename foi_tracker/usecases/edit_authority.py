"""Change what people keep about an authority: where to write to it, who checked that, and notes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from foi_tracker.models import AuditLine, Authority, Entry


class AuthorityMoved(Exception):
    """Somebody else changed this authority after it was read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnEntries:
    """What people keep. `checked_on` is the day the editor checked the address; None where they did not."""

    contact_address: str
    checked_on: date | None
    notes: str


def edit_authority(
    session: Session, authority: Authority, entries: OwnEntries, *, seen_version: int, entry: Entry
) -> Authority:
    """As one transaction. A new address that nobody says they checked is kept as not verified."""
    if authority.version != seen_version:
        raise AuthorityMoved(authority.slug)
    before = _kept(authority)
    _write(authority, entries, by_id=entry.by_id)
    if _kept(authority) == before:
        return authority
    session.add(
        AuditLine(
            actor_id=entry.by_id,
            action="register.edit",
            subject=authority.slug,
            details={"before": before, "after": _kept(authority)},
            at=entry.at,
        )
    )
    try:
        session.commit()
    except StaleDataError as clash:
        session.rollback()
        raise AuthorityMoved(authority.slug) from clash
    return authority


def _write(authority: Authority, entries: OwnEntries, *, by_id: int) -> None:
    if entries.contact_address != authority.contact_address:
        authority.contact_verified_on = authority.contact_verified_by_id = None
    authority.contact_address = entries.contact_address
    authority.notes = entries.notes
    if entries.checked_on and entries.contact_address:
        authority.contact_verified_on, authority.contact_verified_by_id = entries.checked_on, by_id


def _kept(authority: Authority) -> dict[str, Any]:
    verified_on = authority.contact_verified_on
    return {
        "contact_address": authority.contact_address,
        "contact_verified_on": verified_on.isoformat() if verified_on else None,
        "contact_verified_by_id": authority.contact_verified_by_id,
        "notes": authority.notes,
    }
