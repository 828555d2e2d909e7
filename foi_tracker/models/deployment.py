"""One row of the deployment log: live facial recognition used at one place on one day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class Deployment(Base):
    """`values` are the fields of the question set's log, as `domain.findings.values.dump_all` makes them.

    `identifier` is force-yyyymmdd-n; day, place and council stand beside the values so that rows can be found by them.
    """

    __tablename__ = "deployments"
    __table_args__ = (Index(None, "authority_id", "happened_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identifier: Mapped[str] = mapped_column(String(100), unique=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authorities.id"))
    happened_on: Mapped[date | None]
    place: Mapped[str] = mapped_column(String(200), default="")
    council_slug: Mapped[str] = mapped_column(String(80), default="")
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    notes: Mapped[str] = mapped_column(Text, default="")
    coder_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    __mapper_args__ = {"version_id_col": version}
