"""Undo an import: what it made goes, what it added is taken back, unless somebody has built on it since."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import AuditLine, Entry, InfoRequest, SheetImport
from foi_tracker.queries.added_since import Added, added_since, touched
from foi_tracker.queries.sheet_bytes import is_needed
from foi_tracker.usecases.import_lock import locked
from foi_tracker.usecases.undone_changes import take_changes_back
from foi_tracker.usecases.undone_requests import delete_requests, delete_what_is_left

__all__ = ["Added", "AddedSince", "NotImported", "TooLate", "undo_import"]

MAY_BE_UNDONE: Final = timedelta(days=7)


class NotImported(Exception):
    """There is nothing to undo."""


class TooLate(Exception):
    """It was imported more than seven days ago."""


class AddedSince(Exception):
    """People have added something since; `added` says what, by request."""

    def __init__(self, added: Sequence[Added]) -> None:
        super().__init__(f"something was added to {len(added)} requests since")
        self.added = tuple(added)


def undo_import(session: Session, sheet_import_id: int, *, forget: Callable[[str], None], entry: Entry) -> SheetImport:
    """All of it in one transaction; twice is once. `forget` deletes the file with a hash."""
    try:
        found = _undo(session, sheet_import_id, entry)
    except BaseException:
        session.rollback()
        raise
    session.commit()
    if not is_needed(session, found.sha256, entry.at):
        forget(found.sha256)
    return found


def _undo(session: Session, sheet_import_id: int, entry: Entry) -> SheetImport:
    _, found = locked(session, sheet_import_id)
    if found.stage is ImportStage.UNDONE:
        return found
    if found.stage is not ImportStage.IMPORTED or found.imported_at is None:
        raise NotImported(found.filename)
    if entry.at - found.imported_at > MAY_BE_UNDONE:
        raise TooLate(found.filename)
    _hold_requests(session, found)
    if added := added_since(session, found):
        raise AddedSince(added)
    take_changes_back(session, found, entry)
    gone = delete_requests(session, found)
    delete_what_is_left(session, found)
    found.stage, found.undone_by_id, found.undone_at = ImportStage.UNDONE, entry.by_id, entry.at
    session.add(_line(found, gone, entry))
    return found


def _hold_requests(session: Session, sheet_import: SheetImport) -> None:
    """Nobody adds to them from here on; what somebody is adding just now is waited for, so that it is found."""
    theirs = select(InfoRequest.id).where(InfoRequest.id.in_(touched(sheet_import.id)))
    session.execute(theirs.order_by(InfoRequest.id).with_for_update())


def _line(sheet_import: SheetImport, gone: int, entry: Entry) -> AuditLine:
    subject, details = f"import {sheet_import.id}", {"sha256": sheet_import.sha256, "requests_deleted": gone}
    return AuditLine(actor_id=entry.by_id, action="import.undo", subject=subject, details=details, at=entry.at)
