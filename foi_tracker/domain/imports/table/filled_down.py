"""Data under a cell that is joined over several rows: what is written once is meant for each of them."""

from collections.abc import Sequence
from dataclasses import replace

from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.table.merged_cells import Area, Merged


def filled_down(rows: Sequence[SheetRow], merged: Merged) -> list[SheetRow]:
    """The rows of data, with the value of each joined cell in every row that it reaches to.

    An area that begins above the first of them is a heading's, or hides its value: it fills nothing. Nor does one that
    begins within another: no spreadsheet program writes that, and thousands of them would keep us busy for minutes.
    """
    found = {row.number: row for row in rows}
    reached: dict[int, int] = {}
    for area in sorted(merged.areas, key=lambda each: each.top):
        first = found.get(area.top)
        if first and area.bottom > area.top > reached.get(area.left, 0) and first.at(area.left):
            reached[area.left] = area.bottom
            for number in _below(area, found):
                found[number] = _with(found[number], first, area.left)
    return list(found.values())


def _below(area: Area, rows: dict[int, SheetRow]) -> list[int]:
    """The rows under the first of an area; a sheet may say that one reaches down a million rows."""
    if area.bottom - area.top > len(rows):
        return [number for number in rows if area.top < number <= area.bottom]
    return [number for number in range(area.top + 1, area.bottom + 1) if number in rows]


def _with(row: SheetRow, first: SheetRow, place: int) -> SheetRow:
    if row.at(place):
        return row
    cells = [*row.cells, *([""] * (place + 1 - len(row.cells)))]
    cells[place] = first.cells[place]
    dates = row.dates | {place} if place in first.dates else row.dates
    numbers = row.numbers | {place} if place in first.numbers else row.numbers
    return replace(row, cells=tuple(cells), dates=dates, numbers=numbers)
