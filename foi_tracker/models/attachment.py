"""A file that came with a reply: the row; the bytes lie under their SHA-256 in the data directory."""

import uuid
from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.attachments import KeptFile
from foi_tracker.models.base import Base, UTCDateTime
from foi_tracker.models.info_request import Entry, InfoRequest


class Attachment(Base):
    """`public_id` is what URLs carry; `filename` is as the person gave it, `size` in bytes."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    position: Mapped[int | None]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)

    @classmethod
    def of(cls, file: KeptFile, info_request: InfoRequest, *, position: int | None, entry: Entry) -> Self:
        """The row of a stored file, at an address that cannot be guessed."""
        return cls(
            public_id=str(uuid.uuid4()),
            info_request_id=info_request.id,
            sha256=file.sha256,
            filename=file.filename,
            media_type=file.media_type,
            size=file.size,
            position=position,
            added_by_id=entry.by_id,
            added_at=entry.at,
        )
