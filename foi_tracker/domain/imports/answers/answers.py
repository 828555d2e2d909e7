"""Answers in a sheet: what the cells of a row say of the questions that its authority was asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from foi_tracker.domain.deployments.cells import asked_again
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.imports.answers.answer_cells import Cell, Read, read_answer_cell
from foi_tracker.domain.imports.answers.answer_columns import AnswerColumn, is_decided, match_answer_columns
from foi_tracker.domain.imports.answers.answer_joining import Joined, Part, SaidTwice, is_filename, join, page_in
from foi_tracker.domain.imports.answers.answer_options import Undecided
from foi_tracker.domain.imports.answers.answer_targets import Target, target
from foi_tracker.domain.imports.answers.answer_words import is_open
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, SheetField, Weight
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode

__all__ = ["AnswerColumn", "AnswerReader", "AnswerRow", "match_answer_columns", "read_answers"]

LEFT_OUT: Final = (
    "This answer is left out and the rest of the row goes in. Put it right in the sheet and import it again."
)
STRANGER: Final = "This kind of authority is not asked the question that this column answers."
SAY_ONCE: Final = "This answer is left out and the rest of the row goes in, until somebody says once what it means."
LONGEST_QUOTE, LONGEST_REMARK, LONGEST_NAME = 5000, 2000, 255
MOST_REMEMBERED: Final = 20_000  # cells; where none is like another, there is nothing to gain
BESIDE: Final = (SheetField.EVIDENCE, SheetField.PAGE, SheetField.CODER)


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be read, and what is said of it."""

    text: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Alike:
    """What the rows of one sheet share: worked out for the first that has it, and remembered for the others."""

    columns: dict[str, list[tuple[Target, Column]]] = field(default_factory=dict)
    parts: dict[tuple[str, int, str, bool, bool, RegimeCode], Part | Unread | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerRow:
    """A row with what was decided about its sheet, and what it is read for."""

    row: SheetRow
    grid: Grid
    choices: Choices
    definition: QuestionSetDefinition
    regime: RegimeCode = RegimeCode.FOIA
    problems: list[SheetProblem] = field(default_factory=list)
    alike: Alike = field(default_factory=Alike)

    def cells(self) -> Iterator[tuple[Target, Column, Cell]]:
        """Those that are for questions of this set, with what each answers."""
        for place, column in self._columns():
            yield place, column, self._cell(column, place.name)

    def _columns(self) -> list[tuple[Target, Column]]:
        key = self.definition.key
        if key not in self.alike.columns:
            self.alike.columns[key] = list(self._answering())
        return self.alike.columns[key]

    def _answering(self) -> Iterator[tuple[Target, Column]]:
        for column in self.grid.columns:
            named = self.choices.answers.get(column.place, {}).get(self.definition.key)
            if named is None or self.choices.columns.get(column.place) is not SheetField.ANSWER:
                continue
            place = target(named, self.definition)
            if place and not place.is_count and not (place.field and place.field.derived):
                yield place, column

    def parts(self) -> dict[str, list[Part]]:
        """What could be read, by question."""
        found: dict[str, list[Part]] = {}
        for place, column in self._columns():
            part = self._read(place, column) if self.row.at(column.place) else None
            if isinstance(part, Unread):
                self._complain(column.name, self.row.at(column.place), part.text, Weight.WARNS, part.way_out)
            elif part:
                found.setdefault(place.question.id, []).append(part)
        return found

    def look_for_strangers(self) -> None:
        """Say which cells answer questions that this authority was not asked."""
        for column in self.grid.columns:
            text = self.row.at(column.place)
            by_set = self.choices.answers.get(column.place, {})
            is_answer = self.choices.columns.get(column.place) is SheetField.ANSWER
            if is_answer and by_set and self.definition.key not in by_set and text.strip() and not is_open(text):
                self._complain(column.name, text, STRANGER, Weight.WARNS)

    def answer(self, question_id: str, parts: list[Part]) -> SaidAnswer | None:
        """What the cells of one question come to."""
        try:
            joined = join(parts)
        except SaidTwice as wrong:
            columns, said = ", ".join(part.column for part in parts), "; ".join(part.text for part in parts)
            self._complain(columns, said, str(wrong), Weight.WARNS)
            return None
        return self._with_evidence(question_id, joined, parts) if joined else None

    def _cell(self, column: Column, key: str) -> Cell:
        return Cell(
            text=self.row.at(column.place),
            key=key,
            heading=column.name,
            is_date=column.place in self.row.dates,
            is_number=column.place in self.row.numbers,
            order=self.choices.dates.get(column.place, DateOrder.DAY_FIRST),
            regime=self.regime,
            words=self.choices.words.get(ChoiceKind.ANSWER, {}),
        )

    def _read(self, place: Target, column: Column) -> Part | Unread | None:
        """The same text of a column is read once."""
        at, row = column.place, self.row
        key = (self.definition.key, at, row.at(at), at in row.dates, at in row.numbers, self.regime)
        if key in self.alike.parts:
            return self.alike.parts[key]
        part = self._part(place, column, self._cell(column, place.name))
        if len(self.alike.parts) < MOST_REMEMBERED:
            self.alike.parts[key] = part
        return part

    def _part(self, place: Target, column: Column, cell: Cell) -> Part | Unread | None:
        try:
            read = read_answer_cell(cell, place.asked)
        except Unreadable as wrong:
            return Unread(asked_again(wrong), LEFT_OUT)
        except Undecided as asked:
            return Unread(f"What does “{asked.said}” mean here?", SAY_ONCE)
        return _part(place, read, column, cell) if read else None

    def _complain(self, column: str, value: str, text: str, weight: Weight, way_out: str = LEFT_OUT) -> None:
        problem = SheetProblem(
            row=self.row.number, column=column, value=value, text=text, way_out=way_out, weight=weight
        )
        self.problems.append(problem)

    def _with_evidence(self, question_id: str, joined: Joined, parts: list[Part]) -> SaidAnswer:
        beside = self._beside({part.place for part in parts})
        return SaidAnswer(
            set_key=self.definition.key,
            question_id=question_id,
            state=joined.state,
            values=joined.values,
            details=joined.details,
            **_evidence(beside, joined.remark),
        )

    def _beside(self, places: set[int]) -> dict[SheetField, list[str]]:
        """What the columns of evidence, page and coder that belong to these answers say."""
        found: dict[SheetField, list[str]] = {each: [] for each in BESIDE}
        for place, what in self.choices.columns.items():
            text = self.row.at(place).strip() if what in found else ""
            if text and self._belongs(place, what, places):
                found[what].append(text)
        return found

    def _belongs(self, place: int, what: SheetField, places: set[int]) -> bool:
        """By what was chosen; else evidence stands right of its answer, and whoever read one answer read the row."""
        about = self.choices.about.get(place)
        if about is not None:
            return about in places
        if what is SheetField.CODER:
            return True
        left = [each for each in self.choices.places(SheetField.ANSWER) if each < place]
        return bool(left) and left[-1] in places


class AnswerReader:
    """Reads the answers of one sheet, row after row."""

    def __init__(self, grid: Grid, choices: Choices) -> None:
        self._grid, self._choices = grid, choices
        self._alike = Alike()

    def read(
        self, row: SheetRow, definition: QuestionSetDefinition, regime: RegimeCode
    ) -> tuple[list[SaidAnswer], list[SheetProblem]]:
        """What a row answers of a set's questions, in their order, and what of it cannot be read."""
        read = AnswerRow(
            row=row,
            grid=self._grid,
            choices=self._choices,
            definition=definition,
            regime=regime,
            alike=self._alike,
        )
        parts = read.parts()
        read.look_for_strangers()
        found = [read.answer(each.id, parts[each.id]) for each in definition.questions if each.id in parts]
        return [answer for answer in found if answer], read.problems


def read_answers(
    row: SheetRow,
    grid: Grid,
    choices: Choices,
    definition: QuestionSetDefinition,
    regime: RegimeCode = RegimeCode.FOIA,
) -> tuple[list[SaidAnswer], list[SheetProblem]]:
    """The same of one row alone."""
    return AnswerReader(grid, choices).read(row, definition, regime)


def _part(place: Target, read: Read, column: Column, cell: Cell) -> Part:
    decided = is_decided(column)
    return Part(target=place, read=read, place=column.place, column=column.name, text=cell.text, is_decided=decided)


def _evidence(beside: Mapping[SheetField, list[str]], remark: str) -> dict[str, Any]:
    """A file's name is told from words that are quoted; a link is for people to follow, and no quote."""
    said = beside[SheetField.EVIDENCE]
    files = [each for each in said if is_filename(each)]
    links = [each for each in said if each.startswith(("http://", "https://"))]
    quotes = [each for each in said if each not in files + links]
    pages = [page for each in beside[SheetField.PAGE] if (page := page_in(each))]
    return {
        "filename": files[0][:LONGEST_NAME] if files else "",
        "quote": "\n".join(quotes)[:LONGEST_QUOTE],
        "page": pages[0] if pages else None,
        "coder": ", ".join(dict.fromkeys(beside[SheetField.CODER]))[:LONGEST_NAME],
        "remark": "\n".join(filter(None, [remark, *files[1:], *links]))[:LONGEST_REMARK],
    }
