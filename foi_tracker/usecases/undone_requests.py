"""Delete the requests that an import made, whole: the one case in which a history goes. Nothing here commits."""

from typing import Any, Final

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed
from foi_tracker.models import (
    Assignment,
    Batch,
    Coding,
    DeadlineRecord,
    Deployment,
    EventRecord,
    Finding,
    ImportRow,
    InfoRequest,
    Note,
    Reading,
    Refusal,
    RememberedChoice,
    SheetImport,
    UndoneRequest,
    User,
)

Key = InstrumentedAttribute[Any]
PLAIN: Final = {"synchronize_session": False}
# What hangs on a request that nobody has added to since, and its history last. The order is that of what points where.
BELOW: Final[tuple[Key, ...]] = (
    Finding.info_request_id,
    Reading.info_request_id,
    Deployment.info_request_id,
    Note.info_request_id,
    Assignment.info_request_id,
    DeadlineRecord.info_request_id,
    Refusal.info_request_id,
    EventRecord.info_request_id,
)
GOING: Final = select(UndoneRequest.going_id).where(UndoneRequest.going_id.is_not(None))


def delete_requests(session: Session, sheet_import: SheetImport) -> int:
    """How many they were. Each is named first, which lets its history go, and its number is never given again."""
    made = (ImportRow.sheet_import_id == sheet_import.id, ImportRow.deed == Deed.CREATE)
    named = (
        select(InfoRequest.id, InfoRequest.reference, literal(sheet_import.id))
        .join(ImportRow, ImportRow.info_request_id == InfoRequest.id)
        .where(*made)
    )
    session.execute(insert(UndoneRequest).from_select(["going_id", "reference", "sheet_import_id"], named))
    count = session.scalar(select(func.count()).select_from(GOING.subquery())) or 0
    let_go = update(ImportRow).where(ImportRow.info_request_id.in_(GOING)).values(info_request_id=None)
    session.execute(let_go, execution_options=PLAIN)
    _delete(session, Finding.info_request_id, Finding.info_request_id.in_(GOING))
    readings = select(Reading.id).where(Reading.info_request_id.in_(GOING))
    _delete(session, Coding.reading_id, Coding.reading_id.in_(readings))
    for request_id in BELOW:
        _delete(session, request_id, request_id.in_(GOING))
    _delete(session, InfoRequest.id, InfoRequest.id.in_(GOING))
    done = update(UndoneRequest).where(UndoneRequest.going_id.is_not(None)).values(going_id=None)
    session.execute(done, execution_options=PLAIN)
    return count


def delete_what_is_left(session: Session, sheet_import: SheetImport) -> None:
    """The batches and the people without an account that came with it, where nothing else has to do with them."""
    batches = (
        Batch.filed_by_id == sheet_import.imported_by_id,
        Batch.form_key.startswith(f"import-{sheet_import.id}-", autoescape=True),
        Batch.id.not_in(select(InfoRequest.batch_id).where(InfoRequest.batch_id.is_not(None))),
    )
    _delete(session, Batch.id, *batches)
    people = (
        User.is_placeholder.is_(True),
        User.created_at == sheet_import.imported_at,
        User.id.not_in(select(InfoRequest.owner_id).where(InfoRequest.owner_id.is_not(None))),
        User.id.not_in(select(Assignment.owner_id).where(Assignment.owner_id.is_not(None))),
    )
    _delete(session, User.id, *people, User.id.not_in(_named(session, sheet_import)))


def _named(session: Session, sheet_import: SheetImport) -> set[int]:
    """Whom other sheets or remembered words mean by their ids, which SQLite would give to somebody else."""
    others = select(SheetImport.choices).where(
        SheetImport.id != sheet_import.id, SheetImport.campaign_id == sheet_import.campaign_id
    )
    found = (choices.get("words", {}).get(ChoiceKind.PERSON.value, {}) for choices in session.scalars(others))
    remembered = select(RememberedChoice.means).where(RememberedChoice.kind == ChoiceKind.PERSON)
    means = [*session.scalars(remembered), *(each for words in found for each in words.values())]
    return {int(each) for each in means if each.isdecimal()}


def _delete(session: Session, where: Key, *conditions: ColumnElement[bool]) -> None:
    session.execute(delete(where.class_).where(*conditions), execution_options=PLAIN)
