"""The text of a sheet as rows and columns, under the numbers and letters that people know them by."""

from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.findings.showing import PageText

LETTERS: Final = 26
MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows` are a row's number and its cells, as many in each as there are `columns`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    is_whole: bool = True


def grid_of(page: PageText, most: int) -> Grid:
    """The first rows and columns of a sheet."""
    lines = [line.split("\t") for line in page.text.split("\n")] if page.text else []
    widest = max(map(len, lines), default=0)
    width = min(widest, MOST_COLUMNS)
    rows = [line[:width] for line in lines[:most]]
    return Grid(
        columns=tuple(letters(page.first_column + place) for place in range(width)),
        rows=tuple((page.first_row + place, (*row, *[""] * (width - len(row)))) for place, row in enumerate(rows)),
        is_whole=len(lines) <= most and widest <= MOST_COLUMNS,
    )


def letters(column: int) -> str:
    """A column's letters by its number from 1: A to Z, then AA."""
    before, last = divmod(column - 1, LETTERS)
    return (letters(before) if before else "") + chr(ord("A") + last)
