"""A number that is followed by itself in brackets: "12 (twelve)", "10 (0.48%)", "10 (of 2,077)"."""

import re

from foi_tracker.domain.findings.amounts import read_amount
from foi_tracker.domain.findings.unreadable import Unreadable, quoted

BRACKETED = re.compile(r"(?P<before>[^()]*[^() ])\s*\((?P<inside>[^()]+)\)")
SHARE = re.compile(r"(?:<|c\.?|approx\.?)? ?[0-9.]+ ?(?:%|per ?cent|pct)")
OF = re.compile(r"(?:out )?of .+")
ABOUT = re.compile(r"approx\.?|approximately|estimated?|est\.?")


def without_brackets(words: str, *, whole: bool) -> str:
    """The words with what is in brackets taken in or left away; refuses brackets that say something else."""
    match = BRACKETED.fullmatch(words)
    if match is None or ABOUT.fullmatch(match["inside"]):
        return words
    before, inside = match["before"], match["inside"]
    if SHARE.fullmatch(inside):
        return before
    if OF.fullmatch(inside):
        return f"{before} {inside}"
    if read_amount(before, whole=whole) != read_amount(inside, whole=whole):
        raise Unreadable(f"{quoted(words)} gives two numbers. Type the one that answers the question.")
    return before
