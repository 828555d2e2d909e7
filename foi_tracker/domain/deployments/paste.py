"""A table out of pasted text: from a spreadsheet, a CSV file, or copied out of a PDF. Any text gives some grid."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

Grid = list[list[str]]

ENOUGH = 0.8
GAP = re.compile(r" {2,}|\t")
RULE = re.compile(r"[\s|:+=-]*")


def read_grid(text: str) -> Grid:
    """The rows and cells of a table; rows without any text are left out, and short ones are filled up."""
    plain = text.replace("\ufeff", "").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("\u00a0", " ").strip("\n")
    return tidied(_reader(plain)(plain))


def tidied(grid: Grid) -> Grid:
    """Trimmed, without empty rows and without columns that are empty all the way down; every row as wide."""
    rows = [[cell.strip() for cell in row] for row in grid]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [place for place in range(width) if any(row[place] for row in rows)]
    return [[row[place] for place in used] for row in rows]


def _reader(text: str) -> Callable[[str], Grid]:
    if "\t" in text:
        return _tabs
    lines = [line for line in text.split("\n") if line.strip()]
    if sum("|" in line for line in lines) > len(lines) * ENOUGH:
        return _pipes
    best = max((_commas, _semicolons, _gaps), key=lambda reader: _evenness(reader(text)))
    return best if _evenness(best(text)) else _one_column


def _evenness(grid: Grid) -> int:
    """How many columns most rows agree on; 0 where too few agree or there is only one."""
    if not grid:
        return 0
    width, count = Counter(len(row) for row in grid if any(row)).most_common(1)[0] if any(map(any, grid)) else (0, 0)
    return width if width > 1 and count >= ENOUGH * sum(any(row) for row in grid) else 0


def _tabs(text: str) -> Grid:
    return _separated(text, "\t")


def _commas(text: str) -> Grid:
    return _separated(text, ",")


def _semicolons(text: str) -> Grid:
    return _separated(text, ";")


def _separated(text: str, by: str) -> Grid:
    """Quoted cells may hold line breaks. A quotation mark that is never closed is only a mark."""
    if text.count('"') % 2:
        return [line.split(by) for line in text.split("\n")]
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=by))
    except csv.Error:
        return [line.split(by) for line in text.split("\n")]


def _pipes(text: str) -> Grid:
    lines = [line.strip() for line in text.split("\n") if not RULE.fullmatch(line)]
    return [line.removeprefix("|").removesuffix("|").split("|") for line in lines]


def _gaps(text: str) -> Grid:
    """Columns as the first line has them, where later cells start below its headings; else wherever there is a gap."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    plain = [GAP.split(line.strip()) for line in lines]
    if len({len(row) for row in plain}) <= 1:
        return plain
    aligned = _by_position(lines)
    return aligned if aligned and _no_word_is_cut(lines, _starts(lines)) else plain


def _starts(lines: Sequence[str]) -> list[int]:
    return [0, *(found.end() for found in GAP.finditer(lines[0].rstrip()))] if lines else []


def _by_position(lines: Sequence[str]) -> Grid:
    starts = _starts(lines)
    bounds = [*pairwise([*starts, None])]
    return [[line[start:end] for start, end in bounds] for line in lines]


def _no_word_is_cut(lines: Sequence[str], starts: Sequence[int]) -> bool:
    return all(
        len(line) <= start or line[start - 1] == " " or line[start] == " "
        for line in lines
        for start in starts
        if start
    )


def _one_column(text: str) -> Grid:
    return [[line] for line in text.split("\n")]
