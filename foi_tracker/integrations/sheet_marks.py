"""What a workbook says of its sheets besides their values: what is hidden, merged, coloured, a formula."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from foi_tracker.domain.imports.sheet import letter
from foi_tracker.integrations.sheet_limits import (
    HEADINGS,
    MOST_COLUMNS,
    MOST_PLACES,
    MOST_ROWS,
    OWN,
    PLAIN,
    Limits,
    Unreadable,
    sheet_called,
    too_many_columns,
    too_many_rows,
)

A: int = ord("A") - 1
LETTERS = 26
WEB = ("https://", "http://")
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class CellMarks:
    """Of the cells of one row, by their places: how many digits a number is shown with, what error a formula gave."""

    formulas: Set[int] = frozenset()
    colours: Mapping[int, str] = field(default_factory=dict)
    padded: Mapping[int, int] = field(default_factory=dict)
    errors: Mapping[int, str] = field(default_factory=dict)


NO_MARKS = CellMarks()


@dataclass(kw_only=True, slots=True)
class Marks:
    """Of one sheet. Rows are numbered from 1, columns counted from 0; `cells` and `links` only of one asked for.

    `filled_rows` and `filled_columns` have something in them. `reach` and `breadth` are how many rows and columns there
    are up to the last value that the file keeps, even an empty one.
    """

    name: str
    is_hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    filled_rows: int = 0
    filled_columns: set[int] = field(default_factory=set)
    reach: int = 0
    breadth: int = 0
    cells: dict[int, CellMarks] = field(default_factory=dict)
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    refused: str = ""
    over: Unreadable | None = None

    def fill(self, row: int, places: set[int], *, is_hidden: bool, times: int = 1) -> None:
        """Count a row with something in it. Raises `Unreadable` once there is too much even for an export of ours."""
        self.filled_rows += times
        self.filled_columns |= places
        self.kept(row + times - 1, max(places))
        if is_hidden:
            self.hidden_rows.extend(range(row, row + min(times, MOST_ROWS)))
        self.over = self.over or self._too_large(PLAIN, row, max(places))
        if beyond := self._too_large(OWN, row, max(places)):
            raise self.over or beyond

    def _too_large(self, most: Limits, row: int, widest: int) -> Unreadable | None:
        if self.filled_rows > most.rows + HEADINGS:
            return too_many_rows(*sheet_called(self.name))
        if widest >= most.columns:
            return too_many_columns(*sheet_called(self.name), f"row {row}", f"column {letter(widest)}")
        return None

    def kept(self, row: int, place: int) -> None:
        """The file keeps a value here, if only an empty one."""
        self.reach = max(self.reach, row)
        self.breadth = max(self.breadth, place + 1)

    def link(self, row: int, place: int, address: str) -> None:
        """The address of a page behind a cell; of mail and of files it is none."""
        if address.lower().startswith(WEB) and len(address) <= LONGEST_ADDRESS and place < MOST_COLUMNS:
            self.links.setdefault(row, {}).setdefault(place, address)

    def keep(self, row: int, marks: CellMarks) -> None:
        """Remember what the cells of a row are marked with, if they are."""
        if marks.formulas or marks.colours or marks.padded or marks.errors:
            self.cells[row] = marks

    @property
    def columns(self) -> int:
        """How many columns there are, up to the last with something in it."""
        return max(self.filled_columns, default=-1) + 1

    def check_reach(self) -> None:
        """Refuse a sheet whose few values stand so far apart that the room between them would fill the memory."""
        if self.reach * self.breadth > MOST_PLACES:
            raise self.over or Unreadable(
                f"its last value stands in row {self.reach:,}, column {letter(self.breadth - 1)}, far from the others. "
                "Delete the rows below your table and the columns beside it, save the file and bring it again.",
                *sheet_called(self.name),
            )


@lru_cache(maxsize=4096)
def place_of(letters: str) -> int:
    """A column's place by its letters: A is 0."""
    place = 0
    for each in letters:
        place = place * LETTERS + ord(each) - A
    return place - 1
