"""Letters that a coordinator approved together from the overdue board, to be sent one by one."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class ChaserRound(Base):
    """`form_key` is made when the preview is shown, so that pressing the button twice approves once."""

    __tablename__ = "chaser_rounds"
    __table_args__ = (UniqueConstraint("approved_by_id", "form_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    form_key: Mapped[str] = mapped_column(String(43))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    approved_at: Mapped[datetime] = mapped_column(UTCDateTime)
