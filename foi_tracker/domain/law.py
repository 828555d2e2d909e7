"""The words a statute is written in: a regime's allowances, and the law that applies them to a calendar."""

from dataclasses import dataclass

from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import WorkingCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """One regime applied to one working-day calendar."""

    code: RegimeCode
    calendar: WorkingCalendar
