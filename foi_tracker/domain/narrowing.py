"""Which questions to drop after a refusal over cost, in the order that the first letter promised."""

from collections.abc import Mapping
from dataclasses import dataclass

from foi_tracker.domain.question_sets import Group, Priority, Question, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode

ASKED_FIRST = (Priority.A, Priority.B)  # what a first letter asks, in its order
MINUTES_IN_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class CostLimit:
    """How much work an authority must do before it may refuse over cost: pounds at a rate are hours."""

    pounds: int
    an_hour: int
    provision: str

    @property
    def hours(self) -> int:
        """The whole hours that the money buys."""
        return self.pounds // self.an_hour


# For councils and police. Departments have 600 pounds (SI 2004/3244 reg 3(2)), and none is in the register.
# The environmental regulations set none in money: they ask what is unreasonable (EIR reg 12(4)(b), EI(S)R 10(4)(b)).
LIMITS: Mapping[RegimeCode, CostLimit] = {
    RegimeCode.FOIA: CostLimit(450, 25, "FOIA s.12(1); SI 2004/3244 reg 3(3), reg 4(4)"),
    RegimeCode.FOISA: CostLimit(600, 15, "FOISA s.12(1); SSI 2004/467 reg 3, reg 5"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """What to keep and what to drop. All hours are estimates: ours, or ours scaled to the authority's own total."""

    limit: CostLimit | None
    kept: tuple[Question, ...]
    dropped: tuple[Question, ...]
    scale: float

    @property
    def hours_before(self) -> float:
        """For everything that was asked."""
        return self.hours_of(*self.kept, *self.dropped)

    @property
    def hours_after(self) -> float:
        """For what is kept."""
        return self.hours_of(*self.kept)

    @property
    def hours_saved(self) -> float:
        """By what is dropped."""
        return self.hours_of(*self.dropped)

    @property
    def spare(self) -> tuple[Question, ...]:
        """The kept questions that the first letter put last: what may be offered up where nothing must go."""
        return tuple(each for each in self.kept if each.priority is Priority.B)

    @property
    def fits(self) -> bool:
        """Whether what is kept is within the limit. One question may be too much already."""
        return self.limit is None or self.hours_after <= self.limit.hours

    def hours_of(self, *questions: Question) -> float:
        """The estimated hours for these."""
        return self.scale * sum(each.cost_minutes for each in questions) / MINUTES_IN_AN_HOUR


def asked(questions: QuestionSetDefinition) -> tuple[Question, ...]:
    """What a first letter asks, in the order in which it stands there."""
    return tuple(each for priority in ASKED_FIRST for group in Group for each in questions.of_priority(priority, group))


def narrowing(questions: QuestionSetDefinition, law: RegimeCode, their_hours: float | None = None) -> Narrowing:
    """Leave questions out from the end, B before A, until the rest is within the limit; at least one is kept.

    Our own estimate is a convention. Where the authority has given its own, every question is scaled to it.
    """
    everything, limit = asked(questions), LIMITS.get(law)
    ours = sum(each.cost_minutes for each in everything) / MINUTES_IN_AN_HOUR
    scale = their_hours / ours if their_hours and ours else 1.0
    keep = len(everything)
    while keep > 1 and limit and _hours(everything[:keep], scale) > limit.hours:
        keep -= 1
    return Narrowing(limit=limit, kept=everything[:keep], dropped=everything[keep:], scale=scale)


def _hours(questions: tuple[Question, ...], scale: float) -> float:
    return scale * sum(each.cost_minutes for each in questions) / MINUTES_IN_AN_HOUR


def in_a_review(found: Narrowing) -> str:
    """What the letter that asks for a review would be content with; empty where there is nothing to drop."""
    if not found.dropped or not found.limit:
        return ""
    return (
        f"Please answer questions {_ids(found.kept)}, and leave out {_ids(found.dropped)}. We estimate that this takes "
        f"about {hours(found.hours_after)} in place of {hours(found.hours_before)}, and the limit is "
        f"{hours(found.limit.hours)}. Please tell us if you estimate it otherwise, and on what the estimate rests."
    )


def as_a_new_request(found: Narrowing, reference: str) -> str:
    """The questions that are kept, to ask as a request of their own."""
    questions = "\n\n".join(f"{each.id}. {each.ask}" for each in found.kept)
    return (
        f"This request takes the place of our request {reference}, which you refused because of its cost. It asks for "
        f"less: questions {_ids(found.kept)} of that request, and nothing else.\n\n{questions}\n"
    )


def hours(number: float) -> str:
    """12 hours, 4.5 hours, 1 hour."""
    text = f"{number:.1f}".removesuffix(".0")
    return f"{text} hour{'' if text == '1' else 's'}"


def _ids(questions: tuple[Question, ...]) -> str:
    names = [each.id for each in questions]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
