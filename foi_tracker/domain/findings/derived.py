"""Values of an answer that we work out ourselves: nobody types them, and they are never stored."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from foi_tracker.domain.findings.values import Quantity, Value
from foi_tracker.domain.question_sets import Question

NOT_WANTED: Final = "not_wanted_share"
WANTED: Final = ("wanted_court", "wanted_police")
OTHERS: Final = ("conditions", "managed_offender", "missing_vulnerable", "intelligence", "event_ban", "other")
NOUGHT: Final = Decimal(0)
HUNDRED: Final = Decimal(100)
FINENESS: Final = Decimal("0.1")


def with_derived(question: Question, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values as they were read, and those that follow from them, which alone can stand in their fields."""
    ours = {field.key for field in question.fields if field.derived}
    if not ours:
        return dict(values)
    read = {key: value for key, value in values.items() if key not in ours}
    share = not_wanted_share(read) if NOT_WANTED in ours else None
    return read if share is None else {**read, NOT_WANTED: share}


def not_wanted_share(values: Mapping[str, Value]) -> Quantity | None:
    """How much of a watchlist neither a court nor the police want, in per cent, of all reasons together.

    None unless every reason has a number: a reason that is left out may be none or most of the list.
    """
    if reasons_missing(values):
        return None
    wanted, others = _sum(values, WANTED), _sum(values, OTHERS)
    whole = _sum(values, (*WANTED, *OTHERS))
    if whole.high == NOUGHT:
        return None
    is_exact = whole.exact is not None
    low, high = _share(others.low, wanted.high), _share(others.high, wanted.low)
    return Quantity(
        low=low.quantize(FINENESS, ROUND_HALF_EVEN if is_exact else ROUND_FLOOR),
        high=high.quantize(FINENESS, ROUND_HALF_EVEN if is_exact else ROUND_CEILING),
        approximate=whole.approximate,
        out_of=whole.exact,
    )


def reasons_missing(values: Mapping[str, Value]) -> list[str]:
    """The reasons for being on a watchlist that have no number."""
    return [key for key in (*WANTED, *OTHERS) if not _is_known(values.get(key))]


def _is_known(value: Value | None) -> bool:
    return isinstance(value, Quantity) and (value.low is not None or value.high is not None)


def _sum(values: Mapping[str, Value], keys: Sequence[str]) -> Quantity:
    """What these may come to; without an upper end where one of them has none."""
    given = [value for key in keys if isinstance(value := values[key], Quantity)]
    ends = [each.high for each in given if each.high is not None]
    return Quantity(
        low=sum((each.low or NOUGHT for each in given), NOUGHT),
        high=sum(ends, NOUGHT) if len(ends) == len(given) else None,
        approximate=any(each.approximate for each in given),
    )


def _share(part: Decimal | None, rest: Decimal | None) -> Decimal:
    """Of both together. A part without an upper end may be all; beside a rest without one it may be nothing."""
    if part is None:
        return HUNDRED
    if rest is None or not part + rest:
        return NOUGHT
    return HUNDRED * part / (part + rest)
