"""What people added to the requests of an import after it: undoing it would take that away, or leave it in the air."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.imports.plan.plan_codec import DONE
from foi_tracker.domain.imports.vocabulary import Deed, ImportStage
from foi_tracker.models import (
    Assessment,
    Assignment,
    Attachment,
    AuditLine,
    Coding,
    Deployment,
    Finding,
    ImportRow,
    InfoRequest,
    Letter,
    Note,
    Reading,
    Reservation,
    SheetImport,
)

Column = InstrumentedAttribute[Any]
# Where people add things to a request, when they did, and what one and several of them are called.
ADDITIONS: Final[tuple[tuple[Column, Column, str, str], ...]] = (
    (Note.info_request_id, Note.written_at, "a note", "notes"),
    (Attachment.info_request_id, Attachment.added_at, "a file", "files"),
    (Letter.info_request_id, Letter.made_at, "a letter", "letters"),
    (Assignment.info_request_id, Assignment.assigned_at, "a change of owner", "changes of owner"),
    (Assessment.info_request_id, Assessment.made_at, "an assessment of the answer", "assessments of answers"),
    (Deployment.info_request_id, Deployment.saved_at, "a row of the log", "rows of the log"),
    (Reading.info_request_id, Reading.opened_at, "a reply opened to be read", "replies opened to be read"),
    (Finding.info_request_id, Finding.decided_at, "a finding", "findings"),
)
# What a fact of the plan is called where it is kept, and on screen.
LABELS: Final = (
    ("title", InfoRequest.title, "another title"),
    ("url", InfoRequest.whatdotheyknow_url, "another page on WhatDoTheyKnow"),
    ("their_reference", InfoRequest.their_reference, "another reference of theirs"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What was added to one request since, in words."""

    reference: str
    what: tuple[str, ...]


def touched(sheet_import_id: int) -> Select[int | None]:
    """The ids of the requests that an import made or changed."""
    mine = (ImportRow.sheet_import_id == sheet_import_id, ImportRow.deed.in_(DONE))
    return select(ImportRow.info_request_id).where(*mine, ImportRow.info_request_id.is_not(None))


def added_since(session: Session, sheet_import: SheetImport) -> list[Added]:
    """By reference; a fixed number of statements, however many requests they are."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for look in (_entries, _additions, _answers, _in_hand, _checks, _replies, _labels, _sheets):
        for id_, words in look(session, sheet_import):
            found[id_].append(words)
    if not found:
        return []
    named = select(InfoRequest.id, InfoRequest.reference).where(InfoRequest.id.in_(touched(sheet_import.id)))
    references = {row.id: row.reference for row in session.execute(named)}
    added = (Added(reference=references[id_], what=tuple(what)) for id_, what in found.items())
    return sorted(added, key=lambda each: each.reference)


Found = Iterator[tuple[int, str]]


def _entries(session: Session, sheet_import: SheetImport) -> Found:
    """But for those of later sheets that were undone: each of theirs was answered by one that takes it back."""
    rows = select(InfoRequest.id, (InfoRequest.history_length - ImportRow.history_after).label("more"))
    rows = rows.join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
    mine = (ImportRow.sheet_import_id == sheet_import.id, ImportRow.deed.in_(DONE))
    longer = InfoRequest.history_length > ImportRow.history_after
    came_and_went = _came_and_went(session, sheet_import)
    for row in session.execute(rows.where(*mine, longer)):
        if count := row.more - came_and_went.get(row.id, 0):
            yield row.id, _counted(count, "an entry in its history", "entries in its history")


def _came_and_went(session: Session, sheet_import: SheetImport) -> dict[int | None, int]:
    entries = func.sum(ImportRow.history_after - ImportRow.history_before) * 2
    rows = select(ImportRow.info_request_id, entries).join(SheetImport, SheetImport.id == ImportRow.sheet_import_id)
    later = (SheetImport.stage == ImportStage.UNDONE, SheetImport.imported_at > sheet_import.imported_at)
    wanted = rows.where(*later, ImportRow.info_request_id.in_(touched(sheet_import.id)))
    return {id_: count for id_, count in session.execute(wanted.group_by(ImportRow.info_request_id))}  # noqa: C416


def _additions(session: Session, sheet_import: SheetImport) -> Found:
    for request_id, moment, one, several in ADDITIONS:
        later = (request_id.in_(touched(sheet_import.id)), moment > sheet_import.imported_at)
        for id_, count in session.execute(select(request_id, func.count()).where(*later).group_by(request_id)):
            yield id_, _counted(count, one, several)


def _answers(session: Session, sheet_import: SheetImport) -> Found:
    """Drafts too: somebody sat down to type them."""
    rows = select(Reading.info_request_id, func.count()).join(Coding, Coding.reading_id == Reading.id)
    later = (Reading.info_request_id.in_(touched(sheet_import.id)), Coding.saved_at > sheet_import.imported_at)
    for id_, count in session.execute(rows.where(*later).group_by(Reading.info_request_id)):
        yield id_, _counted(count, "an answer read from its reply", "answers read from its reply")


def _in_hand(session: Session, sheet_import: SheetImport) -> Found:
    """Who reads a reply right now, or said that it answers nothing, may have added nothing else yet."""
    rows = select(Reading.info_request_id).distinct().outerjoin(Reservation, Reservation.reading_id == Reading.id)
    by_import = and_(Reading.opened_at == sheet_import.imported_at, Reading.opened_by_id == sheet_import.imported_by_id)
    held = or_(Reservation.id.is_not(None), Reading.first_by_id.is_not(None))
    wanted = rows.where(Reading.info_request_id.in_(touched(sheet_import.id)), by_import, held)
    for id_ in session.scalars(wanted):
        yield id_, "somebody has its reply in hand"


def _checks(session: Session, sheet_import: SheetImport) -> Found:
    """Rows of the log that it brought, and that somebody has looked at since."""
    mine = (Deployment.saved_at == sheet_import.imported_at, Deployment.coder_id == sheet_import.imported_by_id)
    here = (Deployment.info_request_id.in_(touched(sheet_import.id)), Deployment.version > 1)
    for id_ in session.scalars(select(Deployment.info_request_id).where(*mine, *here).distinct()):
        yield id_, "its rows of the log were checked or removed"


def _replies(session: Session, sheet_import: SheetImport) -> Found:
    """What authorities said of findings that it brought; only the audit knows since when."""
    later = (AuditLine.action == "findings.right_of_reply", AuditLine.at > sheet_import.imported_at)
    references = {subject.split(" ")[1] for subject in session.scalars(select(AuditLine.subject).where(*later))}
    here = (InfoRequest.reference.in_(references), InfoRequest.id.in_(touched(sheet_import.id)))
    for id_ in session.scalars(select(InfoRequest.id).where(*here)):
        yield id_, "what the authority says of a finding"


def _labels(session: Session, sheet_import: SheetImport) -> Found:
    """What stands there now is not what the sheet wrote."""
    facts = (ImportRow.plan["facts"].label("facts"), ImportRow.plan["regime"].as_string().label("law"))
    columns = [column.label(name) for name, column, _ in LABELS]
    rows = select(InfoRequest.id, ImportRow.deed, InfoRequest.regime, *facts, *columns)
    rows = rows.join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
    mine = (ImportRow.sheet_import_id == sheet_import.id, ImportRow.deed.in_(DONE))
    for row in session.execute(rows.where(*mine)):
        wrote = {name: "" for name, _, _ in LABELS if row.deed is Deed.CREATE} | row.facts
        yield from ((row.id, words) for name, _, words in LABELS if _differs(wrote, name, getattr(row, name)))
        if row.deed is Deed.CREATE and row.law and row.law != row.regime.value:
            yield row.id, "another law"


def _differs(wrote: Mapping[str, str], name: str, now: str) -> bool:
    """A fact longer than its column was cut when it was written."""
    return name in wrote and wrote[name] != now and not (now and wrote[name].startswith(now))


def _sheets(session: Session, sheet_import: SheetImport) -> Found:
    other = (SheetImport.id != sheet_import.id, SheetImport.stage == ImportStage.IMPORTED)
    later = (SheetImport.imported_at > sheet_import.imported_at, ImportRow.deed.in_(DONE))
    rows = select(ImportRow.info_request_id, SheetImport.filename).join(
        SheetImport, SheetImport.id == ImportRow.sheet_import_id
    )
    wanted = rows.where(*other, *later, ImportRow.info_request_id.in_(touched(sheet_import.id)))
    for id_, filename in session.execute(wanted):
        if id_ is not None:
            yield id_, f"a later sheet, {filename}"


def _counted(count: int, one: str, several: str) -> str:
    return one if count == 1 else f"{count} {several}"
