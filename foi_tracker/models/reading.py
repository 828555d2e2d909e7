"""The reading of one reply: which questions it may answer, and who has it in hand."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models.base import Base, UTCDateTime, words


class Reading(Base):
    """`position` is the line of history that is the reply. A later reply is read for the questions it touches alone.

    `first_by_id` and `second_by_id` are who submitted these parts; the first of a reply that touches no question is
    whoever said so. `conflicts` is how many questions wait for a third person.
    """

    __tablename__ = "readings"
    __table_args__ = (UniqueConstraint("info_request_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"))
    position: Mapped[int]
    question_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    opened_at: Mapped[datetime] = mapped_column(UTCDateTime)
    needs_second: Mapped[bool] = mapped_column(default=False)
    first_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    conflicts: Mapped[int] = mapped_column(default=0)


class Reservation(Base):
    """Who has one part of a reading in hand, until when: then somebody else may take it, and drafts stay."""

    __tablename__ = "reservations"
    __table_args__ = (UniqueConstraint("reading_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"))
    part: Mapped[Part] = mapped_column(words(Part))
    person_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    until: Mapped[datetime] = mapped_column(UTCDateTime)
