"""Write what a corrected sheet changes about requests that are there already, in bulk. Nothing here commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.civil_day import civil_day
from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.models import InfoRequest
from foi_tracker.queries.derivations import derive, histories
from foi_tracker.queries.moved_plans import Moved
from foi_tracker.usecases.imported_lines import Line, write_assignments, write_lines
from foi_tracker.usecases.imported_requests import shortened
from foi_tracker.usecases.importing import Importing
from foi_tracker.usecases.rebuild_columns import write_derived

Stored = Row[*tuple[Any, ...]]


class RequestMoved(Exception):
    """Somebody added to a request's history, or wrote another label, while the sheet was being read once more."""

    def __init__(self, number: int, reference: str) -> None:
        super().__init__(reference)
        now = f"nothing: somebody has just changed {reference}"
        self.moved = Moved(number=number, was=f"a change to {reference}", now=now)


def write_changes(session: Session, rows: Sequence[PlannedRow], importing: Importing) -> None:
    """Some of them: first what is taken back, then what is new."""
    stored = _locked(session, [row.request_id for row in rows if row.request_id])
    lines = [_line(row, stored[row.request_id or 0], importing) for row in rows]
    recorded = histories(session, list(stored))
    laws = importing.world.laws
    derived = {
        line.request_id: derive([*recorded[line.request_id], *line.events], laws[stored[line.request_id].regime])
        for line in lines
    }
    write_lines(session, lines, importing.row_ids, importing.entry)
    write_derived(session, derived)
    _write_facts(session, rows, importing)


def _locked(session: Session, ids: Sequence[int]) -> dict[int, Stored]:
    wanted = select(
        InfoRequest.id,
        InfoRequest.reference,
        InfoRequest.regime,
        InfoRequest.history_length,
        InfoRequest.title,
        InfoRequest.whatdotheyknow_url,
        InfoRequest.their_reference,
        InfoRequest.owner_id,
        InfoRequest.batch_id,
    )
    found = session.execute(wanted.where(InfoRequest.id.in_(ids)).order_by(InfoRequest.id).with_for_update())
    return {row.id: row for row in found}


def _line(row: PlannedRow, stored: Stored, importing: Importing) -> Line:
    before = _before(row, stored)
    relabelled = any(row.before.get(name, was) != was for name, was in before.items() if name != "wave")
    if stored.history_length != row.seen_length or relabelled:
        raise RequestMoved(row.number, stored.reference)
    today = civil_day(importing.entry.at)
    retractions = [EventRetracted(on=today, position=position) for position in row.take_back]
    return Line(
        planned=row,
        request_id=stored.id,
        reference=stored.reference,
        before=stored.history_length,
        events=[*retractions, *row.add],
        before_it=before,
    )


def _before(row: PlannedRow, stored: Stored) -> dict[str, str]:
    """What undoing puts back; a wave by its batch, since several may have one name."""
    held = {
        "title": stored.title,
        "url": stored.whatdotheyknow_url,
        "their_reference": stored.their_reference,
        "owner": str(stored.owner_id or ""),
        "wave": str(stored.batch_id or ""),
    }
    return {name: held[name] for name in row.facts}


def _write_facts(session: Session, rows: Sequence[PlannedRow], importing: Importing) -> None:
    changed: dict[str, dict[int, object]] = {}
    for row in rows:
        values: dict[str, object] = {**shortened(row.facts)}
        if "wave" in row.facts:
            values["batch_id"] = importing.batches[row.facts["wave"]]
        if "owner" in row.facts:
            values["owner_id"] = importing.owners[row.facts["owner"]]
        for column, value in values.items():
            changed.setdefault(column, {})[row.request_id or 0] = value
    write_columns(session, changed)
    owners = {id_: each for id_, each in changed.get("owner_id", {}).items() if each is None or isinstance(each, int)}
    write_assignments(session, owners, importing.entry)


def write_columns(session: Session, changed: Mapping[str, Mapping[int, object]]) -> None:
    """Set plain columns, by the requests' ids: a statement a column."""
    table = InfoRequest.__table__
    for column, values in changed.items():
        statement = update(InfoRequest).where(table.c.id == bindparam("this"))
        session.connection().execute(
            statement.values({column: bindparam("value", type_=table.c[column].type)}),
            [{"this": id_, "value": value} for id_, value in values.items()],
        )
