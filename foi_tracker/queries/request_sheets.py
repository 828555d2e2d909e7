"""What a request has from sheets that were brought in: the file, the row, its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import ImportRow, SheetImport


@dataclass(frozen=True, kw_only=True, slots=True)
class FromSheet:
    """A row that made or changed the request, or found it as it was. `meant` is what words were taken for."""

    import_id: int
    filename: str
    imported_at: datetime | None
    number: int
    cells: Mapping[str, str]
    meant: Mapping[str, str]
    claimed_due_on: date | None
    our_due_on: date | None


def sheets_of(session: Session, info_request_id: int) -> list[FromSheet]:
    """Every row that was imported for it, the latest first; what was undone is none."""
    about = (SheetImport.filename, SheetImport.imported_at)
    row = (ImportRow.number, ImportRow.cells, ImportRow.meant, ImportRow.claimed_due_on, ImportRow.our_due_on)
    statement = (
        select(SheetImport.id.label("import_id"), *about, *row)
        .join(SheetImport, SheetImport.id == ImportRow.sheet_import_id)
        .where(ImportRow.info_request_id == info_request_id, SheetImport.stage == ImportStage.IMPORTED)
        .order_by(SheetImport.imported_at.desc(), ImportRow.id)
    )
    return [FromSheet(**found._mapping) for found in session.execute(statement)]
