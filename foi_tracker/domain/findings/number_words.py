"""Numbers that are written out: "twelve", "two hundred and five"."""

from decimal import Decimal

UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
SMALL = {word: number for number, word in enumerate([*UNITS, *TEENS])} | dict.fromkeys(("nil", "none", "nought"), 0)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
HUNDRED, DOZEN = 100, 12


def written_out(text: str) -> Decimal | None:
    """The number that words say; None where they say none, or not in an order that makes one."""
    words = text.replace("-", " ").split()
    if len(words) > 1 and words[0] == "a":
        words[0] = "one"
    if len(words) > 1 and words[-1] == "dozen":
        dozens = _below_thousand(words[:-1])
        return None if dozens is None else Decimal(DOZEN * dozens)
    return _by_thousands(words)


def _by_thousands(words: list[str]) -> Decimal | None:
    """Each part before "million" or "thousand", and what comes after the last of them."""
    total, read = 0, False
    for word, size in sorted(LARGE.items(), key=lambda each: -each[1]):
        if word in words:
            place = words.index(word)
            part = _below_thousand(words[:place])
            if not part:
                return None
            total, read, words = total + part * size, True, _after_and(words[place + 1 :])
    rest = _below_thousand(words) if words or not read else 0
    return None if rest is None else Decimal(total + rest)


def _below_thousand(words: list[str]) -> int | None:
    if "hundred" not in words:
        return _below_hundred(words)
    place = words.index("hundred")
    hundreds, rest = _below_hundred(words[:place]), _after_and(words[place + 1 :])
    after = _below_hundred(rest) if rest else 0
    return HUNDRED * hundreds + after if hundreds and after is not None else None


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [one] if one in SMALL or one in TENS:
            return (SMALL | TENS)[one]
        case [ten, one] if ten in TENS and one in UNITS[1:]:
            return TENS[ten] + SMALL[one]
    return None


def _after_and(words: list[str]) -> list[str]:
    return words[1:] if words[:1] == ["and"] and words[1:] else words
