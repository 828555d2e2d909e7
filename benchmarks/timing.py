"""Times things side by side: a round runs each of them once, so that a busy machine is busy for all."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

WARM_UP = 3


@dataclass
class Times:
    """How long one thing took, each time."""

    seconds: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def interleaved(
    deeds: Mapping[str, Callable[[], object]], *, rounds: int, each_at_most: float, fewest: int = 5
) -> dict[str, Times]:
    """Do everything once a round; a slow one stops when its time is used up, but never before `fewest` rounds."""
    times = {name: Times() for name in deeds}
    for _ in range(WARM_UP):
        for deed in deeds.values():
            deed()
    for done in range(rounds):
        for name, deed in deeds.items():
            mine = times[name].seconds
            if done < fewest or sum(mine) < each_at_most:
                began = time.perf_counter()
                deed()
                mine.append(time.perf_counter() - began)
    return times
