"""What the cells of a column look like, counted: days, numbers, links, names of authorities, yes and no."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Final

from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.table import cell_shapes
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Sureness
from foi_tracker.domain.imports.words.cell_words import is_nothing, truth
from foi_tracker.domain.imports.words.status_words import suggest

LOOKED_AT: Final = 200  # filled cells of a column; the rest hardly ever says otherwise
MOST: Final = 0.6  # of those, before a column is of a shape
LONG_TEXT: Final = 120
LONGEST_STATUS: Final = 40
FIRST_SERIAL, LAST_SERIAL = 36_526, 55_153  # 1 January 2000 to 31 December 2050, as spreadsheet programs number days
_OF_AUTHORITIES: Final = re.compile(
    r"\b(council|police|constabulary|borough|cyngor|heddlu|comhairle|awdurdod|corporation)\b", re.IGNORECASE
)
_BETWEEN_DAYS: Final = re.compile(r"[;\n]|, (?=\d{1,2}[/. -])|,(?=\d{1,2}[/.-])")


class Shape(StrEnum):
    """What a cell looks like, in the words of the reason given for a guess; `one` is a single cell of them."""

    DAY = "dates"
    NUMBER = "numbers"
    LINK = "links"
    EMAIL = "e-mail addresses"
    CODE = "GSS codes"
    AUTHORITY = "names of councils or forces"
    YES_NO = "yes or no"
    STATUS = "words for how far a request is"
    LONG = "long texts"

    @property
    def one(self) -> str:
        """In the singular."""
        return _ONE[self]


_ONE: Final[Mapping[Shape, str]] = {
    Shape.DAY: "a date",
    Shape.NUMBER: "a number",
    Shape.LINK: "a link",
    Shape.EMAIL: "an e-mail address",
    Shape.CODE: "a GSS code",
    Shape.AUTHORITY: "the name of a council or force",
    Shape.YES_NO: "yes or no",
    Shape.STATUS: "a word for how far a request is",
    Shape.LONG: "a long text",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """How many of the cells looked at are of each shape; those that say only that there is nothing are passed over."""

    total: int
    shapes: Mapping[Shape, int]

    def has(self, shape: Shape) -> bool:
        """Whether most cells are of this shape."""
        return self.total > 0 and self.shapes.get(shape, 0) >= MOST * self.total

    def most(self, among: Iterable[Shape]) -> Shape | None:
        """The first of these that most cells are of."""
        return next((shape for shape in among if self.has(shape)), None)

    def said(self, shape: Shape) -> str:
        """The count in plain words."""
        found = self.shapes.get(shape, 0)
        if self.total == 1:
            return f"its one cell is {'' if found else 'not '}{shape.one}"
        if found == self.total:
            return f"all {self.total} cells are {shape.value}"
        are = f"is {shape.one}" if found == 1 else f"are {shape.value}"
        return f"{found or 'none'} of {self.total} cells {are}"


NO_EVIDENCE: Final = Evidence(total=0, shapes={})


def evidence_of(rows: Sequence[SheetRow], place: int) -> Evidence:
    """What the cells of one column look like."""
    filled = ((row, row.at(place)) for row in rows if row.at(place))
    cells = list(islice(((row, text) for row, text in filled if not is_nothing(text)), LOOKED_AT))
    found = Counter(shape for row, text in cells for shape in _shapes(row, place, text))
    return Evidence(total=len(cells), shapes=found)


def _shapes(row: SheetRow, place: int, text: str) -> tuple[Shape, ...]:
    return (Shape.DAY,) if place in row.dates else _shapes_of(text)


@lru_cache(maxsize=20_000)
def _shapes_of(text: str) -> tuple[Shape, ...]:
    found = tuple(shape for shape, fits in _TESTS.items() if fits(text.strip()))
    return tuple(shape for shape in found if shape is not Shape.STATUS or Shape.YES_NO not in found)


def _is_day(text: str) -> bool:
    if cell_shapes.is_day(text):
        return True
    if text.isdecimal():
        return FIRST_SERIAL <= int(text[:6]) <= LAST_SERIAL
    parts = _BETWEEN_DAYS.split(text)
    return len(parts) > 1 and all(cell_shapes.is_day(part) for part in parts if part.strip())


def _is_status(text: str) -> bool:
    return len(text) <= LONGEST_STATUS and suggest(ChoiceKind.STATUS, text).sureness is not Sureness.UNSURE


_TESTS: Final[Mapping[Shape, Callable[[str], bool]]] = {
    Shape.DAY: _is_day,
    Shape.NUMBER: cell_shapes.is_number,
    Shape.LINK: cell_shapes.is_link,
    Shape.EMAIL: cell_shapes.is_email,
    Shape.CODE: cell_shapes.is_ons_code,
    Shape.AUTHORITY: lambda text: len(text) <= LONG_TEXT and bool(_OF_AUTHORITIES.search(text)),
    Shape.YES_NO: lambda text: truth(text) is not None,
    Shape.STATUS: _is_status,
    Shape.LONG: lambda text: len(text) > LONG_TEXT,
}
