"""From a sheet to the table in it: headings, rows of data, and what is neither, told by its row numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.grid import Column, Grid, LeftOut
from foi_tracker.domain.imports.sheet import Sheet, SheetRefused, SheetRow, letter
from foi_tracker.domain.imports.table.cell_shapes import is_number, is_total
from foi_tracker.domain.imports.table.column_names import heading_key
from foi_tracker.domain.imports.table.filled_down import filled_down
from foi_tracker.domain.imports.table.header_rows import Headings, headings_of, texts
from foi_tracker.domain.imports.table.merged_cells import Merged

ABOVE: Final = "stands above the headings"
BLANK: Final = "blank"
REPEATED: Final = "the headings again"
TOTAL: Final = "a total or an average"
ACROSS: Final = "a heading across the table"
HIDDEN: Final = "hidden in the file"
HIDDEN_COLUMNS: Final = "columns hidden in the file: "
EMPTY: Final = "It is empty. Choose another sheet, or another file."
ALL_HIDDEN: Final = (
    "What is under its headings is hidden in the file. Choose to bring in what is hidden as well, or another sheet."
)
NO_ROWS: Final = (
    "Under the headings on row {} there are no rows. Choose another sheet, or say on which row the headings are."
)
LOOKED_AT: Final = 3  # cells of a row, before the others are
SAME: Final = 0.8  # of a row's cells, before it is the headings again
TEXTS_OF_DATA: Final = 0.5  # of the rows, before one with numbers alone at the foot is a total
EXAMPLES, LONGEST_EXAMPLE = 5, 120
MOST_TOLD: Final = 10_000


def grid_of(sheet: Sheet, *, header_row: int | None = None, include_hidden: bool = False) -> Grid:
    """The table of a sheet; `header_row` is the number that somebody chose. Raises `SheetRefused`."""
    shown = [row for row in sheet.rows if include_hidden or not row.is_hidden or row.number == header_row]
    filled = [row for row in shown if not row.is_blank]
    if not filled:
        raise SheetRefused(_named(sheet) + (EMPTY if all(row.is_blank for row in sheet.rows) else ALL_HIDDEN))
    hidden_places = frozenset(() if include_hidden else sheet.facts.hidden_columns)
    headings = headings_of(sheet, filled, header_row)
    rows, left_out = _sorted_out(sheet, shown, headings)
    hidden = _hidden(sheet, shown, hidden_places)
    columns = _columns(headings, rows, hidden_places, frozenset(sheet.facts.hidden_columns))
    if not rows or not columns:
        nothing = ALL_HIDDEN if hidden else NO_ROWS.format(headings.numbers[-1])
        raise SheetRefused(f"{_named(sheet)}{nothing}")
    return Grid(
        sheet=sheet.facts.name,
        header_rows=headings.numbers,
        columns=columns,
        rows=rows,
        left_out=(*left_out, *hidden),
        long_rows=frozenset(sheet.facts.long_rows),
    )


def _named(sheet: Sheet) -> str:
    return f"Sheet “{sheet.facts.name}”: " if sheet.facts.name else ""


def _sorted_out(sheet: Sheet, shown: Sequence[SheetRow], headings: Headings) -> tuple[list[SheetRow], list[LeftOut]]:
    """The rows of data, and the others by why they are none."""
    merged = Merged.of(sheet.facts.merged)
    known = {fold(text) for text in (*headings.headings.values(), *headings.over.values())}
    width = max(headings.headings, default=0)
    data, others = list[SheetRow](), dict[str, list[int]]()
    for row in shown:
        why = _why_none(row, headings.numbers, known, (merged, width))
        if why:
            others.setdefault(why, []).append(row.number)
        elif row.number > headings.numbers[-1]:
            data.append(row)
    data, sums = _without_sums(filled_down(data, merged))
    others.setdefault(TOTAL, []).extend(sums)
    others.setdefault(BLANK, []).extend(_gaps(sheet.rows, headings.numbers[-1]))
    return data, [LeftOut(why=why, numbers=tuple(sorted(numbers))) for why, numbers in others.items() if numbers]


def _why_none(row: SheetRow, numbers: Sequence[int], known: set[str], around: tuple[Merged, int]) -> str:
    """Why a row is no data; "" where it may be, or is a row of headings."""
    if row.number in numbers or row.is_blank:
        return "" if row.number in numbers else BLANK
    if row.number < numbers[0]:
        return ABOVE
    begins = [text for text in row.cells if text][:LOOKED_AT]
    if any(fold(text) in known for text in begins) and _is_repeated(texts(row), known):
        return REPEATED
    if is_total(begins[0]) and _is_total(list(texts(row).values())):
        return TOTAL
    return ACROSS if len(begins) == 1 and _is_across(row, around) else ""


def _is_repeated(cells: Mapping[int, str], known: set[str]) -> bool:
    return len(cells) > 1 and sum(fold(text) in known for text in cells.values()) >= SAME * len(cells)


def _is_total(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(is_number(text) or is_total(text) for text in cells[1:])


def _is_across(row: SheetRow, around: tuple[Merged, int]) -> bool:
    """Whether its one cell is joined over at least half of the table."""
    merged, width = around
    return any(row.at(each.left) and (each.right - each.left) * 2 >= width for each in merged.across(row.number))


def _without_sums(rows: list[SheetRow]) -> tuple[list[SheetRow], list[int]]:
    """The rows without those at the foot that hold nothing but numbers, where the others hold words."""
    if not rows or not _only_numbers(rows[-1]):
        return rows, []
    if sum(not _only_numbers(row) for row in rows) < TEXTS_OF_DATA * len(rows):
        return rows, []
    kept, sums = list(rows), list[int]()
    while kept and _only_numbers(kept[-1]):
        sums.append(kept.pop().number)
    return kept, sums


def _only_numbers(row: SheetRow) -> bool:
    return not row.dates and all(is_number(text) for text in row.cells if text)


def _gaps(rows: Sequence[SheetRow], after: int) -> Iterable[int]:
    """The numbers of rows that the file left out between others, since nothing is in them."""
    found, last = list[int](), after
    for row in rows:
        if row.number > last:
            room = MOST_TOLD - len(found)
            found.extend(range(last + 1, min(row.number, last + 1 + room)))
            last = row.number
    return found


def _hidden(sheet: Sheet, shown: Sequence[SheetRow], places: frozenset[int]) -> list[LeftOut]:
    told = {row.number for row in shown}
    rows = tuple(row.number for row in sheet.rows if row.number not in told and not row.is_blank)
    found = [LeftOut(why=HIDDEN, numbers=rows)] if rows else []
    if places:
        found.append(LeftOut(why=HIDDEN_COLUMNS + ", ".join(letter(place) for place in sorted(places)), numbers=()))
    return found


def _columns(
    headings: Headings, rows: Sequence[SheetRow], left_out: frozenset[int], hidden: frozenset[int]
) -> tuple[Column, ...]:
    """Every column with a heading, and every one without that holds something."""
    filled = Counter(place for row in rows for place, text in enumerate(row.cells) if text)
    places = [place for place in sorted({*headings.headings, *filled}) if place not in left_out]
    called = Counter(_called(headings, place) for place in places)
    return tuple(
        Column(
            place=place,
            heading=headings.headings.get(place, ""),
            over=headings.over.get(place, ""),
            examples=_examples(rows, place),
            filled=filled[place],
            is_hidden=place in hidden,
            is_twin=called[_called(headings, place)] > 1,
        )
        for place in places
    )


def _called(headings: Headings, place: int) -> tuple[str, str]:
    return heading_key(headings.over.get(place, "")), heading_key(headings.headings.get(place, ""))


def _examples(rows: Sequence[SheetRow], place: int) -> tuple[str, ...]:
    found = dict[str, None]()
    for row in rows:
        if text := row.at(place):
            found[" ".join(text.split())[:LONGEST_EXAMPLE]] = None
            if len(found) >= EXAMPLES:
                break
    return tuple(found)
