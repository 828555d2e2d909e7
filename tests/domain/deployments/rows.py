"""Rows of a log in a line."""

from datetime import date
from decimal import Decimal

from foi_tracker.domain.findings.values import DateSpan, Quantity
from foi_tracker.domain.findings.vocabulary import Precision


def exactly(number, **facts):
    return Quantity(low=Decimal(str(number)), high=Decimal(str(number)), **facts)


def count(said, low, high):
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Quantity(low=ends[0], high=ends[1], suppressed=said.startswith("<"), said=said)


def on(text):
    day = date.fromisoformat(text)
    return DateSpan(first=day, last=day, precision=Precision.DAY)


def row(**values):
    """Numbers become quantities; the rest stays as it is."""
    return {key: exactly(value) if isinstance(value, int) else value for key, value in values.items()}
