"""Exact numbers, bands and limits in the words of a reply: "c. 30", "<5", "between 5 and 10", "10 of 2,077"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from foi_tracker.domain.findings.figures import figure
from foi_tracker.domain.findings.unreadable import Unreadable, quoted

# What is hidden so that nobody can be told from it: "fewer than 5", "<10". "Under 5,000" hides nobody. Ours.
SMALL_NUMBER = 10
VAGUE = re.compile(
    r"\b(several|few|handful|couple|many|multiple|numerous|some|dozens|hundreds|thousands|millions|lots|number of|"
    r"single figures|double figures|single digits)\b"
)
ABOUT = re.compile(
    r"^(?:~|≈|c\.?(?=[0-9])|(?:c|ca|circa|approx|approximately|about|around|roughly|est|estimated|an estimated|nearly|"
    r"almost|just over|just under|just short of|in the region of|somewhere around|some)\b\.?:?\s*(?=.*[0-9a-z]))\s*"
)
ABOUT_AFTER = re.compile(
    r"\s*(?:\(?\b(?:approx|approximately|estimate|estimated|est|or so|or thereabouts)\b\.?\)?|\[e\])$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """From `low` to `high`; either may be open. `below` is what a count is said to be less than.

    `is_rate` marks "1 in 200", which counts nothing.
    """

    low: Decimal | None
    high: Decimal | None
    below: Decimal | None = None
    approximate: bool = False
    out_of: Decimal | None = None
    is_rate: bool = False

    @property
    def suppressed(self) -> bool:
        """Whether a small number is hidden behind it."""
        return self.below is not None and self.below <= SMALL_NUMBER

    @property
    def exact(self) -> Decimal | None:
        """The number, where there is one."""
        return self.low if self.low == self.high else None


Reader = Callable[[re.Match[str], bool], Amount]


def read_amount(text: str, *, whole: bool) -> Amount:
    """What plain words in lower case say. `whole` says that they count: fewer than 5 is at most 4."""
    words, approximate = _without_about(text)
    for pattern, reader in PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return replace(reader(match, whole), approximate=approximate)
    number = _number(words)
    return Amount(low=number, high=number, approximate=approximate)


def _without_about(text: str) -> tuple[str, bool]:
    words = ABOUT_AFTER.sub("", ABOUT.sub("", text)).strip()
    return words, words != text


def _number(text: str) -> Decimal:
    number = figure(_without_about(text)[0])
    if number is not None:
        return number
    if VAGUE.search(text):
        raise Unreadable(f"{quoted(text)} is no number. If the reply gives none, pick Can’t tell or leave this empty.")
    raise Unreadable(f"{quoted(text)} cannot be read as one number. Type it in figures, such as 1200, <5 or 5-10.")


def _below(match: re.Match[str], whole: bool) -> Amount:
    limit = _number(match["number"])
    return Amount(low=None, high=limit - 1, below=limit) if whole else Amount(low=None, high=limit)


def _at_most(match: re.Match[str], _whole: bool) -> Amount:
    return Amount(low=None, high=_number(match["number"]))


def _above(match: re.Match[str], whole: bool) -> Amount:
    limit = _number(match["number"])
    return Amount(low=limit + 1 if whole else limit, high=None)


def _at_least(match: re.Match[str], _whole: bool) -> Amount:
    return Amount(low=_number(match["number"]), high=None)


def _band(match: re.Match[str], _whole: bool) -> Amount:
    low, high = _number(match["low"]), _number(match["high"])
    if SIZED.search(match["high"]) and not SIZED.search(match["low"]):
        raise Unreadable("Write both ends of the band in full, such as 5,000 to 10,000.")
    if low > high:
        raise Unreadable(f"{quoted(match[0])} goes from more to less. Type the smaller number first.")
    return Amount(low=low, high=high)


def _ratio(match: re.Match[str], _whole: bool) -> Amount:
    part, out_of = _number(match["part"]), _number(match["whole"])
    if not 0 <= part <= out_of:
        raise Unreadable(f"{quoted(match[0])} is more than the whole. Type the part first, such as 10 of 2,077.")
    return Amount(low=part, high=part, out_of=out_of, is_rate=match["sign"] == "in")


SIZED = re.compile(r"(?:[0-9] ?(?:k|m|mn|bn)|hundred|thousand|million|billion)$")
NUMBER = r"(?:(?<![a-z])|(?![a-z]))\s*(?P<number>.+)"  # "min 5", and not "minus 5"
BELOW = "<|(?:fewer|less|lower|smaller) than|under|below"
AT_MOST = "<=|≤|up to|at most|(?:no|not) (?:more|greater|higher) than|(?:a )?max(?:imum)?(?: of)?"
AT_LEAST = ">=|≥|at least|(?:no|not) (?:fewer|less) than|(?:a )?min(?:imum)?(?: of)?|upwards of"
ABOVE = ">|(?:more|greater|higher) than|over|above|exceeding|in excess of"
# In this order: "up to 20" is no band, and "no more than 5" is not more than 5.
PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"(?:between|from) (?P<low>.+?) (?:and|to) (?P<high>.+)"), _band),
    (re.compile(rf"(?:{AT_MOST}){NUMBER}"), _at_most),
    (re.compile(rf"(?:{BELOW}){NUMBER}"), _below),
    (re.compile(r"(?P<number>.+) (?:(?:or|and) (?:fewer|less|under|below)|max(?:imum)?)"), _at_most),
    (re.compile(rf"(?:{AT_LEAST}){NUMBER}"), _at_least),
    (re.compile(r"(?P<number>.+?)\s*(?:\+| (?:or|and) (?:more|over|above|upwards)| min(?:imum)?)"), _at_least),
    (re.compile(rf"(?:{ABOVE}){NUMBER}"), _above),
    (re.compile(r"(?P<low>.+?) (?:to|or) (?P<high>.+)"), _band),
    (re.compile(r"(?P<low>[0-9][^-]*?)\s*-\s*(?P<high>[0-9][^-]*)"), _band),
    (re.compile(r"(?P<part>.+?)\s*(?P<sign>/|\bout of\b|\bof\b|\bin\b)\s*(?:every |the )?(?P<whole>.+)"), _ratio),
)
