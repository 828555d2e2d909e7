"""Sharing requests out among volunteers: evenly, and keeping a region together where that can be done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Portion:
    """A request to be shared out, and the region its authority is in."""

    request_id: int
    region: str


def share_evenly(portions: Sequence[Portion], loads: Mapping[int, int]) -> dict[int, list[int]]:
    """Whose each request should be. `loads` is how many open ones each volunteer has already.

    What people are given differs by one at most; the odd ones go to whoever has least. The largest
    regions are placed first, each whole with one person if it fits, and cut only where it does not.
    """
    room = _quotas(len(portions), loads)
    shares: dict[int, list[int]] = {person: [] for person in loads}
    for region in _by_region(portions):
        left = list(region)
        while left:
            person = _best_place(len(left), room)
            taken, left = left[: room[person]], left[room[person] :]
            shares[person] += taken
            room[person] -= len(taken)
    return shares


def _quotas(count: int, loads: Mapping[int, int]) -> dict[int, int]:
    if not loads:
        raise ValueError("nobody to share among")
    each, odd = divmod(count, len(loads))
    lightest_first = sorted(loads, key=lambda person: (loads[person], person))
    return {person: each + (place < odd) for place, person in enumerate(lightest_first)}


def _by_region(portions: Iterable[Portion]) -> list[list[int]]:
    regions: dict[str, list[int]] = {}
    for portion in portions:
        regions.setdefault(portion.region, []).append(portion.request_id)
    return [regions[name] for name in sorted(regions, key=lambda name: (-len(regions[name]), name))]


def _best_place(size: int, room: Mapping[int, int]) -> int:
    """Whoever it fits most closely; where it fits nobody, whoever has most room."""
    fits = [person for person in room if room[person] >= size]
    if fits:
        return min(fits, key=lambda person: (room[person], person))
    return max(room, key=lambda person: (room[person], -person))
