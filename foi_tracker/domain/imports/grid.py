"""The table in a sheet: its columns, its rows, and what of the sheet is neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.imports.sheet import SheetRow, letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the table; `over` is the heading above its heading, where there are two rows of them."""

    place: int
    heading: str
    over: str = ""
    examples: tuple[str, ...] = ()
    filled: int = 0
    is_hidden: bool = False

    @property
    def letter(self) -> str:
        """As spreadsheet programs call it."""
        return letter(self.place)

    @property
    def name(self) -> str:
        """What people call it: its headings, or its letter where it has none."""
        return " ".join(part for part in (self.over, self.heading) if part) or f"Column {self.letter}"


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Rows that are no data, by their numbers, and why: blank, a repeated heading, a total, hidden."""

    why: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """What is looked at from here on. `header_rows` are the numbers of its rows of headings."""

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    left_out: tuple[LeftOut, ...] = ()

    def column(self, place: int) -> Column | None:
        """The column at this place."""
        return next((each for each in self.columns if each.place == place), None)
