"""What is the same for all rows of a sheet that is being imported: its numbers, its people, its batches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self
from uuid import uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.imports.choices import PLACEHOLDER
from foi_tracker.domain.imports.planned import Plan, PlannedRow
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.domain.imports.world import World
from foi_tracker.models import Batch, Campaign, Entry, ImportRow, SheetImport, User
from foi_tracker.queries.filing import all_questions
from foi_tracker.usecases.file_requests import REFERENCE

LAST_OF_OURS: Final = 999_999  # a sheet's number beyond this is no number of ours, whatever it looks like
NAMED: Final = "{} (no account)"
LONGEST_NAME, LONGEST_TITLE = 100, 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Importing:
    """`row_ids` and `references` go by the rows' numbers in the sheet, `owners` and `batches` by what it calls them."""

    sheet_import_id: int
    campaign: Campaign
    world: World
    set_ids: Mapping[AuthorityKind, int]
    entry: Entry
    row_ids: Mapping[int, int]
    references: Mapping[int, str]
    owners: Mapping[str, int | None]
    batches: Mapping[str, int | None]

    @classmethod
    def begin(cls, session: Session, sheet_import: SheetImport, world: World, plan: Plan, entry: Entry) -> Self:
        """Make room for all of it; the campaign is locked by now."""
        campaign = session.get_one(Campaign, sheet_import.campaign_id)
        rows = [row for row in plan.rows if row.deed in (Deed.CREATE, Deed.CHANGE)]
        stored = select(ImportRow.number, ImportRow.id).where(ImportRow.sheet_import_id == sheet_import.id)
        return cls(
            sheet_import_id=sheet_import.id,
            campaign=campaign,
            world=world,
            set_ids=_set_ids(session),
            entry=entry,
            row_ids={row.number: row.id for row in session.execute(stored)},
            references=_references(session, campaign, world, rows),
            owners=_owners(session, world, rows, entry),
            batches=_batches(session, sheet_import, rows, entry),
        )


def _set_ids(session: Session) -> dict[AuthorityKind, int]:
    """What each kind of authority is asked now: what was chosen last."""
    questions = all_questions(session)
    return {kind: id_ for id_ in questions.ready for kind in questions.sets[id_].kinds}


def _references(session: Session, campaign: Campaign, world: World, rows: Sequence[PlannedRow]) -> dict[int, str]:
    """The sheet's own numbers where they are ours and free, and the next ones for the rest."""
    new = [row for row in rows if row.deed is Deed.CREATE]
    given: dict[str, int] = {}
    for row in new:
        if _is_ours(row.reference, campaign) and row.reference not in world.taken_references:
            given.setdefault(row.reference, row.number)
    kept = {number: reference for reference, number in given.items()}
    last = max([campaign.last_reference, *(_number(each) for each in given)])
    left = [row.number for row in new if row.number not in kept]
    numbered = {number: REFERENCE.format(campaign.short_name, at) for at, number in enumerate(left, last + 1)}
    moved = update(Campaign).where(Campaign.id == campaign.id).values(last_reference=last + len(left))
    session.execute(moved.execution_options(synchronize_session=False))
    return kept | numbered


def _is_ours(reference: str, campaign: Campaign) -> bool:
    """Whether it is spelled exactly as we should spell it."""
    number = _number(reference)
    return 0 < number <= LAST_OF_OURS and reference == REFERENCE.format(campaign.short_name, number)


def _number(reference: str) -> int:
    digits = reference.rpartition("-")[2]
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < len(str(LAST_OF_OURS)) + 1 else 0


def _owners(session: Session, world: World, rows: Iterable[PlannedRow], entry: Entry) -> dict[str, int | None]:
    """Whom the sheet's owners are; whoever has no account is written down once."""
    wanted = dict.fromkeys(row.facts["owner"] for row in rows if "owner" in row.facts)
    known = {each.name: each.id for each in world.people if each.is_placeholder}
    mark = f"{PLACEHOLDER}:"
    names = {each: _name_of(each.removeprefix(mark)) for each in wanted if each.startswith(mark)}
    missing = {name: f"{PLACEHOLDER}:{uuid4()}" for name in dict.fromkeys(names.values()) if name not in known}
    if missing:
        common = {"is_placeholder": True, "created_at": entry.at}
        session.execute(insert(User), [{"email": email, "name": name} | common for name, email in missing.items()])
        made = select(User.name, User.id).where(User.email.in_(missing.values()))
        known |= {row.name: row.id for row in session.execute(made)}
    plain = {each: int(each) if each else None for each in wanted if each not in names}
    return plain | {each: known[name] for each, name in names.items()}


def _name_of(said: str) -> str:
    return NAMED.format(said[: LONGEST_NAME - len(NAMED.format(""))])


def _batches(
    session: Session, sheet_import: SheetImport, rows: Iterable[PlannedRow], entry: Entry
) -> dict[str, int | None]:
    """The batches of the waves; one of the same name that is there already is joined. No wave, no batch."""
    titles = {row.facts["wave"]: row.facts["wave"][:LONGEST_TITLE] for row in rows if row.facts.get("wave")}
    there = select(Batch.title, Batch.id).where(Batch.campaign_id == sheet_import.campaign_id).order_by(Batch.id)
    known = {row.title: row.id for row in session.execute(there)}
    common = {"campaign_id": sheet_import.campaign_id, "filed_by_id": entry.by_id, "filed_at": entry.at}
    new = [title for title in dict.fromkeys(titles.values()) if title not in known]
    if new:
        keys = (f"import-{sheet_import.id}-{number}" for number in range(len(new)))
        values = [{"title": title, "form_key": key} | common for title, key in zip(new, keys, strict=True)]
        session.execute(insert(Batch), values)
        known = {row.title: row.id for row in session.execute(there)}
    return {"": None} | {wave: known[title] for wave, title in titles.items()}
