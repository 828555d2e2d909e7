"""A request for information: its history, and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.history import cited_exemptions, replay
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import (
    Awaiting,
    Delivery,
    Disposal,
    Finding,
    Outcome,
    Phase,
    RegimeCode,
    ReviewResult,
    Stage,
)
from foi_tracker.models.base import Base, UTCDateTime, words
from foi_tracker.models.deadline_record import DeadlineRecord
from foi_tracker.models.event_record import EventRecord
from foi_tracker.models.refusal import Refusal

DERIVED = (
    "phase",
    "delivery",
    "stage",
    "outcome",
    "awaiting",
    "due_on",
    "first_due_on",
    "undated_because",
    "sent_on",
    "clock_start",
    "responded_on",
    "response_late",
    "acknowledged_on",
    "review_requested_on",
    "review_decided_on",
    "complaint_on",
    "decision_notice_on",
    "tribunal_decided_on",
    "review_result",
    "commissioner_reference",
    "notice_reference",
    "finding",
    "appealed_on",
    "appeal_decided_on",
    "disposal",
    "non_compliance_on",
    "last_chased_on",
    "chasers",
    "last_event_on",
    "last_event_kind",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Who recorded something, and when."""

    by_id: int
    at: datetime


class InfoRequest(Base):
    """One request to one authority. Its columns below the history are derived, and written only by `refresh`."""

    __tablename__ = "info_requests"
    __table_args__ = (
        Index(None, "awaiting", "due_on", "id"),
        Index(None, "campaign_id", "awaiting", "due_on", "id"),
        Index(None, "campaign_id", "authority_id"),
        Index(None, "campaign_id", "id"),
        Index(None, "campaign_id", "stage", "outcome"),
        Index(None, "campaign_id", "question_set_id"),
        Index(None, "owner_id", "awaiting", "due_on", "campaign_id"),
        # What the board counts, all of it in the index: most requests are closed, and are not in it.
        Index(
            "ix_info_requests_open",
            "awaiting",
            "due_on",
            "id",
            "campaign_id",
            "authority_id",
            "regime",
            "stage",
            "owner_id",
            sqlite_where=text("stage <> 'closed'"),
            postgresql_where=text("stage <> 'closed'"),
        ),
        # The orders of the list: of one campaign, and of all for an administrator.
        Index(None, "campaign_id", "due_on", "id"),
        Index(None, "campaign_id", "last_event_on", "id"),
        Index(None, "due_on", "id"),
        Index(None, "last_event_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(20), unique=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    authority_id: Mapped[int] = mapped_column(ForeignKey("authorities.id"), index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"), index=True)
    question_set_id: Mapped[int | None] = mapped_column(ForeignKey("question_sets.id"))
    regime: Mapped[RegimeCode] = mapped_column(words(RegimeCode))
    title: Mapped[str] = mapped_column(String(200))
    whatdotheyknow_url: Mapped[str] = mapped_column(String(300), default="")
    their_reference: Mapped[str] = mapped_column(String(60), default="")
    filed_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    filed_at: Mapped[datetime] = mapped_column(UTCDateTime)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    records: Mapped[list[EventRecord]] = relationship(order_by=EventRecord.position)
    deadline_records: Mapped[list[DeadlineRecord]] = relationship(
        order_by=DeadlineRecord.id, cascade="all, delete-orphan"
    )
    refusals: Mapped[list[Refusal]] = relationship(order_by=Refusal.id, cascade="all, delete-orphan")

    # Derived from the history by refresh(), and written nowhere else.
    history_length: Mapped[int] = mapped_column(default=0)
    phase: Mapped[Phase] = mapped_column(words(Phase), default=Phase.DRAFT)
    delivery: Mapped[Delivery] = mapped_column(words(Delivery), default=Delivery.DRAFT)
    stage: Mapped[Stage] = mapped_column(words(Stage), default=Stage.NOT_SENT)
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    awaiting: Mapped[Awaiting] = mapped_column(words(Awaiting), default=Awaiting.REQUESTER)
    due_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    undated_because: Mapped[str] = mapped_column(String(200), default="")
    sent_on: Mapped[date | None]
    clock_start: Mapped[date | None]
    responded_on: Mapped[date | None]
    response_late: Mapped[bool | None]
    acknowledged_on: Mapped[date | None]
    review_requested_on: Mapped[date | None]
    review_decided_on: Mapped[date | None]
    complaint_on: Mapped[date | None]
    decision_notice_on: Mapped[date | None]
    tribunal_decided_on: Mapped[date | None]
    last_chased_on: Mapped[date | None]
    review_result: Mapped[ReviewResult | None] = mapped_column(words(ReviewResult))
    commissioner_reference: Mapped[str] = mapped_column(String(60), default="")
    notice_reference: Mapped[str] = mapped_column(String(60), default="")
    finding: Mapped[Finding | None] = mapped_column(words(Finding))
    appealed_on: Mapped[date | None]
    appeal_decided_on: Mapped[date | None]
    disposal: Mapped[Disposal | None] = mapped_column(words(Disposal))
    non_compliance_on: Mapped[date | None]
    chasers: Mapped[int] = mapped_column(default=0)
    last_event_on: Mapped[date | None]
    last_event_kind: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    def append(self, event: Event, *, entry: Entry, laws: Laws) -> None:
        """Add to the history: the only way in, so it and the columns cannot part."""
        position = len(self.records) + 1
        self.records.append(EventRecord.of(event, position=position, by_id=entry.by_id, at=entry.at))
        self.refresh(laws)

    def refresh(self, laws: Laws) -> None:
        """Derive the columns afresh from the history."""
        history = [record.event for record in self.records]
        state = self.state(laws)
        for column, value in derived_columns(state, history).items():
            setattr(self, column, value)
        self.deadline_records = [DeadlineRecord(**DeadlineRecord.values_of(each)) for each in state.deadlines]
        self.refusals = [Refusal(**values) for values in refusal_values(history)]

    def state(self, laws: Laws) -> RequestState:
        """Where the request stands, with the working behind every date."""
        return replay([record.event for record in self.records], laws[self.regime])


def derived_columns(state: RequestState, history: Sequence[Event]) -> dict[str, object]:
    """The derived columns of `info_requests`, for an ORM row and for a bulk insert alike."""
    return {name: getattr(state, name) for name in DERIVED} | {"history_length": len(history)}


def refusal_values(history: Sequence[Event]) -> list[dict[str, object]]:
    """The columns of `refusals`, from every answer that has not been taken back."""
    return [
        {"position": position, "law": cited.law, "code": cited.code, "limb": cited.limb, "ncnd": cited.ncnd}
        for position, cited in _cited(history)
    ]


def _cited(history: Sequence[Event]) -> list[tuple[int, CitedExemption]]:
    return [(position, cited) for position, exemptions in cited_exemptions(history) for cited in exemptions]
