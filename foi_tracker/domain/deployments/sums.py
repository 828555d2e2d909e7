"""What the rows of a force add up to, held against the totals that the force gave itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foi_tracker.domain.deployments.spans import Span, spans_of
from foi_tracker.domain.findings.values import Value

# A total of question P14 by the column of the log it should be the sum of.
TOTALS: Final = {
    "faces_scanned": "faces_scanned",
    "alerts_total": "alerts_total",
    "alerts_true": "alerts_true",
    "alerts_false": "alerts_false",
    "people_stopped": "engagements",
    "arrests": "arrests",
    "other_action": "other_outcomes",
    "charges_cautions": "charges_cautions",
}
DEPLOYMENTS: Final = "deployments_total"


class Verdict(StrEnum):
    """Whether the rows and the total can both be right."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, kw_only=True, slots=True)
class LogSum:
    """What one column of a force's rows adds up to: over `given` of `rows` rows."""

    total: Span
    given: int
    rows: int

    @property
    def is_whole(self) -> bool:
        """Whether every row has the number."""
        return self.given == self.rows


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Both numbers, side by side, and what they mean together."""

    what: str
    theirs: Span
    ours: LogSum
    verdict: Verdict
    words: str


def compare(outcomes: Mapping[str, Value], log: Mapping[str, Value], sums: Mapping[str, LogSum]) -> list[Comparison]:
    """The force's own totals (`outcomes` of P14, `log` of P02) against the sums, by the key of the log's field.

    A number that no row has is not compared: there is nothing to hold the total against.
    """
    theirs, given = spans_of(outcomes), {key for key, found in sums.items() if found.given}
    pairs = [(ours, theirs[key], sums[ours]) for key, ours in TOTALS.items() if key in theirs and ours in given]
    count, rows = spans_of(log).get(DEPLOYMENTS), next(iter(sums.values())).rows if sums else 0
    if count is not None and rows:
        pairs.insert(0, (DEPLOYMENTS, count, LogSum(total=Span.exactly(rows), given=rows, rows=rows)))
    is_short = count is not None and Span.exactly(rows).cannot_equal(count) and count.low > rows
    return [_compared(what, total, ours, is_short) for what, total, ours in pairs]


def _compared(what: str, theirs: Span, ours: LogSum, is_short: bool) -> Comparison:
    verdict, words = _judged(what, theirs, ours, is_short)
    return Comparison(what=what, theirs=theirs, ours=ours, verdict=verdict, words=words)


def _judged(what: str, theirs: Span, ours: LogSum, is_short: bool) -> tuple[Verdict, str]:
    if not ours.total.cannot_equal(theirs):
        return Verdict.AGREES, "The log and their total can both be right."
    if ours.total.cannot_be_within(theirs):
        return Verdict.CONFLICTS, "The log comes to more than they say. Ask the force which is right."
    if what == DEPLOYMENTS:
        return Verdict.INCOMPLETE, "The log has fewer rows than they say there were. Ask the force for the rest."
    if not ours.is_whole or is_short:
        missing = ours.rows - ours.given
        return Verdict.INCOMPLETE, f"Not comparable yet: {missing} of {ours.rows} rows lack this number" + (
            ", and rows are missing." if is_short else "."
        )
    return Verdict.CONFLICTS, "The log comes to less than they say. Ask the force which is right."
