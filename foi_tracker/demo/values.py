"""Invented answers, field by field: they look like those of replies, and words among them say that they are none."""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from dateutil.relativedelta import relativedelta

from foi_tracker.domain.findings.values import (
    Chosen,
    DateSpan,
    Document,
    Matrix,
    Money,
    Organisation,
    Plain,
    Quantity,
    Table,
    Value,
)
from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType

USUAL: Final = (0, 40)
RANGES: Final = {
    "cameras_total": (40, 900),
    "cameras_fr_capable": (0, 60),
    "faces_scanned": (4_000, 400_000),
    "alerts_total": (5, 300),
    "retention_days": (14, 60),
    "cctv_days": (28, 35),
    "alert_hours": (12, 48),
    "watchlist_hours": (12, 48),
    "max_size": (2_000, 16_000),
    "youngest_age": (12, 18),
    "searches": (20, 4_000),
    "possible_matches": (5, 600),
    "threshold_default": (58, 70),
    "wanted_court": (100, 4_000),
    "wanted_police": (50, 2_000),
}
SUPPLIERS: Final = ("Vantage Loom Ltd (invented)", "Harrow Optics plc (invented)", "Keld Systems (invented)")
YEARS: Final = {"calendar year": ("2022", "2023", "2024", "2025"), "financial year": ("2023/24", "2024/25", "2025/26")}
GROUPS: Final = ("White", "Black", "Asian", "Mixed", "Other")
APPROXIMATE, BANDED, SMALL = 0.06, 0.12, 5
GIVEN, ONLY_THE_MONTH = 0.7, 0.3  # of the fields of an answer; of the dates
FIRST_DAY: Final = date(2022, 1, 1)


class Invention:
    """Values for one authority's reply."""

    def __init__(self, chance: random.Random, slug: str, replied_on: date) -> None:
        self.chance, self.slug, self.replied_on = chance, slug, replied_on

    def values(self, fields: tuple[AnswerField, ...]) -> dict[str, Value]:
        """One for most of the fields; replies leave things out."""
        given = [each for each in fields if not each.derived and (each is fields[0] or self.chance.random() < GIVEN)]
        return {each.key: self.value(each) for each in given}

    def value(self, field: AnswerField) -> Value:
        """Something that the field may hold."""
        if field.type is FieldType.TABLE:
            return Table(rows=tuple(self._row(field.columns) for _ in range(self.chance.randint(1, 2))))
        if field.type is FieldType.MATRIX:
            return Matrix(rows={label: self._row(field.columns) for label in YEARS.get(field.by, GROUPS)})
        return self._plain(field)

    def _row(self, columns: tuple[AnswerField, ...]) -> dict[str, Plain]:
        return {column.key: self._plain(column) for column in columns}

    def _plain(self, field: AnswerField) -> Plain:
        makers: dict[FieldType, Callable[[], Plain]] = {
            FieldType.BOOL3: lambda: self.chance.choices(("yes", "no", "unknown"), (5, 4, 1))[0],
            FieldType.INT: lambda: self.number(field.key, band=field.allow_band),
            FieldType.NUMBER: lambda: self.number(field.key),
            FieldType.PERCENT: lambda: self.number(field.key),
            FieldType.MONEY: self._money,
            FieldType.DATE: self._day,
            FieldType.CHOICE: lambda: Chosen(options=(self.chance.choice(field.options),)),
            FieldType.MULTI: lambda: self._some(field.options),
            FieldType.URL: lambda: f"https://www.{self.slug}.example/{field.key.replace('_', '-')}",
            FieldType.DOCUMENT: lambda: Document(title=f"{_words(field.key)} (invented)", redacted="yes"),
            FieldType.ORG: lambda: Organisation(name=self.chance.choice(SUPPLIERS)),
        }
        return makers[field.type]() if field.type in makers else f"{_words(field.key)}: invented"

    def number(self, key: str, *, band: bool = False) -> Quantity:
        """Mostly exact; sometimes "about", or "fewer than five"."""
        low, high = RANGES.get(key, USUAL)
        found = self.chance.randint(low, high)
        if band and found < SMALL and self.chance.random() < BANDED:
            return Quantity(low=Decimal(0), high=Decimal(SMALL - 1), suppressed=True, said=f"<{SMALL}")
        about = self.chance.random() < APPROXIMATE
        return Quantity(low=Decimal(found), high=Decimal(found), approximate=about, said="c. " * about + f"{found:,}")

    def _money(self) -> Money:
        pounds = self.chance.randint(2, 900) * 500
        amount = Quantity(low=Decimal(pounds), high=Decimal(pounds), said=f"£{pounds:,}")
        return Money(amount=amount, vat=self.chance.choice(list(Vat)), basis=self.chance.choice(list(Basis)))

    def _day(self) -> DateSpan:
        day = FIRST_DAY + timedelta(days=self.chance.randint(0, (self.replied_on - FIRST_DAY).days))
        if self.chance.random() < ONLY_THE_MONTH:
            first = day.replace(day=1)
            last = first + relativedelta(months=1, days=-1)
            return DateSpan(first=first, last=last, precision=Precision.MONTH, said=f"{day:%B %Y}")
        return DateSpan(first=day, last=day, precision=Precision.DAY, said=f"{day.day} {day:%B %Y}")

    def _some(self, options: tuple[str, ...]) -> Chosen:
        most = min(len(options), 3)
        picked = set(self.chance.sample(options, self.chance.randint(1, most)))
        return Chosen(options=tuple(each for each in options if each in picked))


def exactly(numbers: Mapping[str, int]) -> dict[str, Value]:
    """Plain numbers, as a reply that prints a table gives them."""
    return {
        key: Quantity(low=Decimal(number), high=Decimal(number), said=f"{number:,}") for key, number in numbers.items()
    }


def _words(key: str) -> str:
    return key.replace("_", " ").capitalize()
