"""A versioned set of questions: the letter is made from it, and it never changes once it may be sent."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.models.base import Base, UTCDateTime


class QuestionSet(Base):
    """`definition` has the shape of questions/lfrt.md section E.

    A draft, with no `ready_at`, is never sent and may change; `edition` tells two people apart who edit the same one.
    `ready_at` is when it was last chosen for new requests: the latest for a kind of authority is what that kind is
    asked. `made_by_id` is empty for the sets that come with the program.
    """

    __tablename__ = "question_sets"
    __table_args__ = (UniqueConstraint("key", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    edition: Mapped[int] = mapped_column(default=1)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ready_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
