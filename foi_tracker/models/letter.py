"""A letter of a request, as it was or will be sent: prose, and so not part of the history."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime

TO_SEND = "chaser_round_id IS NOT NULL AND sent_on IS NULL AND discarded_at IS NULL"


class Letter(Base):
    """One version of a letter; it is never changed, but replaced by the version whose `replaces_id` names it.

    `recipient` is the authority's or regulator's address on the day the letter was made, empty where none was known.
    `seen_length` is how long the history was when a chaser was approved: once it is longer, the thread has moved on.
    `sent_by_id` is whoever sent it, where that is known: kept here, and not in the history, so that a
    person can be forgotten. `sent_on` and `position`, the line of history that records it, are set once it went.
    """

    __tablename__ = "letters"
    __table_args__ = (
        # What the board asks of all the rounds there ever were: only those still to be sent are in it.
        Index(
            "ix_letters_to_send",
            "chaser_round_id",
            sqlite_where=text(TO_SEND),
            postgresql_where=text(TO_SEND),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40), default="request")
    language: Mapped[str] = mapped_column(String(5), default="en")
    version: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"), unique=True)
    chaser_round_id: Mapped[int | None] = mapped_column(ForeignKey("chaser_rounds.id"), index=True)
    seen_length: Mapped[int | None]
    recipient: Mapped[str] = mapped_column(String(254), default="")
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    sent_on: Mapped[date | None]
    position: Mapped[int | None]
    discarded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
