"""What many rows of the log add up to, in one statement: sums, how many rows have each number, rates."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Double, case, cast, extract, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.columns import MEASURES
from foi_tracker.domain.deployments.rates import RATES, RateRule, rate_of
from foi_tracker.domain.deployments.spans import NOUGHT, Span
from foi_tracker.domain.deployments.sums import LogSum
from foi_tracker.models import Deployment
from foi_tracker.queries.deployment_filter import DeploymentFilter, has_problems

NAMES = {key: name for name, key in MEASURES.items()}
MINUTES = "minutes"
SUMMED = MEASURES | {MINUTES: MINUTES}
# Read out of the values where they are: only a force's own totals are held against them.
WITHOUT_COLUMN = ("other_outcomes", "charges_cautions")

Raw = Mapping[str, Any]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """What all rows come to, and year by year; rows without a date are in no year."""

    totals: Totals
    years: Sequence[Running]


def overview(session: Session, campaign_id: int, chosen: DeploymentFilter) -> Overview:
    """Over all rows that are asked for: read once, year by year, and added up from there."""
    year = extract("year", Deployment.happened_on).label("year")
    problems = func.sum(case((has_problems(campaign_id), 1), else_=0)).label("problems")
    checked = func.count(Deployment.checked_by_id).label("checked")
    statement = select(year, problems, checked, *_sums(), *_pairs()).where(*chosen.conditions(campaign_id))
    found = [row._asdict() for row in session.execute(statement.group_by(year).order_by(year))]
    return Overview(totals=_totals(found), years=_running([each for each in found if each["year"] is not None]))


def _totals(found: Sequence[Raw]) -> Totals:
    added: Counter[str] = Counter()
    for each in found:
        added.update({name: int(number) for name, number in each.items() if number is not None})
    return Totals(
        rows=added["rows"],
        problems=added["problems"],
        checked=added["checked"],
        sums=_read_sums(added),
        rates=[_read_rate(rule, added) for rule in RATES],
    )


def _running(found: Sequence[Raw]) -> list[Running]:
    years: list[Running] = []
    for each in found:
        now = _read_sums(each)
        before = years[-1].so_far if years else {}
        so_far = {key: _together(before.get(key), total) for key, total in now.items()}
        years.append(Running(year=int(each["year"]), totals=now, so_far=so_far))
    return years


def by_force(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[int, dict[str, LogSum]]:
    """The sums of each force, by its id."""
    columns = (*_sums(), *(each for key in WITHOUT_COLUMN for each in _ends(key, *_in_values(key))))
    statement = select(Deployment.authority_id, *columns).where(*conditions).group_by(Deployment.authority_id)
    names = SUMMED | {key: key for key in WITHOUT_COLUMN}
    return {row.authority_id: _read_sums(row._asdict(), names) for row in session.execute(statement)}


def _sums() -> list[ColumnElement[Any]]:
    columns: list[ColumnElement[Any]] = [func.count().label("rows")]
    for name in SUMMED:
        columns += _ends(name, getattr(Deployment, f"{name}_low"), getattr(Deployment, f"{name}_high"))
    return columns


def _ends(name: str, low: ColumnElement[Any], high: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    given, ends = func.count(low).label(f"{name}_given"), func.count(high).label(f"{name}_ends")
    return [func.sum(low).label(f"{name}_least"), func.sum(high).label(f"{name}_most"), given, ends]


def _in_values(key: str) -> list[ColumnElement[Any]]:
    return [cast(Deployment.values[(key, end)].as_string(), Double) for end in ("low", "high")]


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


def _read_sums(row: Raw, names: Mapping[str, str] = SUMMED) -> dict[str, LogSum]:
    found = {}
    for name, key in names.items():
        facts = [row[f"{name}_{what}"] for what in ("least", "most", "given", "ends")]
        total = _span(facts[0], facts[1], facts[2] == facts[3])
        found[key] = LogSum(total=total, given=facts[2], rows=row["rows"])
    return found


def _read_rate(rule: RateRule, row: Raw) -> PairedRate:
    rows = int(row[f"{rule.name}_rows"] or 0)
    sides = []
    for side in ("part", "whole"):
        low, high, ends = (row[f"{rule.name}_{side}_{what}"] for what in ("low", "high", "ends"))
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
