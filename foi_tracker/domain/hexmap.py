"""Hex maps: every council or force as one cell of equal size, where no area looks bigger than it counts.

Cells are pointy-top hexagons in rows that are shifted by turns ("odd-r"): row r grows to the south, and every odd row
lies half a cell to the east. Nothing here knows a database: a map is drawn alike from live tables and from a release.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

# Units of the picture. With whole numbers the outlines stay short, and neighbours meet without a gap.
HALF, SIDE, CORNER = 10, 12, 6  # half a cell's width; its upright side; how far its points stand out
WIDTH, RISE = 2 * HALF, SIDE + CORNER
MARGIN: Final = 2
LETTERS: Final = digits + ascii_uppercase + ascii_lowercase
OUTLINE: Final = f"l{HALF} {CORNER}v{SIDE}l-{HALF} {CORNER}l-{HALF}-{CORNER}v-{SIDE}z"


@dataclass(frozen=True, kw_only=True, slots=True)
class Category:
    """What cells may have in common: a tone of the palette, and a letter, so that colour never speaks alone."""

    key: str
    words: str
    tone: str
    mark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One authority; `from_county` names the county council whose answer its district shows, or is ""."""

    slug: str
    name: str
    q: int
    r: int
    category: str
    words: str
    href: str = ""
    from_county: str = ""

    @property
    def said(self) -> str:
        """The cell in words: its accessible name."""
        whose = f" (the county’s: {self.from_county})" if self.from_county else ""
        return f"{self.name}: {self.words}{whose}"

    @property
    def centre(self) -> tuple[int, int]:
        """In units of the picture."""
        return centre(self.q, self.r)

    @property
    def path(self) -> str:
        """Its outline, from the point at the top."""
        return path(self.q, self.r)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """An authority of the table behind the map; one without a cell is only there."""

    name: str
    words: str
    href: str = ""
    region: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HexMap:
    """A map with what it says. `lines` are the table behind; `notes` what a reader must know."""

    id: str
    title: str
    noun: str
    categories: Sequence[Category]
    cells: Sequence[Cell]
    answered: int
    asked: int
    lines: Sequence[Line] = ()
    notes: Sequence[str] = ()
    meaning: str = "answered"

    @cached_property
    def tones(self) -> Mapping[str, Category]:
        """The categories by their keys."""
        return {each.key: each for each in self.categories}

    @cached_property
    def legend(self) -> Sequence[tuple[Category, int]]:
        """Each category with how many cells are in it; those that a cell is in, in their order."""
        counted = Counter(cell.category for cell in self.cells)
        return [(each, counted[each.key]) for each in self.categories if counted[each.key]]

    @cached_property
    def from_counties(self) -> int:
        """How many cells show the answer of a county council."""
        return sum(bool(cell.from_county) for cell in self.cells)

    @property
    def coverage(self) -> str:
        """What every picture says below itself."""
        return f"{self.answered:,} {self.meaning} of {self.asked:,} asked"

    @property
    def summary(self) -> str:
        """The picture in a sentence, for those who do not see it."""
        counts = ", ".join(f"{each.words} {count:,}" for each, count in self.legend)
        return f"A map of {len(self.cells):,} {self.noun}, each a hexagon of the same size. {counts}."

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return frame((cell.q, cell.r) for cell in self.cells)

    @cached_property
    def origin(self) -> tuple[int, int]:
        """Its upper left corner."""
        left = min((cell.centre[0] for cell in self.cells), default=0) - HALF - MARGIN
        top = min((cell.centre[1] for cell in self.cells), default=0) - SIDE // 2 - CORNER - MARGIN
        return left, top


def centre(q: int, r: int) -> tuple[int, int]:
    """The middle of a cell."""
    return q * WIDTH + (r % 2) * HALF, r * RISE


@lru_cache(maxsize=1024)
def path(q: int, r: int) -> str:
    """The outline of a cell."""
    x, y = centre(q, r)
    return f"M{x} {y - SIDE // 2 - CORNER}{OUTLINE}"


def frame(places: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Width and height of a picture that holds these cells, with a margin."""
    middles = [centre(q, r) for q, r in places]
    if not middles:
        return WIDTH, RISE
    wide, high = ([middle[axis] for middle in middles] for axis in (0, 1))
    return max(wide) - min(wide) + WIDTH + 2 * MARGIN, max(high) - min(high) + SIDE + 2 * (CORNER + MARGIN)


def marked(words: Iterable[tuple[str, str, str]]) -> list[Category]:
    """Categories from keys, words and tones, each with a letter of its own, if they last: the first that is free."""
    taken: set[str] = set()
    made = []
    for key, text, tone in words:
        free = [letter for letter in text.upper() + LETTERS if letter.isalnum() and letter not in taken]
        mark = free[0] if free else ""
        taken.add(mark)
        made.append(Category(key=key, words=text, tone=tone, mark=mark))
    return made
