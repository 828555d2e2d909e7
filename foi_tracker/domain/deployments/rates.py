"""Rates of the log, worked out by us and never typed; a false alert has two denominators, shown together always."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from foi_tracker.domain.deployments.clock_times import minutes_between
from foi_tracker.domain.deployments.spans import NOUGHT, Span, span_of, spans_of
from foi_tracker.domain.findings.values import Chosen, Quantity, Value

HUNDRED: Final = Decimal(100)
MINUTES_OF_AN_HOUR: Final = Decimal(60)


@dataclass(frozen=True, kw_only=True, slots=True)
class RateRule:
    """`part` for every `per` of `whole`; a share can be no more than all of it."""

    name: str
    label: str
    part: str
    whole: str
    per: int
    unit: str
    is_share: bool = False


RATES: Final = (
    RateRule(
        name="false_alert_rate_per_faces",
        label="False alerts as a share of faces",
        part="alerts_false",
        whole="faces_scanned",
        per=100,
        unit="%",
        is_share=True,
    ),
    RateRule(
        name="false_share_of_alerts",
        label="False alerts as a share of alerts",
        part="alerts_false",
        whole="alerts_total",
        per=100,
        unit="%",
        is_share=True,
    ),
    RateRule(
        name="arrests_per_10000_faces",
        label="Arrests for every 10,000 faces",
        part="arrests",
        whole="faces_scanned",
        per=10_000,
        unit="",
    ),
    RateRule(
        name="alerts_per_watchlist_1000",
        label="Alerts for every 1,000 on the watchlist",
        part="alerts_total",
        whole="watchlist_size",
        per=1_000,
        unit="",
    ),
)


def rate_of(rule: RateRule, part: Span | None, whole: Span | None) -> Span | None:
    """From the least to the most that the two numbers allow; nothing without a denominator."""
    if part is None or whole is None or (whole.high is not None and whole.high <= NOUGHT):
        return None
    low = NOUGHT if whole.high is None else part.low / whole.high * rule.per
    high = part.high / whole.low * rule.per if part.high is not None and whole.low > NOUGHT else None
    if rule.is_share:
        most = Decimal(rule.per)
        low, high = min(low, most), most if high is None else min(high, most)
    return Span(low=low, high=high, about=part.about or whole.about)


def rates(spans: Mapping[str, Span]) -> dict[str, Span]:
    """Every rate that the numbers of a row, or of many together, allow."""
    found = {rule.name: rate_of(rule, spans.get(rule.part), spans.get(rule.whole)) for rule in RATES}
    return {name: rate for name, rate in found.items() if rate is not None}


def derived(values: Mapping[str, Value]) -> dict[str, Span]:
    """The rates of a row, and for how many hours it ran."""
    hours = hours_of(values)
    return rates(spans_of(values)) | ({"hours": hours} if hours else {})


def hours_of(values: Mapping[str, Value]) -> Span | None:
    """From the minutes that are stated, or else from start to end."""
    stated = span_of(values.get("duration_min"))
    if stated is None:
        between = minutes_between(str(values.get("start_time", "")), str(values.get("end_time", "")))
        return None if between is None else Span.exactly(between / MINUTES_OF_AN_HOUR)
    high = None if stated.high is None else stated.high / MINUTES_OF_AN_HOUR
    return Span(low=stated.low / MINUTES_OF_AN_HOUR, high=high, about=stated.about)


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedRate:
    """The rate a force prints beside ours under either denominator; None where ours cannot be worked out."""

    stated: Span
    denominator: str
    per_faces: Span | None
    per_alerts: Span | None

    @property
    def fits(self) -> tuple[str, ...]:
        """Of what it can be the share: of faces, of alerts, of both, or of neither."""
        both = (("faces", self.per_faces), ("alerts", self.per_alerts))
        return tuple(name for name, ours in both if ours and not ours.cannot_equal(self.stated))

    @property
    def is_as_stated(self) -> bool:
        """Whether it is what they say it is, or cannot be checked."""
        known = {"faces": self.per_faces, "alerts": self.per_alerts}
        if self.denominator:
            return known[self.denominator] is None or self.denominator in self.fits
        return bool(self.fits) or None in known.values()

    @property
    def words(self) -> str:
        """What it fits, with both of ours."""
        ours = " and ".join(
            f"{percent(rate)} of {name}"
            for name, rate in (("faces", self.per_faces), ("alerts", self.per_alerts))
            if rate is not None
        )
        said = f"They state a share of {self.denominator}" if self.denominator else "They do not say of what"
        fitting = f"it fits as a share of {' or of '.join(self.fits)}" if self.fits else "it fits neither"
        return f"{said}; {fitting}. By our count false alerts are {ours}." if ours else f"{said}; we cannot check it."


def stated_rate(values: Mapping[str, Value]) -> StatedRate | None:
    """The rate that was printed, held against ours; None where none was printed."""
    printed, denominator = values.get("false_alert_rate_stated"), values.get("false_alert_rate_denominator")
    stated = _as_rounded(printed) if isinstance(printed, Quantity) else None
    if stated is None:
        return None
    ours = rates(spans_of(values))
    named = denominator.options[0] if isinstance(denominator, Chosen) and denominator.options else ""
    return StatedRate(
        stated=stated,
        denominator=named if named in ("faces", "alerts") else "",
        per_faces=ours.get("false_alert_rate_per_faces"),
        per_alerts=ours.get("false_share_of_alerts"),
    )


def _as_rounded(printed: Quantity) -> Span | None:
    """What a printed percentage may have been before it was rounded, or cut off, at its last figure."""
    if printed.out_of and printed.low is not None and printed.high is not None:
        step = _half_of_last_figure(printed.out_of)
        least, most = printed.out_of + step, max(printed.out_of - step, Decimal(1))
        return Span(low=printed.low * printed.out_of / least, high=printed.high * printed.out_of / most)
    if printed.low is None and printed.high is None:
        return None
    low = NOUGHT if printed.low is None else printed.low - _last_decimal(printed.low) / 2
    high = None if printed.high is None else printed.high + _last_decimal(printed.high)
    return Span(low=max(low, NOUGHT), high=high)


def _last_decimal(number: Decimal) -> Decimal:
    """One in the last decimal place that is printed: 0.0001 for 0.0003."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else NOUGHT


def _half_of_last_figure(number: Decimal) -> Decimal:
    """Half of the last figure that is not nought: 500 for 6,000; a ratio is printed with a rounded denominator."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) / 2 if isinstance(exponent, int) else NOUGHT


def percent(rate: Span) -> str:
    """A share in words, to two figures however small: 0.00032% and not 0.00%."""
    return _shown(rate, "%")


def shown(rule: RateRule, rate: Span) -> str:
    """A rate in words."""
    return _shown(rate, rule.unit)


def _shown(rate: Span, unit: str) -> str:
    low = figures(rate.low) + unit
    words = low if rate.low == rate.high else f"{low} or more"
    if rate.high is not None and rate.low != rate.high:
        words = f"{figures(rate.low)} to {figures(rate.high)}{unit}"
    return f"about {words}" if rate.about else words


def figures(number: Decimal) -> str:
    """Two figures of a small number, two decimals of any other, and no trailing noughts."""
    if not number:
        return "0"
    places = max(2, 1 - number.adjusted()) if number < 1 else 2
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
