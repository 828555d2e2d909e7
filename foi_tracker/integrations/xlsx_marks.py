"""What an Excel workbook says of its sheets, read from its own XML before their values are."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZipFile

from foi_tracker.integrations.sheet_limits import MOST_COLUMNS, MOST_SHEETS, Unreadable
from foi_tracker.integrations.sheet_marks import CellMarks, Marks, place_of
from foi_tracker.integrations.sheet_xml import Attributes, hear, local
from foi_tracker.integrations.xlsx_styles import Styles, read_styles

DIGITS: Final = "0123456789"
WORKBOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
TRUE: Final = frozenset({"1", "true"})
MOST_MERGED: Final = 10_000
MOST_LINKED: Final = 50_000
LINKED: Final = re.compile(r'HYPERLINK\("([^"]+)"')
CELL: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class _Book:
    """The workbook's list of sheets (name, state, relation), and where its parts are, by relation and by type."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def hear_sheet(self, name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
            self.sheets.append((attributes.get("name", ""), attributes.get("state", "visible"), relation))

    def hear_part(self, name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.parts[attributes.get("Id", "")] = (kind, target)

    def of_kind(self, wanted: str) -> str:
        return next((target for kind, target in self.parts.values() if kind == wanted), "")


def marks(archive: ZipFile, only: str | None) -> Iterator[Marks]:
    """Of each sheet in turn; or of one, and then with the marks of its cells too."""
    book = _Book()
    hear(archive, WORKBOOK, book.hear_sheet)
    hear(archive, RELATIONS, book.hear_part)
    if len(book.sheets) > MOST_SHEETS:
        raise Unreadable(f"it has more than {MOST_SHEETS} sheets. Copy the one that you need to a new file.")
    styles = Styles() if only is None else read_styles(archive, book.of_kind("styles"), book.of_kind("theme"))
    for name, state, relation in book.sheets:
        kind, target = book.parts.get(relation, ("", ""))
        if kind == "worksheet" and only in (None, name):
            yield _marks_of(archive, target, Marks(name=name, is_hidden=state != "visible"), styles, only is not None)


def _marks_of(archive: ZipFile, target: str, found: Marks, styles: Styles, detail: bool) -> Marks:
    ear = _SheetEar(found, styles, detail=detail)
    try:
        hear(archive, target, ear.starts, says=ear.says)
        ear.end_row()
        found.check_reach()
        _follow(archive, target, ear)
    except Unreadable as refused:
        if detail:
            raise
        found.refused = refused.within
    found.hidden_columns = sorted(ear.hidden_columns & found.filled_columns)
    return found


def _follow(archive: ZipFile, target: str, ear: "_SheetEar") -> None:
    """Where the links of a sheet lead, from the part beside it."""
    folder, name = posixpath.split(target)
    relations = f"{folder}/_rels/{name}.rels"
    if not ear.linked or relations not in archive.namelist():
        return
    addresses: dict[str, str] = {}

    def hear_address(_: str, attributes: Attributes) -> None:
        if attributes.get("TargetMode") == "External":
            addresses[attributes.get("Id", "")] = attributes.get("Target", "")

    hear(archive, relations, hear_address)
    for reference, relation in ear.linked:
        if cell := CELL.fullmatch(reference):
            ear.found.link(int(cell[2]), place_of(cell[1]), addresses.get(relation, ""))


class _SheetEar:
    """Hears a sheet, row by row."""

    def __init__(self, found: Marks, styles: Styles, *, detail: bool) -> None:
        self.found, self.styles, self.detail = found, styles, detail
        self.hidden_columns: set[int] = set()
        self.row, self.row_name, self.place = 0, "", -1
        self.row_is_hidden = self.is_value = self.is_error = False
        self.filled: set[int] = set()
        self.formulas: set[int] = set()
        self.coloured: dict[int, str] = {}
        self.padded: dict[int, int] = {}
        self.errors: dict[int, str] = {}
        self.is_formula = False
        self.linked: list[tuple[str, str]] = []
        self.heard: dict[str, Callable[[Attributes], None]] = {
            "col": self._column,
            "row": self._row,
            "c": self._cell,
            "v": self._value,
            "t": self._value,
            "f": self._formula,
            "mergeCell": self._merged,
            "hyperlink": self._linked,
        }

    def starts(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if hear_it := self.heard.get(name) or self.heard.get(local(name)):
            hear_it(attributes)

    def says(self, text: str) -> None:
        """Some text: of a value, or the room between elements."""
        if self.is_value and not text.isspace():
            self.filled.add(self.place)
            if self.is_error:
                self.errors[self.place] = text
        elif self.is_formula and (found := LINKED.match(text)):
            self.found.link(self.row, self.place, found[1])

    def end_row(self) -> None:
        """The row is heard to its end: keep what it said, if anything is in it."""
        if self.filled:
            self.found.fill(self.row, self.filled, is_hidden=self.row_is_hidden)
            self.found.keep(self.row, CellMarks(self.formulas, self.coloured, self.padded, self.errors))
        self.filled, self.formulas = set(), set()
        self.coloured, self.padded, self.errors = {}, {}, {}

    def _column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in TRUE or float(attributes.get("width", "1")) == 0:
            last = min(int(attributes.get("max", "1")), MOST_COLUMNS)
            self.hidden_columns.update(range(int(attributes.get("min", "1")) - 1, last))

    def _row(self, attributes: Attributes) -> None:
        self.end_row()
        self.row = int(attributes.get("r", self.row + 1))
        self.row_name = str(self.row)
        self.place = -1
        self.row_is_hidden = attributes.get("hidden") in TRUE or float(attributes.get("ht", "1")) == 0

    def _cell(self, attributes: Attributes) -> None:
        self.is_value, self.is_formula, self.is_error = False, False, attributes.get("t") == "e"
        name = attributes.get("r")
        self.place = self._place(name) if name else self.place + 1
        style = attributes.get("s")
        if style and self.detail:
            self._style(int(style))

    def _place(self, name: str) -> int:
        letters = name.rstrip(DIGITS)
        if name[len(letters) :] != self.row_name:
            raise ValueError("a cell says that it stands in another row than the one it is in")
        return place_of(letters)

    def _style(self, style: int) -> None:
        if colour := self.styles.colour(style):
            self.coloured[self.place] = colour
        if width := self.styles.padding(style):
            self.padded[self.place] = width

    def _value(self, _: Attributes) -> None:
        self.is_value, self.is_formula = True, False
        self.found.kept(self.row, self.place)

    def _formula(self, _: Attributes) -> None:
        self.is_value, self.is_formula = False, self.detail
        self.formulas.add(self.place)

    def _linked(self, attributes: Attributes) -> None:
        relation = next((value for key, value in attributes.items() if local(key) == "id"), "")
        if self.detail and len(self.linked) < MOST_LINKED:
            self.linked.append((attributes.get("ref", ""), relation))

    def _merged(self, attributes: Attributes) -> None:
        if len(self.found.merged) < MOST_MERGED:
            self.found.merged.append(attributes.get("ref", ""))
