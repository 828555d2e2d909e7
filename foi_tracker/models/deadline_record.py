"""A live deadline of a request: derived from its history, rewritten by `InfoRequest.refresh`, never edited."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level
from foi_tracker.models.base import Base, words


class DeadlineRecord(Base):
    """A row a deadline; its working is derived again when somebody asks why."""

    __tablename__ = "deadlines"
    __table_args__ = (Index(None, "party", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    info_request_id: Mapped[int] = mapped_column(ForeignKey("info_requests.id"), index=True)
    party: Mapped[Awaiting] = mapped_column(words(Awaiting))
    kind: Mapped[DeadlineKind] = mapped_column(words(DeadlineKind))
    due_on: Mapped[date | None]
    opens_on: Mapped[date | None]
    level: Mapped[Level] = mapped_column(words(Level))
    provision: Mapped[str] = mapped_column(String(120))
    opened_by: Mapped[int]
    unknown_because: Mapped[str] = mapped_column(String(200), default="")

    @classmethod
    def values_of(cls, deadline: Deadline) -> dict[str, object]:
        """The columns that keep `deadline`, for an ORM row and for a bulk insert alike."""
        return {
            "party": deadline.party,
            "kind": deadline.kind,
            "due_on": deadline.due_on,
            "opens_on": deadline.opens_on,
            "level": deadline.level,
            "provision": deadline.provision,
            "opened_by": deadline.opened_by,
            "unknown_because": deadline.unknown_because,
        }
