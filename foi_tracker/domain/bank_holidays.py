"""Bank holidays: the pinned `holidays` package by nation, corrected, plus days proclaimed since."""

from dataclasses import dataclass
from datetime import date

HORIZON = date(2028, 12, 31)


@dataclass(frozen=True, kw_only=True, slots=True)
class ProclaimedDay:
    """A bank holiday made (or, with `is_holiday` false, unmade) by proclamation, in one nation.

    `nation` is the `holidays` package's subdivision code: ENG, WLS, SCT or NIR.
    """

    day: date
    nation: str
    name: str
    is_holiday: bool
    citation: str
