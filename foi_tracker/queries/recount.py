"""Requests whose dates a change in the calendar may move, read in batches, with where they stood and now stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from foi_tracker.domain.event_codec import from_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import replay
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import EventRecord, InfoRequest

BATCH = 1_000
# No working-day period that runs from an event, however chained, is still running this long after the last event.
LONGEST = timedelta(days=200)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recounted:
    """A request whose dates moved: the state before and after, and the history that both come from."""

    id: int
    reference: str
    before: RequestState
    after: RequestState
    history: Sequence[Event]


def moved_by(session: Session, day: date, nation: str, *, before: Laws, after: Laws) -> Iterator[list[Recounted]]:
    """The requests that `day` moves, a batch at a time. Rows are locked where the database can, until the commit."""
    last_id = 0
    states = lru_cache(maxsize=BATCH)(  # requests filed together have the same history
        lambda history, regime: (replay(history, before[regime]), replay(history, after[regime]))
    )
    while rows := _candidates(session, day, nation, last_id):
        last_id = rows[-1][0]
        histories = _histories(session, rows[0][0], last_id)
        yield [
            Recounted(id=row_id, reference=reference, before=old, after=new, history=history)
            for row_id, reference, regime in rows
            for history in (tuple(histories[row_id]),)
            for old, new in (states(history, regime),)
            if old != new
        ]


def _candidates(session: Session, day: date, nation: str, after_id: int) -> list[tuple[int, str, RegimeCode]]:
    """Only those under way around the day, under a law that looks at that nation's holidays."""
    regimes = [code for code in RegimeCode if nation == "SCT" or not code.is_scottish]
    began = exists().where(EventRecord.info_request_id == InfoRequest.id, EventRecord.occurred_on <= day)
    found = session.execute(
        select(InfoRequest.id, InfoRequest.reference, InfoRequest.regime)
        .where(InfoRequest.id > after_id, InfoRequest.regime.in_(regimes))
        .where(InfoRequest.last_event_on >= day - LONGEST, began)
        .order_by(InfoRequest.id)
        .limit(BATCH)
        .with_for_update(of=InfoRequest)
    )
    return [(row.id, row.reference, row.regime) for row in found]


def _histories(session: Session, first_id: int, last_id: int) -> dict[int, list[Event]]:
    rows = session.execute(
        select(EventRecord.info_request_id, EventRecord.kind, EventRecord.occurred_on, EventRecord.details)
        .where(EventRecord.info_request_id.between(first_id, last_id))
        .order_by(EventRecord.info_request_id, EventRecord.position)
    )
    found: dict[int, list[Event]] = defaultdict(list)
    for row in rows:
        found[row.info_request_id].append(from_details(row.kind, row.occurred_on, row.details))
    return found
