"""The words a statute is written in: a regime's allowances, and the law that applies them to a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from foi_tracker.domain.regulators import Regulator
from foi_tracker.domain.vocabulary import DeadlineKind, Level, RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted, Count, Unit, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule that is not a number: where it is written, and how binding that is."""

    text: str
    level: Level = Level.STATUTE


@dataclass(frozen=True, slots=True)
class Allowance:
    """A period of time that somebody is given, where it is written, and how binding that is."""

    number: int
    provision: str
    unit: Unit = Unit.WORKING_DAYS
    level: Level = Level.STATUTE
    including_start: bool = False
    rolls: bool = False

    def count(self, start: date, excluding: Iterable[tuple[date, date]] = ()) -> Count:
        """This period, run from a day."""
        return Count(
            start=start,
            number=self.number,
            unit=self.unit,
            including_start=self.including_start,
            excluding=tuple(excluding),
            rolls=self.rolls,
        )


@dataclass(frozen=True, slots=True)
class Extension:
    """More time that an authority may take if it says so in time."""

    most: Allowance  # beyond the time for the response
    may_be_shorter: bool


class RunsFrom(StrEnum):
    """What the time to challenge an answer is counted from."""

    ISSUE = "issue"
    RECEIPT = "receipt"
    RESPONSE_TIME = "response_time"  # FOISA s.20(5): the end of the time for the response; a late answer's receipt


@dataclass(frozen=True, kw_only=True, slots=True)
class Regime:
    """One access law: every number beside its provision. None where the law gives nothing of the kind."""

    code: RegimeCode
    name: str
    short: str
    regulator: Regulator
    withholding_term: str
    working_day: Provision
    receipt: Provision
    emailed: Provision
    posted: Allowance | None
    response: Allowance
    response_to_code: Provision | None
    clarification: Provision
    clarification_reminders: tuple[Allowance, ...]
    fee_notice: Provision
    fee_notice_in_extension: bool  # whether a fee may still be asked for in the longer time
    fee_payment: Allowance
    fee_excluded: Provision
    pit_decision: Allowance | None
    pit_notice: Provision | None
    time_extension: Extension | None
    transfer: Provision
    review_request: Allowance
    review_runs_from: RunsFrom
    review_on_silence: Allowance | None
    review_outcome: Allowance
    review_long_stop: Allowance | None
    complaint: Allowance
    complaint_runs_from: RunsFrom
    complaint_on_silence: Provision | None
    complaint_on_review_silence: Provision
    complaint_on_review_silence_by: Allowance | None
    commissioner_decision: Allowance | None
    compliance: Provision
    compliance_on_appeal: Provision  # where the tribunal or court set the day itself
    appeal_kind: DeadlineKind
    appeal: Allowance
    ftt_permission: Allowance | None
    ut_permission: Allowance | None
    aggregation: Allowance | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date with how it was counted; or, where it cannot be known, why."""

    due_on: date | None = None
    count: Count | None = None
    unknown_because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """One regime applied to its working-day calendar.

    `uk_calendar` is what WhatDoTheyKnow counts by for every body; `tribunal_calendar` is
    England's, the safe reading of the tribunals' own "working day".
    """

    regime: Regime
    calendar: WorkingCalendar
    uk_calendar: WorkingCalendar
    tribunal_calendar: WorkingCalendar

    @property
    def code(self) -> RegimeCode:
        """Which of the four laws this is."""
        return self.regime.code

    def reckon(
        self,
        allowance: Allowance,
        start: date | None,
        excluding: Iterable[tuple[date, date]] = (),
        *,
        because: str = "",
    ) -> Reckoned:
        """The last day of a period. Never raises: past the horizon, or with no start, it says why there is none."""
        if start is None:
            return Reckoned(unknown_because=because)
        count = allowance.count(start, excluding)
        try:
            return Reckoned(self.calendar_for(count).due(count), count)
        except CalendarExhausted as exhausted:
            return Reckoned(None, count, str(exhausted))

    def calendar_for(self, count: Count) -> WorkingCalendar:
        """Whose working days a period is counted, or rolled over, by."""
        return self.tribunal_calendar if count.rolls else self.calendar

    def aggregation_clear_from(self, received_on: date) -> date | None:
        """The first working day outside the stretch in which the cost of similar requests may be added together.

        None where the law has no such stretch, or where it cannot be counted yet.
        """
        return self.reckon(self.regime.aggregation, received_on).due_on if self.regime.aggregation else None


def day_after(day: date | None) -> date | None:
    """The calendar day after; None where there is none."""
    return day + timedelta(days=1) if day and day < date.max else None
