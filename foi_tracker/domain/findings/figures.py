"""One figure as replies print it: "1,200", "1.2 million", "12k", "twelve"."""

import re
from decimal import Decimal

from foi_tracker.domain.findings.number_words import written_out
from foi_tracker.domain.findings.unreadable import Unreadable

SIZES = {"": 1, "hundred": 10**2, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6}
SIZES |= {"bn": 10**9, "billion": 10**9}
DIGITS = re.compile(
    r"(?P<sign>[-+]|minus )?\s*(?P<number>[0-9][0-9 ,.]*?|\.[0-9]+)\s*"
    r"(?P<size>hundred|k|thousand|mn|million|m|bn|billion)?"
)
PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?|\.[0-9]+")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?P<mark>[, ])[0-9]{3}((?P=mark)[0-9]{3})*(\.[0-9]+)?")
POINT_OR_COMMA = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
LONGEST = 15  # digits: more of them are a reference or a telephone number


def figure(text: str) -> Decimal | None:
    """The number; None where this is none. Raises `Unreadable` where it may be either of two."""
    match = DIGITS.fullmatch(text.strip())
    if match is None:
        return written_out(text)
    number = _unsigned(match["number"], match["size"] or "")
    if number is None:
        return None
    sized = _plain(number * SIZES[match["size"] or ""])
    return Decimal(0) - sized if match["sign"] in ("-", "minus ") else sized


def _unsigned(number: str, size: str) -> Decimal | None:
    if POINT_OR_COMMA.fullmatch(number) and not size:
        whole = number.replace(".", "")
        raise Unreadable(f"{number} may be {whole}, or {number} with a decimal point. Type {whole}, or {number}0.")
    if sum(letter.isdigit() for letter in number) > LONGEST:
        raise Unreadable("This is too long for a number. Is it a reference? Type the number alone.")
    if PLAIN.fullmatch(number) or GROUPED.fullmatch(number):
        return Decimal(number.replace(",", "").replace(" ", ""))
    return None


def _plain(number: Decimal) -> Decimal:
    """1200000, not 1200000.0."""
    return Decimal(int(number)) if number == number.to_integral_value() else number
