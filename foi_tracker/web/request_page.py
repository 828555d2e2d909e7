"""What the page of one request shows, worked out so that its template decides nothing."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from foi_tracker.domain import effects
from foi_tracker.domain.challenged import challenged
from foi_tracker.domain.events import Event, EventRetracted, Response, ReviewOutcome
from foi_tracker.domain.history import RANK, retracted
from foi_tracker.domain.law import Law
from foi_tracker.domain.moves import Move, next_action
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, LetterKind, Level, Phase, Stage
from foi_tracker.domain.working_days import CalendarExhausted, Unit
from foi_tracker.models import Attachment, EventRecord, InfoRequest
from foi_tracker.wall_clock import LONDON
from foi_tracker.web import recording
from foi_tracker.web.filters import plural, short_date

# Who the headline date binds; and whether they have until then, or had.
BOUND = {
    Awaiting.AUTHORITY: ("The authority", "has"),
    Awaiting.REQUESTER: ("We", "have"),
    Awaiting.COMMISSIONER: ("The Commissioner", "has"),
    Awaiting.TRIBUNAL: ("The tribunal", "has"),
    Awaiting.NOBODY: ("Everybody", "has"),
}
# What an authority owes us at each stage where it is its turn.
WAITED_FOR = {Stage.AWAITING_RESPONSE: Response.kind, Stage.INTERNAL_REVIEW: ReviewOutcome.kind}


# What is done by letter, and recorded when it has gone.
LETTERS = {
    "clarification_provided": LetterKind.CLARIFICATION,
    "review_requested": LetterKind.REVIEW,
    "complaint": LetterKind.COMPLAINT,
    "non_compliance_reported": LetterKind.NON_COMPLIANCE,
}
# What comes seldom, and waits folded where there is much to choose from.
SELDOM = frozenset(
    {
        "received",
        "bounced",
        "fee_notice",
        "pit_extension",
        "time_extension",
        "authority_claimed_due",
        "transferred",
        "review_acknowledged",
        "review_withdrawn",
        "complaint_closed",
        "ftt_permission_refused",
        "withdrawn",
    }
)
FEW = 4
TAKEN_FURTHER = frozenset({Phase.REVIEW_COMPLETE, Phase.DECISION_NOTICE})
ELSEWHERE = frozenset(
    {Phase.REGULATOR_COMPLAINT, Phase.APPEALED, Phase.COMPLAINT_CLOSED, Phase.WITHDRAWN, Phase.LAPSED}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineLine:
    """A line of history with who recorded it, and by whom it was taken back if it was."""

    position: int
    kind: str
    on: date
    sentence: str
    by: str
    at: datetime
    taken_back: str
    files: list[Attachment]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ribbon:
    """How far the authority's time has run: day 18 of 20, in the working days of the request's own calendar."""

    day: int
    total: int
    due_on: date
    late: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """The date for whoever's turn it is, with how far away it is in words."""

    due_on: date | None
    begins: str
    is_overdue: bool
    days_late: int
    words: str
    provision: str
    level: Level | None


def timeline(
    records: Sequence[EventRecord], names: Mapping[int, str], files: Sequence[Attachment]
) -> list[TimelineLine]:
    """What happened, in the order the law reads it; lines that were taken back keep their place, struck through."""
    lines = history(records, names, files)
    kept = [line for line in lines if line.kind != EventRetracted.kind]
    return sorted(kept, key=lambda line: (line.on, RANK[line.kind], line.position))


def history(
    records: Sequence[EventRecord], names: Mapping[int, str], files: Sequence[Attachment]
) -> list[TimelineLine]:
    """Every line in the order it was recorded, corrections among them."""
    events = [record.event for record in records]
    gone = _taken_back(events, records, names)
    return [
        TimelineLine(
            position=record.position,
            kind=record.kind,
            on=record.occurred_on,
            sentence=recording.told(event),
            by=names[record.recorded_by_id],
            at=record.recorded_at,
            taken_back=gone.get(record.position, ""),
            files=[file for file in files if file.position == record.position],
        )
        for record, event in zip(records, events, strict=True)
    ]


def _taken_back(events: Sequence[Event], records: Sequence[EventRecord], names: Mapping[int, str]) -> dict[int, str]:
    """Why each line that no longer counts does not: whose correction it was, and on which line it stands."""
    gone = retracted(events)
    return {
        event.position: f"Taken back by {names[record.recorded_by_id]} (line {record.position}). It no longer counts."
        for record, event in zip(records, events, strict=True)
        if isinstance(event, EventRetracted) and event.position in gone and record.position not in gone
    }


def ribbon(state: RequestState, law: Law, today: date) -> Ribbon | None:
    """The clock of the authority’s turn; None where it is not their turn, or is not counted in working days."""
    if state.awaiting is not Awaiting.AUTHORITY:
        return None
    deadline = headline_deadline(state)
    count = deadline.count if deadline else None
    if count is None or count.unit is not Unit.WORKING_DAYS or state.due_on is None:
        return None
    left = _working_days_between(today, state.due_on, law)
    late = days_late(state.due_on, today, law.calendar)
    return Ribbon(
        day=min(max(count.number - left, 0), count.number), total=count.number, due_on=state.due_on, late=late
    )


def headline_deadline(state: RequestState) -> Deadline | None:
    """The live deadline that the headline date is."""
    theirs = [each for each in state.deadlines if each.due_on == state.due_on and each.party is state.awaiting]
    dated = [each for each in theirs if each.kind is not DeadlineKind.CLAIMED]
    return dated[0] if dated and state.due_on else None


def headline(state: RequestState, law: Law, today: date) -> Headline:
    """The date that matters most, and how it reads today. Only an authority is ever late; our own time runs out."""
    deadline = headline_deadline(state)
    overdue = is_overdue(state.awaiting, state.due_on, today)
    late = days_late(state.due_on, today, law.calendar) if state.due_on and overdue else 0
    return Headline(
        due_on=state.due_on,
        begins=_begins(state, today),
        is_overdue=overdue,
        days_late=late,
        words=f"{effects.explain(state, today)} {_left(state.due_on, today, law)}".strip(),
        provision=deadline.provision if deadline else "",
        level=deadline.level if deadline else None,
    )


def urged(state: RequestState, law: Law, today: date) -> str:
    """The kind of event whose button stands out: what is next for us, or the answer while we wait; empty for none."""
    action = next_action(state, law, today)
    if action and action.kind:
        return action.kind
    return WAITED_FOR.get(state.stage, "") if state.awaiting is Awaiting.AUTHORITY else ""


def foremost(moves: Mapping[str, Move], urged: str, seldom: Set[str]) -> tuple[list[Move], list[Move]]:
    """The moves to show as buttons, the urged one first, and those to fold away. Few are all shown."""
    ordered = sorted(moves.values(), key=lambda move: move.kind != urged)
    if len(ordered) <= FEW:
        return ordered, []
    folded = [move for move in ordered if move.kind in seldom and move.kind != urged]
    return [move for move in ordered if move not in folded], folded


def may_challenge(info_request: InfoRequest, state: RequestState, law: Law, today: date) -> bool:
    """Whether something was withheld, came late or never came, or a decision is there to be taken further."""
    found = challenged([record.event for record in info_request.records], state, law, today)
    return state.phase in TAKEN_FURTHER or bool(found and found.grounds and state.phase not in ELSEWHERE)


def advice_waits(state: RequestState, today: date) -> bool:
    """Whether the authority has the matter and is still in time, so that waiting comes before any challenge."""
    return state.awaiting is Awaiting.AUTHORITY and not is_overdue(state.awaiting, state.due_on, today)


def letters_of(state: RequestState, today: date) -> dict[str, LetterKind]:
    """The letter that does what a move records, by the kind of event. Nobody reminds before the day."""
    if not is_overdue(state.awaiting, state.due_on, today):
        return LETTERS
    return {"chased": LetterKind.SECOND_REMINDER if state.chasers else LetterKind.REMINDER, **LETTERS}


def _begins(state: RequestState, today: date) -> str:
    who, has = BOUND[state.awaiting]
    return f"{who} {'had' if state.due_on and state.due_on < today else has} until"


def _left(due_on: date | None, today: date, law: Law) -> str:
    if due_on is None or due_on <= today:
        return ""
    return f"{plural(_working_days_between(today, due_on, law), 'working day')} left."


def _working_days_between(today: date, due_on: date, law: Law) -> int:
    if due_on <= today:
        return 0
    try:
        return law.calendar.between(today, due_on)
    except CalendarExhausted:
        return 0


def when(instant: datetime) -> str:
    """Mon 23 Nov 2026, 09:00, by the clocks in London."""
    local = instant.astimezone(LONDON)
    return f"{short_date(local.date())}, {local:%H:%M}"
