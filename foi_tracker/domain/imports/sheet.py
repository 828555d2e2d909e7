"""A sheet as it was read from a file: texts as a person would see them, and what the file says about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LETTERS = 26
NO_MARKS: Mapping[int, str] = {}


class SheetRefused(Exception):
    """A file, a sheet or a table in it cannot be read; the message names the place and says what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One row; `number` is as the spreadsheet program shows it, `cells` begin at column A, days are ISO.

    `dates` are the places of cells that the file itself says are days, so that nothing need be guessed of them;
    `numbers` those it keeps as numbers, `formulas` those whose value a formula gave, `colours` their fills ("#ffc000").
    `links` are the addresses of pages behind cells, which may show other words; none is ever followed.
    """

    number: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    dates: frozenset[int] = frozenset()
    numbers: frozenset[int] = frozenset()
    formulas: frozenset[int] = frozenset()
    colours: Mapping[int, str] = field(default_factory=lambda: NO_MARKS)
    links: Mapping[int, str] = field(default_factory=lambda: NO_MARKS)

    def at(self, place: int) -> str:
        """The text in a column, "" where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is in it."""
        return not any(self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetFacts:
    """What a file says of one sheet. `hidden_checked` is whether hidden rows and columns could be looked for.

    `long_rows` are those of a CSV with something beyond the cells that the others have: a delimiter too many in them.
    `refused` is why this sheet cannot be read, where others of the file can.
    """

    name: str
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    hidden_checked: bool = True
    merged: tuple[str, ...] = ()
    row_count: int = 0
    column_count: int = 0
    long_rows: tuple[int, ...] = ()
    refused: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileFacts:
    """What a file is: `kind` is csv, xlsx, xls or ods; `encoding` and `delimiter` are of a CSV."""

    kind: str
    sheets: tuple[SheetFacts, ...]
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name: str) -> SheetFacts | None:
        """The sheet of this name."""
        return next((each for each in self.sheets if each.name == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet with its rows, blank ones left out."""

    facts: SheetFacts
    rows: Sequence[SheetRow]


def letter(place: int) -> str:
    """A column as spreadsheet programs call it: 0 is A, 26 is AA."""
    name = ""
    while place >= 0:
        place, rest = divmod(place, LETTERS)
        name, place = chr(ord("A") + rest) + name, place - 1
    return name
