"""What is kept of a row beside its values, so that ten thousand rows can be found, compared and added up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from foi_tracker.domain.deployments.checks import problems
from foi_tracker.domain.deployments.fields import fold
from foi_tracker.domain.deployments.rates import MINUTES_OF_AN_HOUR, hours_of
from foi_tracker.domain.deployments.spans import Span, spans_of
from foi_tracker.domain.findings.values import Chosen, DateSpan, Organisation, Value
from foi_tracker.domain.findings.vocabulary import Precision

# The column of a number by the key of its field; each has a lowest and a highest.
MEASURES: Final = {
    "faces": "faces_scanned",
    "alerts": "alerts_total",
    "true_alerts": "alerts_true",
    "false_alerts": "alerts_false",
    "stops": "engagements",
    "arrests": "arrests",
    "watchlist": "watchlist_size",
}
SAME_COUNTS: Final = ("faces_scanned", "alerts_total", "alerts_true", "alerts_false", "arrests", "watchlist_size")
MOST: Final = 10**12  # more than any column of counts; nobody scans so many faces
PLACE_LENGTH: Final = 200
SLUG_LENGTH: Final = 80
SETTING_LENGTH: Final = 40
FEWEST_COUNTS: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """`numbers` maps faces_low, faces_high and so on; None where a row does not say."""

    happened_on: date | None
    is_day: bool
    place: str
    place_key: str
    counts_key: str
    council_slug: str
    setting: str
    search_text: str
    errors: int
    warnings: int
    numbers: Mapping[str, int | None] = field(default_factory=dict)


def columns_of(values: Mapping[str, Value], notes: str = "") -> Columns:
    """Worked out afresh whenever a row is saved."""
    spans, found = spans_of(values), problems(values)
    day, place = values.get("date"), _text(values, "location_name")[:PLACE_LENGTH]
    errors = sum(each.is_error for each in found)
    return Columns(
        happened_on=day.first if isinstance(day, DateSpan) else None,
        is_day=isinstance(day, DateSpan) and day.precision is Precision.DAY,
        place=place,
        place_key=fold(place)[:PLACE_LENGTH],
        counts_key=counts_key(spans),
        council_slug=_council(values)[:SLUG_LENGTH],
        setting=_chosen(values, "setting")[:SETTING_LENGTH],
        search_text=_searched(values, notes),
        errors=errors,
        warnings=len(found) - errors,
        numbers=_numbers(values, spans),
    )


def counts_key(spans: Mapping[str, Span]) -> str:
    """The same for two rows with the same counts; empty where too few are exact to tell rows apart by."""
    exact = [(key, spans[key].exact) for key in SAME_COUNTS if key in spans and spans[key].exact is not None]
    telling = [each for each in exact if each[1]]
    if len(telling) < FEWEST_COUNTS:
        return ""
    return ",".join(f"{key}={int(number or 0)}" for key, number in exact)[:PLACE_LENGTH]


def _numbers(values: Mapping[str, Value], spans: Mapping[str, Span]) -> dict[str, int | None]:
    hours = hours_of(values)
    found = {name: spans.get(key) for name, key in MEASURES.items()}
    if hours:
        high = None if hours.high is None else hours.high * MINUTES_OF_AN_HOUR
        found["minutes"] = Span(low=hours.low * MINUTES_OF_AN_HOUR, high=high)
    numbers: dict[str, int | None] = {}
    for name in (*MEASURES, "minutes"):
        span = found.get(name)
        numbers[f"{name}_low"] = min(int(span.low), MOST) if span else None
        numbers[f"{name}_high"] = min(int(span.high), MOST) if span and span.high is not None else None
    return numbers


def _searched(values: Mapping[str, Value], notes: str) -> str:
    texts = [value for value in values.values() if isinstance(value, str)]
    names = [value.name for value in values.values() if isinstance(value, Organisation)]
    return fold(" ".join([*texts, *names, notes]))


def _council(values: Mapping[str, Value]) -> str:
    council = values.get("borough_or_council")
    return council.slug if isinstance(council, Organisation) else ""


def _chosen(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return value.options[0] if isinstance(value, Chosen) and value.options else ""


def _text(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key, "")
    return value.strip() if isinstance(value, str) else ""
