"""One row of a sheet by what its columns hold, with what is wrong in it and what its words were taken for."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from foi_tracker.domain.imports.cell_days import Days, NoDay
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.sheet import SheetRow, letter
from foi_tracker.domain.imports.table.field_names import NAMES
from foi_tracker.domain.imports.vocabulary import NEVER_KEPT, SEVERAL_COLUMNS, SheetField, Weight
from foi_tracker.domain.imports.ways_out import SAY_ORDER, SAY_YEAR
from foi_tracker.domain.imports.words.cell_words import is_nothing
from foi_tracker.domain.imports.words.days import in_turn
from foi_tracker.domain.plain_dates import written

NOT_KEPT: Final = NEVER_KEPT | {SheetField.LEAVE_OUT}
# A day of these that cannot be read keeps the row out: the clock, or a right of ours, runs from it.
MOVES_A_CLOCK: Final = frozenset(
    {
        SheetField.SENT_ON,
        SheetField.RECEIVED_ON,
        SheetField.CLARIFICATION_ASKED_ON,
        SheetField.CLARIFIED_ON,
        SheetField.EXTENDED_TO,
        SheetField.RESPONDED_ON,
        SheetField.REVIEW_REQUESTED_ON,
        SheetField.REVIEW_DECIDED_ON,
        SheetField.COMPLAINT_ON,
        SheetField.NOTICE_ON,
    }
)
BEGINS: Final = (SheetField.SENT_ON, SheetField.RECEIVED_ON)
ADD_DAY: Final = "Give the day in the sheet and bring it again, or record it on the request later."


class Layout:
    """The columns of a sheet by what they hold, each with a name of its own."""

    def __init__(self, grid: Grid, choices: Choices) -> None:
        names = Counter(column.name for column in grid.columns)
        self.names: Mapping[int, str] = {
            column.place: column.name if names[column.name] == 1 else f"{column.name} (column {column.letter})"
            for column in grid.columns
        }
        self.columns = choices.columns
        places: dict[SheetField, list[int]] = defaultdict(list)
        for place in sorted(choices.columns):
            places[choices.columns[place]].append(place)
        self.places: Mapping[SheetField, list[int]] = dict(places)
        self._kept = [(at, self.name(at)) for at in sorted(choices.columns) if choices.columns[at] not in NOT_KEPT]

    def name(self, place: int) -> str:
        """What people call a column."""
        return self.names.get(place) or f"Column {letter(place)}"

    def has(self, field: SheetField) -> bool:
        """Whether the sheet has a column for this."""
        return field in self.places

    def twice(self) -> Mapping[SheetField, list[int]]:
        """What more than one column is said to hold, of which there is only one."""
        return {field: at for field, at in self.places.items() if len(at) > 1 and field not in SEVERAL_COLUMNS}

    def kept(self, row: SheetRow) -> dict[str, str]:
        """The sheet's own words, without what is never kept and what somebody left out."""
        return {name: text for place, name in self._kept if (text := row.at(place))}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and the column it stands in."""

    text: str = ""
    column: str = ""
    place: int = -1

    def __bool__(self) -> bool:
        return bool(self.text)


NO_CELL: Final = Cell()


class RowCells:
    """One row, asked by what is wanted of it."""

    def __init__(self, row: SheetRow, layout: Layout, days: Days) -> None:
        self.row, self.layout, self._days = row, layout, days
        self.problems: list[SheetProblem] = []
        self.meant: dict[str, str] = {}

    def all(self, field: SheetField) -> list[Cell]:
        """Every filled cell of what several columns may hold."""
        at, name = self.row.at, self.layout.name
        return [Cell(text, name(place), place) for place in self.layout.places.get(field, ()) if (text := at(place))]

    def one(self, field: SheetField) -> Cell:
        """The cell of what one column holds; a cell that says there is nothing to say is none."""
        places = self.layout.places.get(field)
        if not places:
            return NO_CELL
        if len(places) == 1:  # nearly every one, and asked thirty times a row
            return self._cell(places[0])
        cells = [cell for cell in self.all(field) if not is_nothing(cell.text)]
        if len({cell.text for cell in cells}) > 1:
            names = " and ".join(cell.column for cell in cells)
            self.problem(
                cells[0],
                f"{names} are both said to be “{NAMES[field]}”, and differ in this row.",
                "Say which of them it is (step 2, “The columns”).",
                Weight.ASKS,
            )
        return cells[0] if cells else NO_CELL

    def _cell(self, place: int) -> Cell:
        text = self.row.at(place)
        return Cell(text, self.layout.name(place), place) if text and not is_nothing(text) else NO_CELL

    def first(self, field: SheetField) -> Cell:
        """The cell of a column of words, in which "N/A" may be a word like others."""
        return next(iter(self.all(field)), NO_CELL) if self.layout.has(field) else NO_CELL

    def blank(self, field: SheetField) -> Cell:
        """The cell in which something is missing."""
        place = self.layout.places[field][0]
        return Cell(column=self.layout.name(place), place=place)

    def text(self, field: SheetField) -> str:
        """The text of that cell."""
        return self.one(field).text

    def day(self, field: SheetField) -> date | None:
        """The day in that cell; why there is none is said as a problem."""
        cell = self.one(field)
        return self.day_in(cell, field) if cell else None

    def address(self, cell: Cell) -> str:
        """The address of a page behind a cell, which shows other words; nobody goes there."""
        behind = self.row.links.get(cell.place, "")
        return "" if behind and behind in cell.text else behind

    def glance(self, field: SheetField) -> Cell:
        """That cell, without a word about what may be wrong with it."""
        return next((cell for cell in self.all(field) if not is_nothing(cell.text)), NO_CELL)

    def day_at_a_glance(self, field: SheetField) -> date | None:
        """The day in it, likewise."""
        cell = self.glance(field)
        return self._days.read(self.row, cell.place).day if cell else None

    def day_in(self, cell: Cell, field: SheetField, text: str = "") -> date | None:
        """The day of a cell, or of a part of its text."""
        read = self._days.read_text(text, cell.place) if text else self._days.read(self.row, cell.place)
        if read.day:
            day = in_turn(read.day, text or cell.text, self._begun(field))
            self.took(cell, written(day))
            return day
        if read.why is NoDay.NEEDS_ORDER:
            self.problem(cell, f"“{cell.text}” can be read as two days.", SAY_ORDER, Weight.ASKS)
        elif read.why is NoDay.NEEDS_YEAR:
            self.problem(cell, f"“{cell.text}” does not say the year.", SAY_YEAR, Weight.ASKS)
        elif read.why is NoDay.SAYS_YES:
            self.problem(
                cell, f"“{cell.text}” says that it happened, and not when: nothing is recorded of it.", ADD_DAY
            )
        elif read.why is NoDay.UNREADABLE:
            self._unreadable(cell, field, read.way_out)
        return None

    def _begun(self, field: SheetField) -> date | None:
        """The day that everything else follows, so that "8 Jan" after "10 Nov" is the next year's."""
        before = [each for each in BEGINS if each is not field]
        days = (self.day_at_a_glance(each) for each in before) if field is not SheetField.SENT_ON else ()
        return next((day for day in days if day), None)

    def problem(self, cell: Cell, text: str, way_out: str, weight: Weight = Weight.WARNS) -> None:
        """Something is wrong with a cell, or with the row."""
        self.problems.append(
            SheetProblem(
                row=self.row.number, text=text, way_out=way_out, weight=weight, column=cell.column, value=cell.text
            )
        )

    def took(self, cell: Cell, words: str) -> None:
        """A cell's words were taken for these."""
        if words != cell.text and cell.column:
            before = self.meant.get(cell.column)
            self.meant[cell.column] = f"{before}; {words}" if before and words not in before else before or words

    def _unreadable(self, cell: Cell, field: SheetField, way_out: str) -> None:
        tries_a_day = field in MOVES_A_CLOCK and any(letter.isdigit() for letter in cell.text)
        weight = Weight.BLOCKS if tries_a_day else Weight.WARNS
        kept = "" if tries_a_day else " Nothing is recorded of it; the words are kept beside the row."
        self.problem(cell, f"“{cell.text}” is no single day.{kept}", way_out, weight)
