"""The files of a request, as somebody who reads a reply chooses among them."""

from sqlalchemy.orm import Session

from foi_tracker.domain.findings.showing import ShownFile, showing_of
from foi_tracker.models import Attachment, InfoRequest
from foi_tracker.queries.request_page import attachments_of


def documents_of(session: Session, info_request: InfoRequest, position: int | None) -> list[ShownFile]:
    """Those that came with this line of its history first, a pasted letter among them; then all others."""
    files = attachments_of(session, info_request)
    in_order = sorted(files, key=lambda each: (each.position != position, each.id))
    return [shown(each, with_reply=each.position == position) for each in in_order]


def shown(attachment: Attachment, *, with_reply: bool = True) -> ShownFile:
    """A stored file as it is shown."""
    return ShownFile(
        public_id=attachment.public_id,
        sha256=attachment.sha256,
        filename=attachment.filename,
        showing=showing_of(attachment.filename, attachment.media_type),
        with_reply=with_reply,
    )
