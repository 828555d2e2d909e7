"""What the page for reading a reply shows, worked out so that its template decides nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from foi_tracker.domain.exemptions import Exemption, exemptions
from foi_tracker.domain.findings.applicability import deciding_fields
from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.vocabulary import AnswerState, Part
from foi_tracker.domain.history import cited_exemptions
from foi_tracker.domain.question_sets import Question
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Coding
from foi_tracker.queries.coding_desk import CodingDesk
from foi_tracker.web.answer_form import AnswerForm, lacking
from foi_tracker.web.answer_words import STATES, field_name
from foi_tracker.web.finding_words import details_said

NOT_ANSWERED: Final = "Not answered yet."


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A question of the reading. `lacks` is what must still be done; nothing where it is whole, or skipped."""

    question: Question
    state: AnswerState | None = None
    lacks: str = ""
    said: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    is_current: bool = False

    @property
    def is_skipped(self) -> bool:
        """Whether an answer of this reader's makes it pointless."""
        return self.state is AnswerState.NOT_APPLICABLE

    @property
    def is_done(self) -> bool:
        """Whether it could be handed in so."""
        return not self.is_skipped and not self.lacks


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """The questions of a reading in order, and where in them somebody is."""

    steps: tuple[Step, ...]

    @property
    def open(self) -> list[Step]:
        """The questions that are to be answered."""
        return [each for each in self.steps if not each.is_skipped]

    @property
    def skipped(self) -> list[Step]:
        """The questions that are not, by this reader's own answers."""
        return [each for each in self.steps if each.is_skipped]

    @property
    def done(self) -> int:
        """How many are whole."""
        return sum(each.is_done for each in self.open)

    @property
    def lacking(self) -> list[Step]:
        """What stands in the way of handing in."""
        return [each for each in self.open if each.lacks]

    @property
    def by_what_lacks(self) -> dict[str, list[Question]]:
        """The same, by what it is that lacks."""
        found: dict[str, list[Question]] = {}
        for step in self.lacking:
            found.setdefault(step.lacks, []).append(step.question)
        return found

    @property
    def current(self) -> Step | None:
        """The question on the page."""
        return next((each for each in self.steps if each.is_current), None)

    def beside(self, offset: int) -> Question | None:
        """The open question before or after the one on the page; None at either end."""
        here = next((at for at, each in enumerate(self.steps) if each.is_current), 0)
        way = self.steps[here + 1 :] if offset > 0 else self.steps[:here][::-1]
        found = next((each for each in way if not each.is_skipped), None)
        return found.question if found else None


def course(desk: CodingDesk, applicable: Collection[str], wanted: str = "") -> Course:
    """The questions with what has been answered; the page shows `wanted`, or the first that lacks something."""
    steps = [_step(each, desk, applies=each.id in applicable) for each in desk.questions]
    ids = {each.question.id for each in steps}
    first = next((each.question.id for each in steps if each.lacks), steps[0].question.id if steps else "")
    here = wanted if wanted in ids else first
    return Course(steps=tuple(replace(each, is_current=each.question.id == here) for each in steps))


def _step(question: Question, desk: CodingDesk, *, applies: bool) -> Step:
    answer = desk.answers.get(question.id)
    if not applies:
        return Step(question=question, state=AnswerState.NOT_APPLICABLE)
    if answer is None:
        return Step(question=question, lacks=NOT_ANSWERED)
    evidence = tuple(Evidence.load(each) for each in answer.evidence)
    return Step(
        question=question,
        state=answer.state,
        lacks=lacking(question, answer.state, answer.values, evidence, deciding_fields(question.id, desk.definition)),
        said=said(question, answer),
        evidence=evidence,
    )


def said(question: Question, answer: Coding) -> tuple[tuple[str, str], ...]:
    """The values of an answer, and what belongs to its state, in plain lines."""
    values = load_all(question.fields, answer.values)
    lines = [(field_name(each), say(values[each.key], each)) for each in question.fields if each.key in values]
    return (*lines, *details_said(StateDetails.load(answer.details)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """The exemptions that an answer may cite: those likely here first."""

    likely: tuple[Exemption, ...]
    others: tuple[Exemption, ...]

    @classmethod
    def of(cls, desk: CodingDesk, question: Question, ticked: Collection[str]) -> "Grounds":
        """Of the request's own law: what the reply was recorded to cite, what the question invites, what is ticked."""
        every = exemptions(desk.info_request.regime)
        cited = _cited(desk) | set(ticked)
        risk = question.exemption_risk if desk.info_request.regime is RegimeCode.FOIA else ()
        likely = tuple(each for each in every if each.code in cited or _is_risk(each.code, risk))
        return cls(likely=likely, others=tuple(each for each in every if each not in likely))


def _cited(desk: CodingDesk) -> set[str]:
    named = [each for _, cited in cited_exemptions([desk.reply.event]) for each in cited]
    return {each.code for each in named if each.law is desk.info_request.regime}


def _is_risk(code: str, risk: Collection[str]) -> bool:
    """A question set names sections of FOIA: "40" is s.40(1) and s.40(2)."""
    return any(code == f"s.{section}" or code.startswith(f"s.{section}(") for section in risk)


def risks(question: Question, regime: RegimeCode) -> list[Exemption]:
    """What an authority may rely on when it is asked this, where the law is the one that question sets name."""
    if regime is not RegimeCode.FOIA:
        return []
    return [each for each in exemptions(regime) if _is_risk(each.code, question.exemption_risk)]


STATE_ROWS: Final[Mapping[AnswerState, tuple[str, str, str]]] = {
    state: (words[0], words[1], str(number % 10)) for number, (state, words) in enumerate(STATES.items(), 1)
}
PART_NAMES: Final = {Part.FIRST: "First reading", Part.SECOND: "Second reading"}


def problem_lines(form: AnswerForm) -> list[tuple[str, str]]:
    """What is wrong, each with the input it leads to."""
    return [(name, f"{each.label}: {each.text}") for name, each in form.typed.problems.items()]
