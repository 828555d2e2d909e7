"""One import as its pages need it: whose it is, what was decided, and the table that was read of its file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

from flask import abort, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.sheet import FileFacts, Sheet, SheetRefused
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.imports.world import World
from foi_tracker.domain.policy import Action
from foi_tracker.integrations import sheet_files
from foi_tracker.integrations.forgotten_sheets import forget
from foi_tracker.models import Campaign, SheetImport
from foi_tracker.queries.import_world import world
from foi_tracker.queries.sheet_imports import ListedImport, one_import
from foi_tracker.usecases.save_import_choices import ChoicesMoved, Decided, Said, save_choices
from foi_tracker.web.access import actor, the_campaign
from foi_tracker.web.now import today
from foi_tracker.web.recording import entry

STEPS: Final = (
    ("import_sheet.show", "The table"),
    ("import_columns.show", "The columns"),
    ("import_words.show", "The words"),
    ("import_check.show", "What would happen"),
)
AFTER_COLUMNS: Final = 3
MOVED: Final = "Somebody else changed this import after you opened the page. Look again, then decide."
OVER: Final = "This import is done, so nothing about it can be decided any more."
UNDECIDED: Final = (ImportStage.OPEN, ImportStage.CHECKED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A step as the pages list it; `href` is "" where it cannot be taken yet."""

    number: int
    name: str
    href: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Whose:
    """The campaign, as pages name it."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Plain values, which stay when the database is let go of while a file is read."""

    campaign: Whose
    id: int
    filename: str
    sha256: str
    stage: ImportStage
    version: int
    choices: Choices

    @property
    def slug(self) -> str:
        """The campaign's."""
        return self.campaign.slug

    @property
    def campaign_id(self) -> int:
        """The campaign's."""
        return self.campaign.id

    def address(self, endpoint: str, **parts: Any) -> str:  # noqa: ANN401 as url_for takes them
        """Of a page of this import."""
        return url_for(endpoint, slug=self.slug, import_id=self.id, **parts)

    def steps(self, current: int) -> list[Step]:
        """Where one can go from here."""
        reached = len(STEPS) if self.choices.columns else AFTER_COLUMNS - 1
        return [
            Step(
                number=number,
                name=name,
                href=self.address(endpoint) if number <= reached else "",
                is_done=number < current,
                is_current=number == current,
            )
            for number, (endpoint, name) in enumerate(STEPS, 1)
        ]

    @property
    def is_undecided(self) -> bool:
        """Whether anything about it can still be decided."""
        return self.stage in UNDECIDED


def store() -> Path:
    """Where the bytes of sheets lie."""
    return _folder() / "files"


def cache() -> Path:
    """Where what was read of them lies."""
    return _folder() / "read"


def listed_import(slug: str, import_id: int, action: Action = Action.TRY_IMPORT) -> tuple[Campaign, ListedImport]:
    """The import, where one may do `action` in its campaign and see it: 404 where not seen, 403 where that is short."""
    campaign = the_campaign(slug, action)
    return campaign, one_import(db.session(), campaign.id, import_id, actor()) or abort(404)


def the_desk(slug: str, import_id: int, action: Action = Action.TRY_IMPORT) -> Desk:
    """The same as plain values; what was given up is not there any more."""
    campaign, listed = listed_import(slug, import_id, action)
    if listed.sheet_import.stage is ImportStage.DISCARDED:
        abort(404)
    return desk_of(campaign, listed.sheet_import)


def open_desk(slug: str, import_id: int) -> Desk:
    """For the steps: once it is imported there is only its result."""
    desk = the_desk(slug, import_id)
    if not desk.is_undecided:
        flash(OVER, "message")
        abort(redirect(desk.address("imports.show")))
    return desk


def desk_of(campaign: Campaign, found: SheetImport) -> Desk:
    """As plain values."""
    return Desk(
        campaign=Whose(id=campaign.id, slug=campaign.slug, name=campaign.name),
        id=found.id,
        filename=found.filename,
        sha256=found.sha256,
        stage=found.stage,
        version=found.version,
        choices=Choices.load(found.choices),
    )


def the_facts(desk: Desk) -> FileFacts:
    """What the file says of itself. Lets go of the database; raises `SheetRefused`."""
    db.session.rollback()
    return sheet_files.facts(store(), cache(), desk.sha256, desk.filename)


def read_sheet(desk: Desk, name: str) -> Sheet:
    """A sheet of the file. Lets go of the database; raises `SheetRefused`."""
    db.session.rollback()
    return sheet_files.sheet(store(), cache(), desk.sha256, desk.filename, name)


def read_grid(desk: Desk, choices: Choices | None = None) -> Grid:
    """The table that was chosen. Lets go of the database; raises `SheetRefused`."""
    asked = choices or desk.choices
    found = read_sheet(desk, asked.sheet)
    return grid_of(found, header_row=asked.header_row, include_hidden=asked.include_hidden)


def the_grid(desk: Desk) -> Grid:
    """The same; where there is none, back to the page that says why."""
    try:
        return read_grid(desk)
    except SheetRefused:
        _back_to_the_table(desk)


def the_world(desk: Desk) -> World:
    """What the tracker holds that the sheet may be about, from a snapshot of its own: nothing is locked meanwhile."""
    with short_session(reading=True) as session:
        return world(session, session.get_one(Campaign, desk.campaign_id), today())


def register_of(known: World) -> Register:
    """Its authorities, ready to be looked up."""
    return Register(known.authorities.values(), known.today)


def plan_of(grid: Grid, choices: Choices, known: World, *, filename: str) -> Plan:
    """What importing the table would do."""
    return Planner(grid, choices, filename=filename)(known)


def save(desk: Desk, choices: Choices, seen_version: int, remember: list[Said] | None = None) -> bool:
    """Keep what was decided; False, with a word about it, where somebody else decided something meanwhile."""
    session = db.session()
    found = session.get(SheetImport, desk.id) or abort(404)
    try:
        save_choices(
            session,
            found,
            Decided(choices=choices, seen_version=seen_version, remember=remember or []),
            entry=entry(),
        )
    except ChoicesMoved:
        flash(MOVED, "error")
        return False
    return True


def forget_bytes(sha256: str) -> None:
    """Delete a sheet that no import needs any more, and what was read of it."""
    forget(store(), cache(), sha256)


def to(desk: Desk, endpoint: str, **parts: Any) -> ResponseReturnValue:  # noqa: ANN401 as url_for takes them
    """Send to another page of this import."""
    return redirect(desk.address(endpoint, **parts))


def _back_to_the_table(desk: Desk) -> NoReturn:
    abort(redirect(desk.address("import_sheet.show")))


def _folder() -> Path:
    data_dir: Path = current_app.config["DATA_DIR"]
    return data_dir / "imports"
