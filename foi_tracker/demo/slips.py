"""A few slips in what the invented replies say, and in how they are read: something for the page of quality to find."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.values import DateSpan, Quantity, Value
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.usecases.save_coding import NewCoding

EVERY: Final = 23  # replies; each sort of slip is in another of them
TOO_MANY: Final = Quantity(low=Decimal(9870), high=Decimal(9870), said="9,870")
TOO_EARLY: Final = DateSpan(first=date(2012, 4, 1), last=date(2012, 4, 1), precision=Precision.DAY, said="1 April 2012")
CAMERAS: Final = "cameras_total"
NUMBER, DAY, SOURCE, PLACE = range(0, 8, 2)


def oddly_said(number: int, answers: Sequence[NewCoding]) -> list[NewCoding]:
    """What the reply to the request of this number says, now and then with a count or a day that is hard to believe."""
    told = [{key: _odd(number, key, value) for key, value in each.values.items()} for each in answers]
    return [replace(each, values=values) for each, values in zip(answers, told, strict=True)]


def loosely_cited(number: int, place: Evidence) -> tuple[Evidence, ...]:
    """Where it says so; now and then without its words, or nowhere."""
    if number % EVERY == SOURCE:
        return ()
    return (replace(place, quote="", found=None),) if number % EVERY == PLACE else (place,)


def _odd(number: int, key: str, value: Value) -> Value:
    if number % EVERY == NUMBER and key == CAMERAS:
        return TOO_MANY
    return TOO_EARLY if number % EVERY == DAY and isinstance(value, DateSpan) else value
