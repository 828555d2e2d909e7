"""A failed sign-in, kept a day for throttling; account and address only as HMACs."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class SignInFailure(Base):
    """`device_hash` is empty where the browser was not one this account had signed in on."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (
        Index(None, "account_hash", "failed_at"),
        Index(None, "address_hash", "failed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_hash: Mapped[str] = mapped_column(String(64))
    address_hash: Mapped[str] = mapped_column(String(64))
    device_hash: Mapped[str] = mapped_column(String(64), default="")
    failed_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)
