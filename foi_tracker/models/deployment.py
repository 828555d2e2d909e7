"""One row of the deployment log: live facial recognition used at one place on one day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.deployments.columns import columns_of
from foi_tracker.domain.findings.codec import dump_all
from foi_tracker.domain.findings.values import Value
from foi_tracker.models.base import Base, UTCDateTime

Number = Mapped[int | None]


class Deployment(Base):
    """`values` are the fields of the question set's log, as `domain.findings.codec.dump_all` makes them.

    `identifier` is force-yyyymmdd-n. `form_key` and `position` say which row of which form it was, so that a form that
    is sent twice is saved once. From `happened_on` to `minutes_high` every column is worked out from the values by
    `put`, so that many rows can be found, compared and added up without reading them.
    """

    __tablename__ = "deployments"
    __table_args__ = (Index(None, "authority_id", "happened_on"), UniqueConstraint("form_key", "position"))

    id: Mapped[int] = mapped_column(primary_key=True)
    identifier: Mapped[str] = mapped_column(String(100), unique=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("authorities.id"))
    form_key: Mapped[str] = mapped_column(String(36), default=lambda: str(uuid4()))
    position: Mapped[int] = mapped_column(default=0)
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    notes: Mapped[str] = mapped_column(Text, default="")
    coder_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    happened_on: Mapped[date | None]
    is_day: Mapped[bool] = mapped_column(default=False)
    place: Mapped[str] = mapped_column(String(200), default="")
    place_key: Mapped[str] = mapped_column(String(200), default="")
    counts_key: Mapped[str] = mapped_column(String(200), default="")
    council_slug: Mapped[str] = mapped_column(String(80), default="")
    setting: Mapped[str] = mapped_column(String(40), default="")
    search_text: Mapped[str] = mapped_column(Text, default="")
    errors: Mapped[int] = mapped_column(default=0)
    warnings: Mapped[int] = mapped_column(default=0)
    faces_low: Number = mapped_column(BigInteger)
    faces_high: Number = mapped_column(BigInteger)
    alerts_low: Number = mapped_column(BigInteger)
    alerts_high: Number = mapped_column(BigInteger)
    true_alerts_low: Number = mapped_column(BigInteger)
    true_alerts_high: Number = mapped_column(BigInteger)
    false_alerts_low: Number = mapped_column(BigInteger)
    false_alerts_high: Number = mapped_column(BigInteger)
    stops_low: Number = mapped_column(BigInteger)
    stops_high: Number = mapped_column(BigInteger)
    arrests_low: Number = mapped_column(BigInteger)
    arrests_high: Number = mapped_column(BigInteger)
    watchlist_low: Number = mapped_column(BigInteger)
    watchlist_high: Number = mapped_column(BigInteger)
    minutes_low: Number = mapped_column(BigInteger)
    minutes_high: Number = mapped_column(BigInteger)

    __mapper_args__ = {"version_id_col": version}

    def put(self, values: Mapping[str, Value], notes: str = "") -> None:
        """Replace the values, and all that is worked out from them: the only way in, so that they cannot part."""
        self.values, self.notes = dump_all(values), notes
        for name, value in derived_deployment_columns(values, notes).items():
            setattr(self, name, value)


def derived_deployment_columns(values: Mapping[str, Value], notes: str = "") -> dict[str, Any]:
    """What `put` works out, for rows that are inserted many at a time."""
    found = columns_of(values, notes)
    names = ("happened_on", "is_day", "place", "place_key", "counts_key", "council_slug", "setting", "search_text")
    plain = {name: getattr(found, name) for name in (*names, "errors", "warnings")}
    return plain | dict(found.numbers)
