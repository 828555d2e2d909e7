"""A bank holiday that an administrator added or took away, with its citation."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class ProclaimedDayRecord(Base):
    """The stored form of `domain.bank_holidays.ProclaimedDay`."""

    __tablename__ = "proclaimed_days"
    __table_args__ = (UniqueConstraint("day", "nation"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    nation: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(80))
    is_holiday: Mapped[bool]
    citation: Mapped[str] = mapped_column(String(200))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)
