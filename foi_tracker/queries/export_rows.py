"""Flat rows for every export: text as stored, "" where there is nothing, a chunk at a time."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, select
from sqlalchemy.orm import QueryableAttribute, Session

from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.exemptions import as_cited
from foi_tracker.domain.history import taken_back
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.vocabulary import Awaiting, RegimeCode
from foi_tracker.models import EventRecord, InfoRequest, Refusal
from foi_tracker.queries import appeals
from foi_tracker.queries.export_names import WHICH, Cells, Chunks, Line, Names, Selection, chunks_of, names_of
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.request_rows import RequestRow, request_columns
from foi_tracker.queries.request_rows import request_rows as listed_rows

SECONDS = len("2026-11-01 12:00:00")


def request_rows(session: Session, selection: Selection) -> Chunks:
    """A row a request, in the order they were filed."""
    names = names_of(session)
    columns = (InfoRequest.id, InfoRequest.owner_id, *map(_text, _STANDING), *map(_text, _STEPS), *_LAST)
    statement = select(*WHICH, *columns).where(*selection.where()).order_by(InfoRequest.id)
    for rows in chunks_of(session, statement):
        cited = _exemptions(session, [row.id for row in rows])
        yield [_request_cells(row, names, selection.standpoint, cited[row.id]) for row in rows]


def event_rows(session: Session, selection: Selection) -> Chunks:
    """A row an event, request by request, in the order of entry."""
    names = names_of(session)
    columns = (EventRecord.info_request_id, EventRecord.position, EventRecord.kind, EventRecord.recorded_by_id)
    texts = (_text(EventRecord.occurred_on), _text(EventRecord.recorded_at), cast(EventRecord.details, String))
    statement = (
        select(*WHICH, *columns, *texts)
        .join(EventRecord, EventRecord.info_request_id == InfoRequest.id)
        .where(*selection.where())
        .order_by(InfoRequest.id, EventRecord.position)
    )
    for rows in chunks_of(session, statement):
        retracted = _retracted(session, {row.info_request_id for row in rows})
        yield [_event_cells(row, names, row.position in retracted[row.info_request_id]) for row in rows]


def refusal_rows(session: Session, selection: Selection) -> Chunks:
    """A row an exemption cited, request by request."""
    names = names_of(session)
    cited_in = and_(EventRecord.info_request_id == Refusal.info_request_id, EventRecord.position == Refusal.position)
    statement = (
        select(
            *WHICH,
            _text(InfoRequest.outcome),
            _text(Refusal.position),
            _text(EventRecord.occurred_on),
            _text(Refusal.law),
            Refusal.code,
            Refusal.limb,
            _truth(Refusal.ncnd),
        )
        .join(Refusal, Refusal.info_request_id == InfoRequest.id)
        .join(EventRecord, cited_in)
        .where(*selection.where())
        .order_by(InfoRequest.id, Refusal.id)
    )
    for rows in chunks_of(session, statement):
        yield [(*names.which(row), *row[4:]) for row in rows]


def appeal_rows(session: Session, selection: Selection) -> Chunks:
    """A row a live challenge, as the appeals page lists them: what lapses first, then what waits for others."""
    names, today = names_of(session), selection.standpoint.today
    rank, day = appeals.order(today)
    statement = (
        request_columns()
        .add_columns(InfoRequest.campaign_id, InfoRequest.authority_id)
        .where(*selection.where(), appeals.is_live(today))
        .order_by(rank, day, InfoRequest.id)
    )
    for rows in chunks_of(session, statement):
        listed = zip(rows, listed_rows(session, rows, selection.standpoint), strict=True)
        yield [(*names.which(row), *_appeal_cells(each, today)) for row, each in listed]


ROWS: dict[str, Callable[[Session, Selection], Chunks]] = {
    "requests": request_rows,
    "events": event_rows,
    "refusals": refusal_rows,
    "appeals": appeal_rows,
}


def _text(column: QueryableAttribute[Any]) -> ColumnElement[str]:
    # As text from the database itself: turning every date into an object and back would be most of the work.
    return func.coalesce(cast(column, String), "").label(f"{column.key}_text")


def _truth(column: QueryableAttribute[Any]) -> ColumnElement[str]:
    return case((column.is_(True), "true"), (column.is_(False), "false"), else_="").label(f"{column.key}_text")


_STANDING = (
    InfoRequest.title,
    InfoRequest.delivery,
    InfoRequest.stage,
    InfoRequest.outcome,
    InfoRequest.awaiting,
    InfoRequest.sent_on,
    InfoRequest.clock_start,
    InfoRequest.acknowledged_on,
    InfoRequest.first_due_on,
    InfoRequest.due_on,
    InfoRequest.undated_because,
)
_STEPS = (
    InfoRequest.review_requested_on,
    InfoRequest.review_decided_on,
    InfoRequest.review_result,
    InfoRequest.complaint_on,
    InfoRequest.commissioner_reference,
    InfoRequest.decision_notice_on,
    InfoRequest.notice_reference,
    InfoRequest.finding,
    InfoRequest.appealed_on,
    InfoRequest.tribunal_decided_on,
    InfoRequest.appeal_decided_on,
    InfoRequest.disposal,
    InfoRequest.last_chased_on,
    InfoRequest.chasers,
    InfoRequest.last_event_on,
)
_LAST = (
    InfoRequest.last_event_kind,
    InfoRequest.whatdotheyknow_url,
    InfoRequest.their_reference,
    _text(InfoRequest.responded_on),
    _truth(InfoRequest.response_late),
)
_FIRST_STANDING = len(WHICH) + 2
_FIRST_STEP = _FIRST_STANDING + len(_STANDING)
_AFTER_STEPS = _FIRST_STEP + len(_STEPS)


def _request_cells(row: Line, names: Names, standpoint: Standpoint, exemptions: str) -> Cells:
    return (
        *names.which(row),
        *row[_FIRST_STANDING:_FIRST_STEP],
        standpoint.today.isoformat(),
        _days_late(row, standpoint),
        row.responded_on_text,
        row.response_late_text,
        *row[_FIRST_STEP:_AFTER_STEPS],
        row.last_event_kind,
        exemptions,
        names.people.get(row.owner_id, ""),
        row.whatdotheyknow_url,
        row.their_reference,
    )


def _appeal_cells(row: RequestRow, today: date) -> Cells:
    state, right = row.state, appeals.first_to_lapse(row.state, today)
    binding = right or next((each for each in state.deadlines if each.due_on and each.due_on == state.due_on), None)
    return (
        appeals.step_of(state, right),
        state.awaiting,
        _day(state.due_on),
        today.isoformat(),
        right.kind if right else "",
        _day(right.due_on) if right else "",
        str((right.due_on - today).days) if right and right.due_on else "",
        binding.level if binding else "",
        binding.provision if binding else "",
        state.commissioner_reference,
        state.notice_reference,
        state.finding or "",
        _day(state.appealed_on),
        _day(state.appeal_decided_on),
        state.disposal or "",
        row.owner or "",
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _days_late(row: Line, standpoint: Standpoint) -> str:
    if row.awaiting_text != Awaiting.AUTHORITY or not row.due_on_text:
        return ""
    due_on, calendar = date.fromisoformat(row.due_on_text), standpoint.laws[RegimeCode(row.regime)].calendar
    late = is_overdue(Awaiting.AUTHORITY, due_on, standpoint.today)
    return str(days_late(due_on, standpoint.today, calendar)) if late else ""


def _exemptions(session: Session, ids: list[int]) -> dict[int, str]:
    cited: dict[int, dict[str, None]] = defaultdict(dict)
    columns = (Refusal.info_request_id, Refusal.law, Refusal.code, Refusal.limb, Refusal.ncnd)
    statement = select(*columns).where(Refusal.info_request_id.in_(ids)).order_by(Refusal.id)
    for id_, law, code, limb, ncnd in session.execute(statement):
        cited[id_][f"{law} {as_cited(code, limb)}{' [NCND]' if ncnd else ''}"] = None
    return defaultdict(str, {id_: "; ".join(found) for id_, found in cited.items()})


def _event_cells(row: Line, names: Names, is_retracted: bool) -> Cells:
    return (
        *names.which(row),
        str(row.position),
        row.kind,
        row.occurred_on_text,
        _instant(row.recorded_at_text),
        names.people[row.recorded_by_id],
        "true" if is_retracted else "false",
        row[-1],
    )


def _retracted(session: Session, ids: set[int]) -> dict[int, frozenset[int]]:
    named: dict[int, dict[int, int]] = defaultdict(dict)
    taken = EventRecord.details["position"].as_integer().label("names")
    statement = select(EventRecord.info_request_id, EventRecord.position, taken).where(
        EventRecord.info_request_id.in_(ids), EventRecord.kind == EventRetracted.kind
    )
    for id_, position, of in session.execute(statement):
        named[id_][position] = of
    return defaultdict(frozenset, {id_: taken_back(positions) for id_, positions in named.items()})


def _instant(stored: str) -> str:
    return stored[:SECONDS].replace(" ", "T") + "Z"
