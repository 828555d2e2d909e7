"""What somebody typed into the form of an answer, and what of it could not be read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.findings.unreadable import Unreadable

Read = TypeVar("Read")
Pairs = list[tuple[str, str]]

MOST_ROWS: Final = 60
LONGEST: Final = 5000  # letters in one box
LONGEST_NUMBER: Final = 6  # digits of a number of rows or of a page


@dataclass(frozen=True, slots=True)
class Place:
    """An input: its name in the form, and what people call it."""

    name: str
    label: str

    def part(self, suffix: str, label: str = "") -> "Place":
        """An input that belongs to this one. No key of a field holds two hyphens, so none is named so."""
        return Place(f"{self.name}--{suffix}", f"{self.label}: {label}" if label else self.label)

    def cell(self, row: int, key: str, label: str) -> "Place":
        """The input of one column in one row."""
        return Place(f"{self.name}-{row}-{key}", f"{self.label}, {label}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an input, in words for whoever typed."""

    label: str
    text: str


@dataclass(slots=True)
class Typed:
    """Reads inputs by their names. `understood` is how each number or date was read, `problems` what was not.

    `doubts` are the quotes that are not where they are said to be: they may be kept all the same.
    """

    given: MultiDict[str, str]
    problems: dict[str, Problem] = field(default_factory=dict)
    understood: dict[str, str] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)

    def text(self, name: str) -> str:
        """What is in a box, without the space around it, and with lines ended as we keep them."""
        return str(self.given.get(name, "")).replace("\r\n", "\n").strip()

    def several(self, name: str) -> list[str]:
        """What is ticked."""
        return [str(each) for each in self.given.getlist(name)]

    def rows(self, name: str, least: int = 1) -> int:
        """How many rows the page had."""
        counted = f"{name}--rows"
        said = self.text(counted)
        return min(max(int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else 0, least), MOST_ROWS)

    def add_row(self, name: str, least: int = 1) -> None:
        """One more empty row, while there is room."""
        self.given.setlist(f"{name}--rows", [str(min(self.rows(name, least) + 1, MOST_ROWS))])

    def complain(self, place: Place, text: str) -> None:
        """Say what is wrong with an input; the first complaint stands."""
        self.problems.setdefault(place.name, Problem(place.label, text))

    def as_understood(self, name: str) -> str:
        """How a box was read, where that is not simply what it says."""
        words = self.understood.get(name, "")
        return "" if words.replace(",", "") == self.text(name).replace(",", "") else words

    def has_more(self, name: str) -> bool:
        """Whether the choices that belong to a sum say anything."""
        parts = (f"{name}--vat", f"{name}--basis")
        return any(self.text(part) not in ("", "not_stated") for part in parts)

    def problem(self, name: str) -> str:
        """What is wrong with an input, or nothing."""
        found = self.problems.get(name)
        return found.text if found else ""

    def read(self, place: Place, how: Callable[[str], Read]) -> Read | None:
        """What a box says, if it can be read so; None where it is empty, or where it cannot."""
        text = self.short_text(place)
        if not text:
            return None
        try:
            return how(text)
        except Unreadable as unreadable:
            self.complain(place, str(unreadable))
            return None

    def short_text(self, place: Place, longest: int = LONGEST) -> str:
        """What a box says, where it is not too much."""
        text = self.text(place.name)
        if len(text) <= longest:
            return text
        self.complain(place, f"That is too long: use at most {longest:,} letters.")
        return ""

    def one_of(self, place: Place, words: Iterable[str]) -> str:
        """The word that was picked; nothing where none was."""
        picked = self.text(place.name)
        if picked and picked not in words:
            self.complain(place, "Pick one from the list.")
            return ""
        return picked
