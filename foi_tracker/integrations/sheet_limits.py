"""How large a sheet may be, and how a program that reads one says that it cannot (design: security.md 6.18)."""

from collections.abc import Iterable
from typing import Final, NamedTuple

MIB: Final = 1024 * 1024
MOST_BYTES: Final = 10 * MIB
MOST_UNPACKED: Final = 200 * MIB
MOST_ROWS: Final = 10_000
HEADINGS: Final = 20  # rows of titles, headings and totals that may stand around the others
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 32_768  # characters; Excel holds one less
MOST_SHEETS: Final = 200
# Between its first and its last cell: what is read keeps room for every cell of that box, empty ones too.
MOST_PLACES: Final = 4_000_000
# All of these stand in the first line of each of our tables (exports/codebook.py), and in nobody else's.
OURS: Final = frozenset({"campaign", "authority_slug", "authority_name", "ons_code"})

# NUL, which PostgreSQL does not store, and what a terminal would obey: no writing has any of them.
CONTROLS: Final = dict.fromkeys([*range(0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), *range(0x7F, 0xA0)])
# What nobody sees in a cell: marks that turn the order of reading round, so that one name looks like another, and
# numbers that stand for no character. Whatever else breaks a line breaks it as usual.
UNSEEN: Final = (
    CONTROLS
    | dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFDD0, 0xFDF0)])
    | dict.fromkeys(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    | dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
)


class Limits(NamedTuple):
    """How many rows and columns there may be."""

    rows: int
    columns: int


PLAIN: Final = Limits(MOST_ROWS, MOST_COLUMNS)
# An export of ours has a row for each field of each question, or a column for each: see decision 0171.
OWN: Final = Limits(80_000, 500)


def limits_of(first: Iterable[str]) -> Limits:
    """What holds for a table, by its first row; a spreadsheet program may leave its first heading in quotes."""
    return OWN if OURS.issubset(each.strip('\ufeff"') for each in first) else PLAIN


class Unreadable(Exception):
    """Something cannot be read: where (a sheet, a row, a column), and what is the matter and the way out."""

    def __init__(self, text: str, *where: str) -> None:
        super().__init__(text)
        self.text, self.where = text, where

    @property
    def within(self) -> str:
        """Where and what, for somebody who has the sheet's name before them."""
        places = [each for each in self.where if not each.startswith("sheet ")]
        return f"{', '.join(places)}: {self.text}" if places else self.text


def too_many_rows(*where: str) -> Unreadable:
    """More rows than are read."""
    return Unreadable(
        f"it has more than {MOST_ROWS:,} rows with something in them ({OWN.rows:,} in an export of ours), and no more "
        "are brought in at once. Split it into several files, each with the row of headings and with all rows of "
        "the requests in it, and bring one after the other.",
        *where,
    )


def too_many_columns(*where: str) -> Unreadable:
    """Something stands further right than is read."""
    return Unreadable(
        f"there is something in this cell, and only the first {MOST_COLUMNS} columns are read "
        f"({OWN.columns} in an export of ours). "
        "Delete the columns that you do not need, save the file and bring it again.",
        *where,
    )


def too_long(*where: str) -> Unreadable:
    """A cell holds more than any spreadsheet program allows."""
    return Unreadable(
        f"the cell holds more than {LONGEST_CELL:,} characters. Shorten it, save the file and bring it again.", *where
    )


def sheet_called(name: str) -> tuple[str, ...]:
    """A sheet as a place in a message; the only one of a CSV has no name."""
    return (f"sheet “{name}”",) if name else ()


def tidied(text: str) -> str:
    """A cell as a person sees it: one kind of line break, nothing where only spaces are, no marks without a width."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(UNSEEN).strip("\ufeff\u200b")
    return "" if text.isspace() else text
