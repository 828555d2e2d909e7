"""Take back what an import added to requests that were there before it. Nothing here commits."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.civil_day import civil_day
from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.findings.vocabulary import Settled
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.models import (
    Assignment,
    Coding,
    Deployment,
    Entry,
    EventRecord,
    Finding,
    ImportRow,
    InfoRequest,
    Note,
    Reading,
    SheetImport,
)
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.derivations import derive, histories
from foi_tracker.usecases.imported_changes import write_columns
from foi_tracker.usecases.imported_lines import event_values, insert_many
from foi_tracker.usecases.imported_requests import COLUMNS
from foi_tracker.usecases.rebuild_columns import write_derived

AT_A_TIME: Final = 500
Key = InstrumentedAttribute[Any]
PLAIN: Final = {"synchronize_session": False}
Changed = Row[*tuple[Any, ...]]
# What an import put beside the history, with who did so and when: nothing of anybody else has both.
PUT: Final[tuple[tuple[Key, Key, Key], ...]] = (
    (Note.info_request_id, Note.written_at, Note.written_by_id),
    (Assignment.info_request_id, Assignment.assigned_at, Assignment.assigned_by_id),
    (Deployment.info_request_id, Deployment.saved_at, Deployment.coder_id),
)


def take_changes_back(session: Session, sheet_import: SheetImport, entry: Entry) -> None:
    """Events by retracting them, labels by what they were before, and all else by deleting it."""
    columns = (ImportRow.history_before, ImportRow.history_after, ImportRow.plan["before"].label("was"))
    rows = (
        select(InfoRequest.id, InfoRequest.regime, *columns)
        .join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
        .where(ImportRow.sheet_import_id == sheet_import.id, ImportRow.deed == Deed.CHANGE)
        .order_by(InfoRequest.id)
        .with_for_update(of=InfoRequest)
    )
    changed = session.execute(rows).all()
    for first in range(0, len(changed), AT_A_TIME):
        some = changed[first : first + AT_A_TIME]
        ids = [row.id for row in some]
        _delete_answers(session, ids, sheet_import)
        _delete_others(session, ids, sheet_import)
        _retract(session, some, entry)
        _put_labels_back(session, some)


def _retract(session: Session, changed: Sequence[Changed], entry: Entry) -> None:
    """The latest first, and the import's own retractions too: taking back a taking-back restores."""
    today, laws = civil_day(entry.at), current_laws(session)
    recorded = histories(session, [row.id for row in changed])
    lines: list[dict[str, Any]] = []
    derived = {}
    for row in changed:
        positions = range(row.history_after, row.history_before, -1)
        events = [EventRetracted(on=today, position=position) for position in positions]
        lines += event_values(row.id, len(recorded[row.id]), events, entry)
        derived[row.id] = derive([*recorded[row.id], *events], laws[row.regime])
    insert_many(session, EventRecord, lines)
    write_derived(session, derived)


def _put_labels_back(session: Session, changed: Sequence[Changed]) -> None:
    values: dict[str, dict[int, object]] = {}
    for row in changed:
        for name, was in row.was.items():
            column = {"owner": "owner_id", "wave": "batch_id"}.get(name) or COLUMNS[name]
            values.setdefault(column, {})[row.id] = was if name in COLUMNS else (int(was) if was else None)
    write_columns(session, values)


def _delete_answers(session: Session, ids: Sequence[int], sheet_import: SheetImport) -> None:
    """What it found no longer counts, and what counted before does again."""
    at, by = sheet_import.imported_at, sheet_import.imported_by_id
    imported = (Finding.info_request_id.in_(ids), Finding.settled == Settled.IMPORTED, Finding.decided_at == at)
    _delete(session, Finding.info_request_id, *imported)
    before = update(Finding).where(Finding.info_request_id.in_(ids), Finding.superseded_at == at)
    session.execute(before.values(superseded_at=None), execution_options=PLAIN)
    readings = select(Reading.id).where(Reading.info_request_id.in_(ids))
    _delete(session, Coding.reading_id, Coding.reading_id.in_(readings), Coding.saved_at == at, Coding.coder_id == by)
    opened = (Reading.info_request_id.in_(ids), Reading.opened_at == at, Reading.opened_by_id == by)
    _delete(session, Reading.info_request_id, *opened)


def _delete_others(session: Session, ids: Sequence[int], sheet_import: SheetImport) -> None:
    for request_id, moment, who in PUT:
        mine = (moment == sheet_import.imported_at, who == sheet_import.imported_by_id)
        _delete(session, request_id, request_id.in_(ids), *mine)


def _delete(session: Session, where: Key, *conditions: ColumnElement[bool]) -> None:
    session.execute(delete(where.class_).where(*conditions), execution_options=PLAIN)
