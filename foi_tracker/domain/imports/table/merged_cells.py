"""Cells that a sheet joins into one: what is written in them is written once, and meant for all."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from foi_tracker.domain.imports.sheet import LETTERS

_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
MOST_LOOKED_AT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Area:
    """From one cell to another: rows are numbers as shown, places are columns from 0; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined cells of a sheet; `beginning` has them by the number of the row in which they begin."""

    areas: tuple[Area, ...]
    beginning: Mapping[int, Sequence[Area]]

    @classmethod
    def of(cls, merged: Iterable[str]) -> Self:
        """From "A1:C1" and its like; what is written otherwise is no area."""
        found = (_AREA.fullmatch(each.strip().upper()) for _, each in zip(range(MOST_LOOKED_AT), merged, strict=False))
        areas = tuple(_area(*each.groups()) for each in found if each)
        beginning: dict[int, list[Area]] = {}
        for area in areas:
            beginning.setdefault(area.top, []).append(area)
        return cls(areas, beginning)

    def across(self, number: int) -> list[Area]:
        """Those that begin in this row and go over several columns."""
        return [each for each in self.beginning.get(number, ()) if each.right > each.left]

    def has(self, number: int) -> bool:
        """Whether a row begins one that goes over several columns."""
        return bool(self.across(number))

    def spans_part(self, number: int, last: int) -> bool:
        """Whether a row begins one that does not go over the whole table."""
        return any(each.left > 0 or each.right < last for each in self.across(number))

    def reaches_down(self, number: int) -> bool:
        """Whether headings in this row are joined with the row below, beside some that go over several columns."""
        down = [each for each in self.beginning.get(number, ()) if each.bottom == number + 1]
        over = [each for each in self.across(number) if each.bottom == number]
        return bool(over) and (bool(down) or any(each.left > 0 for each in over))

    def spread(self, number: int, texts: Mapping[int, str], until: int | None = None) -> dict[int, str]:
        """Each text in every column it is meant for. In a row without joined cells it reaches to the next, `until`."""
        areas = {each.left: each for each in self.across(number)}
        found = dict(texts)
        for place, text in texts.items():
            area = areas.get(place)
            last = area.right if area else place
            if not areas and until is not None:
                last = min([each for each in texts if each > place], default=until + 1) - 1
            found.update(dict.fromkeys(range(place, last + 1), text))
        return found


def _area(left: str, top: str, right: str, bottom: str) -> Area:
    return Area(int(top), _place(left), int(bottom), _place(right))


def _place(letters: str) -> int:
    place = 0
    for each in letters:
        place = place * LETTERS + ord(each) - ord("A") + 1
    return place - 1
