"""How a round of chasers reads: its letters under the step they take, and who dropped out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi_tracker.domain.chasing import STEPS
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.queries.chaser_plan import LeftOut, PlannedLetter
from foi_tracker.web.filters import plural, short_date

NAMED_AT_MOST = 10

STEP_NAMES: dict[LetterKind, str] = {
    LetterKind.REMINDER: "Reminder",
    LetterKind.SECOND_REMINDER: "Second reminder",
    LetterKind.REVIEW: "Requirement for review",
    LetterKind.COMPLAINT: "Complaint to the regulator",
    LetterKind.NON_COMPLIANCE: "Report of a decision not obeyed",
}
HOW_MANY: dict[LetterKind, tuple[str, str]] = {
    LetterKind.REMINDER: ("reminder", "reminders"),
    LetterKind.SECOND_REMINDER: ("second reminder", "second reminders"),
    LetterKind.REVIEW: ("requirement for review", "requirements for review"),
    LetterKind.COMPLAINT: ("complaint to the regulator", "complaints to the regulator"),
    LetterKind.NON_COMPLIANCE: ("report of a decision not obeyed", "reports of a decision not obeyed"),
}
WHAT_IT_IS: dict[LetterKind, str] = {
    LetterKind.REMINDER: "A reminder to the authority. It changes no date.",
    LetterKind.SECOND_REMINDER: "A reminder that names the regulator. It changes no date.",
    LetterKind.REVIEW: "It goes to the authority. In Scotland nobody can go to the Commissioner before it.",
    LetterKind.COMPLAINT: "It goes to the regulator, not to the authority.",
    LetterKind.NON_COMPLIANCE: "It goes to the regulator, which can take the authority to court.",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class StepGroup:
    """The letters of a round that take the same step."""

    kind: LetterKind
    name: str
    what_it_is: str
    is_legal: bool
    letters: list[PlannedLetter]

    @property
    def how_many(self) -> str:
        """3 second reminders."""
        return plural(len(self.letters), *HOW_MANY[self.kind])


def by_step(letters: Sequence[PlannedLetter]) -> list[StepGroup]:
    """In the order in which the steps are taken; no group without a letter."""
    found = {kind: [each for each in letters if each.step.kind is kind] for kind in STEPS}
    return [
        StepGroup(
            kind=kind,
            name=STEP_NAMES[kind],
            what_it_is=WHAT_IT_IS[kind],
            is_legal=alike[0].step.is_legal,
            letters=alike,
        )
        for kind, alike in found.items()
        if alike
    ]


def about(letter: PlannedLetter) -> str:
    """To whom it goes, why, how late they are, and what follows from it."""
    to, step = letter.recipient, letter.step
    others = [name for name in (to.name, to.address) if name and name != letter.authority]
    late = f", {plural(letter.days_late, 'working day')} ago" if letter.days_late else ""
    sentences = [
        f"To {', '.join(others)}." if others else "",
        "" if step.kind is LetterKind.REMINDER else step.why,
        f"It was due on {short_date(letter.due_on)}{late}." if letter.due_on else "",
        letter.opens,
        f"Our right to it runs until {short_date(step.by)}." if step.by else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def dropped_out(left_out: Sequence[LeftOut]) -> str:
    """Who dropped out between the preview and the approval, and why, in a few sentences."""
    named = " ".join(f"{each.authority} ({each.reference}): {each.reason}" for each in left_out[:NAMED_AT_MOST])
    more = len(left_out) - NAMED_AT_MOST
    rest = f" And {more} more." if more > 0 else ""
    return f"{plural(len(left_out), 'letter')} dropped out since you looked. {named}{rest}"
