"""Whether two people read the same answer, and how often beyond what chance would give."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

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
from foi_tracker.domain.findings.vocabulary import AnswerState

Values = Mapping[str, Value]
Answer = tuple[AnswerState, Values]
ALL = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """So many of `n` agreed; `kappa` is None where chance alone would always agree, or there is nothing to compare."""

    n: int
    agreed: int
    kappa: float | None

    @property
    def percent(self) -> float | None:
        """Of all that were compared; None where none were."""
        return ALL * self.agreed / self.n if self.n else None


def same(a_state: AnswerState, a_values: Values, b_state: AnswerState, b_values: Values) -> bool:
    """Whether two answers say the same, whatever words of the reply they were typed in."""
    return a_state is b_state and meaning(a_values) == meaning(b_values)


def meaning(values: Mapping[str, Value]) -> Mapping[str, Hashable]:
    """What the values say, without what is empty and without how the reply puts it."""
    said = {key: _meaning(value) for key, value in values.items()}
    return {key: value for key, value in said.items() if value}


def kappa(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa: agreement beyond chance, as a share of what chance leaves (doi:10.1177/001316446002000104)."""
    both = list(pairs)
    if not both:
        return None
    observed = Fraction(sum(a == b for a, b in both), len(both))
    first, second = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = Fraction(sum(first[each] * second[each] for each in first), len(both) ** 2)
    return None if chance == 1 else float((observed - chance) / (1 - chance))


def of_answers(pairs: Iterable[tuple[Answer, Answer]]) -> Agreement:
    """How often whole answers agree, state and values; kappa is over the states."""
    both = list(pairs)
    agreed = sum(same(*a, *b) for a, b in both)
    return Agreement(n=len(both), agreed=agreed, kappa=kappa((a[0], b[0]) for a, b in both))


def _meaning(value: Value) -> Hashable:
    """Something equal for equal meanings, and false for an empty value."""
    if isinstance(value, Table):
        return frozenset(Counter(filter(None, map(_row, value.rows))).items())
    if isinstance(value, Matrix):
        rows = {label: _row(row) for label, row in value.rows.items()}
        return frozenset((label, row) for label, row in rows.items() if row)
    return _plain(value)


def _row(row: Row) -> Hashable:
    return frozenset(meaning(row).items())


def _plain(value: Value) -> Hashable:
    match value:
        case str():
            return _folded(value)
        case Quantity():
            return _quantity(value)
        case Money():
            return (_quantity(value.amount), value.currency, value.vat, value.basis)
        case DateSpan():
            return (value.first, value.last, value.precision)
        case _:
            return _named(value)


def _quantity(value: Quantity) -> Hashable:
    return (value.low, value.high, value.approximate, value.suppressed, value.out_of)


def _named(value: Value) -> Hashable:
    match value:
        case Chosen(options=options, other=other) if options or other:
            return (frozenset(options), _folded(other))
        case Document(title=title, dated=dated, redacted=redacted, attachment=attachment) if title or attachment:
            return (attachment or _folded(title), _plain(dated) if dated else None, _folded(redacted))
        case Organisation(name=name, slug=slug) if name or slug:
            return slug or _folded(name)
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
