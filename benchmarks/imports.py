"""A tracking sheet of ten thousand rows: read, guessed at, planned, imported and undone, in a process of its own."""

import csv
import io
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.databases import Database
from benchmarks.exports import memory
from benchmarks.seed import TODAY
from foi_tracker.domain.attachments import HEAD, kept_file
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.first_choices import first_choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.imports.world import World
from foi_tracker.integrations import file_store, sheet_files
from foi_tracker.models import Authority, Campaign, Entry, User
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.run_import import run_import
from foi_tracker.usecases.start_import import start_import
from foi_tracker.usecases.undo_import import undo_import

ROWS = 10_000
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
HEADINGS = ("Ref", "Authority", "Round", "Date sent", "Acknowledged", "Chased", "Date of response", "Outcome", "Notes")
OUTCOMES = ("Refused", "Full disclosure", "Partial", "Not held")
LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True)
class ImportFigures:
    """Seconds by step, in order; memory in MiB; `after` is what the same sheet would still do once it is imported."""

    seconds: Mapping[str, float]
    idle: float
    peak: float
    rows: int
    created: int
    events: int
    after: Mapping[str, int]


def imported(database: Database) -> ImportFigures:
    """All of it, in a fresh process; the database is afterwards as it was."""
    command = (sys.executable, "-m", "benchmarks", "import", "--requests", str(database.requests))
    root = Path(__file__).parent.parent
    said = subprocess.run(
        [*command, "--database", database.url], check=True, capture_output=True, text=True, cwd=root
    ).stdout
    return ImportFigures(**json.loads(said))


def try_import(database: Database) -> dict[str, object]:
    """Once, in this process, and what it took. Memory is what Linux says of the process."""
    folder = Path(tempfile.mkdtemp())
    try:
        with database.engine() as engine, Session(engine) as session:
            return _Trial(session, folder).figures()
    finally:
        shutil.rmtree(folder)


class _Trial:
    """A sheet, as far as it has got."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.session, self.folder = session, folder
        self.seconds: dict[str, float] = {}
        self.campaign_id, by_id = _campaign(session), session.scalars(select(User.id).order_by(User.id)).first() or 0
        self.entry = Entry(by_id=by_id, at=NOW)
        stored = file_store.keep(folder / "files", io.BytesIO(_sheet(session)), largest=LARGEST, head=HEAD)
        self.file = kept_file(stored.sha256, stored.size, "tracking.csv", stored.head)
        session.rollback()

    def figures(self) -> dict[str, object]:
        idle = memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
        import_id, digest, make_plan = self._looked_at()
        with self._timed("plan before the lock"):
            make_plan(self._world())
        self.session.rollback()
        with self._timed("import"):
            told = list(run_import(self.session, import_id, digest, make_plan, entry=self.entry))
        with self._timed("look at it again"):
            after = make_plan(self._world()).counts()
        self.session.rollback()
        peak = memory("VmHWM")
        with self._timed("undo"):
            later = replace(self.entry, at=NOW + timedelta(hours=1))
            undone = undo_import(self.session, import_id, forget=lambda _: None, entry=later)
        counts = {"created": undone.counts["create"], "events": undone.counts["events"], "rows": told[-1].total}
        return counts | {"seconds": self.seconds, "idle": idle, "peak": peak, "after": after}

    def _looked_at(self) -> tuple[int, str, Planner]:
        with self._timed("read"):
            grid = grid_of(sheet_files.sheet(self.folder / "files", self.folder / "read", self.file.sha256, "t.csv"))
        with self._timed("guess"):
            known = self._world()
            choices = _decided(grid, first_choices(grid, Choices(), known.sets.values(), {}).choices, known)
        with self._timed("dry run"):
            planned = Planner(grid, choices, filename="t.csv")(self._world())
            made = start_import(self.session, self.campaign_id, self.file, entry=self.entry)
            check_import(self.session, made, planned, entry=self.entry)
        found = made.id, made.plan_digest, Planner(grid, choices, filename="t.csv")
        self.session.rollback()
        return found

    def _world(self) -> World:
        return world(self.session, self.session.get_one(Campaign, self.campaign_id), TODAY)

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[what] = time.perf_counter() - began


def _decided(grid: Grid, choices: Choices, known: World) -> Choices:
    """As by somebody who agrees with every suggestion."""
    asked = undecided(grid, choices, known, Register(known.authorities.values(), known.today))
    words: dict[ChoiceKind, dict[str, str]] = {kind: dict(meant) for kind, meant in choices.words.items()}
    for word in asked.words:
        words.setdefault(word.kind, {})[word.folded] = word.suggestion.means or word.options[0].means
    return replace(choices, words=words)


def _campaign(session: Session) -> int:
    """One of its own, without requests; it is kept for the next time."""
    found = session.scalar(select(Campaign.id).where(Campaign.slug == "sheets"))
    if found is None:
        made = Campaign(slug="sheets", name="Brought in sheets", short_name="SHT", created_at=NOW)
        session.add(made)
        session.commit()
        found = made.id
    return found


def _sheet(session: Session) -> bytes:
    """One request a row, with four or five days in each."""
    lived = select(Authority.name).where(Authority.valid_to.is_(None), Authority.valid_from.is_(None))
    names = session.scalars(lived.order_by(Authority.id)).all()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for number in range(ROWS):
        round_, at = divmod(number, len(names))
        sent = TODAY - timedelta(days=200 + number % 90)
        days = [(sent + timedelta(days=each)).isoformat() for each in (0, 2, 24, 30)]
        outcome, note = OUTCOMES[number % len(OUTCOMES)], f"Rang them about number {number}; nobody knew of it."
        writer.writerow((f"S{number}", names[at], f"Round {round_ + 1}", *days, outcome, note))
    return text.getvalue().encode()
