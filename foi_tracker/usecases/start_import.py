"""Begin with a sheet that somebody brought: its bytes are in the store, its choices are still to be made."""

from sqlalchemy.orm import Session

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import AuditLine, Entry, SheetImport


def start_import(session: Session, campaign_id: int, file: KeptFile, *, entry: Entry) -> SheetImport:
    """A sheet to make choices about. The same file may come again: its page says so, and its rows change nothing."""
    made = SheetImport(
        campaign_id=campaign_id,
        filename=file.filename,
        sha256=file.sha256,
        size=file.size,
        stage=ImportStage.OPEN,
        uploaded_by_id=entry.by_id,
        uploaded_at=entry.at,
    )
    session.add(made)
    session.flush()
    details = {"sha256": file.sha256, "size": file.size}
    subject = f"import {made.id}"
    session.add(AuditLine(actor_id=entry.by_id, action="import.start", subject=subject, details=details, at=entry.at))
    session.commit()
    return made
