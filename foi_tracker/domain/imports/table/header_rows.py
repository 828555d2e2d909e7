"""Where the headings of a sheet stand: not always on its first row, and not always on one row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.sheet import Sheet, SheetRefused, SheetRow
from foi_tracker.domain.imports.table.cell_shapes import is_unit, is_words
from foi_tracker.domain.imports.table.column_names import fields_called
from foi_tracker.domain.imports.table.merged_cells import Merged

LOOKED_AT: Final = 60  # rows from the top; headings lower than that are the person's to point at
ENOUGH_WORDS: Final = 0.6
ENOUGH_UNITS: Final = 0.6
ENOUGH_FILLED: Final = 0.5
FAR_MORE: Final = 3  # words known, before a row is taken for the headings over a wide one above it
KNOWN: Final = 2  # headings we know by name, before a row is taken for headings on their strength


@dataclass(frozen=True, kw_only=True, slots=True)
class Headings:
    """`numbers` are the rows they stand on; the texts are by place. `first` is the index of the first row below."""

    numbers: tuple[int, ...]
    headings: Mapping[int, str]
    over: Mapping[int, str] = field(default_factory=dict)
    first: int


def headings_of(sheet: Sheet, rows: Sequence[SheetRow], chosen: int | None) -> Headings:
    """The headings of these rows, which are those of the sheet that count; raises `SheetRefused`."""
    at = _place_of(sheet, rows, chosen) if chosen is not None else _found(sheet, rows)
    merged = Merged.of(sheet.facts.merged)
    if chosen is None and _is_group_row(rows, at, merged):
        at += 1
    above = rows[at - 1] if at and _are_groups(rows[at - 1], rows[at], merged) else None
    below = rows[at + 1] if at + 1 < len(rows) and _goes_on(rows[at], rows[at + 1], merged) else None
    return _joined(rows, at, (above, below), merged)


def texts(row: SheetRow) -> dict[int, str]:
    """What stands in a row, by place; runs of spaces and lines are one space."""
    return {place: " ".join(text.split()) for place, text in enumerate(row.cells) if text and not text.isspace()}


def _place_of(sheet: Sheet, rows: Sequence[SheetRow], chosen: int) -> int:
    for at, row in enumerate(rows):
        if row.number == chosen:
            return at
    raise SheetRefused(
        f"{_named(sheet)}Row {chosen} is empty or hidden, so it holds no headings. Choose the row that has them."
    )


def _found(sheet: Sheet, rows: Sequence[SheetRow]) -> int:
    candidates = list(_candidates(rows))
    if not candidates:
        raise SheetRefused(
            f"{_named(sheet)}No row looks like headings (such as Authority, Date sent, Status). "
            "Write a heading over each column, or choose another sheet."
        )
    known = dict(candidates)
    most = max(known.values())
    widest = _widest(rows, list(known))
    if most < KNOWN:
        return widest
    best = next(at for at, count in candidates if count * 2 >= most)
    return widest if widest < best and most < known[widest] + FAR_MORE else best


def _candidates(rows: Sequence[SheetRow]) -> Iterator[tuple[int, int]]:
    """Rows that could be headings, each with how many of its words we know as headings."""
    width = max((len(texts(row)) for row in rows[:LOOKED_AT]), default=0)
    often = _often(rows[:LOOKED_AT])
    for at, row in enumerate(rows[:LOOKED_AT]):
        cells = texts(row)
        words = sum(is_words(text) for text in cells.values())
        if len(cells) >= min(2, width) and words and words >= ENOUGH_WORDS * len(cells):
            yield (
                at,
                sum(bool(fields_called(text)) and (place, fold(text)) not in often for place, text in cells.items()),
            )


def _often(rows: Sequence[SheetRow]) -> frozenset[tuple[int, str]]:
    """Words that a column has in several rows, which differ: Sent and Council are headings, and data as well."""
    different = {tuple(sorted((place, fold(text)) for place, text in texts(row).items())) for row in rows}
    counts = Counter(cell for cells in different for cell in cells)
    return frozenset(cell for cell, count in counts.items() if count > 1)


def _widest(rows: Sequence[SheetRow], candidates: Sequence[int]) -> int:
    """The first that is about as wide as the rows are: what is narrower stands over the table."""
    typical = sorted(len(texts(row)) for row in rows[:LOOKED_AT])[len(rows[:LOOKED_AT]) // 2]
    return next((at for at in candidates if len(texts(rows[at])) >= ENOUGH_FILLED * typical), candidates[0])


def _is_group_row(rows: Sequence[SheetRow], at: int, merged: Merged) -> bool:
    """Whether the row only groups the headings, which stand below it."""
    if at + 1 >= len(rows) or not _are_groups(rows[at], rows[at + 1], merged):
        return False
    below = texts(rows[at + 1])
    known = sum(bool(fields_called(text)) for text in below.values())
    return known >= KNOWN and known > sum(bool(fields_called(text)) for text in texts(rows[at]).values())


def _are_groups(row: SheetRow, below: SheetRow, merged: Merged) -> bool:
    """Whether a row directly above headings says what several of them are about, and is no title."""
    groups, headings = texts(row), texts(below)
    if row.number + 1 != below.number or not groups or not all(is_words(text) for text in groups.values()):
        return False
    if len(groups) == 1 and not merged.spans_part(row.number, max(headings, default=0)):
        return False
    return len(groups) < len(headings) and _is_over_several(row, groups, headings, merged)


def _is_over_several(row: SheetRow, groups: Mapping[int, str], headings: Mapping[int, str], merged: Merged) -> bool:
    before_a_gap = [place for place in groups if place + 1 in headings and place + 1 not in groups]
    return merged.has(row.number) or len(before_a_gap) * 2 > len(groups)


def _goes_on(row: SheetRow, below: SheetRow, merged: Merged) -> bool:
    """Whether the row below belongs to the headings: units, or what a heading that spans columns splits into."""
    cells = texts(below)
    if row.number + 1 != below.number or not cells:
        return False
    if sum(is_unit(text) for text in cells.values()) >= ENOUGH_UNITS * len(cells):
        return True
    return merged.reaches_down(row.number) and all(is_words(text) for text in cells.values())


def _joined(
    rows: Sequence[SheetRow], at: int, around: tuple[SheetRow | None, SheetRow | None], merged: Merged
) -> Headings:
    """One text a column, and what stands over it. A lower row's text is the heading where it is not a unit."""
    above, below = around
    headings, over = texts(rows[at]), dict[int, str]()
    if below is not None:
        spread = merged.spread(rows[at].number, headings)
        under = texts(below)
        over = {place: spread[place] for place in under if place in spread}
        headings = {**spread, **under}
    elif above is not None:
        over = merged.spread(above.number, texts(above), until=max(headings, default=0))
    found = [row.number for row in (above, rows[at], below) if row is not None]
    return Headings(numbers=tuple(found), headings=headings, over=over, first=at + (2 if below is not None else 1))


def _named(sheet: Sheet) -> str:
    return f"Sheet “{sheet.facts.name}”: " if sheet.facts.name else ""
