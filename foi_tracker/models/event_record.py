"""One line of a request's history. Lines are added, never changed: triggers refuse it on both databases."""

from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.event_codec import from_details, to_details
from foi_tracker.domain.events import Event
from foi_tracker.models.base import Base, UTCDateTime


class EventRecord(Base):
    """`occurred_on` is the day the law counts from; `recorded_at` is when somebody typed it in."""

    __tablename__ = "request_events"
    __table_args__ = (UniqueConstraint("info_request_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    occurred_on: Mapped[date]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recorded_at: Mapped[datetime] = mapped_column(UTCDateTime)

    @classmethod
    def of(cls, event: Event, *, position: int, by_id: int, at: datetime) -> Self:
        """The line that keeps `event`."""
        return cls(
            position=position,
            kind=event.kind,
            occurred_on=event.on,
            details=to_details(event),
            recorded_by_id=by_id,
            recorded_at=at,
        )

    @property
    def event(self) -> Event:
        """What happened, as the domain knows it."""
        return from_details(self.kind, self.occurred_on, self.details)
