"""Rows to bytes: every format, by the ending of its files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from foi_tracker.exports import csv_file, json_array, xlsx_file
from foi_tracker.exports.codebook import Table


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """How a table becomes a file. Rows are text as stored, "" where there is nothing; the format does the rest."""

    media_type: str
    write: Callable[[Table, Iterable[Sequence[Sequence[str]]]], Iterator[bytes]]


FORMATS = {
    "csv": ExportFormat("text/csv; charset=utf-8", csv_file.write),
    "json": ExportFormat("application/json", json_array.write),
    "xlsx": ExportFormat("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_file.write),
}
