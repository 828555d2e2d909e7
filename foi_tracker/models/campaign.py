"""A campaign: in whose name requests are made."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class Campaign(Base):
    """`signatory` is the requester's name in law (FOIA s.8(1)(b), FOISA s.8(1)(b)); never a volunteer's.

    `summary` and `corrections_contact` stand on the public page, where there is one.
    """

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(20))
    signatory: Mapped[str] = mapped_column(String(120), default="")
    reply_address: Mapped[str] = mapped_column(String(254), default="")
    corrections_contact: Mapped[str] = mapped_column(String(254), default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    last_reference: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    __mapper_args__ = {"version_id_col": version}
