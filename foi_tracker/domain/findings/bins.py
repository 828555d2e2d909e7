"""Where a distribution is cut: at round numbers, nought apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, inf, log10
from statistics import median
from typing import Final

MOST: Final = 8  # bins above nought; more cannot be taken in at once
ROUND: Final = (1, 2, 5, 10)
SKEWED: Final = 20  # times the median: from there on, equal steps would put nearly all in the first


@dataclass(frozen=True, slots=True)
class Bin:
    """From `low` up to, but not including, `high`; nought has a bin of its own."""

    low: float
    high: float
    words: str

    def holds(self, ends: tuple[float, float]) -> bool:
        """Whether a number that lies between these two is surely in it."""
        least, most = ends
        if self.low == self.high:
            return least == most == self.low
        inside = self.low <= least and most < self.high
        return inside and (self.low > 0 or least > 0)


def bins(ends: Sequence[tuple[float, float]]) -> list[Bin]:
    """Bins for numbers that lie between these: equal steps, or powers of ten where a few are far larger than the rest.

    Negative numbers, which no question asks for, are in none of them.
    """
    above = [number for pair in ends for number in pair if 0 < number < inf]
    nought = [Bin(0, 0, "0")] if (0, 0) in ends else []
    if not above:
        return nought
    whole = all(number == int(number) for number in above)
    steps = _steps(above)
    if whole and steps[0] == (0, 1):
        del steps[0]  # no whole number above nought is in it
    return [*nought, *(_bin(low, high, whole) for low, high in steps)]


def _steps(above: Sequence[float]) -> list[tuple[float, float]]:
    largest = max(above)
    if largest > SKEWED * median(above):
        lowest, highest = floor(log10(min(above))), floor(log10(largest))
        return [(10.0**power, 10.0 ** (power + 1)) for power in range(lowest, highest + 1)]
    step = _round_up(largest / MOST) if largest > MOST else 1.0
    return [(place * step, (place + 1) * step) for place in range(int(largest // step) + 1)]


def _round_up(number: float) -> float:
    power = 10.0 ** floor(log10(number))
    return next(each * power for each in ROUND if each * power >= number)


def _bin(low: float, high: float, whole: bool) -> Bin:
    if whole and high - low <= 1:
        return Bin(low, high, f"{low:,.0f}")
    if whole:
        return Bin(low, high, f"{max(low, 1):,.0f} to {high - 1:,.0f}")
    return Bin(low, high, f"{low:,g} to under {high:,g}")
