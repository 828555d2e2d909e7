"""Sheets as people bring them, made on the spot: CSV however it was saved, and workbooks with all that they hide."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter

CRLF = "\r\n"


def table(text):
    """Rows of cells from a table typed with "|" between its columns; "\\n" in a cell is a line break."""
    lines = [line.strip() for line in text.strip("\n").splitlines()]
    return [[cell.strip().replace("\\n", "\n") for cell in line.split("|")] if line else [] for line in lines]


def csv_of(rows, *, delimiter=",", encoding="utf-8", ends=CRLF, quoted=False, before=""):
    """A text file; `before` is written as it is, in front of it all."""
    made = io.StringIO()
    made.write(before)
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(made, delimiter=delimiter, lineterminator=ends, quoting=quoting).writerows(rows)
    return made.getvalue().encode(encoding)


@dataclass(kw_only=True)
class Tab:
    """One sheet of a workbook. `hidden` is True or "very"; rows are numbered as shown, columns named by letters.

    `merged` are areas and what is written in them, `fills` cells and their colours, `formats` columns and how their
    numbers and days are shown, `formulas` cells with what is in them and what it gave, `links` cells and addresses.
    """

    rows: list
    name: str = "Sheet1"
    hidden: bool | str = False
    hidden_rows: tuple = ()
    hidden_columns: tuple = ()
    merged: dict = field(default_factory=dict)
    fills: dict = field(default_factory=dict)
    formats: dict = field(default_factory=dict)
    formulas: dict = field(default_factory=dict)
    links: dict = field(default_factory=dict)
    blank_below: int = 0


def xlsx_of(*tabs):
    """A workbook of these sheets; the first that is not hidden is the one in front."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_urls": False}) as workbook:
        for tab in tabs:
            _Writer(workbook, tab).write()
        next(sheet for sheet, tab in zip(workbook.worksheets(), tabs, strict=True) if not tab.hidden).activate()
    return made.getvalue()


class _Writer:
    def __init__(self, workbook, tab):
        self.workbook, self.tab = workbook, tab
        self.sheet = workbook.add_worksheet(tab.name)

    def write(self):
        for number, row in enumerate(self.tab.rows, start=1):
            for place, value in enumerate(row):
                self.cell(number, place, value)
        self.write_over()
        self.hide()
        for below in range(self.tab.blank_below):
            self.sheet.write_blank(len(self.tab.rows) + below, 0, None, self.workbook.add_format({"bold": True}))

    def write_over(self):
        for cell, (formula, value) in self.tab.formulas.items():
            self.sheet.write_formula(cell, formula, None, value)
        for cell, address in self.tab.links.items():
            self.sheet.write_url(cell, address, string=address.removeprefix("https://"))
        for area, text in self.tab.merged.items():
            self.sheet.merge_range(area, text)

    def cell(self, number, place, value):
        column = xlsxwriter.utility.xl_col_to_name(place)
        fill = self.tab.fills.get(f"{column}{number}")
        shown = self.tab.formats.get(column, "dd/mm/yyyy" if isinstance(value, date) else "General")
        how = self.workbook.add_format({"num_format": shown} | ({"bg_color": fill} if fill else {}))
        if value is None or value == "":
            self.sheet.write_blank(number - 1, place, None, how)
        elif isinstance(value, str):
            self.sheet.write_string(number - 1, place, value, how)
        elif isinstance(value, bool):
            self.sheet.write_boolean(number - 1, place, value, how)
        elif isinstance(value, date):
            self.sheet.write_datetime(number - 1, place, value, how)
        else:
            self.sheet.write_number(number - 1, place, value, how)

    def hide(self):
        for number in self.tab.hidden_rows:
            self.sheet.set_row(number - 1, None, None, {"hidden": True})
        for column in self.tab.hidden_columns:
            self.sheet.set_column(f"{column}:{column}", None, None, {"hidden": True})
        if self.tab.hidden == "very":
            self.sheet.very_hidden()
        elif self.tab.hidden:
            self.sheet.hide()


def day(text):
    """A day as a workbook keeps it: day("2026-04-03")."""
    return datetime.fromisoformat(text)


def packed(parts):
    """A packed file of these parts, by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def unpacked(content):
    """The parts of a packed file, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(content, part, *changes):
    """A packed file with some bytes of one part put in the place of others."""
    parts = unpacked(content)
    for before, after in changes:
        assert before in parts[part], f"no {before!r} in {part}"
        parts[part] = parts[part].replace(before, after)
    return packed(parts)


def compound(*streams):
    """The beginning of a file of the old kind, and the names of what is in it."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + names.ljust(1024, b"\0")


LOCKED_WORKBOOK = compound("EncryptionInfo", "EncryptedPackage")
