"""Requests as lists show them: plain columns, and the state they add up to, without reading any history."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority, DeadlineRecord, InfoRequest, User
from foi_tracker.models.info_request import DERIVED
from foi_tracker.queries.chased import Chasing, chasings
from foi_tracker.queries.request_filter import Standpoint

NEVER = Chasing()


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestRow:
    """One line of a list; `days_late` is None where the authority is not late."""

    reference: str
    authority: str
    authority_slug: str
    regime: RegimeCode
    owner: str | None
    state: RequestState
    days_late: int | None
    chasing: Chasing = NEVER


def request_columns() -> Select[Any]:
    """What `request_rows` needs of each request; the caller adds conditions, order and limit."""
    return (
        select(
            InfoRequest.id,
            InfoRequest.reference,
            InfoRequest.regime,
            Authority.name.label("authority"),
            Authority.slug.label("authority_slug"),
            User.name.label("owner"),
            *(getattr(InfoRequest, name) for name in DERIVED),
        )
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .outerjoin(User, User.id == InfoRequest.owner_id)
    )


def request_rows(session: Session, found: Iterable[Row[Any]], standpoint: Standpoint) -> list[RequestRow]:
    """The rows, with the live deadlines of all of them, and who chased, from two more statements."""
    rows = list(found)
    ids = [row.id for row in rows]
    deadlines, chased = _deadlines(session, ids), chasings(session, ids)
    return [
        replace(_request_row(row, tuple(deadlines[row.id]), standpoint), chasing=chased.get(row.id, NEVER))
        for row in rows
    ]


def _request_row(row: Row[Any], deadlines: tuple[Deadline, ...], standpoint: Standpoint) -> RequestRow:
    state = RequestState(**{name: getattr(row, name) for name in DERIVED}, deadlines=deadlines)
    return RequestRow(
        reference=row.reference,
        authority=row.authority,
        authority_slug=row.authority_slug,
        regime=row.regime,
        owner=row.owner,
        state=state,
        days_late=_days_late(state, row.regime, standpoint),
    )


def _days_late(state: RequestState, regime: RegimeCode, standpoint: Standpoint) -> int | None:
    late = is_overdue(state.awaiting, state.due_on, standpoint.today)
    due_on: date | None = state.due_on if late else None
    return days_late(due_on, standpoint.today, standpoint.laws[regime].calendar) if due_on else None


def _deadlines(session: Session, ids: list[int]) -> dict[int, list[Deadline]]:
    found: dict[int, list[Deadline]] = defaultdict(list)
    statement = select(DeadlineRecord.info_request_id, *_DEADLINE).where(DeadlineRecord.info_request_id.in_(ids))
    for id_, *values in session.execute(statement.order_by(DeadlineRecord.id)):
        found[id_].append(Deadline(**dict(zip(_DEADLINE_NAMES, values, strict=True))))
    return found


_DEADLINE_NAMES = ("kind", "party", "level", "provision", "opened_by", "due_on", "opens_on", "unknown_because")
_DEADLINE = tuple(getattr(DeadlineRecord, name) for name in _DEADLINE_NAMES)
