"""Numbers in replies: read where they can be, asked where they cannot, never guessed."""

import re
from decimal import Decimal

from foi_tracker.domain.findings.amounts import Amount, read_amount
from foi_tracker.domain.findings.bracketed import without_brackets
from foi_tracker.domain.findings.percentages import PERCENT, read_share
from foi_tracker.domain.findings.tidied import is_raised, tidied
from foi_tracker.domain.findings.unreadable import Unreadable, quoted, refuse_states
from foi_tracker.domain.findings.values import Quantity
from foi_tracker.domain.question_sets import AnswerField, FieldType

__all__ = ["Unreadable", "read_quantity"]

NONE = frozenset({"nil return", "none at all"})
NOTHING = Amount(low=Decimal(0), high=Decimal(0))
FOOTNOTE = re.compile(
    r"(?<=[0-9a-z%])\s*(?:[*†‡§^]+|\[(?!e\])[a-z0-9]{1,2}\]|[(\[]?\b(?:see )?(?:foot)?note ?[0-9a-z]{0,2}[)\]]?)$"
)
TOTAL = re.compile(r"^(?:a )?total(?: of|:)?\s+|,? (?:in total|\(?total\)?|altogether|overall|in all|to date|so far)$")
IDLE = frozenset({"count", "total", "size", "number"})


def read_quantity(text: str, field: AnswerField) -> Quantity:
    """The number that a reply gives for this field. Raises `Unreadable`, which says what to type."""
    words = _plain(text)
    if words in NONE or words in {f"no {name}" for name in _names(field)}:
        return _held(NOTHING, field, said=text.strip())
    if field.type is FieldType.PERCENT:
        return _held(read_share(words), field, said=text.strip())
    return _held(_count(words, field), field, said=text.strip())


def _plain(text: str) -> str:
    """Without what changes nothing about the number; refuses what is none."""
    refuse_states(text)
    words = tidied(text).lower()
    if any(map(is_raised, words)):
        raise Unreadable("There is a raised figure or a fraction here. Type the number alone, such as 12 or 0.5.")
    words = words.strip(" \"'").rstrip(" .;:,")
    return TOTAL.sub("", FOOTNOTE.sub("", words)).strip()


def _count(words: str, field: AnswerField) -> Amount:
    whole = field.type is FieldType.INT
    alone = without_brackets(words, whole=whole)
    if PERCENT.search(alone):
        raise Unreadable(f"{quoted(words)} is a share. This asks how many: type the count, such as 10 of 2,077.")
    amount = read_amount(_without_unit(alone, field), whole=whole)
    if amount.is_rate:
        raise Unreadable(f"{quoted(words)} is a rate, not a count. Type the count, such as 10 of 2,077.")
    return amount


def _without_unit(words: str, field: AnswerField) -> str:
    """Only what the field counts may follow the number: 12 cameras are no 12 people."""
    for name in sorted(_names(field), key=len, reverse=True):
        if words.endswith(f" {name}"):
            return words.removesuffix(f" {name}")
    return words


def _names(field: AnswerField) -> set[str]:
    """What the field counts, as one and as many."""
    key = " ".join(word for word in field.key.lower().split("_") if word not in IDLE)
    stems = {name.removesuffix("s") for name in (key, field.unit.lower()) if name}
    return stems | {f"{stem}s" for stem in stems}


def _held(amount: Amount, field: AnswerField, *, said: str) -> Quantity:
    """The amount as this field may hold it: whole, not below its least, no band, as it asks."""
    least = None if field.minimum is None else Decimal(str(field.minimum))
    low = least if amount.low is None else amount.low
    ends = [end for end in (low, amount.high) if end is not None]
    if field.type is FieldType.INT and any(end != end.to_integral_value() for end in ends):
        raise Unreadable(f"{quoted(said)} is not a whole number, and this counts. Type a whole number, such as 12.")
    if least is not None and any(end < least for end in ends):
        raise Unreadable(f"{quoted(said)} is less than {least:f}. Type a number from {least:f} up.")
    if not field.allow_band and low != amount.high:
        raise Unreadable(f"{quoted(said)} is no single number, and this asks for one. Type the number, such as 12.")
    flags = {"approximate": amount.approximate, "suppressed": amount.suppressed}
    return Quantity(low=low, high=amount.high, out_of=amount.out_of, said=said, **flags)
