"""How long things took: the median of many counts of days, with the range and the quarters about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from foi_tracker.domain.shares import FEWEST


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """`lower` and `upper` are the days in which a quarter and three quarters were done; None where there are few."""

    count: int
    median: float
    least: int
    most: int
    lower: int | None
    upper: int | None


def spread(days: Mapping[int, int]) -> Spread | None:
    """From how often each number of days occurred; exact, however many there are, and None where there are none."""
    values = sorted(value for value, times in days.items() if times)
    reached = list(accumulate(days[value] for value in values))
    if not reached:
        return None

    def at(rank: int) -> int:
        """The `rank`th shortest, counted from 1."""
        return next(value for value, so_far in zip(values, reached, strict=True) if so_far >= rank)

    count = reached[-1]
    enough = count >= FEWEST
    return Spread(
        count=count,
        median=(at((count + 1) // 2) + at(count // 2 + 1)) / 2,
        least=values[0],
        most=values[-1],
        lower=at(-(-count // 4)) if enough else None,
        upper=at(-(-3 * count // 4)) if enough else None,
    )
