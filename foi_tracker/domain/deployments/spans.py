"""Between which numbers a count must lie: "<5" is 0 to 4, "over 100" has no upper end."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from foi_tracker.domain.findings.values import Quantity, Value

NOUGHT = Decimal(0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """From `low` to `high`, None where it is open; `about` where the reply only gives it roughly."""

    low: Decimal
    high: Decimal | None
    about: bool = False

    @classmethod
    def exactly(cls, number: int | Decimal) -> Self:
        """One number."""
        return cls(low=Decimal(number), high=Decimal(number))

    @property
    def exact(self) -> Decimal | None:
        """The number, where there is only one."""
        return self.low if self.low == self.high else None

    def plus(self, other: "Span") -> "Span":
        """What the two may add up to."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(low=self.low + other.low, high=high, about=self.about or other.about)

    def cannot_be_within(self, other: "Span") -> bool:
        """Whether this is more than `other` whatever the two numbers really are."""
        return other.high is not None and self.low > other.high

    def cannot_equal(self, other: "Span") -> bool:
        """Whether the two have no number in common."""
        return self.cannot_be_within(other) or other.cannot_be_within(self)

    def __str__(self) -> str:
        if self.high is None:
            words = f"{_plain(self.low)} or more"
        elif self.exact is not None:
            words = _plain(self.low)
        else:
            words = f"{_plain(self.low)} to {_plain(self.high)}"
        return f"about {words}" if self.about else words


def span_of(value: Value | None) -> Span | None:
    """The numbers a value may be; None where it is no number, or hidden altogether."""
    if not isinstance(value, Quantity) or (value.low is None and value.high is None):
        return None
    low = NOUGHT if value.low is None else value.low
    return Span(low=low, high=value.high, about=value.approximate)


def spans_of(values: Mapping[str, Value]) -> dict[str, Span]:
    """Every number of a row, by the key of its field."""
    found = {key: span_of(value) for key, value in values.items()}
    return {key: span for key, span in found.items() if span is not None}


def _plain(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole:,}" if number == whole else f"{number:,f}"
