"""Exact numbers, bands and limits in the words of a reply: "c. 30", "<5", "between 5 and 10", "10 of 2,077"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from foi_tracker.domain.findings.figures import figure
from foi_tracker.domain.findings.unreadable import Unreadable

# What is hidden so that nobody can be told from it: "fewer than 5", "<10". "Under 5,000" hides nobody. Ours.
SMALL_NUMBER = 10
VAGUE = re.compile(
    r"\b(several|few|handful|couple|many|multiple|numerous|some|dozens|hundreds|thousands|millions|lots|"
    r"single figures|double figures|single digits|a number of)\b"
)

ABOUT = re.compile(
    r"^(?:~|≈|±|(?:c|ca|circa|approx|approximately|about|around|roughly|est|estimated|an estimated|nearly|almost|"
    r"just over|just under|just short of|in the region of|somewhere around|some)\b\.?:?)\s*(?=.*[a-z0-9])"
)
ABOUT_AFTER = re.compile(r"\s*(?:\(?\b(?:approx|approximately|estimate|estimated|est|or so|or thereabouts)\b\.?\)?)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """From `low` to `high`; either may be open. `below` is what it is said to be less than."""

    low: Decimal | None
    high: Decimal | None
    below: Decimal | None = None
    approximate: bool = False
    out_of: Decimal | None = None

    @property
    def suppressed(self) -> bool:
        """Whether a small number is hidden behind it."""
        return self.below is not None and self.below <= SMALL_NUMBER


Reader = Callable[[re.Match[str], bool], Amount]


def read_amount(text: str, *, whole: bool) -> Amount | None:
    """What plain words in lower case say; None where they cannot be read. `whole` counts: fewer than 5 is at most 4."""
    words, approximate = _without_about(text)
    for pattern, reader in PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            read = reader(match, whole)
            return replace(read, approximate=approximate)
    number = figure(words)
    return None if number is None else Amount(low=number, high=number, approximate=approximate)


def _without_about(text: str) -> tuple[str, bool]:
    words = ABOUT_AFTER.sub("", ABOUT.sub("", text))
    return words.strip(), words != text


def _number(text: str) -> Decimal:
    number = figure(_without_about(text)[0])
    if number is None:
        raise Unreadable(_cannot(text))
    return number


def _cannot(text: str) -> str:
    if VAGUE.search(text):
        return f'"{text}" is no number. If the reply gives none, leave this empty and say so in the remark.'
    return f'"{text}" cannot be read as a number. Type it in figures, such as 1200, <5 or 5-10.'


def _below(match: re.Match[str], whole: bool) -> Amount:
    limit = _number(match["number"])
    return Amount(low=None, high=limit - 1 if whole else limit, below=limit if whole else None)


def _at_most(match: re.Match[str], whole: bool) -> Amount:  # noqa: ARG001 the readers share one shape
    return Amount(low=None, high=_number(match["number"]))


def _above(match: re.Match[str], whole: bool) -> Amount:
    limit = _number(match["number"])
    return Amount(low=limit + 1 if whole else limit, high=None)


def _at_least(match: re.Match[str], whole: bool) -> Amount:  # noqa: ARG001
    return Amount(low=_number(match["number"]), high=None)


def _band(match: re.Match[str], whole: bool) -> Amount:  # noqa: ARG001
    low, high = _number(match["low"]), _number(match["high"])
    if re.search(r"[a-z]$", match["high"]) and not re.search(r"[a-z]$", match["low"]):
        raise Unreadable("Write both ends of the band in full, such as 5,000 to 10,000.")
    if low > high:
        raise Unreadable(f'"{match[0]}" goes from more to less. Type the smaller number first.')
    return Amount(low=low, high=high)


def _ratio(match: re.Match[str], whole: bool) -> Amount:
    part, out_of = _number(match["part"]), _number(match["whole"])
    if whole and match["sign"] == "in":
        raise Unreadable(f'"{match[0]}" is a rate, not a count. Type the count, such as 10 of 2,077.')
    if part > out_of or part < 0:
        raise Unreadable(f'"{match[0]}" is more than the whole. Type the part first, such as 10 of 2,077.')
    return Amount(low=part, high=part, out_of=out_of)


N = r"(?P<number>.+)"
PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"(?:between|from) (?P<low>.+?) (?:and|to) (?P<high>.+)"), _band),
    (re.compile(rf"(?:<|(?:fewer|less|lower|smaller) than|under|below)\s*{N}"), _below),
    (
        re.compile(
            rf"(?:<=|≤|up to|at most|(?:no|not) (?:more|greater|higher) than|a maximum of|maximum(?: of)?|max)\s*{N}"
        ),
        _at_most,
    ),
    (re.compile(rf"{N} (?:or|and) (?:fewer|less|under|below)"), _at_most),
    (
        re.compile(
            rf"(?:>=|≥|at least|(?:no|not) (?:fewer|less) than|a minimum of|minimum(?: of)?|min|upwards of)\s*{N}"
        ),
        _at_least,
    ),
    (re.compile(rf"{N}(?:\s*\+| (?:or|and) (?:more|over|above|upwards))"), _at_least),
    (re.compile(rf"(?:>|(?:more|greater|higher) than|over|above|exceeding|in excess of)\s*{N}"), _above),
    (re.compile(r"(?P<low>.+?) to (?P<high>.+)"), _band),
    (re.compile(r"(?P<low>[0-9][^-]*?)\s*-\s*(?P<high>[0-9][^-]*)"), _band),
    (re.compile(r"(?P<part>.+?)\s*(?P<sign>/|\bout of\b|\bof\b|\bin\b)\s*(?:every )?(?P<whole>.+)"), _ratio),
)
