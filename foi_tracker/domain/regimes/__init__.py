"""The four regimes, and the law each becomes once the working days are known."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from foi_tracker.domain.bank_holidays import HORIZON, ProclaimedDay
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import WorkingCalendar

Laws = Mapping[RegimeCode, Law]


@lru_cache(maxsize=8)
def laws(proclaimed: frozenset[ProclaimedDay] = frozenset()) -> Laws:
    """The law of every regime, with these proclaimed days taken into account."""
    calendar = WorkingCalendar("UK", {day.day: day.name for day in proclaimed}, first=date(2005, 1, 1), horizon=HORIZON)
    return {code: Law(code=code, calendar=calendar) for code in RegimeCode}
