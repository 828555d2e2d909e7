"""Rows to JSON: one array of objects, the raw form, with null where there is nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from json.encoder import encode_basestring

from foi_tracker.exports.codebook import ColumnType, Table


def _or_null(cell: str) -> str:
    return cell or "null"


def _quoted_or_null(cell: str) -> str:
    return encode_basestring(cell) if cell else "null"


# Cells arrive as text that is JSON already, but for quotation marks: nothing need be read first to be written.
ENCODERS: dict[ColumnType, Callable[[str], str]] = {
    ColumnType.TEXT: encode_basestring,
    ColumnType.WORD: _quoted_or_null,
    ColumnType.DATE: _quoted_or_null,
    ColumnType.INSTANT: _quoted_or_null,
    ColumnType.INTEGER: _or_null,
    ColumnType.NUMBER: _or_null,
    ColumnType.BOOLEAN: _or_null,
}


def write(table: Table, chunks: Iterable[Sequence[Sequence[str]]]) -> Iterator[bytes]:
    """The opening bracket at once, then a piece of the array for each chunk of rows."""
    fields = [(f"{encode_basestring(column.name)}: ", ENCODERS[column.type]) for column in table.columns]
    yield b"["
    before = "\n"
    for rows in chunks:
        if rows:
            yield (before + ",\n".join(_object(fields, row) for row in rows)).encode()
            before = ",\n"
    yield b"\n]\n"


def _object(fields: Sequence[tuple[str, Callable[[str], str]]], row: Sequence[str]) -> str:
    pairs = zip(fields, row, strict=True)
    return "{" + ", ".join([name + encode(cell) for (name, encode), cell in pairs]) + "}"
