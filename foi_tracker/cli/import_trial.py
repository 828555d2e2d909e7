"""A sheet tried out on the command line: read, decided as far as is sure or was said, and planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from foi_tracker.domain.attachments import HEAD, KeptFile, kept_file
from foi_tracker.domain.imports.asked import Undecided
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.first_choices import Remembered, first_choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.planner import Planner
from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.domain.imports.table.columns import Guess
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.domain.imports.world import World
from foi_tracker.integrations import file_store, sheet_files
from foi_tracker.integrations.file_store import FileTooLarge, NoRoom
from foi_tracker.integrations.sheet_limits import MIB, MOST_BYTES

DONE = (Deed.CREATE, Deed.CHANGE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What importing would do, and what somebody must decide first. `unsure` are columns nobody has named.

    Where it is to stop for them, the plan and the questions suppose that they hold what they seem to.
    """

    filename: str
    grid: Grid
    choices: Choices
    unsure: tuple[Guess, ...]
    asked: Undecided
    known: World
    planner: Planner
    leaves_out: bool

    @property
    def plan(self) -> Plan:
        """Every row of it."""
        return self.planner(self.known)

    @property
    def supposes(self) -> bool:
        """Whether the plan is made of guesses."""
        return bool(self.unsure) and not self.leaves_out

    @property
    def is_undecided(self) -> bool:
        """Whether anything waits for an answer."""
        return bool(self.unsure) or not self.asked.is_nothing

    @property
    def stops(self) -> bool:
        """Whether nothing may be imported before somebody answers."""
        return self.is_undecided and not self.leaves_out

    @property
    def to_do(self) -> int:
        """How many requests it would make or change."""
        return sum(row.deed in DONE for row in self.plan.rows)

    def authority(self, slug: str | None) -> str:
        """Its name; "" where nobody has decided which it is."""
        found = self.known.authorities.get(slug or "")
        return found.name if found else ""


def keep(stream: BinaryIO, filename: str, folder: Path) -> KeptFile:
    """The bytes under their hash. Raises `SheetRefused` where there are too many."""
    try:
        stored = file_store.keep(folder, stream, largest=MOST_BYTES, head=HEAD)
    except FileTooLarge:
        raise SheetRefused(
            f"“{filename}” is larger than {MOST_BYTES // MIB} MB. Split it into several files, or save it as .xlsx."
        ) from None
    except NoRoom:
        raise SheetRefused(f"There is no room on the disk for “{filename}”. Make room and try again.") from None
    return kept_file(stored.sha256, stored.size, filename, stored.head)


def read_grid(folder: Path, file: KeptFile, given: Choices) -> Grid:
    """The table that is wanted of the file. Raises `SheetRefused`."""
    found = sheet_files.sheet(folder / "files", folder / "read", file.sha256, file.filename, given.sheet)
    if given.sheet and found.facts.name != given.sheet:
        raise SheetRefused(f"“{file.filename}” has no sheet “{given.sheet}”: it is one table without a name.")
    return grid_of(found, header_row=given.header_row, include_hidden=given.include_hidden)


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """A table, and what is said of it already: by whoever brings it, and in the campaign before."""

    filename: str
    grid: Grid
    given: Choices
    remembered: Remembered


def try_out(brought: Brought, known: World, *, leaves_out: bool) -> Trial:
    """All that the pages would show before the button is pressed."""
    grid = brought.grid
    first = first_choices(grid, brought.given, known.sets.values(), brought.remembered)
    choices = first.choices if leaves_out else first.supposing(grid.columns)
    register = Register(known.authorities.values(), known.today)
    return Trial(
        filename=brought.filename,
        grid=grid,
        choices=first.choices,
        unsure=first.unsure,
        asked=undecided(grid, choices, known, register),
        known=known,
        planner=Planner(grid, choices, filename=brought.filename),
        leaves_out=leaves_out,
    )


def load_choices(stored: Any) -> Choices:  # noqa: ANN401 whatever the file holds
    """From a file: the choices themselves, or all that `--json` wrote. Blanks are not decided yet."""
    found = stored.get("choices", stored)
    return Choices.load(_filled(found))


def _filled(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _filled(value) if isinstance(value, Mapping) else value
        for key, value in stored.items()
        if value is not None
    }
