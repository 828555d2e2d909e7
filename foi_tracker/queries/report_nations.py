"""Timeliness by nation: how many requests were answered in time, late, or not at all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.shares import Share
from foi_tracker.queries.report_census import Tally, Timing

# Those whose time is up, as far as anybody can tell.
JUDGED = (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE)


@dataclass(frozen=True, kw_only=True, slots=True)
class NationLine:
    """One nation's requests by what became of them; None is all nations together."""

    nation: Nation | None
    counts: Mapping[Timing, int]

    @property
    def asked(self) -> int:
        """Every request sent."""
        return sum(self.counts.values())

    @property
    def in_time(self) -> Share:
        """Of those answered or overdue, how many were answered in time."""
        return Share(self.counts[Timing.IN_TIME], sum(self.counts[timing] for timing in JUDGED))

    def together(self, *timings: Timing) -> int:
        """How many are in any of these."""
        return sum(self.counts[timing] for timing in timings)


def nation_lines(tallies: Iterable[Tally]) -> list[NationLine]:
    """A line for each nation that was asked anything, then one for all where there are several."""
    found: dict[Nation, Counter[Timing]] = {}
    for each in tallies:
        found.setdefault(each.nation, Counter())[each.timing] += each.requests
    lines = [_line(nation, found[nation]) for nation in Nation if nation in found]
    everything = sum(found.values(), Counter())
    return [*lines, _line(None, everything)] if len(lines) > 1 else lines


def _line(nation: Nation | None, counts: Counter[Timing]) -> NationLine:
    return NationLine(nation=nation, counts={timing: counts[timing] for timing in Timing})
