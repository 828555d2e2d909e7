"""Undo an import: what would go is shown first, or what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.policy import Action
from foi_tracker.queries.added_since import Added, added_since
from foi_tracker.usecases.undo_import import AddedSince, NotImported, TooLate, undo_import
from foi_tracker.web import now
from foi_tracker.web.access import requires
from foi_tracker.web.imports_desk import Desk, desk_of, forget_bytes, listed_import, to
from foi_tracker.web.imports_result import TOO_LATE, undo_until, what_undoing_does
from foi_tracker.web.imports_told import to_do
from foi_tracker.web.recording import entry

bp = Blueprint("import_undo", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>/undo")

CONFLICT = 409
MOST_ADDED: Final = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedLine:
    """What was added to one request since."""

    reference: str
    href: str
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UndoPage:
    """What would happen, or what stands in the way."""

    lines: Sequence[str] = ()
    count: int = 0
    added: Sequence[AddedLine] = ()
    added_more: int = 0
    too_late: str = ""


@bp.get("")
@requires(Action.IMPORT)
def show(slug: str, import_id: int) -> ResponseReturnValue:
    """What undoing would do."""
    campaign, listed = listed_import(slug, import_id, Action.IMPORT)
    desk, found = desk_of(campaign, listed.sheet_import), listed.sheet_import
    if found.stage is not ImportStage.IMPORTED:
        return to(desk, "imports.show")
    if undo_until(found) <= now.now():
        return _page(desk, UndoPage(too_late=TOO_LATE))
    if added := added_since(db.session(), found):
        return _page(desk, _added(added))
    return _page(desk, UndoPage(lines=what_undoing_does(found), count=to_do(found.counts)))


@bp.post("")
@requires(Action.IMPORT)
def undo(slug: str, import_id: int) -> ResponseReturnValue:
    """Undo it as a whole, or say what was added since."""
    campaign, listed = listed_import(slug, import_id, Action.IMPORT)
    desk = desk_of(campaign, listed.sheet_import)
    if desk.stage is not ImportStage.IMPORTED:
        return to(desk, "imports.show")
    db.session.rollback()
    try:
        undo_import(db.session(), import_id, forget=forget_bytes, entry=entry())
    except AddedSince as clash:
        return _page(desk, _added(clash.added)), CONFLICT
    except TooLate:
        return _page(desk, UndoPage(too_late=TOO_LATE)), CONFLICT
    except NotImported:
        return to(desk, "imports.show")
    flash("The import is undone.", "success")
    return to(desk, "imports.show")


def _page(desk: Desk, page: UndoPage) -> str:
    db.session.rollback()
    return render_template("imports/undo.html", campaign=desk.campaign, desk=desk, page=page)


def _added(added: Sequence[Added]) -> UndoPage:
    lines = [
        AddedLine(
            reference=each.reference,
            href=url_for("requests.show", reference=each.reference),
            what=", ".join(each.what),
        )
        for each in added[:MOST_ADDED]
    ]
    return UndoPage(added=lines, added_more=max(len(added) - MOST_ADDED, 0))
