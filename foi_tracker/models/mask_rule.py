"""A name or other text that is struck from whatever a campaign publishes."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class MaskRule(Base):
    """The general rules (e-mail addresses, telephone, National Insurance and collar numbers) need no row."""

    __tablename__ = "mask_rules"
    __table_args__ = (UniqueConstraint("campaign_id", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    text: Mapped[str] = mapped_column(String(200))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)
