"""Give a sheet up before it is imported: its rows go, and so may its bytes."""

from collections.abc import Callable

from sqlalchemy import delete
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import AuditLine, Entry, ImportRow, SheetImport
from foi_tracker.queries.sheet_bytes import is_needed

UNDECIDED = (ImportStage.OPEN, ImportStage.CHECKED)


class NotToDiscard(Exception):
    """It is imported, or was: then it is undone, not given up."""


def discard_import(
    session: Session, sheet_import_id: int, *, forget: Callable[[str], None], entry: Entry
) -> SheetImport:
    """Nothing of the sheet is kept but its name and who brought it. `forget` deletes the file with a hash."""
    found = session.get_one(SheetImport, sheet_import_id, with_for_update=True)
    if found.stage is ImportStage.DISCARDED:
        return found
    if found.stage not in UNDECIDED:
        raise NotToDiscard(found.filename)
    session.execute(delete(ImportRow).where(ImportRow.sheet_import_id == found.id))
    found.stage, found.choices, found.plan_digest, found.counts = ImportStage.DISCARDED, {}, "", {}
    subject = f"import {found.id}"
    session.add(AuditLine(actor_id=entry.by_id, action="import.discard", subject=subject, at=entry.at))
    session.commit()
    if not is_needed(session, found.sha256, entry.at):
        forget(found.sha256)
    return found
