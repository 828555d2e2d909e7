"""What somebody ticked while reading an answer against the law's demands: a working paper, and no history."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class Assessment(Base):
    """`position` is the line of history that is the answer, 0 for silence.

    `ticks` maps an advice's key ("s.31", "s.31(3)") to its checks, and each check to yes, no or unsure.
    """

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("info_request_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"))
    position: Mapped[int]
    ticks: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
