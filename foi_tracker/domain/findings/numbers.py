"""Numbers in replies: read where they can be, asked where they cannot, never guessed."""

import re
from decimal import Decimal

from foi_tracker.domain.findings.amounts import VAGUE, Amount, read_amount
from foi_tracker.domain.findings.tidied import is_raised, tidied
from foi_tracker.domain.findings.unreadable import Unreadable, refuse_states
from foi_tracker.domain.findings.values import Quantity
from foi_tracker.domain.question_sets import AnswerField, FieldType

__all__ = ["Unreadable", "read_quantity"]

NONE = frozenset({"nil", "none", "zero", "nil return", "nought", "no", "none at all"})
PERCENT = re.compile(r"\s*(?:%|\bper ?cent\b|\bpct\b)")
FOOTNOTE = re.compile(
    r"(?<=[0-9a-z%])\s*(?:[*†‡§^]+|\[[a-z0-9]{1,2}\]|[(\[]?\b(?:see )?(?:foot)?note ?[0-9a-z]{0,2}[)\]]?)$"
)
TOTAL = re.compile(r"^(?:a )?total(?: of|:)?\s+|\s*,? (?:in total|altogether|overall|in all|\(total\))$")
ALL = Decimal(100)
PLACES = Decimal("0.000001")


def read_quantity(text: str, field: AnswerField) -> Quantity:
    """The number that a reply gives for this field. Raises `Unreadable`, which says what to type."""
    words = _plain(text)
    share = bool(PERCENT.search(words))
    if share and field.type is not FieldType.PERCENT:
        raise Unreadable(f'"{text.strip()}" is a share. This asks for a count: type how many, such as 10 of 2,077.')
    amount = _amount(PERCENT.sub("", words), field)
    if field.type is FieldType.PERCENT:
        amount = _as_share(amount, stated=share)
    return checked(amount, field, said=text.strip())


def _plain(text: str) -> str:
    """Without what changes nothing about the number; refuses what is none."""
    refuse_states(text)
    words = tidied(text).lower()
    if any(map(is_raised, words)):
        raise Unreadable(
            "There is a raised figure or a fraction here. Type the number alone, with a decimal point: 0.5."
        )
    words = words.strip(" \"'").rstrip(" .;:,")
    return TOTAL.sub("", FOOTNOTE.sub("", words)).strip()


def _amount(words: str, field: AnswerField) -> Amount:
    if words in NONE or words in {f"no {name}" for name in _names(field)}:
        return Amount(low=Decimal(0), high=Decimal(0))
    amount = read_amount(_without_unit(words, field), whole=field.type is FieldType.INT)
    if amount is None:
        raise Unreadable(_cannot(words, field))
    return amount


def _names(field: AnswerField) -> set[str]:
    """The words that may stand beside the number: what the field counts, one or many."""
    named = {field.unit.lower(), field.key.replace("_", " ").lower(), field.key.split("_")[0].lower()} - {""}
    return named | {name.removesuffix("s") for name in named} | {f"{name.removesuffix('s')}s" for name in named}


def _without_unit(words: str, field: AnswerField) -> str:
    for name in sorted(_names(field), key=len, reverse=True):
        if words.endswith(f" {name}"):
            return words.removesuffix(f" {name}")
    return words


def _cannot(words: str, field: AnswerField) -> str:
    if VAGUE.search(words):
        return f'"{words}" is no number. If the reply gives none, leave this empty and say so in the remark.'
    counted = f" This counts {field.unit}." if field.unit else ""
    return f'"{words}" cannot be read as one number. Type it in figures, such as 1200, <5 or 5-10.{counted}'


def _as_share(amount: Amount, *, stated: bool) -> Amount:
    """In per cent; from a ratio, ours to six places."""
    if amount.out_of is not None and amount.low is not None and not stated:
        share = _of(amount.low, amount.out_of)
        return Amount(low=share, high=share, out_of=amount.out_of, approximate=amount.approximate)
    exact = amount.low if amount.low == amount.high else None
    if exact is not None and not stated and 0 < exact <= 1:
        raise Unreadable(f"{exact} may be {exact}% or {(exact * ALL).normalize():f}%. Type it with the % sign.")
    if any(end is not None and end > ALL for end in (amount.low, amount.high)):
        raise Unreadable("A share is no more than 100%. Type the share alone, such as 48%.")
    return amount


def _of(part: Decimal, whole: Decimal) -> Decimal:
    if not whole:
        raise Unreadable("A share of none is no share. Type the share alone, such as 48%.")
    return (ALL * part / whole).quantize(PLACES).normalize()


def checked(amount: Amount, field: AnswerField, *, said: str) -> Quantity:
    """The amount as this field may hold it: whole, not below its least, no band, as it asks."""
    least = None if field.minimum is None else Decimal(str(field.minimum))
    low = least if amount.low is None else amount.low
    ends = [end for end in (low, amount.high) if end is not None]
    if field.type is FieldType.INT and any(end != end.to_integral_value() for end in ends):
        raise Unreadable(f'"{said}" is not a whole number, and this counts. Type a whole number, such as 12.')
    if least is not None and any(end < least for end in ends):
        raise Unreadable(f'"{said}" is less than {least:f}. Type a number from {least:f} up.')
    if not field.allow_band and low != amount.high:
        raise Unreadable(f'"{said}" is a band, and this asks for one number. Type the number, such as 12.')
    flags = {"approximate": amount.approximate, "suppressed": amount.suppressed}
    return Quantity(low=low, high=amount.high, out_of=amount.out_of, said=said, **flags)
