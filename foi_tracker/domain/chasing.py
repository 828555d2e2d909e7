"""Chasing what is overdue: one step up at a time, and who is left alone because of what the thread says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.guidance import AFTER_CHASING
from foi_tracker.domain.law import Law
from foi_tracker.domain.overdue import days_late, is_overdue
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.regulators import ICO
from foi_tracker.domain.standing import OWING
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Delivery, LetterKind, Phase

REMINDERS_BEFORE_THE_LAW = 2

# The event that records each letter as sent.
RECORDED_AS: Mapping[LetterKind, str] = {
    LetterKind.REMINDER: "chased",
    LetterKind.SECOND_REMINDER: "chased",
    LetterKind.REVIEW: "review_requested",
    LetterKind.COMPLAINT: "complaint",
    LetterKind.NON_COMPLIANCE: "non_compliance_reported",
}


# In the order in which they are taken.
STEPS = tuple(RECORDED_AS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What to send next: what a button says, why, and the last day for it where the law sets one."""

    kind: LetterKind
    verb: str
    why: str
    by: date | None = None

    @property
    def is_legal(self) -> bool:
        """Whether it is a step in law, which opens a clock, and no reminder."""
        return RECORDED_AS[self.kind] != "chased"

    @property
    def recorded_as(self) -> str:
        """The kind of event that records it."""
        return RECORDED_AS[self.kind]


def next_step(state: RequestState, law: Law, today: date) -> Step | None:
    """A reminder, a second one, then what this law allows; None where nothing is overdue or all has been done.

    A right of ours that would run out before the next chance comes before any reminder.
    """
    if not is_overdue(state.awaiting, state.due_on, today):
        return None
    if state.phase in OWING:
        return _enforce(state, law)
    right = _right(state, today)
    if right and (state.chasers >= REMINDERS_BEFORE_THE_LAW or _runs_out(right, law, today)):
        return _use(right, law, state.chasers)
    return _remind(state.chasers)


def left_out(
    state: RequestState, law: Law, today: date, *, wait: int = AFTER_CHASING.number, approved_on: date | None = None
) -> str:
    """Why nothing should be sent now, in a sentence; empty where something should.

    `wait` is how many working days a chaser is given, `approved_on` when a letter was approved that
    is not recorded as sent. A right about to run out waits for neither a date they gave nor an earlier chaser.
    """
    if not is_overdue(state.awaiting, state.due_on, today):
        return _not_overdue(state, law, today)
    if approved_on:
        return f"A letter approved on {written(approved_on)} is not recorded as sent yet."
    if state.last_event_kind in REPLIES:
        return f"They replied on {_on(state.last_event_on)}. Record what came of the review."
    if next_step(state, law, today) is None:
        return _nothing_left(state, law)
    right = _right(state, today)
    if right and _runs_out(right, law, today):
        return ""
    return _gave_a_date(state, today) or _chased_lately(state, law, today, wait)


def clock_opened(after: RequestState, law: Law) -> str:
    """What the law counts once a step in law has been taken today, from where the request then stands."""
    review = after.deadline(DeadlineKind.REVIEW_OUTCOME)
    if review and review.due_on:
        return f"If it goes today, they have until {written(review.due_on)} to answer the review ({_rule(review)})."
    decision = after.deadline(DeadlineKind.COMMISSIONER_DECISION)
    if decision and decision.due_on:
        until = f"{written(decision.due_on)} to decide ({_rule(decision)})"
        return f"If it goes today, the {regulator_of(law)} has until {until}."
    return f"The {regulator_of(law)} then has the matter. No law sets it a last day."


def regulator_of(law: Law) -> str:
    """What people call it: the ICO by its letters, the Scottish one by its name."""
    return ICO.short if law.regime.regulator is ICO else law.regime.regulator.name


def working_days_since(day: date, law: Law, today: date) -> int:
    """Working days of the request's own calendar after `day`, up to and including today."""
    return days_late(day, today, law.calendar)


# An answer that came while it still is the authority's turn: a review runs on.
REPLIES = frozenset({"response", "review_outcome"})


def _right(state: RequestState, today: date) -> Deadline | None:
    """What the law lets us do about silence by now: straight to the regulator where it may be, else a review."""
    first = state.deadline(DeadlineKind.COMPLAINT) or state.deadline(DeadlineKind.REVIEW_REQUEST)
    return first if first and first.opens_on and first.opens_on <= today else None


def _runs_out(right: Deadline, law: Law, today: date) -> bool:
    """Whether it would lapse while a chaser was given its time. What has lapsed already is not at risk."""
    last = right.due_on
    return last is not None and last >= today and working_days_since(today, law, last) < AFTER_CHASING.number


def _use(right: Deadline, law: Law, chasers: int) -> Step:
    why = "Still no answer after two reminders."
    if chasers < REMINDERS_BEFORE_THE_LAW:
        why = f"Our right to it runs out on {_on(right.due_on)}."
    if right.kind is DeadlineKind.COMPLAINT:
        return Step(kind=LetterKind.COMPLAINT, verb=f"Complain to the {regulator_of(law)}", why=why, by=right.due_on)
    return Step(kind=LetterKind.REVIEW, verb="Require a review", why=why, by=right.due_on)


def _remind(chasers: int) -> Step:
    if not chasers:
        return Step(kind=LetterKind.REMINDER, verb="Send a reminder", why="The day it was due has passed.")
    if chasers < REMINDERS_BEFORE_THE_LAW:
        return Step(
            kind=LetterKind.SECOND_REMINDER, verb="Send a second reminder", why="Still no answer after a reminder."
        )
    why = "Still no answer, and the law lets us do no more yet."
    return Step(kind=LetterKind.SECOND_REMINDER, verb="Send another reminder", why=why)


def _enforce(state: RequestState, law: Law) -> Step | None:
    """What a notice ordered is told to the regulator, once; what a tribunal or court ordered is not the regulator's."""
    order = state.deadline(DeadlineKind.COMPLIANCE)
    if order and order.provision != law.regime.compliance.text:
        return _remind(state.chasers) if state.chasers < REMINDERS_BEFORE_THE_LAW else None
    return None if state.non_compliance_on else _disobeyed(law)


def _disobeyed(law: Law) -> Step:
    verb = f"Tell the {regulator_of(law)} they did not obey"
    return Step(kind=LetterKind.NON_COMPLIANCE, verb=verb, why="The day that the decision set has passed.")


def _gave_a_date(state: RequestState, today: date) -> str:
    claimed = [each.due_on for each in state.deadlines if each.kind is DeadlineKind.CLAIMED and each.due_on]
    until = max(claimed, default=None)
    return f"They said they would answer by {written(until)}." if until and until >= today else ""


def _nothing_left(state: RequestState, law: Law) -> str:
    if state.non_compliance_on:
        return f"We told the {regulator_of(law)} on {_on(state.non_compliance_on)}. It is for them to act."
    return "This was ordered on appeal, and two reminders went. Take advice on how it can be enforced."


def _chased_lately(state: RequestState, law: Law, today: date, wait: int) -> str:
    if state.last_chased_on is None:
        return ""
    ago = working_days_since(state.last_chased_on, law, today)
    if ago >= wait:
        return ""
    how_long = f"{ago} working day{'' if ago == 1 else 's'} ago" if ago else "less than a working day ago"
    return f"Chased on {written(state.last_chased_on)}, {how_long}."


def _not_overdue(state: RequestState, law: Law, today: date) -> str:
    if state.phase is Phase.SENT and state.delivery is Delivery.BOUNCED:
        return "It came back undelivered. Send it again first."
    if state.awaiting is Awaiting.AUTHORITY:
        return _in_time(state, today)
    told = WHERE_ELSE.get(state.phase)
    return told(state, law) if told else "It is not the authority’s turn."


def _in_time(state: RequestState, today: date) -> str:
    if state.due_on is None:
        return f"Nobody can say when it is due. {state.undated_because}".strip()
    return "It is due today, so it is not late yet." if state.due_on == today else f"Not due until {_on(state.due_on)}."


def _with_the_regulator(state: RequestState, law: Law) -> str:
    return f"The {regulator_of(law)} has had it since {_on(state.complaint_on)}."


WHERE_ELSE: Mapping[Phase, Callable[[RequestState, Law], str]] = {
    Phase.DRAFT: lambda *_: "It has not been sent yet.",
    Phase.AWAITING_CLARIFICATION: lambda state, _: (
        f"They asked a question on {_on(state.clarification_requested_on)}. Nothing is due until we answer it."
        if state.clarification_requested_on
        else "They asked a question. Nothing is due until we answer it."
    ),
    Phase.AWAITING_FEE: lambda *_: "They asked for a fee. Nothing is due until it is paid.",
    Phase.LAPSED: lambda *_: "The fee was not paid in time, so nothing is due any more.",
    Phase.RESPONDED: lambda state, _: f"They replied on {_on(state.responded_on)}.",
    Phase.REVIEW_COMPLETE: lambda state, _: f"They answered the review on {_on(state.review_decided_on)}.",
    Phase.REGULATOR_COMPLAINT: _with_the_regulator,
    Phase.DECISION_NOTICE: lambda state, _: f"The regulator decided on {_on(state.decision_notice_on)}.",
    Phase.COMPLAINT_CLOSED: lambda *_: "The complaint about it was closed.",
    Phase.APPEALED: lambda state, _: f"It has been under appeal since {_on(state.appealed_on)}.",
    Phase.TRIBUNAL_DECIDED: lambda state, _: f"The tribunal decided on {_on(state.tribunal_decided_on)}.",
    Phase.APPEAL_DECIDED: lambda state, _: f"The appeal was decided on {_on(state.appeal_decided_on)}.",
    Phase.WITHDRAWN: lambda *_: "It was withdrawn.",
}


def _rule(deadline: Deadline) -> str:
    return f"{deadline.provision}, {deadline.level.value}"


def _on(day: date | None) -> str:
    return written(day) if day else "a day nobody recorded"
