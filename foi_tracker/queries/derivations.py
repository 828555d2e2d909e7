"""What is stored of each request beside what its history says should be: read a batch at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.event_codec import from_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.regimes import Laws
from foi_tracker.models import (
    Base,
    DeadlineRecord,
    EventRecord,
    InfoRequest,
    Refusal,
    derived_columns,
    refusal_values,
)
from foi_tracker.models.info_request import DERIVED

BATCH = 500
Values = Mapping[str, object]
COLUMNS = (*DERIVED, "history_length")
DEADLINE = ("party", "kind", "due_on", "opens_on", "level", "provision", "opened_by", "unknown_because")
REFUSAL = ("position", "law", "code", "limb", "ncnd")


@dataclass(frozen=True, slots=True)
class Derived:
    """The derived columns of a request, and its rows in the derived tables."""

    columns: Values
    deadlines: Sequence[Values]
    refusals: Sequence[Values]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One request as it is stored, and as its history says."""

    id: int
    reference: str
    stored: Derived
    derived: Derived

    @property
    def agrees(self) -> bool:
        """Whether nothing need be written."""
        return self.stored == self.derived

    def differences(self) -> list[tuple[str, object, object]]:
        """Where they part: column, stored, derived."""
        columns = [
            (name, self.stored.columns[name], value)
            for name, value in self.derived.columns.items()
            if self.stored.columns[name] != value
        ]
        rows = [
            (name, _listed(stored), _listed(derived))
            for name, stored, derived in (
                ("deadlines", self.stored.deadlines, self.derived.deadlines),
                ("refusals", self.stored.refusals, self.derived.refusals),
            )
            if stored != derived
        ]
        return [*columns, *rows]


def _listed(rows: Sequence[Values]) -> str:
    return "; ".join(" ".join(str(value) for value in row.values() if value is not None) for row in rows) or "none"


def derivations(session: Session, laws: Laws, *, after: int, locked: bool = False) -> list[Derivation]:
    """The next batch of requests after the id `after`; empty when there are no more. Four statements, however many."""
    wanted = select(InfoRequest.id, InfoRequest.reference, InfoRequest.regime, *_columns(InfoRequest, COLUMNS))
    wanted = wanted.where(InfoRequest.id > after).order_by(InfoRequest.id).limit(BATCH)
    requests = session.execute(wanted.with_for_update() if locked else wanted).all()
    ids = [row.id for row in requests]
    recorded = histories(session, ids)
    deadlines = _rows(session, DeadlineRecord, DEADLINE, ids)
    refusals = _rows(session, Refusal, REFUSAL, ids)
    return [
        Derivation(
            row.id,
            row.reference,
            Derived({name: getattr(row, name) for name in COLUMNS}, deadlines[row.id], refusals[row.id]),
            derive(recorded[row.id], laws[row.regime]),
        )
        for row in requests
    ]


def derive(history: Sequence[Event], law: Law) -> Derived:
    """What a history says, in the shape that is stored."""
    state = replay(history, law)
    return Derived(
        derived_columns(state, history),
        [DeadlineRecord.values_of(deadline) for deadline in state.deadlines],
        refusal_values(history),
    )


def histories(session: Session, ids: Sequence[int]) -> dict[int, list[Event]]:
    """Everything recorded of these requests, in order of entry."""
    found: dict[int, list[Event]] = defaultdict(list)
    columns = (EventRecord.info_request_id, EventRecord.kind, EventRecord.occurred_on, EventRecord.details)
    statement = select(*columns).where(EventRecord.info_request_id.in_(ids))
    for id_, kind, on, details in session.execute(
        statement.order_by(EventRecord.info_request_id, EventRecord.position)
    ):
        found[id_].append(from_details(kind, on, details))
    return found


def _rows(
    session: Session, table: type[DeadlineRecord | Refusal], names: Sequence[str], ids: Sequence[int]
) -> dict[int, list[Values]]:
    found: dict[int, list[Values]] = defaultdict(list)
    statement = select(table.info_request_id, *_columns(table, names)).where(table.info_request_id.in_(ids))
    for id_, *values in session.execute(statement.order_by(table.id)):
        found[id_].append(dict(zip(names, values, strict=True)))
    return found


def _columns(table: type[Base], names: Sequence[str]) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names]


def how_many(session: Session) -> int:
    """How many requests there are, for saying how far one has come."""
    return session.scalar(select(func.count()).select_from(InfoRequest)) or 0
