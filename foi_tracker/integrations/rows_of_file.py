"""Reads the sheets of files that strangers made; run as a program of its own, within limits.

One order comes in; lines of JSON go out. It gets none of the tracker's settings. What breaks it, or takes too long,
breaks only this. What it refuses it says itself, with the place and the way out.
"""

import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException

from foi_tracker.integrations import ods_marks, rows_of_book, rows_of_csv, xlsx_marks
from foi_tracker.integrations.sheet_kinds import CSV, ODS, XLS, XLSX, kind_of
from foi_tracker.integrations.sheet_limits import MIB, MOST_BYTES, OWN, Unreadable, limits_of, sheet_called
from foi_tracker.integrations.sheet_marks import NO_MARKS, Marks
from foi_tracker.integrations.sheet_xml import DAMAGED, check_size

try:
    import resource
except ImportError:  # there is none on Windows
    resource = None  # type: ignore[assignment,unused-ignore]

MOST_MEMORY: Final = 768 * MIB
MOST_WRITTEN: Final = 96 * MIB
EMPTY: Final = "there is nothing in it. Choose another sheet, or bring another file."
ALL_EMPTY: Final = "there is nothing in any of its sheets. Perhaps it was not saved: open it, save it and bring it again."  # fmt: skip # noqa: E501
ONLY_HEADINGS: Final = (
    "it has one row and nothing below it. A sheet needs a row of headings and a row for each request."
)
TOO_LARGE: Final = "it is larger than 10 MiB. Copy the table that you need to a new file, and bring that."
NO_SHEET: Final = "there is no sheet of this name any more. Choose one of those it has."
TOO_MUCH: Final = "reading it takes more memory than there is for it. Copy the table that you need to a new file, and bring that."  # fmt: skip # noqa: E501

# What a file that is cut off, altered or made to mislead leads the standard library to.
BROKEN: Final = (
    BadZipFile,
    zlib.error,
    ExpatError,
    DefusedXmlException,
    EOFError,
    LookupError,
    ValueError,
    OSError,
    RuntimeError,
)

Line = dict[str, Any]
Listed = Callable[[ZipFile, str | None], Iterator[Marks]]
LISTED: Final[dict[str, Listed]] = {XLSX: xlsx_marks.marks, ODS: ods_marks.marks}


def main() -> None:
    """Do what the one line of input asks for."""
    order = json.loads(sys.stdin.readline())
    _limit(order["seconds"])
    for line in answer(order):
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _limit(seconds: int) -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def answer(order: Line) -> Iterator[Line]:
    """The lines asked for, or, whatever was said before it, one that refuses."""
    try:
        content = _content(Path(order["path"]))
        kind = kind_of(content)
        read = _csv if kind == CSV else _book
        yield from read(kind, content, order)
    except Unreadable as refused:
        yield {"refused": refused.text, "where": list(refused.where)}
    except MemoryError:
        yield {"refused": TOO_MUCH, "where": []}
    except BROKEN:
        yield {"refused": DAMAGED, "where": []}
    except BaseException as panic:
        if (
            type(panic).__name__ != "PanicException"
        ):  # as the library calls it when it gives up; its type has no name here
            raise
        yield {"refused": DAMAGED, "where": []}


def _content(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    return path.read_bytes()


def _csv(kind: str, content: bytes, order: Line) -> Iterator[Line]:
    table = rows_of_csv.read(content)
    facts = {
        "name": "",
        "row_count": len(table.rows),
        "column_count": max((len(cells) for _, cells in table.rows), default=0),
        "long_rows": table.long_rows,
    }
    if order["do"] == "facts":
        yield {"kind": kind, "encoding": table.encoding, "delimiter": table.delimiter, "sheets": [facts]}
        return
    _check_count(len(table.rows))
    yield facts
    yield from ({"n": number, "c": cells} for number, cells in table.rows)


def _check_count(count: int, *where: str) -> None:
    if count == 0:
        raise Unreadable(EMPTY, *where)
    if count == 1:
        raise Unreadable(ONLY_HEADINGS, *where)


def _book(kind: str, content: bytes, order: Line) -> Iterator[Line]:
    if order["do"] == "facts":
        sheets = [_facts(each, _over(each, content), checked=kind != XLS) for each in _listed(kind, content, None)]
        if not any(sheet["row_count"] or sheet.get("refused") for sheet in sheets):
            raise Unreadable(ALL_EMPTY)
        yield {"kind": kind, "sheets": sheets}
        return
    found = list(_listed(kind, content, order["name"]))
    if not found:
        raise Unreadable(NO_SHEET, *sheet_called(order["name"]))
    if over := _over(found[0], content):
        raise over
    yield from _sheet(kind, content, found[0])


def _over(marks: Marks, content: bytes) -> Unreadable | None:
    """Why a sheet is too large; our own exports, known by their first row, may be larger."""
    if marks.over is None:
        return None
    first = next(rows_of_book.rows(rows_of_book.opened(content), marks), None)
    return None if first and limits_of(first.cells) is OWN else marks.over


def _sheet(kind: str, content: bytes, marks: Marks) -> Iterator[Line]:
    rows = list(rows_of_book.rows(rows_of_book.opened(content), marks))
    _check_count(len(rows), *sheet_called(marks.name))
    width = max(len(row.cells) for row in rows)
    hidden = set(marks.hidden_rows)
    yield _facts(marks, None, checked=kind != XLS) | {"row_count": len(rows), "column_count": width}
    for row in rows:
        cells = marks.cells.get(row.number, NO_MARKS)
        line = {"n": row.number, "c": row.cells, "h": int(row.number in hidden)}
        sets = {"d": row.dates, "m": row.numbers, "f": cells.formulas}
        texts = {"k": _within(cells.colours, width), "l": _within(marks.links.get(row.number, {}), width)}
        yield (
            line
            | {key: sorted(places) for key, places in sets.items() if places}
            | {k: v for k, v in texts.items() if v}
        )


def _within(texts: Mapping[int, str], width: int) -> dict[int, str]:
    """What is said of the cells of the table, and not of those beside it."""
    return {place: text for place, text in texts.items() if place < width}


def _facts(marks: Marks, over: Unreadable | None, *, checked: bool) -> Line:
    facts = {
        "name": marks.name,
        "is_hidden": marks.is_hidden,
        "hidden_rows": marks.hidden_rows,
        "hidden_columns": marks.hidden_columns,
        "hidden_checked": checked,
        "merged": marks.merged,
        "row_count": marks.filled_rows,
        "column_count": marks.columns,
    }
    refused = marks.refused or (over.within if over else "")
    return facts | ({"refused": refused} if refused else {})


def _listed(kind: str, content: bytes, only: str | None) -> Iterator[Marks]:
    """What the file says of its sheets, or of one; an XLS says little that can be read here."""
    if kind == XLS:
        yield from rows_of_book.marks(rows_of_book.opened(content), only)
        return
    with ZipFile(io.BytesIO(content)) as archive:
        check_size(archive)
        yield from LISTED[kind](archive, only)


if __name__ == "__main__":
    main()
