"""Numbers held against their neighbours: those far above the others, and those that look like another unit."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from statistics import median
from typing import Final

from foi_tracker.domain.findings.speech import SYMBOLS
from foi_tracker.domain.quality.figures import POUNDS, Figure
from foi_tracker.domain.quality.rules import ENOUGH, FAR, FIRST_YEAR, SLIPS, Check, Doubt
from foi_tracker.domain.question_sets import FieldType

HUNDRED, THOUSAND, FIFTY = Decimal(100), Decimal(1000), Decimal(50)
TWICE: Final = 2
OTHER_YEARS: Final = 2
AGES: Final = "years"
Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """The numbers of one answer; `answer` says which, and what is found is given back under it."""

    answer: Hashable
    question: Hashable
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Others:
    """All exact numbers above nought in one place, in order."""

    numbers: Sequence[Decimal]

    @property
    def are_enough(self) -> bool:
        """Whether one of them can be far from the rest."""
        return len(self.numbers) >= ENOUGH

    @cached_property
    def lower(self) -> Decimal:
        """The lower quartile."""
        return self._quartile(1)

    @cached_property
    def upper(self) -> Decimal:
        """The upper quartile."""
        return self._quartile(3)

    def middle_without(self, number: Decimal) -> Decimal:
        """The middle of the rest, as if `number` were not among them."""
        at, rest = bisect_left(self.numbers, number), len(self.numbers) - 1
        low, high = ((rest - 1) // 2, rest // 2)
        return (self.numbers[low + (low >= at)] + self.numbers[high + (high >= at)]) / 2

    def _quartile(self, which: int) -> Decimal:
        """Between two numbers where it falls between them."""
        place = Decimal((len(self.numbers) - 1) * which) / 4
        below = int(place)
        above = min(below + 1, len(self.numbers) - 1)
        return self.numbers[below] + (self.numbers[above] - self.numbers[below]) * (place - below)


NOBODY: Final = Others(())


def doubts(answers: Sequence[Mine], today: date) -> Iterator[tuple[Hashable, Doubt]]:
    """Everything that is odd beside its neighbours, with the answer that it is in."""
    others = _others(answers)
    for mine in answers:
        series = _series(mine.figures)
        for each in mine.figures:
            around = others.get(_place(mine, each), NOBODY)
            found = _judged(each, around, series.get(each.field.key, ()), today)
            if found:
                yield mine.answer, found


def _others(answers: Iterable[Mine]) -> Mapping[Key, Others]:
    found: defaultdict[Key, list[Decimal]] = defaultdict(list)
    for mine in answers:
        for each in mine.figures:
            if each.number is not None and each.number > 0:
                found[_place(mine, each)].append(each.number)
    return {place: Others(sorted(numbers)) for place, numbers in found.items()}


def _place(mine: Mine, each: Figure) -> Key:
    """Rows of a table have no neighbours by their number, so all of them are: years of a matrix are."""
    label = "" if each.label.startswith(" (row ") else each.label
    return (mine.question, each.field.key, label, each.is_pounds)


def _series(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for each in figures:
        if each.label and each.number:
            found[each.field.key].append(each)
    return found


def _judged(each: Figure, around: Others, series: Sequence[Figure], today: date) -> Doubt | None:
    """The plainest reason to look again, and one only."""
    if each.field.type is FieldType.PERCENT:
        return _percent(each)
    if not each.number:
        return None
    ways = chain(_year(each, around, today), _beside_own(each, series), _beside_others(each, around))
    return next(ways, None)


def _percent(each: Figure) -> Doubt | None:
    if each.low is not None and each.low > HUNDRED:
        return Doubt(Check.PERCENT, f"{each.name}: {_plain(each.low)}%.")
    return None


def _year(each: Figure, around: Others, today: date) -> Iterator[Doubt]:
    counts = each.field.type is FieldType.INT and each.field.unit != AGES
    number = each.number or Decimal(0)
    if not counts or not FIRST_YEAR <= number <= today.year + 1 or "," in each.said:
        return
    if not (around.are_enough and around.lower <= number <= around.upper):
        yield Doubt(Check.YEAR, f"{each.name}: {_plain(number)}.")


def _beside_own(each: Figure, series: Sequence[Figure]) -> Iterator[Doubt]:
    rest = [
        other.number for other in series if other is not each and other.number and other.is_pounds == each.is_pounds
    ]
    if len(rest) < OTHER_YEARS or not each.number:
        return
    middle = median(rest)
    many, few = _slip(each.number / middle), _slip(middle / each.number)
    if many or few:
        words = f"about {many} times" if many else f"about one {few}th of"
        text = f"{_told(each)} is {words} its other years, whose middle is {_sum(middle, each)}."
        yield Doubt(Check.UNIT, text)


def _beside_others(each: Figure, around: Others) -> Iterator[Doubt]:
    if not around.are_enough or not each.number:
        return
    middle = around.middle_without(each.number)
    slip = _slip(each.number / middle)
    if slip:
        text = f"{_told(each)} is about {slip} times the others, whose middle is {_sum(middle, each)}."
        yield Doubt(Check.UNIT, f"{text} ({len(around.numbers)} numbers.)")
    elif _far(each.number, around):
        quartile = around.upper
        text = f"{_told(each)} is {each.number / quartile:,.1f} times the upper quartile, {_sum(quartile, each)}."
        yield Doubt(Check.OUTLIER, f"{text} ({len(around.numbers)} numbers.)")
    elif each.is_pounds and _in_thousands(each.number, around):
        text = f"{_told(each)} may be {_sum(each.number * THOUSAND, each)}: the others’ middle is {_sum(middle, each)}."
        yield Doubt(Check.THOUSANDS, f"{text} ({len(around.numbers)} sums.)")


def _far(number: Decimal, around: Others) -> bool:
    return number > FAR * around.upper


def _in_thousands(number: Decimal, around: Others) -> bool:
    low, high = around.lower, around.upper
    return number < THOUSAND and number * FIFTY < low and low / TWICE <= number * THOUSAND <= high * TWICE


def _slip(ratio: Decimal) -> str:
    return next((words for least, most, words in SLIPS if least <= ratio <= most), "")


def _told(each: Figure) -> str:
    return f"{each.name}: {_sum(each.number or Decimal(0), each)}"


def _sum(number: Decimal, each: Figure) -> str:
    return f"{SYMBOLS[POUNDS] if each.is_pounds else ''}{_plain(number)}"


def _plain(number: Decimal) -> str:
    rounded = number.quantize(Decimal(1) if number >= THOUSAND else Decimal("0.01"))
    words = f"{rounded:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
