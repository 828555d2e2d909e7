"""Sums within one reply, and against the log: parts that are more than their whole."""

from collections.abc import Iterator, Mapping
from typing import Final

from foi_tracker.domain.deployments.checks import problems
from foi_tracker.domain.deployments.spans import spans_of
from foi_tracker.domain.deployments.sums import TOTALS, Comparison, Verdict
from foi_tracker.domain.findings.derived import OTHERS, WANTED, reasons_missing
from foi_tracker.domain.findings.values import Matrix, Value
from foi_tracker.domain.quality.rules import Check, Doubt

Values = Mapping[str, Value]

OUTCOMES, WATCHLIST, DEMOGRAPHICS = "P14", "P13", "P15"
OF_TOTALS: Final = ("alerts_over_total", "alerts_unexplained", "stops_over_alerts", "alerts_over_faces")
# Parts and wholes of other questions, in a field or in a row of a matrix.
WITHIN: Final = {
    "P04": (("possible_matches", "searches"), ("confirmed_identifications", "possible_matches")),
    "P05": (("matches", "searches"),),
    "C05": (("cameras_fr_capable", "cameras_total"),),
}
# A column of the table of groups, and the total of P14 that no group can be more of.
GROUPS: Final = {
    "alerts": "alerts_total",
    "false_alerts": "alerts_false",
    "stops": "people_stopped",
    "arrests": "arrests",
}
LOOKED_AT: Final = frozenset({OUTCOMES, WATCHLIST, DEMOGRAPHICS, "P02", *WITHIN})


def doubts(values: Mapping[str, Values]) -> Iterator[tuple[str, Doubt]]:
    """What does not add up in the answers to one request, by question."""
    for question_id, pairs in WITHIN.items():
        for row, held in _rows(values.get(question_id, {})):
            yield from ((question_id, each) for each in _within(held, pairs, row))
    yield from ((OUTCOMES, each) for each in _totals(values.get(OUTCOMES, {})))
    yield from ((DEMOGRAPHICS, each) for each in _groups(values))
    yield from ((WATCHLIST, each) for each in _share(values.get(WATCHLIST)))


def against_log(comparisons: list[Comparison]) -> Iterator[Doubt]:
    """The conflicts between the force's own totals and the rows of its log."""
    for each in comparisons:
        if each.verdict is Verdict.CONFLICTS:
            name = each.what.replace("_", " ")
            yield Doubt(Check.LOG_SUMS, f"{name}: they say {each.theirs}, the log comes to {each.ours.total}.")


def _rows(values: Values) -> Iterator[tuple[str, Values]]:
    yield "", values
    for value in values.values():
        if isinstance(value, Matrix):
            yield from ((f" ({label})", row) for label, row in value.rows.items())


def _within(values: Values, pairs: tuple[tuple[str, str], ...], row: str) -> Iterator[Doubt]:
    spans = spans_of(values)
    for part, whole in pairs:
        if part in spans and whole in spans and spans[part].cannot_be_within(spans[whole]):
            names = (part.replace("_", " "), whole.replace("_", " "))
            yield Doubt(Check.OWN_SUMS, f"{names[0]}{row}: {spans[part]}, but {names[1]} are {spans[whole]}.")


def _totals(values: Values) -> Iterator[Doubt]:
    """The rules of a row of the log hold for the totals of all rows."""
    as_row = {ours: values[theirs] for theirs, ours in TOTALS.items() if theirs in values}
    yield from (Doubt(Check.OWN_SUMS, each.text) for each in problems(as_row) if each.code in OF_TOTALS)


def _groups(values: Mapping[str, Values]) -> Iterator[Doubt]:
    """Each group alone: groups by age, sex and ethnicity stand in one table, so that all rows together mean nothing."""
    totals = spans_of(values.get(OUTCOMES, {}))
    for row, held in list(_rows(values.get(DEMOGRAPHICS, {})))[1:]:
        for stage, span in spans_of(held).items():
            total = totals.get(GROUPS.get(stage, ""))
            if total is not None and span.cannot_be_within(total):
                name = stage.replace("_", " ")
                yield Doubt(Check.OWN_SUMS, f"{name}{row}: {span}, but they say {total} in all (P14).")


def _share(values: Values | None) -> Iterator[Doubt]:
    missing = reasons_missing(values) if values else []
    reasons = len(WANTED) + len(OTHERS)
    known = reasons - len(missing)
    if values and missing and known:
        names = ", ".join(each.replace("_", " ") for each in missing)
        yield Doubt(Check.SHARE, f"{known} of {reasons} reasons have a number. Missing: {names}.")
