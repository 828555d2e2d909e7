"""Attach files to a request."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.models import Attachment, Entry, InfoRequest


def attach_files(
    session: Session, info_request: InfoRequest, files: Iterable[KeptFile], *, entry: Entry, position: int | None = None
) -> None:
    """Record files whose bytes are already stored; `position` is the line of history that they came with."""
    session.add_all(Attachment.of(file, info_request, position=position, entry=entry) for file in files)
    session.commit()
