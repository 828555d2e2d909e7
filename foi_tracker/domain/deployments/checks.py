"""What a row of the log says that cannot be right, or is odd: bands are compared by what is possible."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from foi_tracker.domain.deployments.clock_times import MINUTES_OF_A_DAY, minutes_between
from foi_tracker.domain.deployments.fields import label_of
from foi_tracker.domain.deployments.rates import stated_rate
from foi_tracker.domain.deployments.spans import NOUGHT, Span, spans_of
from foi_tracker.domain.findings.values import DateSpan, Value
from foi_tracker.domain.findings.vocabulary import Precision


class Level(StrEnum):
    """An error cannot be as it is printed; a warning only asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """`code` is stable; `fields` are the keys it is about; `way_out` says what one can do."""

    code: str
    level: Level
    fields: tuple[str, ...]
    text: str
    way_out: str = "Check what you typed against the source. If they printed it so, keep it, and ask the force."

    @property
    def is_error(self) -> bool:
        """Whether it cannot be as it is printed."""
        return self.level is Level.ERROR


Row = Mapping[str, Value]
Spans = Mapping[str, Span]


def problems(values: Row) -> list[Problem]:
    """Everything that does not fit together in one row, errors first."""
    spans = spans_of(values)
    found = [each for check in COUNTS for each in check(spans)]
    found += [each for check in WORDS for each in check(values, spans)]
    return sorted(found, key=lambda each: each.level)


def _alerts_add_up(spans: Spans) -> Iterator[Problem]:
    parts = [key for key in ("alerts_true", "alerts_false") if key in spans]
    if "alerts_total" not in spans or not parts:
        return
    total, together = spans["alerts_total"], _sum(spans, parts)
    fields = (*parts, "alerts_total")
    if together.cannot_be_within(total):
        text = f"True and false alerts come to {together}, but there were {total} alerts in all."
        yield _impossible("alerts_over_total", fields, text, together, total)
    elif len(parts) > 1 and total.cannot_equal(together):
        text = f"True and false alerts come to {together} of {total} alerts. Some alerts are neither."
        yield _odd("alerts_unexplained", fields, text)


def _confirmed_within_stops(spans: Spans) -> Iterator[Problem]:
    parts = [key for key in ("confirmed_true", "confirmed_false") if key in spans]
    if parts and "engagements" in spans:
        together, stops = _sum(spans, parts), spans["engagements"]
        if together.cannot_be_within(stops):
            text = f"{together} people were confirmed after a stop, but {stops} were stopped."
            yield _impossible("confirmed_over_stops", (*parts, "engagements"), text, together, stops)


def _stops_within_alerts(spans: Spans) -> Iterator[Problem]:
    yield from _within(
        spans, "engagements", "alerts_total", "stops_over_alerts", "{} people were stopped on {} alerts."
    )


def _arrests_explained(spans: Spans) -> Iterator[Problem]:
    if "arrests" not in spans or "confirmed_true" not in spans:
        return
    explained = spans["confirmed_true"].plus(spans.get("arrests_other", Span.exactly(0)))
    if spans["arrests"].cannot_be_within(explained):
        text = (
            f"{spans['arrests']} arrests, but only {spans['confirmed_true']} people confirmed as on the watchlist"
            f" and {spans.get('arrests_other', 'no')} other arrests."
        )
        yield _odd("arrests_unexplained", ("arrests", "confirmed_true", "arrests_other"), text)


def _alerts_within_faces(spans: Spans) -> Iterator[Problem]:
    yield from _within(spans, "alerts_total", "faces_scanned", "alerts_over_faces", "{} alerts, but {} faces scanned.")


def _under_18_within_watchlist(spans: Spans) -> Iterator[Problem]:
    text = "{} people under 18 on a watchlist of {}."
    yield from _within(spans, "watchlist_under18", "watchlist_size", "under_18_over_watchlist", text)


def _less_than_a_day(spans: Spans) -> Iterator[Problem]:
    minutes = spans.get("duration_min")
    if minutes and minutes.low >= MINUTES_OF_A_DAY:
        text = f"{minutes} minutes is a day or more."
        way_out = "A row is one day at one place. Make a row for each day, or check whether these are minutes."
        yield Problem(code="too_long", level=Level.ERROR, fields=("duration_min",), text=text, way_out=way_out)


def _minutes_agree(values: Row, spans: Spans) -> Iterator[Problem]:
    minutes, between = (
        spans.get("duration_min"),
        minutes_between(_text(values, "start_time"), _text(values, "end_time")),
    )
    if minutes is None or between is None:
        return
    stated = Span.exactly(between)
    fields = ("start_time", "end_time", "duration_min")
    if minutes.cannot_be_within(stated):
        text = (
            f"{minutes} minutes do not fit between {values['start_time']} and {values['end_time']} ({between} minutes)."
        )
        yield _impossible("longer_than_times", fields, text, minutes, stated)
    elif stated.cannot_be_within(minutes):
        text = f"From {values['start_time']} to {values['end_time']} is {between} minutes, but {minutes} are stated."
        yield _odd("shorter_than_times", fields, text)


def _rate_fits(values: Row, _: Spans) -> Iterator[Problem]:
    rate = stated_rate(values)
    if rate and not rate.is_as_stated:
        yield _odd("rate_does_not_fit", ("false_alert_rate_stated", "false_alert_rate_denominator"), rate.words)


def _when_and_where(values: Row, _: Spans) -> Iterator[Problem]:
    day = values.get("date")
    if not isinstance(day, DateSpan) or day.precision is not Precision.DAY:
        yield _odd("no_day", ("date",), "No exact day.", "Leave it if they do not give one. Ask the force for the day.")
    if not _text(values, "location_name"):
        yield _odd("no_place", ("location_name",), "No place.", "Leave it if they do not give one.")


def _on_these_islands(_: Row, spans: Spans) -> Iterator[Problem]:
    for key, (south, north) in {"lat": (49, 61), "lon": (-9, 2)}.items():
        if key in spans and spans[key].cannot_equal(Span(low=Decimal(south), high=Decimal(north))):
            way_out = "Check that latitude and longitude are not swapped, and the sign of the longitude."
            yield _odd(
                f"{key}_elsewhere", (key,), f"{label_of(key)} {spans[key]} is not in the United Kingdom.", way_out
            )


def _within(spans: Spans, part: str, whole: str, code: str, text: str) -> Iterator[Problem]:
    if part in spans and whole in spans and spans[part].cannot_be_within(spans[whole]):
        words = text.format(spans[part], spans[whole])
        yield _impossible(code, (part, whole), words, spans[part], spans[whole])


def _impossible(code: str, fields: tuple[str, ...], text: str, part: Span, whole: Span) -> Problem:
    """An error; but what is only given roughly contradicts nothing."""
    level = Level.WARNING if part.about or whole.about else Level.ERROR
    return Problem(code=code, level=level, fields=fields, text=text)


def _odd(code: str, fields: tuple[str, ...], text: str, way_out: str = "Check it against the source.") -> Problem:
    return Problem(code=code, level=Level.WARNING, fields=fields, text=text, way_out=way_out)


def _sum(spans: Spans, keys: list[str]) -> Span:
    total = Span.exactly(NOUGHT)
    for key in keys:
        total = total.plus(spans[key])
    return total


def _text(values: Row, key: str) -> str:
    value = values.get(key, "")
    return value.strip() if isinstance(value, str) else ""


COUNTS: tuple[Callable[[Spans], Iterator[Problem]], ...] = (
    _alerts_add_up,
    _confirmed_within_stops,
    _stops_within_alerts,
    _arrests_explained,
    _alerts_within_faces,
    _under_18_within_watchlist,
    _less_than_a_day,
)
WORDS: tuple[Callable[[Row, Spans], Iterator[Problem]], ...] = (
    _minutes_agree,
    _rate_fits,
    _when_and_where,
    _on_these_islands,
)
