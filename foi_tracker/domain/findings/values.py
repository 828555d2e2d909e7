"""What a field of an answer may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat

YES_NO_UNKNOWN: Final = ("yes", "no", "unknown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number as a reply gives it, in the field's unit; `said` is how the reply puts it.

    An exact number has `low == high`; "<5" has `high` 4 and `suppressed`; "over 100" has no `high`.
    `out_of` is the denominator that was printed with a ratio or a share.
    """

    low: Decimal | None
    high: Decimal | None
    approximate: bool = False
    suppressed: bool = False
    out_of: Decimal | None = None
    said: str = ""

    @property
    def exact(self) -> Decimal | None:
        """The number, where the reply gives one."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """A sum; `currency` by ISO 4217."""

    amount: Quantity
    currency: str = "GBP"
    vat: Vat = Vat.NOT_STATED
    basis: Basis = Basis.NOT_STATED


@dataclass(frozen=True, kw_only=True, slots=True)
class DateSpan:
    """From the first to the last day that a date may mean: "March 2024" is all of March."""

    first: date
    last: date
    precision: Precision
    said: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """One option of a choice, or any of a multi; `other` in the reply's words, where the field allows it."""

    options: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document that was given or named; `attachment` is the public id of the file, "" where we have none."""

    title: str
    dated: DateSpan | None = None
    redacted: str = ""
    attachment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """A named organisation; `slug` where the register knows it."""

    name: str
    slug: str = ""


Plain = str | Quantity | Money | DateSpan | Chosen | Document | Organisation
Row = Mapping[str, Plain]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Repeating rows: each maps the keys of the field's columns to values; what the reply leaves out is left out."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """A row for each year, reason or group, under its label, in the order given."""

    rows: Mapping[str, Row]


Value = Plain | Table | Matrix
