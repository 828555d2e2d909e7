"""Import a sheet as its dry run said: all of it in one transaction, or nothing."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from foi_tracker.domain.civil_day import civil_day
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.vocabulary import Deed, ImportStage
from foi_tracker.domain.imports.world import World
from foi_tracker.models import AuditLine, Entry, SheetImport
from foi_tracker.queries.import_world import world
from foi_tracker.queries.moved_plans import Moved, what_moved
from foi_tracker.usecases.import_lock import locked
from foi_tracker.usecases.imported_changes import RequestMoved, write_changes
from foi_tracker.usecases.imported_requests import write_requests
from foi_tracker.usecases.importing import Importing

__all__ = ["Moved", "NotChecked", "PlanMoved", "Progress", "run_import"]

AT_A_TIME = 500
MakePlan = Callable[[World], Plan]


class NotChecked(Exception):
    """No dry run was made of the sheet as it stands now."""


class PlanMoved(Exception):
    """Importing would do something else now than what was seen; `moved` has the first rows of which that is so."""

    def __init__(self, moved: list[Moved]) -> None:
        super().__init__("the sheet would be imported otherwise than was seen")
        self.moved = moved


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far an import has come: so many rows of so many, and what is being done, in words."""

    done: int
    total: int
    words: str


def run_import(
    session: Session, sheet_import_id: int, digest: str, make_plan: MakePlan, *, entry: Entry
) -> Iterator[Progress]:
    """Say how far it is, now and then, until all is written; a sheet that is imported already yields nothing.

    Nothing happens until it is iterated. Whoever stops listening then does not stop it.
    """
    steps = _run(session, sheet_import_id, digest, make_plan, entry)
    try:
        for each in steps:  # noqa: UP028 closing a `yield from` would close the work as well
            yield each
    except GeneratorExit:
        for _ in steps:
            pass
    finally:
        steps.close()


def _run(
    session: Session, sheet_import_id: int, digest: str, make_plan: MakePlan, entry: Entry
) -> Generator[Progress, None, None]:
    try:
        yield from _steps(session, sheet_import_id, digest, make_plan, entry)
    except RequestMoved as clash:
        session.rollback()
        raise PlanMoved([clash.moved]) from clash
    except BaseException:
        session.rollback()
        raise


def _steps(
    session: Session, sheet_import_id: int, digest: str, make_plan: MakePlan, entry: Entry
) -> Iterator[Progress]:
    campaign, sheet_import = locked(session, sheet_import_id)
    if sheet_import.stage is ImportStage.IMPORTED:
        session.rollback()
        return
    if sheet_import.stage is not ImportStage.CHECKED:
        raise NotChecked(sheet_import.filename)
    yield Progress(done=0, total=sheet_import.counts.get("rows", 0), words="Comparing it with what you saw")
    known = world(session, campaign, civil_day(entry.at))
    plan = make_plan(known)
    if not digest == sheet_import.plan_digest == plan.digest:
        raise PlanMoved(what_moved(session, sheet_import_id, plan))
    importing = Importing.begin(session, sheet_import, known, plan, entry)
    yield from _written(session, plan, importing)
    _finish(session, sheet_import, plan, entry)
    session.commit()
    yield Progress(done=len(plan.rows), total=len(plan.rows), words="Done")


def _written(session: Session, plan: Plan, importing: Importing) -> Iterator[Progress]:
    done = sum(row.deed in (Deed.SAME, Deed.SKIP) for row in plan.rows)
    for deed, write, words in (
        (Deed.CREATE, write_requests, "Writing new requests"),
        (Deed.CHANGE, write_changes, "Writing changes"),
    ):
        rows = [row for row in plan.rows if row.deed is deed]
        for first in range(0, len(rows), AT_A_TIME):
            yield Progress(done=done, total=len(plan.rows), words=words)
            some = rows[first : first + AT_A_TIME]
            write(session, some, importing)
            done += len(some)


def _finish(session: Session, sheet_import: SheetImport, plan: Plan, entry: Entry) -> None:
    sheet_import.stage, sheet_import.counts = ImportStage.IMPORTED, plan.counts()
    sheet_import.imported_by_id, sheet_import.imported_at = entry.by_id, entry.at
    details = {"sha256": sheet_import.sha256, "digest": plan.digest} | plan.counts()
    subject = f"import {sheet_import.id}"
    session.add(AuditLine(actor_id=entry.by_id, action="import.run", subject=subject, details=details, at=entry.at))
