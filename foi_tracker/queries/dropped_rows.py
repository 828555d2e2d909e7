"""Requests that an earlier file of the same name was about, and this one no longer is."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import ImportRow, InfoRequest, SheetImport


def dropped_rows(session: Session, campaign_id: int, filename: str, there: Collection[int | None]) -> list[str]:
    """Their references, in order; `there` are the requests that the rows of this file are about."""
    earlier = (
        select(InfoRequest.id, InfoRequest.reference)
        .join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
        .join(SheetImport, SheetImport.id == ImportRow.sheet_import_id)
        .where(
            SheetImport.campaign_id == campaign_id,
            SheetImport.stage == ImportStage.IMPORTED,
            SheetImport.filename == filename,
        )
        .distinct()
        .order_by(InfoRequest.reference)
    )
    return [row.reference for row in session.execute(earlier) if row.id not in there]


def dropped_from(session: Session, campaign_id: int, sheet_import_id: int, filename: str) -> list[str]:
    """The same for a sheet that was tried out."""
    there = select(ImportRow.info_request_id).where(ImportRow.sheet_import_id == sheet_import_id)
    return dropped_rows(session, campaign_id, filename, set(session.scalars(there)))
