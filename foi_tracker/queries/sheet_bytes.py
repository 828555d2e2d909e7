"""Which sheets' bytes are no longer needed: they hold names and addresses that the tracker does not keep."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.models import SheetImport

KEPT_FOR: Final = timedelta(days=30)  # counted from the import, or from the upload where there was none
OVER: Final = (ImportStage.UNDONE, ImportStage.DISCARDED)


def no_longer_needed(session: Session, now: datetime) -> list[str]:
    """The hashes of files that were brought and that no sheet still needs; some may be gone already."""
    left = SheetImport.sha256.not_in(_needed(now))
    return list(session.scalars(select(SheetImport.sha256).where(left).distinct().order_by(SheetImport.sha256)))


def is_needed(session: Session, sha256: str, now: datetime) -> bool:
    """Whether some sheet still needs the file with this hash."""
    return session.scalar(_needed(now).where(SheetImport.sha256 == sha256).limit(1)) is not None


def _needed(now: datetime) -> Select[str]:
    since = func.coalesce(SheetImport.imported_at, SheetImport.uploaded_at)
    return select(SheetImport.sha256).where(SheetImport.stage.not_in(OVER), since > now - KEPT_FOR)
