"""Shares of a whole in replies: "0.48%", "48 per cent", "10 of 2,077", "0.48% (10 of 2,077)"."""

import re
from dataclasses import replace
from decimal import Decimal

from foi_tracker.domain.findings.amounts import Amount, read_amount
from foi_tracker.domain.findings.unreadable import Unreadable, quoted

PERCENT = re.compile(r"\s*(?:%|(?<![a-z])(?:per ?cent|pct)\b)")
BESIDE = re.compile(r"(?P<first>[^()]*[^() ])\s*\((?P<second>[^()]+)\)")
ALL = Decimal(100)
PLACES = Decimal("0.000001")


def read_share(words: str) -> Amount:
    """In per cent. Out of a ratio it is reckoned by us, to six places; one that is printed beside it must agree."""
    beside = BESIDE.fullmatch(words)
    if beside and bool(PERCENT.search(beside["first"])) != bool(PERCENT.search(beside["second"])):
        return _both(words, *sorted(beside.groups(), key=lambda part: not PERCENT.search(part)))
    amount = read_amount(PERCENT.sub("", words), whole=False)
    if PERCENT.search(words):
        return _stated(amount, words)
    return _of_whole(amount) if amount.out_of is not None else _bare(amount)


def _both(words: str, share: str, ratio: str) -> Amount:
    stated = _stated(read_amount(PERCENT.sub("", share), whole=False), share)
    counted = read_amount(ratio, whole=False)
    if counted.out_of is None:
        return stated
    reckoned = _of_whole(counted).low
    if stated.exact is None or reckoned is None or _rounded(reckoned, stated.exact) != stated.exact:
        raise Unreadable(f"{quoted(words)}: the share and the numbers do not agree. Type the one you trust.")
    return replace(stated, out_of=counted.out_of)


def _rounded(reckoned: Decimal, like: Decimal) -> Decimal:
    return round(reckoned, max(0, -int(like.as_tuple().exponent)))


def _stated(amount: Amount, words: str) -> Amount:
    if amount.out_of is not None:
        raise Unreadable(f"{quoted(words)} is more than one share. Type the share alone, such as 48%.")
    if any(end is not None and end > ALL for end in (amount.low, amount.high)):
        raise Unreadable(f"{quoted(words)}: a share is no more than 100%. Type the share alone, such as 48%.")
    return amount


def _bare(amount: Amount) -> Amount:
    """Without a sign, 0.48 may be 0.48% or 48%."""
    ends = [end for end in (amount.low, amount.high) if end]
    if any(0 < end <= 1 for end in ends):
        share = f"{ends[0]:f}"
        raise Unreadable(f"{share} may be {share}% or {_percent(ends[0])}%. Type it with the % sign.")
    return _stated(amount, "This")


def _percent(share: Decimal) -> str:
    whole = f"{share * ALL:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def _of_whole(amount: Amount) -> Amount:
    if not amount.out_of or amount.low is None:
        raise Unreadable("A share of none is no share. Type the share alone, such as 48%.")
    share = (ALL * amount.low / amount.out_of).quantize(PLACES)
    return replace(amount, low=share, high=share, is_rate=False)
