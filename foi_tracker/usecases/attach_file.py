"""Attach files to a request."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.models import Attachment, Entry, InfoRequest
from foi_tracker.queries.request_page import attachments_of


def attach_files(
    session: Session, info_request: InfoRequest, files: Iterable[KeptFile], *, entry: Entry, position: int | None = None
) -> None:
    """Record files whose bytes are already stored; `position` is the line of history that they came with.

    A file that the request has already, under the same name, is not added again: the button was pressed twice.
    """
    # Two presses at once queue up here.
    session.scalar(select(InfoRequest.id).where(InfoRequest.id == info_request.id).with_for_update())
    there = {(each.sha256, each.filename) for each in attachments_of(session, info_request)}
    new = [file for file in files if (file.sha256, file.filename) not in there]
    session.add_all(Attachment.of(file, info_request, position=position, entry=entry) for file in new)
    session.commit()
