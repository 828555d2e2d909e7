"""The register read from its files: the project's own, or a file that somebody gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from foi_tracker.register import authority_row, coming_change
from foi_tracker.register.agreement import Placed, disagreements
from foi_tracker.register.authority_row import AuthorityRow, read_authority
from foi_tracker.register.cells import Cells, read_cells
from foi_tracker.register.coming_change import ComingChange, read_change
from foi_tracker.register.faults import Fault, RegisterInvalid

FOLDER = Path(__file__).parent
Read = TypeVar("Read")


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """Today's authorities, the former ones, those in law, and every change to come with how sure it is."""

    current: tuple[AuthorityRow, ...]
    former: tuple[AuthorityRow, ...]
    legislated: tuple[AuthorityRow, ...]
    changes: tuple[ComingChange, ...]

    @property
    def rows(self) -> tuple[AuthorityRow, ...]:
        """Everything that is kept in the table of authorities."""
        return self.current + self.former + self.legislated

    def changes_for(self, slug: str) -> tuple[ComingChange, ...]:
        """What is to become of one council."""
        return tuple(change for change in self.changes if slug in change.members)


@cache
def project_register() -> Register:
    """The files of this package. Raises `RegisterInvalid` with every fault found."""
    current = _authorities(FOLDER / "authorities.csv")
    former = _authorities(FOLDER / "former.csv")
    coming = _read(FOLDER / "future.csv", coming_change.COLUMNS, read_change)
    legislated = [Placed(row=row, file=cells.file, line=cells.line) for cells, (_, row) in coming if row is not None]
    _refuse(disagreements([*current, *former, *legislated]))
    return Register(
        current=_rows(current),
        former=_rows(former),
        legislated=_rows(legislated),
        changes=tuple(change for _, (change, _) in coming),
    )


def read_file(path: Path) -> tuple[AuthorityRow, ...]:
    """A file in the columns of authorities.csv; its slugs may point to the project's own rows as well as to its own."""
    placed = _authorities(path)
    _refuse(disagreements(placed, known=project_register().rows))
    return _rows(placed)


def _authorities(path: Path) -> list[Placed]:
    read = _read(path, authority_row.COLUMNS, read_authority)
    return [Placed(row=row, file=cells.file, line=cells.line) for cells, row in read]


def _read(path: Path, columns: tuple[str, ...], read: Callable[[Cells], Read | None]) -> list[tuple[Cells, Read]]:
    lines = [(cells, read(cells)) for cells in read_cells(path, columns)]
    _refuse([fault for cells, _ in lines for fault in cells.faults])
    return [(cells, value) for cells, value in lines if value is not None]


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise RegisterInvalid(faults)


def _rows(placed: Iterable[Placed]) -> tuple[AuthorityRow, ...]:
    return tuple(each.row for each in placed)
