"""The table in a sheet: its columns, its rows, and what of the sheet is neither."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.imports.sheet import SheetRow, letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the table; `over` is the heading above its heading, where there are two rows of them.

    `is_twin` is whether another column has the same headings: then its letter is part of what people call it.
    """

    place: int
    heading: str
    over: str = ""
    examples: tuple[str, ...] = ()
    filled: int = 0
    is_hidden: bool = False
    is_twin: bool = False

    @property
    def letter(self) -> str:
        """As spreadsheet programs call it."""
        return letter(self.place)

    @property
    def name(self) -> str:
        """What people call it: its headings, or its letter where it has none."""
        headings = " ".join(part for part in (self.over, self.heading) if part)
        if not headings:
            return f"Column {self.letter}"
        return f"{headings} (column {self.letter})" if self.is_twin else headings


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Rows that are no data, by their numbers, and why: blank, a repeated heading, a total, hidden."""

    why: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """What is looked at from here on. `header_rows` are the numbers of its rows of headings.

    `long_rows` are those of which something stands beyond its columns.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    left_out: tuple[LeftOut, ...] = ()
    long_rows: frozenset[int] = frozenset()

    def column(self, place: int) -> Column | None:
        """The column at this place."""
        return next((each for each in self.columns if each.place == place), None)
