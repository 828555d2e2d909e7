"""What the page of a challenge shows, worked out so that its template decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from foi_tracker.domain.challenged import Challenged, Ground, Ticks
from foi_tracker.domain.chasing import left_out, next_step
from foi_tracker.domain.defects import Defect
from foi_tracker.domain.letters import points
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.letters.first_letter import fill
from foi_tracker.domain.letters.pen import Pen
from foi_tracker.domain.letters.rights import may_draft
from foi_tracker.domain.letters.wording import wording
from foi_tracker.domain.moves import is_ours_to_appeal
from foi_tracker.domain.narrowing import LIMITS, Narrowing, narrowing
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.refusal_advice import Argument, Check, Tick
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Finding, LetterKind, Level, Phase
from foi_tracker.domain.working import BEFORE_FIVE
from foi_tracker.web import recording
from foi_tracker.web.challenge_words import draft_words
from foi_tracker.web.filters import plural
from foi_tracker.web.forms.challenge import field_name

REMINDERS = (LetterKind.REMINDER, LetterKind.SECOND_REMINDER)
# The letters that take up what was ticked.
ARGUED = (LetterKind.REVIEW, LetterKind.COMPLAINT, LetterKind.APPEAL)
# The right that each letter uses.
CLOCKS: Mapping[LetterKind, tuple[DeadlineKind, ...]] = {
    LetterKind.REVIEW: (DeadlineKind.REVIEW_REQUEST,),
    LetterKind.COMPLAINT: (DeadlineKind.COMPLAINT,),
    LetterKind.APPEAL: (DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL),
}
# Which letter comes first in each phase where it is our turn.
OURS: Mapping[Phase, LetterKind] = {
    Phase.AWAITING_CLARIFICATION: LetterKind.CLARIFICATION,
    Phase.RESPONDED: LetterKind.REVIEW,
    Phase.COMPLAINT_CLOSED: LetterKind.REVIEW,
    Phase.REVIEW_COMPLETE: LetterKind.COMPLAINT,
    Phase.DECISION_NOTICE: LetterKind.APPEAL,
}
FEW = 6  # questions of a ground that are shown at once
TICK_WORDS = {Tick.YES: "Yes", Tick.NO: "No", Tick.UNSURE: "Can’t tell"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A check with its name in the form, and the answer it has. `recorded` says that the history gave it."""

    check: Check
    name: str
    answer: Tick | None
    recorded: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """Advice on one ground: what it means, what to ask of the letter, and what follows so far.

    The first few questions are shown; `more` wait folded, open where one of them has an answer.
    """

    ground: Ground
    questions: tuple[Question, ...]
    more: tuple[Question, ...]
    from_record: tuple[Question, ...]
    arguments: tuple[Argument, ...]
    id: str = ""
    is_open: bool = False

    @property
    def more_is_open(self) -> bool:
        """Whether somebody has been there."""
        return any(each.answer for each in self.more)


class Other(NamedTuple):
    """Another letter that may be drafted today, and the last day for the right it uses, where that is still to come."""

    letter: LetterKind
    button: str
    last_day: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class NextThing:
    """The one thing to do: its letter, why, by when, and why one might wait."""

    letter: LetterKind | None
    button: str
    why: str
    deadline: Deadline | None = None
    hour: str = ""
    too_late: str = ""
    wait: str = ""
    others: tuple[Other, ...] = ()

    @property
    def argues(self) -> bool:
        """Whether the letter takes up what was ticked."""
        return self.letter in ARGUED


def happened(found: Challenged | None, dossier: Dossier) -> str:
    """What has been decided, or that nothing has, and what came of that decision since."""
    decision = found.decision if found else None
    decided = [each for each in (dossier.review_outcome, dossier.notice) if each and each is not decision]
    since = [
        f"{written(each.on)}: {recording.told(each)}" for each in decided if not decision or each.on >= decision.on
    ]
    if found is None:
        return " ".join(since) or "Nothing has been refused, and nothing is overdue."
    if decision is None:
        return _silence(dossier)
    return " ".join([f"{recording.told(decision)} The letter is dated {written(decision.on)}.", *since])


def _silence(dossier: Dossier) -> str:
    due = dossier.state.due_on
    late = f", {plural(dossier.days_late, 'working day')} ago" if dossier.days_late else ""
    return (
        f"They have not answered. The last day for it was {written(due)}{late}." if due else "They have not answered."
    )


def next_thing(dossier: Dossier) -> NextThing:
    """What to do now: what is overdue first, then what is ours; else what we are waiting for."""
    state, law, today = dossier.state, dossier.law, dossier.made_on
    step, wait = next_step(state, law, today), left_out(state, law, today)
    if step:
        return _thing(step.kind, dossier, step.why, wait)
    appealable = is_ours_to_appeal(state) and _last_day(LetterKind.APPEAL, dossier)
    ours = state.awaiting is Awaiting.REQUESTER or appealable
    kind = OURS.get(state.phase) if ours else None
    if kind is LetterKind.APPEAL and state.finding is Finding.UPHELD:
        return NextThing(letter=None, button="", why="The regulator decided for us.", others=_others(None, dossier))
    if kind and not may_draft(kind, dossier):
        return _thing(kind, dossier, _why(kind), "")
    return NextThing(letter=None, button="", why=wait, others=_others(None, dossier))


def _thing(kind: LetterKind, dossier: Dossier, why: str, wait: str) -> NextThing:
    clocks = CLOCKS.get(kind)
    deadline = dossier.state.deadline(*clocks) if clocks else None
    return NextThing(
        letter=kind,
        button=draft_words(kind, dossier.law),
        why=why,
        deadline=deadline,
        hour=BEFORE_FIVE if deadline and deadline.count and deadline.count.rolls else "",
        too_late=_too_late(deadline, dossier),
        wait=wait,
        others=_others(kind, dossier),
    )


def _too_late(deadline: Deadline | None, dossier: Dossier) -> str:
    """What the passing of a day means for us; empty where it has not passed."""
    if deadline is None or deadline.due_on is None or deadline.due_on >= dossier.made_on:
        return ""
    if deadline.level is Level.GUIDANCE:
        return "That day has passed, but it is only guidance. Ask all the same: the letter says that you know."
    return "That day has passed. They may still accept it, so the letter asks them to."


def _others(first: LetterKind | None, dossier: Dossier) -> tuple[Other, ...]:
    """Every other letter that may be drafted today; a plain reminder is none where something better is due."""
    kinds = [kind for kind in LetterKind if kind not in (first, *REMINDERS) and not may_draft(kind, dossier)]
    return tuple(Other(kind, draft_words(kind, dossier.law), _last_day(kind, dossier)) for kind in kinds)


def _last_day(kind: LetterKind, dossier: Dossier) -> date | None:
    right = dossier.state.deadline(*CLOCKS[kind]) if kind in CLOCKS else None
    return right.due_on if right and right.due_on and right.due_on >= dossier.made_on else None


def _why(letter: LetterKind) -> str:
    return {
        LetterKind.CLARIFICATION: "They asked a question, and nothing happens until we answer it.",
        LetterKind.REVIEW: "Ask them to look at it again. It is the first step, and it costs nothing.",
        LetterKind.COMPLAINT: "The review is done. The regulator can order them to answer.",
        LetterKind.APPEAL: "The regulator has decided. Talk to the coordinator before you appeal.",
    }[letter]


def cards(found: Challenged, ticks: Ticks, dossier: Dossier) -> list[Card]:
    """One for each ground, the first that nobody has looked at open; what follows, in the words of a letter."""
    pen = Pen(wording(), LetterKind.REVIEW.value, dossier)
    untouched = (ground for ground in found.grounds if not ticks.get(ground.advice.key))
    first = next(untouched, found.grounds[0] if found.grounds else None)
    return [
        replace(_card(ground, ticks, pen), id=f"ground-{number}", is_open=ground is first)
        for number, ground in enumerate(found.grounds, 1)
    ]


def _card(ground: Ground, ticks: Ticks, pen: Pen) -> Card:
    own, answers = ticks.get(ground.advice.key, {}), ground.answers(ticks)
    asked = [
        Question(
            check=check,
            name=field_name(ground, check),
            answer=answers.get(check.id),
            recorded=check.id in ground.recorded and check.id not in own,
        )
        for check in ground.checks
    ]
    open_ones = tuple(each for each in asked if not each.recorded)
    return Card(
        ground=ground,
        questions=open_ones[:FEW],
        more=open_ones[FEW:],
        from_record=tuple(each for each in asked if each.recorded),
        arguments=tuple(_spoken(each, ground, pen) for each in ground.arguments(ticks)),
    )


def _spoken(argument: Argument, ground: Ground, pen: Pen) -> Argument:
    """As it will read: its placeholders filled."""
    about = pen.about(points.Ground(advice=ground.advice, arguments=(), cited=ground.cited))
    return replace(argument, text=fill(argument.text, about))


def wrongs(found: Sequence[Defect]) -> tuple[list[Defect], list[Defect]]:
    """What breaks a rule, and what is only worth knowing."""
    return [each for each in found if not each.is_note], [each for each in found if each.is_note]


def cost(found: Challenged | None, dossier: Dossier, hours: float | None) -> Narrowing | None:
    """What to drop after a refusal over cost; None where that was no ground, or the law has no limit to narrow to."""
    if found is None or dossier.questions is None or not found.over_cost or dossier.law.code not in LIMITS:
        return None
    return narrowing(dossier.questions, dossier.law.code, hours)
