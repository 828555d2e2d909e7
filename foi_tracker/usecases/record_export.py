"""Note that somebody took data out, before they have it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from foi_tracker.models import AuditLine


def record_export(session: Session, *, actor_id: int | None, file: str, asked: Mapping[str, str], at: datetime) -> int:
    """Who took which file, as filtered; the line's number goes into the file's name, so that a copy can be traced."""
    line = AuditLine(actor_id=actor_id, action="export.run", subject=file, details={"filter": dict(asked)}, at=at)
    session.add(line)
    session.commit()
    return line.id
