"""The sheets that were brought to a campaign, and what each of their rows would do or did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed, ImportStage
from foi_tracker.domain.policy import Action, Actor, Subject, can
from foi_tracker.models import Authority, ImportRow, RememberedChoice, SheetImport, User

PAGE_LENGTH = 50
AT_A_TIME = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedImport:
    """A sheet with the names of those who brought, imported and undid it, "" where nobody did."""

    sheet_import: SheetImport
    uploaded_by: str
    imported_by: str
    undone_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedRow:
    """A row of a sheet with its authority's name, "" where nobody decided which it is, and whom it goes to."""

    row: ImportRow
    authority: str
    owner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowPage:
    """Some rows of a sheet; `following` is what the next page begins after, None on the last."""

    rows: list[ListedRow]
    count: int
    following: int | None


def visible_imports(actor: Actor) -> ColumnElement[bool]:
    """Sheets that somebody may see: coordinators all of their campaign, volunteers those they brought themselves."""
    if actor.is_administrator:
        return true()
    coordinated = sorted(each for each in actor.campaign_ids if can(actor, Action.IMPORT, Subject(campaign_id=each)))
    mine = and_(SheetImport.campaign_id.in_(sorted(actor.campaign_ids)), SheetImport.uploaded_by_id == actor.user_id)
    return or_(SheetImport.campaign_id.in_(coordinated), mine)


def imports_of(session: Session, campaign_id: int, actor: Actor) -> list[ListedImport]:
    """Those of a campaign that were not given up, the newest first."""
    kept = (SheetImport.campaign_id == campaign_id, SheetImport.stage != ImportStage.DISCARDED)
    statement = _with_names().where(*kept, visible_imports(actor)).order_by(SheetImport.id.desc())
    return [_listed(*row) for row in session.execute(statement)]


def one_import(session: Session, campaign_id: int, import_id: int, actor: Actor) -> ListedImport | None:
    """One of them, where `actor` may see it."""
    here = (SheetImport.campaign_id == campaign_id, SheetImport.id == import_id)
    row = session.execute(_with_names().where(*here, visible_imports(actor))).one_or_none()
    return _listed(*row) if row else None


def same_file_before(session: Session, sheet_import: SheetImport) -> list[SheetImport]:
    """Sheets of the campaign with the very same bytes that were brought earlier and not given up, the newest first."""
    earlier = (SheetImport.campaign_id == sheet_import.campaign_id, SheetImport.id < sheet_import.id)
    same = (SheetImport.sha256 == sheet_import.sha256, SheetImport.stage != ImportStage.DISCARDED)
    return list(session.scalars(select(SheetImport).where(*earlier, *same).order_by(SheetImport.id.desc())))


def remembered_choices(session: Session, campaign_id: int) -> dict[ChoiceKind, dict[str, str]]:
    """What folded words were said to mean in this campaign, by kind."""
    wanted = select(RememberedChoice.kind, RememberedChoice.word, RememberedChoice.means)
    found: dict[ChoiceKind, dict[str, str]] = {}
    for kind, word, means in session.execute(wanted.where(RememberedChoice.campaign_id == campaign_id)):
        found.setdefault(kind, {})[word] = means
    return found


def page_of_rows(session: Session, import_id: int, *, deed: Deed | None = None, after: int = 0) -> RowPage:
    """A page of the rows of one deed, or of all, in the sheet's order."""
    chosen = [ImportRow.sheet_import_id == import_id, *([] if deed is None else [ImportRow.deed == deed])]
    count = session.scalar(select(func.count()).select_from(ImportRow).where(*chosen)) or 0
    some = _rows().where(*chosen, ImportRow.id > after).order_by(ImportRow.id).limit(PAGE_LENGTH + 1)
    found = [ListedRow(row=row, authority=name) for row, name in session.execute(some)]
    rows = _with_owners(session, found[:PAGE_LENGTH])
    return RowPage(rows=rows, count=count, following=rows[-1].row.id if len(found) > PAGE_LENGTH else None)


def _with_owners(session: Session, rows: Sequence[ListedRow]) -> list[ListedRow]:
    """With the names of people who have an account, whom a plan knows by their numbers."""
    owners = [str(each.row.plan.get("facts", {}).get("owner", "")) for each in rows]
    ids = {int(owner) for owner in owners if owner.isdecimal()}
    names = {str(row.id): row.name for row in session.execute(select(User.id, User.name).where(User.id.in_(ids)))}
    return [replace(each, owner=names.get(owner, "")) for each, owner in zip(rows, owners, strict=True)]


def all_rows(session: Session, import_id: int) -> Iterator[ListedRow]:
    """Every row, in the sheet's order, a few hundred in memory at a time."""
    return _streamed(session, ImportRow.sheet_import_id == import_id)


def rows_with_problems(session: Session, import_id: int) -> Iterator[ListedRow]:
    """The rows about which there is something to say, in the sheet's order."""
    return _streamed(session, ImportRow.sheet_import_id == import_id, ImportRow.problem_count > 0)


def rows_with_other_dates(session: Session, import_id: int) -> Iterator[ListedRow]:
    """The rows whose sheet counted to another last day than we do, in the sheet's order."""
    return _streamed(session, ImportRow.sheet_import_id == import_id, ImportRow.dates_differ.is_(True))


def rows_with_conflicts(session: Session, import_id: int) -> Iterator[ListedRow]:
    """The rows where the sheet and the tracker both have a value, and differently, in the sheet's order."""
    return _streamed(session, ImportRow.sheet_import_id == import_id, ImportRow.conflict_count > 0)


def _streamed(session: Session, *conditions: ColumnElement[bool]) -> Iterator[ListedRow]:
    after = 0
    while True:
        some = _rows().where(*conditions, ImportRow.id > after).order_by(ImportRow.id).limit(AT_A_TIME)
        found = [ListedRow(row=row, authority=name) for row, name in session.execute(some)]
        yield from found
        if len(found) < AT_A_TIME:
            return
        after = found[-1].row.id
        for each in found:
            session.expunge(each.row)


def _rows() -> Select[ImportRow, str]:
    name = func.coalesce(Authority.name, "")
    return select(ImportRow, name).outerjoin(Authority, Authority.id == ImportRow.authority_id)


def _with_names() -> Select[SheetImport, str, str, str]:
    uploader, importer, undoer = aliased(User), aliased(User), aliased(User)
    columns = (uploader.name, func.coalesce(importer.name, ""), func.coalesce(undoer.name, ""))
    return (
        select(SheetImport, *columns)
        .join(uploader, uploader.id == SheetImport.uploaded_by_id)
        .outerjoin(importer, importer.id == SheetImport.imported_by_id)
        .outerjoin(undoer, undoer.id == SheetImport.undone_by_id)
    )


def _listed(sheet_import: SheetImport, uploaded_by: str, imported_by: str, undone_by: str) -> ListedImport:
    return ListedImport(
        sheet_import=sheet_import, uploaded_by=uploaded_by, imported_by=imported_by, undone_by=undone_by
    )
