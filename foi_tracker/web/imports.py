"""Sheets that people bring: their list, a new one, and where one stands."""

from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.attachments import sendable_name
from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.domain.imports.table.profiles import PROFILE_NAMES
from foi_tracker.domain.imports.vocabulary import ImportStage, Profile
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.integrations import sheet_files
from foi_tracker.integrations.sheet_limits import MIB, MOST_BYTES, MOST_ROWS
from foi_tracker.models import SheetImport
from foi_tracker.queries.sheet_bytes import is_needed, no_longer_needed
from foi_tracker.queries.sheet_imports import ListedImport, imports_of, same_file_before
from foi_tracker.usecases.discard_import import NotToDiscard, discard_import
from foi_tracker.usecases.start_import import start_import
from foi_tracker.web import now, uploads
from foi_tracker.web.access import accepts_uploads, actor, may, requires, the_campaign
from foi_tracker.web.filters import short_date
from foi_tracker.web.imports_desk import OVER, cache, forget_bytes, listed_import, store, the_desk, to
from foi_tracker.web.imports_result import result_page
from foi_tracker.web.imports_told import STAGES, counts_told, to_do
from foi_tracker.web.recording import entry
from foi_tracker.web.request_page import when
from foi_tracker.web.uploads import UploadRefused

bp = Blueprint("imports", __name__, url_prefix="/campaigns/<slug>/imports")

UNPROCESSABLE = 422
RANK = {ImportStage.CHECKED: 0, ImportStage.OPEN: 1}
LAST = 2
STILL_TO_DECIDE = ("Tried out: nothing to import yet", "neutral")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An import as the list shows it."""

    href: str
    filename: str
    by: str
    at: str
    stage: str
    tone: str
    stage_since: str
    counts: str


@bp.get("")
@requires(Action.TRY_IMPORT)
def index(slug: str) -> str:
    """Those that one may see, those ready to import first."""
    campaign = the_campaign(slug, Action.TRY_IMPORT)
    found = imports_of(db.session(), campaign.id, actor())
    ranked = sorted(found, key=lambda each: RANK.get(each.sheet_import.stage, LAST))
    return render_template(
        "imports/index.html",
        campaign=campaign,
        lines=[_line(slug, each) for each in ranked],
        may_import=may(Action.IMPORT, Subject(campaign_id=campaign.id)),
    )


@bp.get("/new")
@requires(Action.TRY_IMPORT)
def new(slug: str) -> str:
    """Which file."""
    return _ask(slug)


@bp.post("/new")
@requires(Action.TRY_IMPORT)
@accepts_uploads
def bring(slug: str) -> ResponseReturnValue:
    """Take the file in, if it can be read at all."""
    campaign_id = the_campaign(slug, Action.TRY_IMPORT).id
    db.session.rollback()  # let go of the database while the bytes are written and read
    chosen = uploads.chosen(request.files.getlist("file"))
    if not chosen:
        return _ask(slug, "Choose a file first."), UNPROCESSABLE
    try:
        kept = uploads.keep_one(chosen[0], store(), MOST_BYTES)
        kept = replace(kept, filename=sendable_name(kept.filename))  # it stands in sentences, and in a terminal
        sheet_files.facts(store(), cache(), kept.sha256, kept.filename)
    except UploadRefused as refused:
        return _ask(slug, str(refused)), UNPROCESSABLE
    except SheetRefused as refused:
        _forget_unless_needed(kept.sha256)
        return _ask(slug, str(refused)), UNPROCESSABLE
    made = start_import(db.session(), campaign_id, kept, entry=entry())
    for sha256 in no_longer_needed(db.session(), now.now()):
        forget_bytes(sha256)
    _say_if_brought_before(made)
    return redirect(url_for("import_sheet.show", slug=slug, import_id=made.id))


@bp.get("/<int:import_id>")
@requires(Action.TRY_IMPORT)
def show(slug: str, import_id: int) -> ResponseReturnValue:
    """Where it stands: the step that comes next, or what the import did."""
    desk = the_desk(slug, import_id)
    if desk.stage is ImportStage.CHECKED:
        return to(desk, "import_check.show")
    if desk.stage is ImportStage.OPEN:
        return to(desk, "import_words.show" if desk.choices.columns else "import_sheet.show")
    campaign, listed = listed_import(slug, import_id)
    return render_template("imports/show.html", campaign=campaign, desk=desk, page=result_page(desk, listed))


@bp.post("/<int:import_id>/discard")
@requires(Action.TRY_IMPORT)
def discard(slug: str, import_id: int) -> ResponseReturnValue:
    """Throw it away, before anything of it was imported."""
    _, listed = listed_import(slug, import_id)
    name = listed.sheet_import.filename
    try:
        discard_import(db.session(), import_id, forget=forget_bytes, entry=entry())
    except NotToDiscard:
        flash(OVER, "error")
        return redirect(url_for("imports.show", slug=slug, import_id=import_id))
    flash(f"“{name}” is thrown away. Nothing in the tracker has changed.", "success")
    return redirect(url_for("imports.index", slug=slug))


def _ask(slug: str, fault: str = "") -> str:
    return render_template(
        "imports/new.html",
        campaign=the_campaign(slug, Action.TRY_IMPORT),
        fault=fault,
        most_mib=MOST_BYTES // MIB,
        most_rows=MOST_ROWS,
        profiles=[name for profile, name in PROFILE_NAMES.items() if profile is not Profile.GENERIC],
    )


def _line(slug: str, listed: ListedImport) -> Line:
    found = listed.sheet_import
    waits = found.stage is ImportStage.CHECKED and not to_do(found.counts)
    stage, tone = STILL_TO_DECIDE if waits else STAGES[found.stage]
    return Line(
        href=url_for("imports.show", slug=slug, import_id=found.id),
        filename=found.filename,
        by=listed.uploaded_by,
        at=when(found.uploaded_at),
        stage=stage,
        tone=tone,
        stage_since=_since(listed),
        counts=counts_told(found.counts, found.stage),
    )


def _since(listed: ListedImport) -> str:
    found = listed.sheet_import
    if found.undone_at:
        return f"by {listed.undone_by}, {when(found.undone_at)}"
    return f"by {listed.imported_by}, {when(found.imported_at)}" if found.imported_at else ""


def _say_if_brought_before(made: SheetImport) -> None:
    before = [each for each in same_file_before(db.session(), made) if each.stage is ImportStage.IMPORTED]
    if before and before[0].imported_at:
        day = short_date(before[0].imported_at.date())
        flash(f"This very file was imported on {day}. Only what has changed since would be written.", "message")


def _forget_unless_needed(sha256: str) -> None:
    needed = is_needed(db.session(), sha256, now.now())
    db.session.rollback()
    if not needed:
        forget_bytes(sha256)
