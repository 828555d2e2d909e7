"""Rows that may be one deployment told twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.deployments.columns import Columns


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a row is told apart by, and its name: our number, or "row 7" of what was pasted."""

    name: str
    day: date
    place_key: str
    counts_key: str


def told(name: str, columns: Columns) -> Told | None:
    """None where the row gives no exact day: then nothing can be said."""
    if columns.happened_on is None or not columns.is_day:
        return None
    return Told(name=name, day=columns.happened_on, place_key=columns.place_key, counts_key=columns.counts_key)


def twice(new: Sequence[Told], stored: Iterable[Told] = ()) -> dict[str, str]:
    """For each row of one force that was told before, in words: first among what is stored, then higher up."""
    seen: dict[tuple[date, str, str], str] = {}
    by_day: dict[date, list[Told]] = defaultdict(list)
    for each in stored:
        _remember(seen, by_day, each)
    found: dict[str, str] = {}
    for each in new:
        earlier = next((seen[key] for key in _keys(each) if key in seen), None)
        if earlier is not None:
            found[each.name] = f"Same day and {_what(each, seen)} as {earlier}."
        _remember(seen, by_day, each)
    return found


def _remember(seen: dict[tuple[date, str, str], str], by_day: dict[date, list[Told]], each: Told) -> None:
    by_day[each.day].append(each)
    for key in _keys(each):
        seen.setdefault(key, each.name)


def _keys(each: Told) -> list[tuple[date, str, str]]:
    both = (("place", each.place_key), ("counts", each.counts_key))
    return [(each.day, what, key) for what, key in both if key]


def _what(each: Told, seen: dict[tuple[date, str, str], str]) -> str:
    matches = [what for day, what, key in _keys(each) if (day, what, key) in seen]
    return " and ".join("the same numbers" if what == "counts" else what for what in matches)
