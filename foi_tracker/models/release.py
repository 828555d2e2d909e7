"""A frozen version of a campaign's findings, which can be cited and fetched again byte for byte."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class Release(Base):
    """`files` maps names to SHA-256, size and media type; the bytes lie under their hash, as those of replies do.

    `content_sha256` is of the findings alone, so that two releases which say the same have the same.
    """

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    notes: Mapped[str] = mapped_column(Text, default="")
    filters: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    question_sets: Mapped[list[str]] = mapped_column(JSON, default=list)
    content_sha256: Mapped[str] = mapped_column(String(64))
    files: Mapped[dict[str, dict[str, Any]]] = mapped_column(JSON, default=dict)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    frozen_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    frozen_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Publication(Base):
    """A release put before the public: proposed by one person, approved by another, perhaps taken back.

    Public from `approved_at` or, where that is later, from `embargo_until`, until `taken_back_at`.
    """

    __tablename__ = "publications"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id"))
    embargo_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    proposed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    taken_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    taken_back_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
