"""Who last chased each request, and which have a letter approved that nobody has recorded as sent."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    and_,
    cast,
    exists,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.history import taken_back
from foi_tracker.models import EventRecord, Letter, User

CHASED, RETRACTED, APPROVED = "chased", "event_retracted", "approved"


@dataclass(frozen=True, kw_only=True, slots=True)
class Chasing:
    """`by` is who recorded the last chaser that stands; `round_id` the round whose letter is still to be sent."""

    by: str = ""
    round_id: int | None = None


def still_to_send() -> ColumnElement[bool]:
    """Letters of a round that are neither recorded as sent nor withdrawn, each in its latest version."""
    in_a_round = Letter.chaser_round_id.is_not(None)
    return and_(in_a_round, Letter.sent_on.is_(None), Letter.discarded_at.is_(None), is_latest())


def is_latest() -> ColumnElement[bool]:
    """Letters that no newer version has replaced."""
    newer = aliased(Letter)
    return ~exists().where(newer.replaces_id == Letter.id)


def chasings(session: Session, ids: Sequence[int]) -> dict[int, Chasing]:
    """All of these that were chased or are about to be, from one statement."""
    lines: dict[int, list[_Line]] = defaultdict(list)
    for request_id, *line in session.execute(union_all(_history(ids), _letters(ids))):
        lines[request_id].append(_Line(*line))
    return {request_id: _chasing(found) for request_id, found in lines.items()}


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    number: int
    on: date | None
    name: str
    names: int | None


def _history(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            EventRecord.info_request_id,
            EventRecord.kind,
            EventRecord.position,
            EventRecord.occurred_on,
            User.name,
            EventRecord.details["position"].as_integer(),
        )
        .join(User, User.id == EventRecord.recorded_by_id)
        .where(EventRecord.info_request_id.in_(ids), EventRecord.kind.in_((CHASED, RETRACTED)))
    )


def _letters(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    nothing = (cast(null(), Date), literal("", String), cast(null(), Integer))
    return select(Letter.info_request_id, literal(APPROVED, String), Letter.chaser_round_id, *nothing).where(
        Letter.info_request_id.in_(ids), still_to_send()
    )


def _chasing(lines: Sequence[_Line]) -> Chasing:
    gone = taken_back({each.number: each.names or 0 for each in lines if each.kind == RETRACTED})
    chasers = [each for each in lines if each.kind == CHASED and each.number not in gone]
    last = max(chasers, key=lambda each: (each.on or date.min, each.number), default=None)
    rounds = [each.number for each in lines if each.kind == APPROVED]
    return Chasing(by=last.name if last else "", round_id=max(rounds, default=None))
