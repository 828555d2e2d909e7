"""The rows that hang on the requests of a sheet, many at a time. Nothing here commits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.models import Assignment, Base, Entry, EventRecord, ImportRow, Note
from foi_tracker.usecases.imported_answers import ToWrite, write_answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row and its request: how long its history was before, and what is appended to it.

    `before_it` is what its labels were, where there was a request before.
    """

    planned: PlannedRow
    request_id: int
    reference: str
    before: int
    events: Sequence[Event]
    before_it: Mapping[str, str] | None = None


def write_lines(session: Session, lines: Sequence[Line], row_ids: Mapping[int, int], entry: Entry) -> None:
    """Events, notes and answers, and what became of each row of the sheet."""
    events = (event_values(line.request_id, line.before, line.events, entry) for line in lines)
    insert_many(session, EventRecord, chain.from_iterable(events))
    insert_many(session, Note, (_note(line, entry) for line in lines if line.planned.note))
    answered = [line for line in lines if line.planned.answers or line.planned.deployments]
    if answered:
        write_answers(session, [_answers(line) for line in answered], entry)
    _update_rows(session, lines, row_ids)


def write_assignments(session: Session, owners: Mapping[int, int | None], entry: Entry) -> None:
    """Who looks after these requests from now on, by their ids."""
    who = {"assigned_by_id": entry.by_id, "assigned_at": entry.at}
    insert_many(
        session, Assignment, ({"info_request_id": id_, "owner_id": owner} | who for id_, owner in owners.items())
    )


def insert_many(session: Session, table: type[Base], values: Iterable[dict[str, Any]]) -> None:
    """All of these, where there are any."""
    rows = list(values)
    if rows:
        session.connection().execute(insert(table), rows)


def event_values(request_id: int, before: int, events: Iterable[Event], entry: Entry) -> list[dict[str, Any]]:
    """The lines of a history that are appended to so many others."""
    return [
        {
            "info_request_id": request_id,
            "position": position,
            "kind": event.kind,
            "occurred_on": event.on,
            "details": to_details(event),
            "recorded_by_id": entry.by_id,
            "recorded_at": entry.at,
        }
        for position, event in enumerate(events, before + 1)
    ]


def _note(line: Line, entry: Entry) -> dict[str, Any]:
    body = line.planned.note
    return {"info_request_id": line.request_id, "body": body, "written_by_id": entry.by_id, "written_at": entry.at}


def _answers(line: Line) -> ToWrite:
    planned = line.planned
    return ToWrite(info_request_id=line.request_id, answers=planned.answers, deployments=planned.deployments)


def _update_rows(session: Session, lines: Sequence[Line], row_ids: Mapping[int, int]) -> None:
    """What became of them. The plan stays as it was looked at, but for what undoing it must put back."""
    table = ImportRow.__table__
    rows = [{f"new_{name}": value for name, value in _became(line).items()} for line in lines]
    names = [name.removeprefix("new_") for name in rows[0]]
    values = {name: bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    statement = update(ImportRow).where(table.c.id == bindparam("this")).values(values)
    ids = [{"this": row_ids[line.planned.number]} for line in lines]
    session.connection().execute(statement, [id_ | row for id_, row in zip(ids, rows, strict=True)])


def _became(line: Line) -> dict[str, Any]:
    became = {
        "info_request_id": line.request_id,
        "reference": line.reference,
        "history_before": line.before,
        "history_after": line.before + len(line.events),
    }
    if line.before_it is None:
        return became
    return became | {"plan": plan_codec.dump(replace(line.planned, before=line.before_it))}
