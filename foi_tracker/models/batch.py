"""Requests filed together, in one go."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class Batch(Base):
    """`form_key` is made when the form is shown, so that pressing the button twice files once."""

    __tablename__ = "batches"
    __table_args__ = (UniqueConstraint("filed_by_id", "form_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    form_key: Mapped[str] = mapped_column(String(43))
    filed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    filed_at: Mapped[datetime] = mapped_column(UTCDateTime)
