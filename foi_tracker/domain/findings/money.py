"""Sums of money in replies, with their tax and whether they were spent or planned."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from foi_tracker.domain.findings.amounts import Amount, read_amount
from foi_tracker.domain.findings.tidied import is_raised, tidied
from foi_tracker.domain.findings.unreadable import Unreadable, quoted, refuse_states
from foi_tracker.domain.findings.values import Money, Quantity
from foi_tracker.domain.findings.vocabulary import Basis, Vat

__all__ = ["Unreadable", "read_money"]

Known = TypeVar("Known", bound=StrEnum)

NONE = frozenset({"nil", "none", "zero", "nought", "free", "free of charge", "no cost", "nil cost", "no charge"})
CURRENCIES = {
    "GBP": re.compile(r"£|\bgbp\b|\bpounds?(?: sterling)?\b|\bsterling\b"),
    "EUR": re.compile(r"€|\beuros?\b|\beur\b"),
    "USD": re.compile(r"us\$|\$us\b|\busd\b|\bus dollars?\b"),
}
OTHER_CURRENCY = re.compile(r"[$¥₹]|\b(?:dollars?|yen|chf|aud|cad)\b")
IN_VAT = (
    (
        Vat.EXCLUDED,
        re.compile(r"(?:\+|\bplus|\bex(?:cl(?:uding|usive of)?)?\b\.?|\bnet of|\bbefore|\bwithout)[\s-]*vat\b"),
    ),
    (Vat.INCLUDED, re.compile(r"\b(?:incl?(?:uding|usive of|udes)?\b\.?|with|after)\s*vat\b")),
    (Vat.EXCLUDED, re.compile(r"\bvat (?:excl?|excluded|exclusive|extra)\b|\bnet\b")),
    (Vat.INCLUDED, re.compile(r"\bvat (?:incl?|included|inclusive)\b|\bgross\b")),
)
IN_BASIS = (
    (Basis.ACTUAL, re.compile(r"\b(?:actuals?|spent|spend|paid|outturn|out-turn)\b")),
    (Basis.BUDGET, re.compile(r"\b(?:budget(?:ed)?|planned|allocated|allocation)\b")),
    (Basis.ESTIMATE, re.compile(r"\b(?:estimate[ds]?|forecast|projected|projection)\b")),
)
EACH = re.compile(r"\b(?:each|every|per|pa|p\.a|annually|yearly|monthly|a (?:year|month|day|week|camera)|annum)\b")
PENCE = re.compile(r"(?P<number>[0-9]{1,3})\s*(?:p|pence)")
# "£12 £400" is two sums; without its signs it would be 12,400.
TWO_SUMS = re.compile(r"[0-9]\s*(?:k|mn?|bn|thousand|million)?\s*\(?\s*(?:£|€|us\$|\$|gbp|eur|usd)\s*[0-9]")
EMPTY = re.compile(r"[(\[][\s,;:]*[)\]]")
OPENING = re.compile(r"^(?:(?:(?:a )?total|costs?|costing|sum|value|amount|of|was|is|at(?! least| most))\b|[:=])\s*")
PENNY = Decimal("0.01")


def read_money(text: str, *, vat: Vat = Vat.NOT_STATED, basis: Basis = Basis.NOT_STATED) -> Money:
    """The sum that a reply gives. What its words say of tax and basis fills in what was not stated."""
    words = _plain(text)
    vat, words = _found(words, IN_VAT, vat, "VAT")
    basis, words = _found(words, IN_BASIS, basis, "whether it was spent or planned")
    currency, words = _currency(words)
    amount = _amount(_bare(words))
    low = Decimal(0) if amount.low is None else amount.low
    quantity = Quantity(low=low, high=amount.high, approximate=amount.approximate, said=text.strip())
    return Money(amount=_checked(quantity, amount), currency=currency, vat=vat, basis=basis)


def _plain(text: str) -> str:
    refuse_states(text)
    words = tidied(text).lower().strip(" \"'*†").rstrip(" .;,")
    if any(map(is_raised, words)):
        raise Unreadable("There is a raised figure or a fraction here. Type the sum alone, such as 12,000.")
    if EACH.search(words):
        raise Unreadable(f"{quoted(text)} is a price for each. Type the total, or put this in the remark.")
    if TWO_SUMS.search(words):
        raise Unreadable(f"{quoted(text)} gives two sums. Type the one that answers the question.")
    return words


def _bare(words: str) -> str:
    """The sum alone, without brackets that nothing is left in and without the words that lead up to it."""
    words = " ".join(EMPTY.sub(" ", words).split()).strip(" ,;:")
    while (shorter := OPENING.sub("", words)) != words:
        words = shorter
    return words


def _found(
    words: str, patterns: tuple[tuple[Known, re.Pattern[str]], ...], given: Known, what: str
) -> tuple[Known, str]:
    """What the words say, and the words without it."""
    said = {known for known, pattern in patterns if pattern.search(words)}
    if given.value != "not_stated":
        said.add(given)
    if len(said) > 1:
        raise Unreadable(f"The words and the choice say different things about {what}. Make them agree.")
    for _, pattern in patterns:
        words = pattern.sub(" ", words)
    return next(iter(said), given), words.strip()


def _currency(words: str) -> tuple[str, str]:
    named = {code for code, pattern in CURRENCIES.items() if pattern.search(words)}
    for pattern in CURRENCIES.values():
        words = pattern.sub(" ", words)
    if named == {"USD"}:
        words = words.replace("$", " ")
    if OTHER_CURRENCY.search(words):
        raise Unreadable("Which currency is this? Type its code before the sum, such as USD 5,000.")
    if len(named) > 1:
        raise Unreadable("There are two currencies here. Type one sum in one currency.")
    return next(iter(named), "GBP"), words


def _amount(words: str) -> Amount:
    if words in NONE:
        return Amount(low=Decimal(0), high=Decimal(0))
    pence = PENCE.fullmatch(words)
    if pence:
        return Amount(low=Decimal(pence["number"]) * PENNY, high=Decimal(pence["number"]) * PENNY)
    return read_amount(words, whole=False)


def _checked(quantity: Quantity, amount: Amount) -> Quantity:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    if amount.out_of is not None:
        raise Unreadable(f"{quoted(quantity.said)} is a part of a sum. Type one sum, such as 12,000.")
    if any(end < 0 for end in ends):
        raise Unreadable(f"{quoted(quantity.said)} is less than nothing. Type the sum, such as 12,000.")
    if any(end % PENNY for end in ends):
        raise Unreadable(f"{quoted(quantity.said)} has parts of a penny. Type pounds and pence, such as 12.50.")
    return quantity
