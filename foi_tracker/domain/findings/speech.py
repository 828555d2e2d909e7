"""A value in one plain line, as a cell or a summary shows it."""

from decimal import Decimal

from foi_tracker.domain.findings.values import (
    Chosen,
    DateSpan,
    Document,
    Matrix,
    Money,
    Organisation,
    Quantity,
    Row,
    Table,
    Value,
)
from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.question_sets import AnswerField, FieldType

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "US$"}
IN_VAT = {Vat.INCLUDED: " including VAT", Vat.EXCLUDED: " plus VAT", Vat.NOT_STATED: ""}
IN_BASIS = {Basis.ACTUAL: " (spent)", Basis.BUDGET: " (budget)", Basis.ESTIMATE: " (estimate)", Basis.NOT_STATED: ""}
FINEST = Decimal("0.0001")


def say(value: Value, field: AnswerField) -> str:
    """About 30; fewer than 5; March 2024; £12,000 plus VAT (budget). Empty only where the value is."""
    if isinstance(value, Table):
        return "; ".join(filter(None, (_row(row, field) for row in value.rows)))
    if isinstance(value, Matrix):
        return "; ".join(f"{label}: {_row(row, field)}" for label, row in value.rows.items())
    return _plain(value, field)


def say_quantity(value: Quantity, sign: str = "", after: str = "") -> str:
    """A number, a band or a limit, with a sign before or after each figure."""
    words = _bounds(value, sign, after)
    about = "about " if value.approximate else ""
    out_of = "" if value.out_of is None else f" of {_figure(value.out_of)}"
    return f"{about}{words}{out_of}"


def say_money(value: Money) -> str:
    """A sum with its tax and its basis."""
    sign = SYMBOLS.get(value.currency, f"{value.currency} ")
    return f"{say_quantity(value.amount, sign)}{IN_VAT[value.vat]}{IN_BASIS[value.basis]}"


def say_dates(value: DateSpan) -> str:
    """As exactly as the reply gives it, and no more."""
    first, last = value.first, value.last
    match value.precision:
        case Precision.DAY:
            return written(first)
        case Precision.MONTH:
            return f"{first:%B} {first.year}"
        case Precision.YEAR if (first.month, first.day) == (1, 1):
            return str(first.year)
        case Precision.YEAR:
            return f"{first.year}/{last.year % 100:02}"
        case Precision.QUARTER:
            return f"{first:%B} to {last:%B} {last.year}"
    return f"{written(first)} to {written(last)}"


def _bounds(value: Quantity, sign: str, after: str) -> str:
    low, high = value.low, value.high
    figures = [None if end is None else f"{sign}{_figure(end, pence=bool(sign))}{after}" for end in (low, high)]
    if low is None and high is None:
        return "a number not given"
    if low == high:
        return figures[0] or ""
    if value.suppressed and high is not None:
        return f"fewer than {_figure(high + 1)}"
    if high is None:
        return f"{figures[0]} or more"
    return f"up to {figures[1]}" if not low else f"{figures[0]} to {figures[1]}"


def _figure(number: Decimal, *, pence: bool = False) -> str:
    """With commas, and both figures of the pence; a long tail of decimals is cut where nobody reads it."""
    if pence and number != number.to_integral_value():
        return f"{number:,.2f}"
    plain = f"{number:,.4f}" if abs(number) >= FINEST else f"{number:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _plain(value: Value, field: AnswerField) -> str:
    match value:
        case Quantity():
            return say_quantity(value, after="%" if field.type is FieldType.PERCENT else "")
        case Money():
            return say_money(value)
        case DateSpan():
            return say_dates(value)
        case Document():
            return _document(value)
        case _:
            return _words(value)


def _words(value: Value) -> str:
    match value:
        case Chosen(options=options, other=other):
            return "; ".join([*options, *([f"other: {other}"] if other else [])])
        case Organisation(name=name):
            return name
    return str(value)


def _document(value: Document) -> str:
    dated = f", {say_dates(value.dated)}" if value.dated else ""
    redacted = f" (redacted: {value.redacted})" if value.redacted else ""
    return f"{value.title}{dated}{redacted}"


def _row(row: Row, field: AnswerField) -> str:
    said = {column.key: _plain(row[column.key], column) for column in field.columns if column.key in row}
    return ", ".join(f"{key.replace('_', ' ')} {words}" for key, words in said.items() if words)
