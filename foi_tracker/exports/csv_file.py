"""Rows to CSV: RFC 4180 with a byte-order mark, every cell quoted, formulas defused."""

from collections.abc import Iterable, Iterator, Sequence

from foi_tracker.exports.codebook import ColumnType, Table
from foi_tracker.exports.formula_guard import defuse

BYTE_ORDER_MARK = "\ufeff"


def write(table: Table, chunks: Iterable[Sequence[Sequence[str]]]) -> Iterator[bytes]:
    """The header at once, then a piece of the file for each chunk of rows."""
    texts = table.positions(ColumnType.TEXT)
    yield (BYTE_ORDER_MARK + _line(table.names)).encode()
    for rows in chunks:
        yield "".join(_line(_defused(row, texts)) for row in rows).encode()


def _line(cells: Sequence[str]) -> str:
    # Joining beats csv.writer, which looks at every character of every cell: ours are quoted already or cannot need it.
    return '"' + '","'.join(cells) + '"\r\n'


def _defused(row: Sequence[str], texts: Sequence[int]) -> Sequence[str]:
    cells = list(row)
    for place in texts:
        if cells[place]:
            cells[place] = defuse(cells[place]).replace('"', '""')
    return cells
