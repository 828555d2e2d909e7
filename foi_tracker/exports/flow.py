"""Text and tables that run from page to page, with nothing left alone at the foot of one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.exports.paper import (
    A_POINT,
    BODY,
    COLUMN,
    FOOT,
    HEIGHT,
    LABEL,
    LEFT,
    SMALL,
    SUBHEADING,
    TOP,
    Paper,
    Type,
)

CELL: Final = 0.85  # above and below what stands in a table
GUTTER: Final = 3.0
SENTENCE_ENDS: Final = (".", ",", ";", "?", "!")
PAGE: Final = HEIGHT - FOOT - TOP - 20  # what fits on one under a table's headings
FEWEST_LINES: Final = 3  # of a paragraph, under its heading or over the foot


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one kind in a cell; a cell is one piece below another. With `to` it leads to that page."""

    text: str
    type: Type = SMALL
    to: int = 0


Cell = Sequence[Piece]
Row = Sequence[Cell]
Line = tuple[str, Type, int]


class Flow:
    """Fills page after page from the top."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.section = ""
        self.y = HEIGHT

    @property
    def page(self) -> int:
        """The page that is being filled."""
        return self.paper.page

    def part(self, name: str, *, level: int = 0) -> int:
        """Begin a part on a page of its own, named in its header and in the reader's outline; the page's number."""
        self.section = self.paper.legible(name)
        self.turn()
        self.paper.mark(self.section, level)
        return self.page

    def turn(self) -> None:
        """Begin a page."""
        self.paper.turn(self.section)
        self.y = TOP

    def room(self, height: float) -> None:
        """Turn the page where so much does not fit."""
        if self.y + height > HEIGHT - FOOT:
            self.turn()

    def left_or(self, tallest: float) -> float:
        """What to ask for where a page has hardly begun: no more than a little; else up to `tallest`."""
        return 40 if self.y < TOP + 60 else tallest

    def space(self, height: float) -> None:
        """White, which no page begins with."""
        if self.y > TOP:
            self.y += height

    def heading(self, text: str, kind: Type = SUBHEADING, *, keep: float = 24) -> None:
        """A heading with room under it for at least `keep` millimetres of what it heads."""
        lines = self.paper.broken(text, kind, COLUMN)
        self.space(5)
        self.room(len(lines) * kind.leading + keep)
        self._set(lines, kind)
        self.space(2)

    def paragraph(self, text: str, kind: Type = BODY, *, after: float = 2.2) -> None:
        """A paragraph, or a whole letter with its own line breaks."""
        lines = self.paper.broken(text, kind, COLUMN)
        self._set(lines, kind)
        self.y += after

    def _set(self, lines: Sequence[str], kind: Type) -> None:
        for place, line in enumerate(lines):
            if line or self.y > TOP:  # no page begins with white
                self.room(_together(lines, place) * kind.leading)
                self.paper.put(LEFT, self.y + kind.size * A_POINT, line, kind)
                self.y += kind.leading

    def pairs(self, pairs: Iterable[tuple[str, str]], *, label: float = 42, kind: Type = BODY) -> None:
        """Labels on the left, what they say on the right."""
        widths = (label, COLUMN - label)
        for name, words in pairs:
            cells = self._cells(((Piece(name, LABEL),), (Piece(words, kind),)), widths)
            self.room(min(_height(cells), PAGE))
            self._set_row(cells, widths, self.turn)

    def table(self, columns: Sequence[tuple[str, float]], rows: Iterable[Row]) -> None:
        """A table whose headings stand again on every page, and whose last rows stay together."""
        widths = tuple(width for _, width in columns)
        heads = self._cells([(Piece(name, LABEL),) for name, _ in columns], widths)
        waiting = [self._cells(row, widths) for row in rows]

        def turn() -> None:
            self.turn()
            self._set_row(heads, widths, self.turn)
            self.paper.rule(self.y)

        self.room(30)
        self._set_row(heads, widths, self.turn)
        self.paper.rule(self.y)
        for place, cells in enumerate(waiting):
            together = waiting[place:] if len(waiting) - place == FEWEST_LINES else [cells]
            if self.y + min(sum(map(_height, together)), PAGE) > HEIGHT - FOOT:
                turn()
            self._set_row(cells, widths, turn)
            self.paper.rule(self.y)
        self.y += 3

    def _cells(self, row: Row, widths: Sequence[float]) -> list[list[Line]]:
        """What stands in each cell, line by line."""
        return [
            [
                (line, piece.type, piece.to)
                for piece in cell
                for line in self.paper.broken(piece.text, piece.type, width - GUTTER)
            ]
            for cell, width in zip(row, widths, strict=True)
        ]

    def _set_row(self, cells: Sequence[Sequence[Line]], widths: Sequence[float], turn: Callable[[], None]) -> None:
        """Set a row; what does not fit on the page goes on to the next."""
        left = [list(cell) for cell in cells]
        while True:
            places = enumerate(left)
            bottom = max(self._set_cell(lines, LEFT + sum(widths[:place])) for place, lines in places)
            self.y = bottom + CELL
            if not any(left):
                return
            turn()

    def _set_cell(self, lines: list[Line], x: float) -> float:
        """Set, and take away, the lines that fit; where they end."""
        y = self.y + CELL
        while lines and y + lines[0][1].leading <= HEIGHT - FOOT + CELL:
            text, kind, to = lines.pop(0)
            self.paper.put(x, y + kind.size * A_POINT, text, kind, to)
            y += kind.leading
        return y


def _height(cells: Sequence[Sequence[Line]]) -> float:
    return max(sum(kind.leading for _, kind, _ in lines) for lines in cells) + 2 * CELL


def _together(lines: Sequence[str], place: int) -> int:
    """How many lines must still fit, so that none stands alone: what looks like a heading keeps what follows it."""
    end, far_enough = place, min(place + FEWEST_LINES, len(lines))
    while end < far_enough and lines[end]:
        end += 1
    begins = place == 0 or not lines[place - 1]
    left = end - place
    if left == 1 and begins and end < len(lines) and not lines[place].endswith(SENTENCE_ENDS):
        return 2 + FEWEST_LINES
    if begins:
        return min(left, FEWEST_LINES)
    return left if left == FEWEST_LINES - 1 else 1
