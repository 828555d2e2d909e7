"""A deadline with its working, ready for a template."""

from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.law import Law
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level
from foi_tracker.domain.working import WorkedDay, working_of


@dataclass(frozen=True, kw_only=True, slots=True)
class ExplainedDeadline:
    """What a deadline says, how late it is, and the days it was counted over. `calendar` names whose days they are."""

    kind: DeadlineKind
    level: Level
    provision: str
    due_on: date | None
    opens_on: date | None
    unknown_because: str
    whose: str
    is_past: bool
    is_late: bool
    days_late: int
    sentences: tuple[str, ...]
    rows: tuple[WorkedDay, ...]
    calendar: str


def explained(deadline: Deadline, law: Law, today: date) -> ExplainedDeadline:
    """Work the deadline out again, day by day."""
    worked = working_of(deadline, law)
    calendar = law.calendar_for(deadline.count) if deadline.count else law.calendar
    return ExplainedDeadline(
        kind=deadline.kind,
        level=deadline.level,
        provision=deadline.provision,
        due_on=deadline.due_on,
        opens_on=deadline.opens_on,
        unknown_because=deadline.unknown_because,
        whose=_whose(deadline),
        is_past=deadline.due_on is not None and deadline.due_on < today,
        is_late=deadline.kind is not DeadlineKind.CLAIMED and is_overdue(deadline.party, deadline.due_on, today),
        days_late=days_late(deadline.due_on, today, calendar) if deadline.due_on else 0,
        sentences=worked.sentences,
        rows=worked.days,
        calendar=calendar.name,
    )


def _whose(deadline: Deadline) -> str:
    """How the date begins: an authority's is due, ours is the last day we have."""
    if deadline.kind is DeadlineKind.CLAIMED:
        return "They said"
    if deadline.level is Level.CONVENTION:
        return "Remind ourselves by"
    return "Our last day is" if deadline.party is Awaiting.REQUESTER else "Due"
