"""Charts of numbers: how they are spread, the largest, and year by year. A band stays a band in all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf
from statistics import median
from typing import Final

from foi_tracker.domain.findings.bins import Bin, bins
from foi_tracker.domain.findings.charts import FULL, AnswerChart, Bar, Part, Said, stacked
from foi_tracker.domain.findings.speech import SYMBOLS, say
from foi_tracker.domain.findings.values import Matrix, Money, Quantity, Value
from foi_tracker.domain.question_sets import AnswerField, FieldType

MOST: Final = 10
POUNDS: Final = "GBP"
EXACT, WITHIN, ACROSS = ("an exact number", "p1"), ("about, or a band", "p5"), ("a band across several", "p2")
SURE, PERHAPS = ("at least", "p1"), ("up to, at most", "p5")
TAX: Final = "Sums are as the replies give them: with or without VAT, spent or planned."


@dataclass(frozen=True, slots=True)
class Known:
    """Between which two numbers an authority's own lies; `most` is infinite where the reply sets no limit."""

    who: Said
    value: Value
    least: float
    most: float
    is_exact: bool


def known(said: Sequence[Said], key: str) -> list[Known]:
    """Those that gave a number in this field."""
    found = ((each, each.values.get(key)) for each in said if each.was_asked)
    return [Known(who, value, *_ends(value)) for who, value in found if isinstance(value, Quantity | Money)]


def _ends(value: Quantity | Money) -> tuple[float, float, bool]:
    amount = value.amount if isinstance(value, Money) else value
    least = float(amount.low if amount.low is not None else Decimal(0))
    most = inf if amount.high is None else float(amount.high)
    return least, most, amount.exact is not None and not amount.approximate


def middle(given: Sequence[Known]) -> str:
    """The median with how many it rests on; between two numbers where bands leave it open."""
    if not given:
        return ""
    least, most = median(each.least for each in given), median(each.most for each in given)
    of = f" of {len(given):,} numbers" if len(given) > 1 else " (one number)"
    if least == most:
        return f"Median {_figures(least)}{of}"
    return (
        f"Median {_figures(least)} or more{of}"
        if most == inf
        else f"Median between {_figures(least)} and {_figures(most)}{of}"
    )


def spread_chart(field: AnswerField, words: str, said: Sequence[Said]) -> AnswerChart:
    """How many numbers are in each bin; a band that fits in none stands apart."""
    given = [one for one in known(said, field.key) if _adds_up(one.value)]
    marks = bins([_both(one) for one in given])
    counts = [(each.words, *_in_bin(each, given)) for each in marks]
    loose = sum(not any(each.holds(one) for each in marks) for one in map(_both, given))
    longest = max([*(exact + band for _, exact, band in counts), loose], default=0)
    bars = [
        Bar(label, f"{exact + band:,}", stacked([(*EXACT, exact), (*WITHIN, band)], longest))
        for label, exact, band in counts
    ]
    rows = [[label, f"{exact:,}", f"{band:,}", f"{exact + band:,}"] for label, exact, band in counts]
    if loose:
        bars.append(Bar(ACROSS[0], f"{loose:,}", stacked([(*ACROSS, loose)], longest)))
        rows.append([ACROSS[0], "0", f"{loose:,}", f"{loose:,}"])
    return AnswerChart(
        id=f"{field.key}-spread",
        caption=f"{words}: how the {'pounds' if field.type is FieldType.MONEY else 'numbers'} are spread",
        row_heading="Number",
        legend=[EXACT, WITHIN, *([ACROSS] if loose else [])],
        bars=bars,
        headings=["Exact", "About, or a band", "Together"],
        rows=rows,
        notes=_notes(given),
        **_coverage(given, said),
    )


def _both(one: Known) -> tuple[float, float]:
    return one.least, one.most


def _in_bin(each: Bin, given: Sequence[Known]) -> tuple[int, int]:
    inside = [one.is_exact for one in given if each.holds(_both(one))]
    return sum(inside), len(inside) - sum(inside)


def _notes(given: Sequence[Known]) -> list[str]:
    said = f"{middle(given)}." if given else ""
    return [note for note in (said, TAX if any(isinstance(one.value, Money) for one in given) else "") if note]


def _coverage(given: Sequence[Known], said: Sequence[Said]) -> dict[str, int]:
    return {"answered": len(given), "asked": sum(each.was_asked for each in said)}


def top_chart(field: AnswerField, words: str, said: Sequence[Said]) -> AnswerChart:
    """The largest, each with its name; what a band leaves open is paler."""
    given = known(said, field.key)
    shown = sorted(given, key=lambda one: (-one.least, one.who.name))[:MOST]
    longest = max((one.most if one.most < inf else one.least for one in shown), default=0)
    bars = [Bar(one.who.name, say(one.value, field), _range(one, longest), one.who.href) for one in shown]
    return AnswerChart(
        id=f"{field.key}-top",
        caption=f"{words}: the largest",
        row_heading="Authority",
        legend=[SURE, PERHAPS],
        bars=bars,
        headings=["As the reply gives it", "Kind"],
        rows=[[one.who.name, say(one.value, field), one.who.group] for one in shown],
        notes=[f"The {len(shown)} largest of {len(given):,} numbers.", *_notes(given)],
        **_coverage(given, said),
    )


def _range(one: Known, longest: float) -> list[Part]:
    return range_parts(one.least, min(one.most, longest), longest)


def _figures(number: float) -> str:
    """In full, however large: 1,087,763 and not 1.08776e+06."""
    words = f"{number:,.2f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def range_parts(least: float, most: float, longest: float) -> list[Part]:
    """A bar that is sure up to `least`, and paler up to `most`."""
    if not longest:
        return []
    sure, wide = (round(FULL * number / longest, 3) for number in (least, most - least))
    parts = [Part(f"{SURE[0]} {_figures(least)}", SURE[1], 0.0, sure)]
    return [*parts, *([Part(f"{PERHAPS[0]} {_figures(most)}", PERHAPS[1], sure, wide)] if wide > 0 else [])]


def matrix_charts(field: AnswerField, words: str, said: Sequence[Said], names: Mapping[str, str]) -> list[AnswerChart]:
    """For each column of numbers: all authorities together, year by year (or reason by reason)."""
    return [
        _column_chart(field, column, f"{words}: {names.get(column.key, column.key)}", said) for column in field.columns
    ]


def _column_chart(field: AnswerField, column: AnswerField, words: str, said: Sequence[Said]) -> AnswerChart:
    found = _by_label(field, column, said)
    totals = [_Total(label, given, SYMBOLS[POUNDS] if column.type is FieldType.MONEY else "") for label, given in found]
    longest = max((each.longest for each in totals), default=0)
    money = [TAX] if column.type is FieldType.MONEY else []
    return AnswerChart(
        id=f"{field.key}-{column.key}",
        caption=f"{words}, all together",
        row_heading=field.by.capitalize() or "Row",
        legend=[SURE, PERHAPS],
        bars=[each.bar(longest) for each in totals],
        headings=["Sum", "Numbers", "Median"],
        rows=[[each.label, each.words, f"{len(each.given):,}", middle(each.given)] for each in totals],
        notes=["A sum counts only those who gave a number for that row: how many is in the table.", *money],
        answered=len({one.who.name for _, given in found for one in given}),
        asked=sum(each.was_asked for each in said),
    )


def _by_label(field: AnswerField, column: AnswerField, said: Sequence[Said]) -> list[tuple[str, list[Known]]]:
    rows = [(each, value.rows) for each in said if isinstance(value := each.values.get(field.key), Matrix)]
    found = {
        label: known([replace(each, values=held.get(label, {})) for each, held in rows], column.key)
        for label in sorted({label for _, held in rows for label in held})
    }
    return [(label, [one for one in given if _adds_up(one.value)]) for label, given in found.items()]


def _adds_up(value: Value) -> bool:
    """Money in another currency cannot be set beside pounds."""
    return not isinstance(value, Money) or value.currency == POUNDS


@dataclass(frozen=True, slots=True)
class _Total:
    label: str
    given: Sequence[Known]
    sign: str

    @property
    def least(self) -> float:
        return sum(one.least for one in self.given)

    @property
    def most(self) -> float:
        return sum(one.most for one in self.given)

    @property
    def longest(self) -> float:
        return self.least if self.most == inf else self.most

    @property
    def words(self) -> str:
        least, most = (f"{self.sign}{_figures(end)}" for end in (self.least, self.most))
        if self.least == self.most:
            return least
        return f"{least} or more" if self.most == inf else f"{least} to {most}"

    def bar(self, longest: float) -> Bar:
        return Bar(self.label, self.words, range_parts(self.least, min(self.most, longest), longest))
