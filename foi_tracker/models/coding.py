"""One person's answer to one question, read from one reply."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, Part
from foi_tracker.models.base import Base, UTCDateTime, words

DRAFT = "submitted_at IS NULL"
SUBMITTED_ONCE = "submitted_at IS NOT NULL AND part <> 'third'"


class Coding(Base):
    """A draft of its coder's own until `submitted_at`, and never changed after: a correction is another coding.

    `values` are stored as `domain.findings.values.dump_all` makes them, `details` as `StateDetails.dump`, each of
    `evidence` as `Evidence.dump`. `version` grows with each saving of the draft.
    """

    __tablename__ = "codings"
    __table_args__ = (
        # A draft a person, so that nobody takes over what another typed, and one of them in the end.
        Index(
            "uq_codings_draft",
            "reading_id",
            "question_id",
            "part",
            "coder_id",
            unique=True,
            sqlite_where=text(DRAFT),
            postgresql_where=text(DRAFT),
        ),
        Index(
            "uq_codings_submitted",
            "reading_id",
            "question_id",
            "part",
            unique=True,
            sqlite_where=text(SUBMITTED_ONCE),
            postgresql_where=text(SUBMITTED_ONCE),
        ),
        Index(None, "reading_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reading_id: Mapped[int] = mapped_column(ForeignKey("readings.id"))
    question_id: Mapped[str] = mapped_column(String(10))
    part: Mapped[Part] = mapped_column(words(Part))
    coder_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    state: Mapped[AnswerState] = mapped_column(words(AnswerState))
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    as_of: Mapped[date | None]
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    confidence: Mapped[Confidence] = mapped_column(words(Confidence), default=Confidence.SURE)
    remark: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
