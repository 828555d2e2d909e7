"""Values of answers as our own files write them, back to what they were."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from dateutil.relativedelta import relativedelta

from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import (
    YES_NO_UNKNOWN,
    Chosen,
    DateSpan,
    Document,
    Money,
    Organisation,
    Plain,
    Quantity,
)
from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType

F = FieldType
# What our files put an apostrophe in front of, so that no spreadsheet runs it.
GUARDED: Final = frozenset("=+-@\t\r\n\0＝＋－＠'")
OTHER: Final = "other: "
# As our files write them. 1E999 would be a number too, and a very long one.
FIGURES: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
YEAR_AND_MONTH: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?")
Cells = Mapping[str, str]


def restored(text: str) -> str:
    """The text as it was before it was made harmless for spreadsheets."""
    return text[1:] if text[:1] == "'" and text[1:2] in GUARDED and text[1:2] else text


def is_true(text: str) -> bool:
    """As our files write it, or a spreadsheet program that kept such a column as numbers."""
    return text.casefold() in ("true", "1")


def day(text: str) -> date | None:
    """An ISO day, with or without a time behind it; raises `ValueError`."""
    return date.fromisoformat(text[: len("2026-11-23")]) if text else None


def of_cells(field: AnswerField, cells: Cells) -> Plain:
    """A value from the columns of findings.csv; raises `ValueError` where they do not fit together."""
    return READERS.get(field.type, _words)(field, cells)


def of_words(field: AnswerField, text: str) -> Plain:
    """A value from one cell of findings_wide.csv; raises `ValueError`."""
    if field.type in (F.INT, F.NUMBER, F.PERCENT):
        return _number(text) or read_quantity(text, field)
    if field.type is F.MONEY:
        exact = _number(text)
        return Money(amount=exact) if exact else read_money(text)
    if field.type is F.DATE:
        return of_iso(text)
    return of_cells(field, {"value": text})


def of_iso(text: str) -> DateSpan:
    """2024-03-12, 2024-03, 2024, or from one day to another; raises `ValueError`."""
    first, _, last = text.partition("/")
    if last:
        return _span(date.fromisoformat(first), date.fromisoformat(last))
    found = YEAR_AND_MONTH.fullmatch(text)
    if not found:
        on = date.fromisoformat(text[: len("2026-11-23")])
        return DateSpan(first=on, last=on, precision=Precision.DAY)
    start = date(int(found["year"]), int(found["month"] or 1), 1)
    months, precision = (1, Precision.MONTH) if found["month"] else (12, Precision.YEAR)
    return DateSpan(first=start, last=start + relativedelta(months=months, days=-1), precision=precision)


def _span(first: date, last: date) -> DateSpan:
    """A quarter and a financial year begin and end as no other span does."""
    end, starts = last + relativedelta(days=1), first.day == 1
    if starts and (first.month, end) == (4, first + relativedelta(years=1)):
        return DateSpan(first=first, last=last, precision=Precision.YEAR)
    if starts and first.month % 3 == 1 and end == first + relativedelta(months=3):
        return DateSpan(first=first, last=last, precision=Precision.QUARTER)
    return DateSpan(first=first, last=last, precision=Precision.RANGE)


def _number(text: str) -> Quantity | None:
    if not FIGURES.fullmatch(text):
        return None
    return Quantity(low=Decimal(text), high=Decimal(text), said=text)


def quantity_of(_field: AnswerField, cells: Cells) -> Quantity:
    """A number with its bounds and flags; raises `ValueError`."""
    return Quantity(
        low=_decimal(cells["low"]),
        high=_decimal(cells["high"]),
        approximate=is_true(cells["approximate"]),
        suppressed=is_true(cells["suppressed"]),
        out_of=_decimal(cells["out_of"]),
        said=cells["said"],
    )


def _decimal(text: str) -> Decimal | None:
    if not text:
        return None
    if not FIGURES.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is no number")
    return Decimal(text)


def _money(field: AnswerField, cells: Cells) -> Money:
    return Money(
        amount=quantity_of(field, cells),
        currency=cells["currency"] or "GBP",
        vat=Vat(cells["vat"]),
        basis=Basis(cells["basis"]),
    )


def _dates(_field: AnswerField, cells: Cells) -> DateSpan:
    span = _days(cells)
    if span is None:
        raise ValueError("the date has no first or no last day")
    return span


def _days(cells: Cells) -> DateSpan | None:
    first, last = day(cells.get("date_first", "")), day(cells.get("date_last", ""))
    if first is None or last is None:
        return None
    return DateSpan(first=first, last=last, precision=Precision(cells["date_precision"]), said=cells.get("said", ""))


def _chosen(field: AnswerField, cells: Cells) -> Chosen:
    """Options apart by semicolons, and after them whatever the reply named that is none of them."""
    left, other = cells["value"], ""
    if field.other and (left.startswith(OTHER) or f"; {OTHER}" in left):
        left, _, other = left.partition(OTHER)
    picked = [each.strip() for each in left.split(";") if each.strip()]
    if unknown := [each for each in picked if each not in field.options]:
        raise ValueError(f"“{unknown[0]}” is none of: {', '.join(field.options)}")
    if field.type is F.CHOICE and len(picked) + bool(other) > 1:
        raise ValueError(f"“{cells['value'][:80]}” is more than one answer")
    return Chosen(options=tuple(picked), other=other)


def _document(_field: AnswerField, cells: Cells) -> Document:
    return Document(title=cells["value"], dated=_days(cells), redacted=cells.get("redacted", ""))


def _organisation(_field: AnswerField, cells: Cells) -> Organisation:
    return Organisation(name=cells["value"], slug=cells.get("slug", ""))


def _yes_no(_field: AnswerField, cells: Cells) -> str:
    if cells["value"] not in YES_NO_UNKNOWN:
        raise ValueError(f"“{cells['value'][:80]}” is neither yes nor no nor unknown")
    return cells["value"]


def _url(_field: AnswerField, cells: Cells) -> str:
    return address(cells["value"])


def address(text: str) -> str:
    """An address of the web as it stands, or nothing; raises `ValueError` for whatever else a link might lead to."""
    if text and (not text.startswith(("http://", "https://")) or len(text.split()) != 1):
        raise ValueError(f"“{text[:80]}” is no web address")
    return text


def _words(_field: AnswerField, cells: Cells) -> str:
    return cells["value"]


READERS: Final[Mapping[FieldType, Callable[[AnswerField, Cells], Plain]]] = {
    F.INT: quantity_of,
    F.NUMBER: quantity_of,
    F.PERCENT: quantity_of,
    F.MONEY: _money,
    F.DATE: _dates,
    F.BOOL3: _yes_no,
    F.URL: _url,
    F.CHOICE: _chosen,
    F.MULTI: _chosen,
    F.DOCUMENT: _document,
    F.ORG: _organisation,
}
UNFIT: Final = (ValueError, KeyError, Unreadable)
