"""Bank holidays: the pinned `holidays` package by nation, corrected, plus days proclaimed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from holidays import country_holidays

from foi_tracker.domain.working_days import SATURDAY, WorkingCalendar

FIRST_DAY = date(2005, 1, 1)  # when all four access laws came into force
HORIZON = date(2028, 12, 31)  # later years are projections, not published holidays

NATIONS: Mapping[str, str] = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}

# St Andrew's Day Bank Holiday (Scotland) Act 2007 (asp 2) came into force on 16 January 2007.
NOT_HOLIDAYS = {("SCT", date(2006, 11, 30))}

# The package's names, as the proclamations and GOV.UK write them.
NAMES = {
    "Battle of the Boyne": "Battle of the Boyne",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "New Year Holiday": "2nd January",
    "New Year Holiday; New Year's Day": "New Year's Day",
    "Saint Andrew's Day": "St Andrew's Day",
    "Saint Patrick's Day": "St Patrick's Day",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
    "Coronation of Charles III": "Coronation of King Charles III",
}

# FOIA s.10(6) and FOISA s.73 leave these out in their own words, so no proclamation can make them count.
CHRISTMAS, GOOD_FRIDAY = "Christmas Day", "Good Friday"


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


def calendar(name: str, nations: Iterable[str], proclaimed: Iterable[ProclaimedDay] = ()) -> WorkingCalendar:
    """The working days of a law that leaves out the bank holidays of any of `nations`."""
    by_nation = {nation: in_nation(nation, frozenset(proclaimed)) for nation in nations}
    days = sorted({day for holidays in by_nation.values() for day in holidays})
    holidays = {day: _named(day, by_nation) for day in days}
    return WorkingCalendar(name, holidays, first=FIRST_DAY, horizon=HORIZON)


@lru_cache(maxsize=64)
def in_nation(nation: str, proclaimed: frozenset[ProclaimedDay] = frozenset()) -> Mapping[date, str]:
    """The weekday bank holidays of one nation, Good Friday and Christmas Day among them."""
    days = dict(_published(nation))
    for change in sorted(proclaimed, key=lambda each: (each.day, each.is_holiday)):
        if change.nation != nation or change.day.weekday() >= SATURDAY:
            continue
        if change.is_holiday:
            days[change.day] = change.name
        elif days.get(change.day) not in (CHRISTMAS, GOOD_FRIDAY):
            days.pop(change.day, None)
    return days


@cache
def _published(nation: str) -> Mapping[date, str]:
    published = country_holidays("GB", subdiv=nation, years=range(FIRST_DAY.year, HORIZON.year + 1))
    return {
        day: _plain(name)
        for day, name in sorted(published.items())
        if day.weekday() < SATURDAY and (nation, day) not in NOT_HOLIDAYS
    }


def _plain(name: str) -> str:
    bare = name.removesuffix(" (observed)")
    return NAMES.get(bare, bare) + (" (substitute day)" if bare != name else "")


def _named(day: date, by_nation: Mapping[str, Mapping[date, str]]) -> str:
    """The name of a holiday, and where it is one when that is not everywhere: "St Andrew's Day (Scotland)"."""
    keeping = [nation for nation, holidays in by_nation.items() if day in holidays]
    name = by_nation[keeping[0]][day]
    return name if len(keeping) == len(by_nation) > 1 else f"{name} ({_listed(keeping)})"


def _listed(nations: list[str]) -> str:
    names = [NATIONS[nation] for nation in nations]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
