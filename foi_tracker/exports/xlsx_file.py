"""Rows to an Excel workbook: text as text, never a formula, and dates as dates."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foi_tracker.exports.codebook import Column, ColumnType, Table

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
PIECE = 65_536
# Rows go to disk as they are written, and nothing is guessed from what a text looks like.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


class TooBigForExcel(Exception):
    """A cell or a table is larger than Excel holds; cutting it silently would falsify it."""


def write(table: Table, chunks: Iterable[Sequence[Sequence[str]]], *, most_rows: int = MOST_ROWS) -> Iterator[bytes]:
    """The whole workbook, piece by piece, once it is complete: its index comes last."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        with xlsxwriter.Workbook(path, OPTIONS | {"tmpdir": folder}) as workbook:
            _Sheet(workbook, table).fill(chunks, most_rows)
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


class _Sheet:
    """One worksheet being filled, row by row."""

    def __init__(self, workbook: xlsxwriter.Workbook, table: Table) -> None:
        self.table = table
        self.sheet: Worksheet = workbook.add_worksheet(table.name)
        self.text: Format = workbook.add_format({"quote_prefix": True})
        self.day: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.plain: Format = workbook.add_format()
        self.sheet.freeze_panes(1, 0)
        for place, name in enumerate(table.names):
            self.sheet.write_string(0, place, name, workbook.add_format({"bold": True}))

    def fill(self, chunks: Iterable[Sequence[Sequence[str]]], most_rows: int) -> None:
        rows = (row for chunk in chunks for row in chunk)
        for number, row in enumerate(rows, start=1):
            if number >= most_rows:
                raise TooBigForExcel(f"Excel holds {most_rows:,} rows. Choose fewer requests, or take CSV.")
            for place, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
                if cell:
                    self._write(number, place, column, cell)

    def _write(self, row: int, place: int, column: Column, cell: str) -> None:
        match column.type:
            case ColumnType.DATE:
                self.sheet.write_datetime(row, place, datetime.fromisoformat(cell), self.day)
            case ColumnType.INTEGER | ColumnType.NUMBER:
                self.sheet.write_number(row, place, float(cell))
            case ColumnType.BOOLEAN:
                self.sheet.write_boolean(row, place, cell == "true")
            case _:
                self._write_text(row, place, column, cell)

    def _write_text(self, row: int, place: int, column: Column, cell: str) -> None:
        if len(cell) > LONGEST_CELL:
            raise TooBigForExcel(
                f"Row {row + 1}, {column.name}: Excel holds {LONGEST_CELL:,} characters in a cell. Take CSV or JSON."
            )
        if cell.startswith("<r>"):
            # The library passes text of this shape on as markup; in two runs it is text again.
            self.sheet.write_rich_string(row, place, cell[:1], self.plain, cell[1:], self.text)
        else:
            self.sheet.write_string(row, place, cell, self.text)
