"""A value as programs read it: the exact number, the ISO date, or the words."""

from decimal import Decimal

from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import DateSpan, Document, Money, Plain, Quantity
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.domain.question_sets import AnswerField


def canonical(value: Plain, field: AnswerField) -> str:
    """The exact number, the ISO date or the words."""
    match value:
        case Quantity() | Money():
            number = (value.amount if isinstance(value, Money) else value).exact
            return say(value, field) if number is None else plain_number(number)
        case DateSpan():
            return iso(value)
        case Document(title=title):
            return title
    return say(value, field)


def plain_number(number: Decimal) -> str:
    """Without commas, exponents or idle noughts."""
    words = f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def iso(value: DateSpan) -> str:
    """2024-03-12, 2024-03, 2024; anything else from one day to another, by ISO 8601 with a stroke between them."""
    if value.precision is Precision.DAY:
        return value.first.isoformat()
    if value.precision is Precision.MONTH:
        return value.first.isoformat()[: len("2024-03")]
    if value.precision is Precision.YEAR and (value.first.month, value.first.day) == (1, 1):
        return value.first.isoformat()[: len("2024")]
    return f"{value.first.isoformat()}/{value.last.isoformat()}"
