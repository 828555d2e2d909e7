"""Rows to JSON: one array of objects, the raw form, with null where there is nothing."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from foi_tracker.exports.codebook import ColumnType, Table

READERS: dict[ColumnType, Callable[[str], object]] = {
    ColumnType.TEXT: str,
    ColumnType.WORD: lambda cell: cell or None,
    ColumnType.DATE: lambda cell: cell or None,
    ColumnType.INSTANT: lambda cell: cell or None,
    ColumnType.INTEGER: lambda cell: int(cell) if cell else None,
    ColumnType.BOOLEAN: lambda cell: {"true": True, "false": False}.get(cell),
}


def write(table: Table, chunks: Iterable[Sequence[Sequence[str]]]) -> Iterator[bytes]:
    """The opening bracket at once, then a piece of the array for each chunk of rows."""
    yield b"["
    before = "\n"
    for rows in chunks:
        if rows:
            yield (before + ",\n".join(_object(table, row) for row in rows)).encode()
            before = ",\n"
    yield b"\n]\n"


def _object(table: Table, row: Sequence[str]) -> str:
    cells = zip(table.columns, row, strict=True)
    values = {column.name: READERS[column.type](cell) for column, cell in cells}
    return json.dumps(values, ensure_ascii=False)
