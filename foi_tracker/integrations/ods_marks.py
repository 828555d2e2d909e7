"""What an OpenDocument spreadsheet says of its sheets, read from its own XML before their values are."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final
from zipfile import ZipFile

from foi_tracker.domain.imports.sheet import letter
from foi_tracker.integrations.sheet_limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Unreadable
from foi_tracker.integrations.sheet_marks import CellMarks, Marks
from foi_tracker.integrations.sheet_xml import Attributes, Enough, hear

CONTENT: Final = "content.xml"
HIDDEN: Final = frozenset({"collapse", "filter"})
TRANSPARENT: Final = frozenset({"", "transparent", "#ffffff"})
MOST_MERGED: Final = 10_000


def marks(archive: ZipFile, only: str | None) -> Iterator[Marks]:
    """Of each sheet in turn; or of one, and then with the marks of its cells too."""
    ear = _ContentEar(only)
    hear(archive, CONTENT, ear.starts, ear.ends, ear.says)
    yield from ear.found


class _ContentEar:
    """Hears content.xml, sheet by sheet."""

    def __init__(self, only: str | None) -> None:
        self.only = only
        self.found: list[Marks] = []
        self.style = ""
        self.hidden_tables: set[str] = set()
        self.fills: dict[str, str] = {}
        self.sheet: Marks | None = None
        self.hidden_columns: set[int] = set()
        self.column = self.row = self.place = 0
        self.times = self.repeated = 1
        self.row_is_hidden = self.is_value = self.in_remark = False
        self.filled: set[int] = set()
        self.formulas: set[int] = set()
        self.coloured: dict[int, str] = {}
        self.begun, self.ended = self._hearing()

    def _hearing(self) -> tuple[dict[str, Callable[[Attributes], None]], dict[str, Callable[[], None]]]:
        """What is done where an element begins, and where one ends."""
        begun: dict[str, Callable[[Attributes], None]] = {
            "style:style": self._style,
            "style:table-properties": self._table_style,
            "style:table-cell-properties": self._cell_style,
            "table:table": self._table,
            "table:table-column": self._column,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._cell,
            "office:annotation": self._remark,
            "text:a": self._link,
        }
        ended: dict[str, Callable[[], None]] = {
            "table:table": self._end_table,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "office:annotation": self._end_remark,
        }
        return begun, ended

    def starts(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if hear_it := self.begun.get(name):
            hear_it(attributes)

    def ends(self, name: str) -> None:
        """An element ends."""
        if hear_it := self.ended.get(name):
            hear_it()

    def says(self, text: str) -> None:
        """Some text: of a cell, of a remark on it, or the room between elements."""
        if not self.in_remark and not text.isspace():
            self.is_value = True

    def _style(self, attributes: Attributes) -> None:
        self.style = attributes.get("style:name", "")

    def _table_style(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_tables.add(self.style)

    def _cell_style(self, attributes: Attributes) -> None:
        colour = attributes.get("fo:background-color", "").lower()
        if colour not in TRANSPARENT:
            self.fills[self.style] = colour

    def _table(self, attributes: Attributes) -> None:
        name = attributes.get("table:name", "")
        self.sheet = Marks(name=name, is_hidden=attributes.get("table:style-name") in self.hidden_tables)
        self.column = self.row = 0
        self.hidden_columns = set()

    def _column(self, attributes: Attributes) -> None:
        times = int(attributes.get("table:number-columns-repeated", "1"))
        if attributes.get("table:visibility") in HIDDEN:
            self.hidden_columns.update(range(self.column, min(self.column + times, MOST_COLUMNS)))
        self.column += times

    def _row(self, attributes: Attributes) -> None:
        self.row += 1
        self.place = -1
        self.times = int(attributes.get("table:number-rows-repeated", "1"))
        self.row_is_hidden = attributes.get("table:visibility") in HIDDEN
        self.filled, self.formulas, self.coloured = set(), set(), {}

    def _cell(self, attributes: Attributes) -> None:
        self.place += 1
        self.repeated = int(attributes.get("table:number-columns-repeated", "1"))
        self.is_value = "office:value" in attributes
        if self.sheet and "office:value-type" in attributes:
            self.sheet.kept(self.row + self.times - 1, self.place + self.repeated - 1)
        if "table:formula" in attributes:
            self.formulas.update(self._places())
        if colour := self.fills.get(attributes.get("table:style-name", "")):
            self.coloured.update(dict.fromkeys(self._places(), colour))
        wide = int(attributes.get("table:number-columns-spanned", "1"))
        high = int(attributes.get("table:number-rows-spanned", "1"))
        if self.sheet and (wide > 1 or high > 1) and len(self.sheet.merged) < MOST_MERGED:
            last = f"{letter(self.place + wide - 1)}{self.row + high - 1}"
            self.sheet.merged.append(f"{letter(self.place)}{self.row}:{last}")

    def _places(self) -> range:
        """Where the cell stands: one further than is read is enough to see that it is too far."""
        return range(self.place, min(self.place + self.repeated, max(MOST_COLUMNS, self.place) + 1))

    def _end_cell(self) -> None:
        if self.is_value:
            self.filled.update(self._places())
        self.is_value = False
        self.place += self.repeated - 1

    def _link(self, attributes: Attributes) -> None:
        if self.sheet and self.only == self.sheet.name and not self.in_remark:
            self.sheet.link(self.row, self.place, attributes.get("xlink:href", ""))

    def _remark(self, _: Attributes) -> None:
        self.in_remark = True

    def _end_remark(self) -> None:
        self.in_remark = False

    def _end_row(self) -> None:
        if self.sheet and self.filled and not self.sheet.refused:
            self._fill(self.sheet)
        self.row += self.times - 1

    def _fill(self, sheet: Marks) -> None:
        with self._refusing(sheet):
            sheet.fill(self.row, self.filled, is_hidden=self.row_is_hidden, times=self.times)
        if self.only == sheet.name:
            for row in range(self.row, self.row + min(self.times, MOST_ROWS)):
                sheet.keep(row, CellMarks(self.formulas, self.coloured))

    @contextmanager
    def _refusing(self, sheet: Marks) -> Iterator[None]:
        """What is wrong with one of several sheets is only noted, so that the others can be chosen."""
        try:
            yield
        except Unreadable as refused:
            if self.only == sheet.name:
                raise
            sheet.refused = sheet.refused or refused.within

    def _end_table(self) -> None:
        if not self.sheet:
            return
        with self._refusing(self.sheet):
            self.sheet.check_reach()
        self.sheet.hidden_columns = sorted(self.hidden_columns & self.sheet.filled_columns)
        if self.only in (None, self.sheet.name):
            self.found.append(self.sheet)
        self.sheet = None
        if len(self.found) > MOST_SHEETS:
            raise Unreadable(f"it has more than {MOST_SHEETS} sheets. Copy the one that you need to a new file.")
        if self.found and self.only is not None:
            raise Enough
