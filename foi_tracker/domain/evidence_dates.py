"""The deadlines that a bundle works out: those still running, and those the authority has kept or missed."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version

from foi_tracker.domain.events import Event
from foi_tracker.domain.evidence import WorkedDeadline
from foi_tracker.domain.history import in_legal_order, replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.narrative import DEADLINE_NAMES
from foi_tracker.domain.overdue import days_late
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level
from foi_tracker.domain.working import working_of

LEVELS = {
    Level.STATUTE: "Statute",
    Level.RULE: "Rule",
    Level.GUIDANCE: "Guidance, not statute",
    Level.CONVENTION: "Convention, not law",
}
# What ended each duty of the authority, and what that was.
ENDED_BY = {
    DeadlineKind.RESPONSE: ("responded_on", "The answer"),
    DeadlineKind.PIT_DECISION: ("responded_on", "The decision"),
    DeadlineKind.REVIEW_OUTCOME: ("review_decided_on", "The outcome of the review"),
}
CHECKSUM_LENGTH = 8


def calendar_version(law: Law) -> str:
    """Whose days are counted, how far they are known, and a checksum that changes with any bank holiday."""
    calendar = law.calendar
    days = "".join(f"{day}{name}" for day, name in sorted(calendar.holidays.items()))
    checksum = sha256(days.encode()).hexdigest()[:CHECKSUM_LENGTH]
    known = f"known to {written(calendar.horizon)}"
    return f"{calendar.name}, {known} (holidays {version('holidays')}, checksum {checksum})"


def worked_deadlines(history: Sequence[Event], law: Law, today: date) -> tuple[WorkedDeadline, ...]:
    """Duties that have ended first, in the order of their dates; then what still runs."""
    state = replay(history, law)
    ended = sorted(ended_duties(history, law, state), key=lambda each: each.due_on or date.max)
    return (
        *(_worked(each, law, today, ended=_how_it_ended(each, state, law)) for each in ended),
        *(_worked(each, law, today) for each in state.deadlines),
    )


def answer_due(history: Sequence[Event], law: Law) -> Deadline | None:
    """By when the answer was, or is, due: live, or as it last was."""
    state = replay(history, law)
    there = [*state.deadlines, *ended_duties(history, law, state)]
    return next((each for each in there if each.kind is DeadlineKind.RESPONSE), None)


def ended_duties(history: Sequence[Event], law: Law, state: RequestState) -> list[Deadline]:
    """The authority's deadlines that no longer run, each as it last was."""
    live = {deadline.kind for deadline in state.deadlines}
    last = {each.kind: each for each in _all_along(history, law) if each.kind in ENDED_BY}
    return [deadline for kind, deadline in last.items() if kind not in live]


def _all_along(history: Sequence[Event], law: Law) -> Iterator[Deadline]:
    stands = [recorded.event for recorded in in_legal_order(history)]
    for length in range(1, len(stands) + 1):
        yield from replay(stands[:length], law).deadlines


def how_late(due_on: date | None, on: date, law: Law) -> str:
    """Whether a day kept a date: "in time", "5 working days late"; empty where there was none to keep."""
    if due_on is None:
        return ""
    if on <= due_on:
        return "in time"
    late = days_late(due_on, on, law.calendar)
    return f"{late} working {'day' if late == 1 else 'days'} late"


def _how_it_ended(deadline: Deadline, state: RequestState, law: Law) -> str:
    name, what = ENDED_BY[deadline.kind]
    day: date | None = getattr(state, name)
    if day is None:
        return "It no longer runs."
    if deadline.kind is DeadlineKind.RESPONSE and state.extension_valid and law.regime.pit_decision:
        return f"{what} is dated {written(day)}. Notice that the public interest was being weighed had moved the date."
    late = how_late(deadline.due_on, day, law)
    return f"{what} is dated {written(day)}" + (f": {late}." if late else ".")


def _worked(deadline: Deadline, law: Law, today: date, *, ended: str = "") -> WorkedDeadline:
    worked = working_of(deadline, law)
    name = DEADLINE_NAMES[deadline.kind]
    calendar = law.calendar_for(deadline.count) if deadline.count else law.calendar
    return WorkedDeadline(
        heading=name[:1].upper() + name[1:],
        due=_due(deadline, today, has_ended=bool(ended)),
        level=LEVELS[deadline.level],
        provision=deadline.provision,
        calendar=calendar.name,
        ended=ended,
        sentences=worked.sentences,
        days=worked.days,
    )


def _due(deadline: Deadline, today: date, *, has_ended: bool) -> str:
    if deadline.due_on is None:
        opens = f"Open from {written(deadline.opens_on)}, with no last day." if deadline.opens_on else ""
        return opens or "No date can be given."
    day = written(deadline.due_on)
    if deadline.party is not Awaiting.AUTHORITY or deadline.kind is DeadlineKind.CLAIMED:
        return f"{day}."
    passed = " That day has passed." if deadline.due_on < today and not has_ended else ""
    return f"{'Was due' if has_ended else 'Due'} by {day}.{passed}"
