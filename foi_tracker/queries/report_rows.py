"""The report's tables as flat rows for every export: text, "" where there is nothing."""

from collections.abc import Callable, Iterable

from foi_tracker.domain.spreads import Spread
from foi_tracker.queries.report import Report
from foi_tracker.queries.report_census import Timing
from foi_tracker.queries.report_challenges import ChallengeLine
from foi_tracker.queries.report_nations import JUDGED

Cells = tuple[str, ...]

# The columns of timeliness, each request in one of them.
TIMINGS = (
    Timing.IN_TIME,
    Timing.LATE,
    Timing.OVERDUE,
    Timing.WAITING,
    Timing.UNDATED,
    Timing.NO_DATE,
    Timing.STOPPED,
    Timing.ENDED,
)


def _by_exemption(found: Report) -> Iterable[Cells]:
    for line in found.refusals.exemptions:
        ncnd = "true" if line.ncnd else "false"
        for kind, share in line.by_kind:
            yield (line.asked_under, line.law, line.code, line.title, ncnd, kind, str(share.part), str(share.whole))


def _by_kind(found: Report) -> Iterable[Cells]:
    return ((line.kind, line.law, str(line.citing.part), str(line.citing.whole)) for line in found.refusals.kinds)


def _challenges(lines: Iterable[ChallengeLine]) -> Iterable[Cells]:
    for line in lines:
        before = (line.could, line.asked.part, line.waiting, line.ended, line.decided)
        yield (line.law, *map(str, (*before, *line.results.values(), line.won.part)))


def _by_step(found: Report) -> Iterable[Cells]:
    for line in found.steps:
        counts = (line.begun, line.timed, line.untimed, line.waiting, line.ended)
        yield (line.step, line.law, *map(str, counts), *_days(line.spread))


def _days(found: Spread | None) -> Cells:
    if found is None:
        return ("",) * 5
    days = (found.median, found.least, found.lower, found.upper, found.most)
    return tuple("" if number is None else f"{number:.15g}" for number in days)


def _by_nation(found: Report) -> Iterable[Cells]:
    for line in found.nations:
        if line.nation:  # a line that is the sum of the others would be counted twice
            counts = (line.asked, *(line.counts[timing] for timing in TIMINGS), line.together(*JUDGED))
            yield (line.nation, *map(str, counts))


REPORT_ROWS: dict[str, Callable[[Report], Iterable[Cells]]] = {
    "refusals_by_exemption": _by_exemption,
    "refusals_by_kind": _by_kind,
    "reviews": lambda found: _challenges(found.reviews),
    "complaints": lambda found: _challenges(found.complaints),
    "days_by_step": _by_step,
    "timeliness": _by_nation,
}
