"""What the page of an import shows once it is done: what it made, and whether it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from foi_tracker.domain.imports.vocabulary import Deed, ImportStage
from foi_tracker.domain.policy import Action, Subject
from foi_tracker.models import SheetImport
from foi_tracker.queries.sheet_imports import ListedImport
from foi_tracker.usecases.undo_import import MAY_BE_UNDONE
from foi_tracker.web import imports_rows, now
from foi_tracker.web.access import may
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_desk import Desk
from foi_tracker.web.imports_rows import DifferenceLine, RowsShown, TileLine
from foi_tracker.web.imports_told import to_do
from foi_tracker.web.request_page import when

TOO_LATE: Final = "It was imported more than seven days ago, so it cannot be undone as a whole."
NOT_YOURS: Final = "A coordinator can undo it until {}, as long as nobody has added to what it made."


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultPage:
    """All of it."""

    title: str
    lead: str
    is_undone: bool
    undone: str
    tiles: Sequence[TileLine]
    differences: Sequence[DifferenceLine]
    difference_count: int
    problem_count: int
    shown: RowsShown
    may_undo: bool
    undo_until: str
    no_undo: str


def result_page(desk: Desk, listed: ListedImport) -> ResultPage:
    """What was done, by whom, and how long it can be undone."""
    found = listed.sheet_import
    is_undone = found.stage is ImportStage.UNDONE
    in_time = undo_until(found) > now.now() and not is_undone
    may_undo = in_time and may(Action.IMPORT, Subject(campaign_id=desk.campaign_id))
    return ResultPage(
        title=found.filename,
        lead=f"{plural(to_do(found.counts), 'request')} imported by {listed.imported_by}, {_at(found.imported_at)}. "
        f"{listed.uploaded_by} brought the sheet.",
        is_undone=is_undone,
        undone=f"By {listed.undone_by}, {_at(found.undone_at)}. {_gone(found)}",
        tiles=imports_rows.tiles(desk, found.counts, "imports.show"),
        differences=[] if is_undone else imports_rows.differences(desk),
        difference_count=found.counts.get("dates_differ", 0),
        problem_count=found.counts.get("problems", 0),
        shown=imports_rows.shown_rows(desk, "imports.show"),
        may_undo=may_undo,
        undo_until=when(undo_until(found)),
        no_undo="" if may_undo or is_undone else NOT_YOURS.format(when(undo_until(found))) if in_time else TOO_LATE,
    )


def undo_until(found: SheetImport) -> datetime:
    """Until when it can be undone."""
    return (found.imported_at or found.uploaded_at) + MAY_BE_UNDONE


def what_undoing_does(found: SheetImport) -> list[str]:
    """In lines, before somebody does it."""
    counts = found.counts
    made, changed = counts.get(Deed.CREATE.value, 0), counts.get(Deed.CHANGE.value, 0)
    answers = counts.get("answers", 0)
    lines = []
    if made:
        lines.append(f"{plural(made, 'request')} that it made will go, with the whole history of each.")
    if changed:
        where = f"{plural(changed, 'request')} that {'was' if changed == 1 else 'were'} here before"
        lines.append(f"In {where}, what it added is taken back, and what it wrote over is put back.")
    if answers:
        lines.append(f"{plural(answers, 'answer')} that came from the sheet will go.")
    return lines


def _gone(found: SheetImport) -> str:
    made = found.counts.get(Deed.CREATE.value, 0)
    return f"{plural(made, 'request')} that it had made {'is' if made == 1 else 'are'} gone." if made else ""


def _at(instant: datetime | None) -> str:
    return when(instant) if instant else ""
