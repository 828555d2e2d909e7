"""What we hold to be the answer to one question of one request: the coding that counts."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.findings.vocabulary import RightOfReply, Settled
from foi_tracker.models.base import Base, UTCDateTime, words

CURRENT = "superseded_at IS NULL"


class Finding(Base):
    """Current until a later reply touches its question. `coding_id` holds its state, values and evidence."""

    __tablename__ = "findings"
    __table_args__ = (
        # One at a time counts. The index also leads from a request to all that counts of it.
        Index(
            "uq_findings_current",
            "info_request_id",
            "question_id",
            unique=True,
            sqlite_where=text(CURRENT),
            postgresql_where=text(CURRENT),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    question_id: Mapped[str] = mapped_column(String(10))
    coding_id: Mapped[int] = mapped_column(ForeignKey("codings.id"), index=True)
    settled: Mapped[Settled] = mapped_column(words(Settled))
    right_of_reply: Mapped[RightOfReply] = mapped_column(words(RightOfReply), default=RightOfReply.NONE)
    decided_at: Mapped[datetime] = mapped_column(UTCDateTime)
    superseded_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
