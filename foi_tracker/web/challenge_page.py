"""What the page of a challenge shows, worked out so that its template decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from foi_tracker.domain import points
from foi_tracker.domain.challenged import Challenged, Ground, Ticks
from foi_tracker.domain.chasing import left_out, next_step
from foi_tracker.domain.defects import Defect
from foi_tracker.domain.dossier import Dossier
from foi_tracker.domain.letter_pen import Pen
from foi_tracker.domain.letter_rights import may_draft
from foi_tracker.domain.letters import fill
from foi_tracker.domain.narrowing import LIMITS, Narrowing, narrowing
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.refusal_advice import Argument, Check, Tick
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import DeadlineKind, LetterKind, Phase
from foi_tracker.domain.wording import wording
from foi_tracker.web import recording
from foi_tracker.web.challenge_words import draft_words
from foi_tracker.web.filters import plural
from foi_tracker.web.forms.challenge import field_name

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
    Phase.REVIEW_COMPLETE: LetterKind.COMPLAINT,
    Phase.DECISION_NOTICE: LetterKind.APPEAL,
}
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
    """Advice on one ground: what it means, what to ask of the letter, and what follows so far."""

    id: str
    ground: Ground
    questions: tuple[Question, ...]
    from_record: tuple[Question, ...]
    arguments: tuple[Argument, ...]
    is_answered: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NextThing:
    """The one thing to do: its letter, why, by when, and why one might wait."""

    letter: LetterKind | None
    button: str
    why: str
    deadline: Deadline | None = None
    wait: str = ""


def happened(found: Challenged | None, dossier: Dossier) -> str:
    """What has been decided, or that nothing has, in a sentence or two."""
    if found is None:
        return "Nothing has been refused, and nothing is overdue."
    if found.decision is None:
        due = dossier.state.due_on
        late = f", {plural(dossier.days_late, 'working day')} ago" if dossier.days_late else ""
        return (
            f"They have not answered. The last day for it was {written(due)}{late}."
            if due
            else "They have not answered."
        )
    return f"{recording.told(found.decision)} The letter is dated {written(found.decision.on)}."


def next_thing(dossier: Dossier) -> NextThing:
    """What to do now: what is overdue first, then what is ours; else what we are waiting for."""
    state, law, today = dossier.state, dossier.law, dossier.made_on
    step = next_step(state, law, today)
    if step:
        clocks = CLOCKS.get(step.kind)
        return NextThing(
            letter=step.kind,
            button=draft_words(step.kind, law),
            why=step.why,
            deadline=state.deadline(*clocks) if clocks else None,
            wait=left_out(state, law, today),
        )
    kind = OURS.get(state.phase)
    if kind and not may_draft(kind, dossier):
        clocks = CLOCKS.get(kind)
        deadline = state.deadline(*clocks) if clocks else None
        return NextThing(letter=kind, button=draft_words(kind, law), why=_why(kind), deadline=deadline)
    return NextThing(letter=None, button="", why=left_out(state, law, today))


def _why(letter: LetterKind) -> str:
    return {
        LetterKind.CLARIFICATION: "They asked a question, and nothing happens until we answer it.",
        LetterKind.REVIEW: "Somebody there must look at it again. Many refusals give way here.",
        LetterKind.COMPLAINT: "The review is done. The regulator can order them to answer.",
        LetterKind.APPEAL: "The regulator has decided. Talk to the coordinator before you appeal.",
    }[letter]


def cards(found: Challenged, ticks: Ticks, dossier: Dossier) -> list[Card]:
    """One for each ground, with what follows in the words that a letter would use."""
    pen = Pen(wording(), LetterKind.REVIEW.value, dossier)
    return [_card(f"ground-{number}", ground, ticks, pen) for number, ground in enumerate(found.grounds, 1)]


def _card(name: str, ground: Ground, ticks: Ticks, pen: Pen) -> Card:
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
    return Card(
        id=name,
        ground=ground,
        questions=tuple(each for each in asked if not each.recorded),
        from_record=tuple(each for each in asked if each.recorded),
        arguments=tuple(_spoken(each, ground, pen) for each in ground.arguments(ticks)),
        is_answered=bool(own),
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
