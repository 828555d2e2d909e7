"""Rows of the deployment log as pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import Row

from foi_tracker.domain.deployments.checks import Problem, problems
from foi_tracker.domain.deployments.fields import grouped, label_of
from foi_tracker.domain.deployments.rates import RATES, derived, figures, percent, shown, stated_rate
from foi_tracker.domain.deployments.spans import Span
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Value
from foi_tracker.domain.question_sets import LogDefinition
from foi_tracker.models import Deployment
from foi_tracker.queries.deployment_filter import Order
from foi_tracker.queries.deployment_sums import PairedRate, Running, Totals
from foi_tracker.queries.deployments import LogPage
from foi_tracker.web.filters import plural

NUMBERS = ("watchlist_size", "faces_scanned", "alerts_total", "alerts_true", "alerts_false", "engagements", "arrests")
COLUMNS: tuple[tuple[str, str], ...] = (
    (Order.DATE, "Date"),
    (Order.PLACE, "Place"),
    (Order.WATCHLIST, "Watchlist"),
    (Order.FACES, "Faces"),
    (Order.ALERTS, "Alerts"),
    ("", "True"),
    (Order.FALSE_ALERTS, "False"),
    ("", "Stopped"),
    (Order.ARRESTS, "Arrests"),
    ("", "False alerts are"),
    ("", "To look at"),
)
ORDERS = {
    Order.DATE: "the newest first",
    Order.PLACE: "by place",
    Order.WATCHLIST: "the largest watchlist first",
    Order.FACES: "the most faces first",
    Order.ALERTS: "the most alerts first",
    Order.FALSE_ALERTS: "the most false alerts first",
    Order.ARRESTS: "the most arrests first",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A row of the grid. `numbers` are triples of label, words, and whether there is a number at all."""

    row: Deployment
    force: str
    where: str
    numbers: Sequence[tuple[str, str]]
    rates: Sequence[str]
    errors: int
    warnings: int
    is_twin: bool
    checked_by: str


def line(found: Row[*tuple[Any, ...]], log: LogDefinition) -> Line:
    """A row of the database for the grid."""
    row: Deployment = found.Deployment
    values = load_all(log.fields, row.values)
    said = {field.key: say(values[field.key], field) for field in log.fields if field.key in values}
    rates = derived(values)
    return Line(
        row=row,
        force=found.force,
        where=said.get("borough_or_council", ""),
        numbers=[(label_of(key), said.get(key, "")) for key in NUMBERS],
        rates=_both(rates),
        errors=row.errors,
        warnings=row.warnings,
        is_twin=found.is_twin,
        checked_by=found.checked_by or "",
    )


def _both(rates: Mapping[str, Span]) -> list[str]:
    """Both shares of false alerts or neither: where one is not known, that is said."""
    both = ((RATES[0], "of faces"), (RATES[1], "of alerts"))
    if not any(rule.name in rates for rule, _ in both):
        return []
    return [f"{shown(rule, rates[rule.name]) if rule.name in rates else 'not known'} {of}" for rule, of in both]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A row on its own page: its facts under their headings, what we work out, and what is odd."""

    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    rates: Sequence[tuple[str, str]]
    stated: str
    problems: Sequence[Problem]
    source_url: str
    evidence: Sequence[Evidence]


def shown_row(row: Deployment, log: LogDefinition) -> Shown:
    """Everything that a row says; what it does not say is not there."""
    values = load_all(log.fields, row.values)
    groups = [
        (title, [(label_of(field.key), say(values[field.key], field)) for field in fields if field.key in values])
        for title, fields in grouped(log)
    ]
    stated = stated_rate(values)
    return Shown(
        groups=[(title, facts) for title, facts in groups if facts],
        rates=_rates(values),
        stated=stated.words if stated else "",
        problems=problems(values),
        source_url=str(values.get("source_url", "")),
        evidence=[Evidence.load(each) for each in row.evidence],
    )


def _rates(values: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Both denominators of a false alert, always, even where one is not known."""
    found = derived(values)
    named = [(rule.label, _or_unknown(found.get(rule.name), rule.unit)) for rule in RATES]
    return [*named, ("Hours it ran", _or_unknown(found.get("hours"), ""))]


def _or_unknown(span: Span | None, unit: str) -> str:
    if span is None:
        return "not known"
    return percent(span) if unit else _plain(span)


def _plain(span: Span) -> str:
    if span.high is None:
        return f"{figures(span.low)} or more"
    return figures(span.low) if span.low == span.high else f"{figures(span.low)} to {figures(span.high)}"


def total_rows(found: Totals) -> list[tuple[str, str, str]]:
    """Each number, what it comes to, and in how many rows it stands."""
    return [
        (label_of(key), str(found.sums[key].total) if found.sums[key].given else "–", _coverage(found, key))
        for key in NUMBERS
    ]


def _coverage(found: Totals, key: str) -> str:
    given = found.sums[key].given
    return f"{given:,} of {found.rows:,}"


def hours_total(found: Totals) -> str:
    """For how many hours all rows ran together."""
    minutes = found.sums["minutes"]
    hours = Span(low=minutes.total.low / 60, high=None if minutes.total.high is None else minutes.total.high / 60)
    return f"{_plain(hours)} hours, in {minutes.given:,} of {minutes.rows:,} rows" if minutes.given else "not known"


def rate_rows(found: Totals) -> list[tuple[str, str, str]]:
    """Each rate over the rows that have both its numbers, and what it was worked out from."""
    return [(each.rule.label, _rate(each), _worked(each, found.rows)) for each in found.rates]


def _rate(each: PairedRate) -> str:
    return shown(each.rule, each.rate) if each.rate is not None else "not known"


def _worked(each: PairedRate, rows: int) -> str:
    if not each.rows:
        return "no row has both numbers"
    return f"{each.part} of {each.whole}, in {plural(each.rows, 'row')} of {rows:,}"


def year_rows(years: Sequence[Running]) -> list[tuple[str, list[str]]]:
    """A year, its rows, faces, alerts and false alerts, and the last three so far."""
    keys = ("faces_scanned", "alerts_total", "alerts_false", "arrests")
    return [
        (
            str(each.year),
            [
                f"{each.totals['faces_scanned'].rows:,}",
                *(str(each.totals[key].total) if each.totals[key].given else "–" for key in keys),
                *(str(each.so_far[key].total) if each.so_far[key].given else "–" for key in keys[:3]),
            ],
        )
        for each in years
    ]


def page_links(slug: str, args: dict[str, Any], page: LogPage) -> dict[str, str | None]:
    """Where the next page is, and the one before."""
    on, back = page.number + 1, page.number - 1
    return {
        "next_url": url_for("deployments.index", slug=slug, **args, page=on) if page.has_next else None,
        "prev_url": url_for("deployments.index", slug=slug, **args, page=back) if back else None,
    }
