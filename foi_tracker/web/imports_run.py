"""The import itself: a page that is sent piece by piece while it runs, and says how it went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, current_app, flash, request, stream_with_context
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.policy import Action
from foi_tracker.models import Entry
from foi_tracker.usecases.run_import import NotChecked, PlanMoved, Progress, run_import
from foi_tracker.web.access import requires
from foi_tracker.web.filters import plural
from foi_tracker.web.imports_desk import Desk, the_desk, the_grid, the_world, to
from foi_tracker.web.imports_plan import digest_in
from foi_tracker.web.recording import entry

bp = Blueprint("import_run", __name__, url_prefix="/campaigns/<slug>/imports/<int:import_id>")

STALE: Final = "Look once more at what would happen, then press the button again."
MOST_MOVED: Final = 10
END_OF_LINE: Final = "</li>\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How it went, for the last lines of the page; `again` where it must be tried out once more."""

    title: str
    text: str
    tone: str
    link: str = ""
    moved: tuple[str, ...] = ()
    again: bool = False


DONE: Final = Ended(
    title="Done", text="All of it is saved. Next: see what was made.", tone="ours", link="See what was imported"
)
MOVED: Final = "Something changed in the tracker after you looked, so importing would do something else now."


@bp.post("/run")
@requires(Action.IMPORT)
def run(slug: str, import_id: int) -> ResponseReturnValue:
    """Import it as it was seen. Once, however often this is pressed."""
    desk = the_desk(slug, import_id, Action.IMPORT)
    if desk.stage not in (ImportStage.OPEN, ImportStage.CHECKED):
        return to(desk, "imports.show")
    digest = digest_in(request.form.get("plan", ""), import_id)
    if not digest or desk.stage is not ImportStage.CHECKED:
        flash(STALE, "warning")
        return to(desk, "import_check.show")
    running = _Running(desk, the_grid(desk), digest, entry())
    response = Response(stream_with_context(running.page()), content_type="text/html; charset=utf-8")
    response.headers["X-Accel-Buffering"] = "no"
    return response


class _Running:
    """An import under way: told line by line, and brought to its end even if nobody listens."""

    def __init__(self, desk: Desk, grid: Grid, digest: str, by: Entry) -> None:
        self._desk, self._ended = desk, DONE
        self._planner = Planner(grid, desk.choices, filename=desk.filename)
        self._rows = len(grid.rows)
        self._steps = self._run(digest, by)

    def page(self) -> Iterator[str]:
        """The page, a piece for each line that is told; the request's own session holds nothing meanwhile."""
        template = current_app.jinja_env.get_template("imports/run.html")
        context = {"desk": self._desk, "campaign": self._desk.campaign, "steps": self._told(), "ended": self._how}
        current_app.update_template_context(context)
        try:
            yield from _by_lines(template.generate(context))
        finally:  # whoever closed the page does not stop it
            for _ in self._steps:
                pass

    def _told(self) -> Iterator[str]:
        db.session.rollback()
        for step in self._steps:
            yield _line(step)

    def _how(self) -> Ended:
        return self._ended

    def _run(self, digest: str, by: Entry) -> Iterator[Progress]:
        yield Progress(done=0, total=self._rows, words="Reading the sheet once more")
        self._planner(the_world(self._desk))  # nobody waits for this; under the lock it only must still be so
        with short_session() as session:
            try:
                yield from run_import(session, self._desk.id, digest, self._planner, entry=by)
            except PlanMoved as clash:
                self._ended = _moved(clash)
            except NotChecked:
                self._ended = Ended(title="Nothing was imported", text=STALE, tone="late", again=True)


def _by_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Sent on where a line of the list ends, not at every word."""
    waiting: list[str] = []
    for piece in pieces:
        waiting.append(piece)
        if piece.endswith(END_OF_LINE):
            yield "".join(waiting)
            waiting = []
    yield "".join(waiting)


def _line(step: Progress) -> str:
    return f"{step.words}: {step.done:,} of {plural(step.total, 'row')}"


def _moved(clash: PlanMoved) -> Ended:
    moved = tuple(f"Row {each.number}: it was {each.was}, it is now {each.now}." for each in clash.moved[:MOST_MOVED])
    return Ended(title="Nothing was imported", text=MOVED, tone="late", moved=moved, again=True)
