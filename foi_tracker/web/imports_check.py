"""Step 4 of an import: the dry run, what it found, and its downloads."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, flash, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.vocabulary import ImportStage, Weight
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.domain.roles import Role
from foi_tracker.models import SheetImport
from foi_tracker.queries import campaigns
from foi_tracker.queries.dropped_rows import dropped_from
from foi_tracker.queries.sheet_imports import ListedImport, rows_with_conflicts
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.save_import_choices import ChoicesMoved
from foi_tracker.web import imports_rows
from foi_tracker.web.access import may, requires
from foi_tracker.web.imports_desk import (
    MOVED,
    Desk,
    listed_import,
    open_desk,
    plan_of,
    save,
    the_desk,
    the_grid,
    the_world,
    to,
)
from foi_tracker.web.imports_download import download_of
from foi_tracker.web.imports_plan import token_for
from foi_tracker.web.imports_rows import (
    ConflictLine,
    DifferenceLine,
    ProblemGroup,
    RowsShown,
    TileLine,
)
from foi_tracker.web.imports_told import to_do
from foi_tracker.web.recording import entry

bp = Blueprint("import_check", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>/check")

NOTHING_NEW: Final = "Every row is in the tracker already, just as the sheet has it."
ALL_OUT: Final = "Every row is left out. What stands in the way is listed below."
SIDES: Final = ("sheet", "tracker")


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckPage:
    """What a dry run found."""

    tiles: Sequence[TileLine]
    undecided: int
    may_import: bool
    to_import: int
    nothing: str
    token: str
    coordinators: str
    differences: Sequence[DifferenceLine]
    difference_count: int
    conflicts: Sequence[ConflictLine]
    conflict_count: int
    problems: Sequence[ProblemGroup]
    problem_count: int
    dropped: Sequence[str]
    shown: RowsShown


@bp.get("")
@requires(Action.TRY_IMPORT)
def show(slug: str, import_id: int) -> ResponseReturnValue:
    """What importing would do, as it was tried out last."""
    desk = open_desk(slug, import_id)
    if not desk.choices.columns:
        return to(desk, "import_columns.show")
    _, listed = listed_import(slug, import_id)
    page = _page(desk, listed) if desk.stage is ImportStage.CHECKED else None
    return render_template("imports/check.html", campaign=desk.campaign, desk=desk, step=4, page=page)


@bp.post("")
@requires(Action.TRY_IMPORT)
def check(slug: str, import_id: int) -> ResponseReturnValue:
    """Try it out: nothing is locked while the plan is made, and it is kept only if nobody decided anything since."""
    desk = open_desk(slug, import_id)
    if not desk.choices.columns:
        return to(desk, "import_columns.show")
    plan = plan_of(the_grid(desk), desk.choices, the_world(desk), filename=desk.filename)
    if not _kept(desk, plan):
        flash(MOVED, "error")
    return to(desk, "import_check.show")


@bp.post("/conflicts")
@requires(Action.TRY_IMPORT)
def choose(slug: str, import_id: int) -> ResponseReturnValue:
    """Whose value counts, the sheet's or the tracker's; then it is tried out again."""
    desk = open_desk(slug, import_id)
    rows = [each.row.number for each in rows_with_conflicts(db.session(), desk.id)]
    chosen = {number: side for number in rows if (side := _side(number))}
    conflicts = {**desk.choices.conflicts, **chosen}
    if save(desk, replace(desk.choices, conflicts=conflicts), request.form.get("version", -1, type=int)):
        return check(slug, import_id)
    return to(desk, "import_check.show")


@bp.get("/<any(problems, differences, words, rows):which>.csv")
@requires(Action.TRY_IMPORT)
def download(slug: str, import_id: int, which: str) -> ResponseReturnValue:
    """What the dry run or the import found, as a table."""
    return download_of(the_desk(slug, import_id), which)


def _kept(desk: Desk, plan: Plan) -> bool:
    session = db.session()
    found = session.get(SheetImport, desk.id)
    if found is None or found.version != desk.version:
        return False
    try:
        check_import(session, found, plan, entry=entry())
    except ChoicesMoved:
        return False
    return True


def _side(number: int) -> str:
    given = request.form.get(f"counts-{number}", "")
    return given if given in SIDES else ""


def _page(desk: Desk, listed: ListedImport) -> CheckPage:
    found = listed.sheet_import
    problems = imports_rows.problem_groups(desk)
    count = to_do(found.counts)
    return CheckPage(
        tiles=imports_rows.tiles(desk, found.counts, "import_check.show"),
        undecided=sum(each.rows for each in problems if each.weight == Weight.ASKS.value),
        may_import=may(Action.IMPORT, Subject(campaign_id=desk.campaign_id)),
        to_import=count,
        nothing=NOTHING_NEW if found.counts.get("same") else ALL_OUT,
        token=token_for(desk.id, found.plan_digest) if count else "",
        coordinators=_coordinators(desk),
        differences=imports_rows.differences(desk),
        difference_count=found.counts.get("dates_differ", 0),
        conflicts=imports_rows.conflict_lines(desk),
        conflict_count=found.counts.get("conflicts", 0),
        problems=problems,
        problem_count=found.counts.get("problems", 0),
        dropped=dropped_from(db.session(), desk.campaign_id, desk.id, desk.filename),
        shown=imports_rows.shown_rows(desk, "import_check.show"),
    )


def _coordinators(desk: Desk) -> str:
    named = [name for name, role in campaigns.members(db.session(), desk.campaign_id) if role == Role.COORDINATOR]
    return " or ".join(named)
