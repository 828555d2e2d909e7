"""Rows of text files with a character between the cells, whatever their encoding and that character are."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log2
from typing import Final

from foi_tracker.domain.imports.sheet import letter
from foi_tracker.integrations.sheet_limits import (
    CONTROLS,
    HEADINGS,
    LONGEST_CELL,
    OWN,
    Unreadable,
    limits_of,
    tidied,
    too_many_columns,
    too_many_rows,
)

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What typists of English and Welsh have above the ASCII letters: quotation marks, dashes, the pound, hard spaces, é.
WINDOWS: Final = frozenset(b"\x91\x92\x93\x94\x96\x97\x85\xa0\xa3\xb0\xe9\xe2\xf4")
MACINTOSH: Final = frozenset(b"\xd4\xd5\xd2\xd3\xd0\xd1\xc9\xca\x8e\x89\x99")
HEAD: Final = 65_536
DELIMITERS: Final = ",;\t|"
SNIFFED: Final = 300  # rows
# Half of the bytes of plain text in UTF-16 are zero; a file that is no text has them all over the place.
MANY: Final = 0.3
NOT_TEXT: Final = "it is not a table of text. Save your sheet as .xlsx or .csv and bring that."
UNCLOSED: Final = "a quotation mark opens a cell here and is never closed. Close it, or take it out, and bring the file again."  # fmt: skip # noqa: E501


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file read: `rows` are numbered as a spreadsheet program would number them; blank ones are left out."""

    encoding: str
    delimiter: str
    rows: Sequence[tuple[int, list[str]]]
    long_rows: tuple[int, ...]


def read(content: bytes) -> TextTable:
    """The table in these bytes. Raises `Unreadable`."""
    encoding, text = decoded(content)
    if "\0" in text:
        raise Unreadable(NOT_TEXT)
    said, text = _separator(text.removeprefix("\ufeff").rstrip("\x1a"))
    delimiter = said or delimiter_of(text)
    records = list(_bounded(_records(text, delimiter)))
    tidy = _restored if records and limits_of(records[0][1]) is OWN else tidied
    rows = [(number, [tidy(cell) for cell in cells]) for number, cells in records]
    return TextTable(encoding, delimiter, rows, _long(rows))


def decoded(content: bytes) -> tuple[str, str]:
    """The encoding by name, and the text."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return encoding.removesuffix("-sig"), content.decode(encoding, "replace")
    if encoding := _unmarked_utf16(content[:HEAD]):
        return encoding, content.decode(encoding, "replace")
    try:
        return "utf-8", content.decode()
    except UnicodeDecodeError:
        return _old(content)


def _unmarked_utf16(head: bytes) -> str:
    if head[1::2].count(0) > len(head) * MANY and not head[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) * MANY and not head[1::2].count(0) else ""


def _old(content: bytes) -> tuple[str, str]:
    """One byte a letter; or UTF-8 into which somebody pasted lines of that."""
    lines = content.splitlines(keepends=True)
    if any(not line.isascii() and _is_utf8(line) for line in lines):
        return "utf-8 and cp1252", "".join(line.decode() if _is_utf8(line) else _windows(line) for line in lines)
    counts = Counter(content)
    if sum(counts[byte] for byte in MACINTOSH) > sum(counts[byte] for byte in WINDOWS):
        return "mac-roman", content.decode("mac-roman")
    return "cp1252", _windows(content)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _windows(content: bytes) -> str:
    return content.decode("cp1252", "replace")


def _separator(text: str) -> tuple[str, str]:
    """Excel reads a first line "sep=;" as an order, and shows it to nobody."""
    line, _, rest = text.partition("\n")
    order = line.strip('\r"')
    if order[:4].lower() == "sep=" and len(order) == len("sep=") + 1:
        return order[-1], rest
    return "", text


def delimiter_of(text: str) -> str:
    """The one that cuts most rows into the same number of cells, and into many."""
    return max(DELIMITERS, key=lambda each: _score(text, each))


def _score(text: str, delimiter: str) -> float:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in islice(rows, SNIFFED) if row)
    except csv.Error:
        return 0
    if not widths:
        return 0
    return max(log2(width) * count for width, count in widths.items()) / widths.total()


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number, begun, ended = 0, 0, 0
    try:
        for number, cells in enumerate(reader, start=1):
            begun, ended = ended, reader.line_num
            yield number, cells
    except csv.Error as broken:
        raise Unreadable(
            f"a cell holds more than {LONGEST_CELL:,} characters. Perhaps a quotation mark is opened there and never "
            "closed. Shorten the cell, or close it, and bring the file again.",
            f"row {number + 1}",
        ) from broken
    if ended > begun + 1 and _is_unclosed(islice(io.StringIO(text, newline=""), begun, None), delimiter):
        raise Unreadable(UNCLOSED, f"row {number}")


def _is_unclosed(lines: Iterator[str], delimiter: str) -> bool:
    """Whether a cell that spans lines only ended because the file did."""
    try:
        return not list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as broken:
        return str(broken).startswith("unexpected end")


def _bounded(records: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with something in them, without the empty cells at their end."""
    count, most = 0, OWN
    for number, cells in records:
        while cells and not cells[-1].strip():
            cells.pop()
        if not cells:
            continue
        count += 1
        most = limits_of(cells) if count == 1 else most
        if count > most.rows + HEADINGS:
            raise too_many_rows()
        if len(cells) > most.columns:
            raise too_many_columns(f"row {number}", f"column {letter(len(cells) - 1)}")
        yield number, cells


def _long(records: Sequence[tuple[int, list[str]]]) -> tuple[int, ...]:
    """Rows with something beyond the headings: a delimiter too many somewhere before it.

    The headings are taken to be the first row that is as wide as most are.
    """
    widths = Counter(len(cells) for _, cells in records)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    headings = next((len(cells) for _, cells in records if len(cells) >= usual), 0)
    return tuple(number for number, cells in records if len(cells) > headings)


def _restored(cell: str) -> str:
    """What our own guard against formulas put before a text (exports/formula_guard.py)."""
    return cell.removeprefix("'").translate(CONTROLS)
