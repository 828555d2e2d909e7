"""Which sheets' bytes are no longer needed: they hold names and addresses that the tracker does not keep."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import SheetImport

KEPT_FOR: Final = timedelta(days=30)  # counted from the import, or from the upload where there was none
OVER = (ImportStage.UNDONE, ImportStage.DISCARDED)


def no_longer_needed(session: Session, now: datetime) -> list[str]:
    """The hashes of files that no sheet still needs; some may be gone already."""
    since = func.coalesce(SheetImport.imported_at, SheetImport.uploaded_at)
    needed = select(SheetImport.sha256).where(SheetImport.stage.not_in(OVER), since > now - KEPT_FOR)
    return list(
        session.scalars(
            select(SheetImport.sha256).where(SheetImport.sha256.not_in(needed)).distinct().order_by(SheetImport.sha256)
        )
    )


def is_needed(session: Session, sha256: str, now: datetime) -> bool:
    """Whether some sheet still needs the file with this hash."""
    return sha256 not in no_longer_needed(session, now)
