"""Putting a reckoned date into a deadline."""

from datetime import date

from foi_tracker.domain.course import Course
from foi_tracker.domain.law import Allowance, Reckoned
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind


def dated(  # noqa: PLR0913 a deadline has this many parts, and each is named where it is called
    kind: DeadlineKind,
    party: Awaiting,
    allowance: Allowance,
    reckoned: Reckoned,
    opened_by: int,
    *,
    opens_on: date | None = None,
) -> Deadline:
    """A deadline under an allowance, already reckoned."""
    return Deadline(
        kind=kind,
        party=party,
        level=allowance.level,
        provision=allowance.provision,
        opened_by=opened_by,
        due_on=reckoned.due_on,
        opens_on=opens_on,
        count=reckoned.count,
        unknown_because=reckoned.unknown_because,
    )


def run(  # noqa: PLR0913 a deadline has this many parts, and each is named where it is called
    course: Course, kind: DeadlineKind, party: Awaiting, allowance: Allowance | None, start: date, opened_by: int
) -> Deadline | None:
    """A deadline run from a day; None where the regime has none of the kind."""
    if allowance is None:
        return None
    return dated(kind, party, allowance, course.law.reckon(allowance, start), opened_by)
