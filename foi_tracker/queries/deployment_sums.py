"""What many rows of the log add up to, in one statement: sums, how many rows have each number, and rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, case, extract, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.columns import MEASURES
from foi_tracker.domain.deployments.rates import RATES, RateRule, rate_of
from foi_tracker.domain.deployments.spans import NOUGHT, Span
from foi_tracker.domain.deployments.sums import LogSum
from foi_tracker.models import Deployment
from foi_tracker.queries.deployment_filter import has_problems

NAMES = {key: name for name, key in MEASURES.items()}
MINUTES = "minutes"
MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class PairedRate:
    """A rate over the rows that have both its numbers, of all rows."""

    rule: RateRule
    rate: Span | None
    part: Span
    whole: Span
    rows: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """`sums` go by the key of the log's field, and `minutes`."""

    rows: int
    problems: int
    checked: int
    sums: Mapping[str, LogSum]
    rates: Sequence[PairedRate]


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A year, what its rows add up to, and what all rows up to its end do."""

    year: int
    totals: Mapping[str, LogSum]
    so_far: Mapping[str, LogSum]


def totals(session: Session, conditions: Sequence[ColumnElement[bool]]) -> Totals:
    """Over all rows that satisfy the conditions."""
    problems = func.coalesce(func.sum(case((has_problems(), 1), else_=0)), 0).label("problems")
    checked = func.count(Deployment.checked_by_id).label("checked")
    row = session.execute(select(problems, checked, *_sums(), *_pairs()).where(*conditions)).one()
    return Totals(
        rows=row.rows,
        problems=int(row.problems),
        checked=row.checked,
        sums=_read_sums(row),
        rates=[_read_rate(rule, row) for rule in RATES],
    )


def by_year(session: Session, conditions: Sequence[ColumnElement[bool]]) -> list[Running]:
    """Year by year, with running totals; rows without a date are in none."""
    year = extract("year", Deployment.happened_on).label("year")
    statement = select(year, *_sums()).where(*conditions, Deployment.happened_on.is_not(None))
    found: list[Running] = []
    for row in session.execute(statement.group_by(year).order_by(year)):
        now = _read_sums(row)
        before = found[-1].so_far if found else {}
        so_far = {key: _together(before.get(key), each) for key, each in now.items()}
        found.append(Running(year=int(row.year), totals=now, so_far=so_far))
    return found


def by_force(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, dict[str, LogSum]]:
    """The sums of each force, by its id."""
    statement = select(Deployment.authority_id, *_sums()).where(*conditions).group_by(Deployment.authority_id)
    return {row.authority_id: _read_sums(row) for row in session.execute(statement)}


def _sums() -> list[ColumnElement[Any]]:
    columns: list[ColumnElement[Any]] = [func.count().label("rows")]
    for name in (*MEASURES, MINUTES):
        low, high = getattr(Deployment, f"{name}_low"), getattr(Deployment, f"{name}_high")
        given, ends = func.count(low).label(f"{name}_given"), func.count(high).label(f"{name}_ends")
        columns += [func.sum(low).label(f"{name}_least"), func.sum(high).label(f"{name}_most"), given, ends]
    return columns


def _pairs() -> list[ColumnElement[Any]]:
    """Numerator and denominator over the rows that have both."""
    columns: list[ColumnElement[Any]] = []
    for rule in RATES:
        part, whole = NAMES[rule.part], NAMES[rule.whole]
        both = getattr(Deployment, f"{part}_low").is_not(None) & getattr(Deployment, f"{whole}_low").is_not(None)
        columns.append(func.sum(case((both, 1), else_=0)).label(f"{rule.name}_rows"))
        for side, name in (("part", part), ("whole", whole)):
            for end in ("low", "high"):
                column = getattr(Deployment, f"{name}_{end}")
                columns.append(func.sum(case((both, column))).label(f"{rule.name}_{side}_{end}"))
            known = both & getattr(Deployment, f"{name}_high").is_not(None)
            columns.append(func.sum(case((known, 1), else_=0)).label(f"{rule.name}_{side}_ends"))
    return columns


def _read_sums(row: Row[*tuple[Any, ...]]) -> dict[str, LogSum]:
    found = {}
    for name, key in (*MEASURES.items(), (MINUTES, MINUTES)):
        facts = [getattr(row, f"{name}_{what}") for what in ("least", "most", "given", "ends")]
        total = _span(facts[0], facts[1], facts[2] == facts[3])
        found[key] = LogSum(total=total, given=facts[2], rows=row.rows)
    return found


def _read_rate(rule: RateRule, row: Row[*tuple[Any, ...]]) -> PairedRate:
    rows = int(getattr(row, f"{rule.name}_rows") or 0)
    sides = []
    for side in ("part", "whole"):
        low, high, ends = (getattr(row, f"{rule.name}_{side}_{what}") for what in ("low", "high", "ends"))
        sides.append(_span(low, high, int(ends or 0) == rows))
    part, whole = sides
    return PairedRate(rule=rule, rate=rate_of(rule, part, whole) if rows else None, part=part, whole=whole, rows=rows)


def _span(low: Any, high: Any, is_closed: bool) -> Span:  # noqa: ANN401 what the database adds up to
    least = NOUGHT if low is None else Decimal(low)
    return Span(low=least, high=(NOUGHT if high is None else Decimal(high)) if is_closed else None)


def _together(before: LogSum | None, now: LogSum) -> LogSum:
    if before is None:
        return now
    return LogSum(total=before.total.plus(now.total), given=before.given + now.given, rows=before.rows + now.rows)
