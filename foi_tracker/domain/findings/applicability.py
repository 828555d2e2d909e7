"""Which questions a request was asked, which its own answers rule out, and the states that follow."""

from collections.abc import Collection, Iterator, Mapping

from foi_tracker.domain.findings.values import Chosen, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.narrowing import ASKED_FIRST
from foi_tracker.domain.question_sets import QuestionSetDefinition

Found = tuple[AnswerState, Mapping[str, Value]]
Current = Mapping[str, Found]


def asked_in_first_letter(definition: QuestionSetDefinition) -> tuple[str, ...]:
    """The questions that a first letter asks, in the order of the set."""
    return tuple(question.id for question in definition.questions if question.priority in ASKED_FIRST)


def state_of(
    question_id: str, definition: QuestionSetDefinition, asked_ids: Collection[str], current: Current
) -> AnswerState:
    """What a question's state is: what was found, or what follows from what was asked and answered."""
    if question_id in current:
        return current[question_id][0]
    if question_id not in asked_ids:
        return AnswerState.NOT_ASKED
    if not applies(question_id, definition, current):
        return AnswerState.NOT_APPLICABLE
    return AnswerState.PENDING


def applies(question_id: str, definition: QuestionSetDefinition, current: Current) -> bool:
    """Whether the answers found so far leave this question standing.

    Only an answer rules one out: a leading question that is not yet read, or that was refused, does not.
    """
    return question_id not in ruled_out(definition, current)


def deciding_fields(question_id: str, definition: QuestionSetDefinition) -> frozenset[str]:
    """The fields of this question by which others are shown or skipped."""
    names = [name for rule in definition.skip for name in rule.when]
    names += [name for question in definition.questions for name in question.show_if]
    parts = [name.partition(".") for name in names]
    return frozenset(key for asked, _, key in parts if asked == question_id)


def ruled_out(definition: QuestionSetDefinition, current: Current) -> frozenset[str]:
    """Every question that an answer makes pointless, and those that hang on one of them."""
    gone = frozenset(_skipped(definition, current) | _unmet(definition, current))
    while True:
        more = gone | {
            question.id
            for question in definition.questions
            if any(name.partition(".")[0] in gone - current.keys() for name in question.show_if)
        }
        if more == gone:
            return gone
        gone = more


def _skipped(definition: QuestionSetDefinition, current: Current) -> set[str]:
    ids = {question.id for question in definition.questions}
    return {
        each
        for rule in definition.skip
        if rule.when and all(_meets(name, wanted, current) is True for name, wanted in rule.when.items())
        for each in ids - set(rule.keep)
    }


def _unmet(definition: QuestionSetDefinition, current: Current) -> set[str]:
    return {
        question.id
        for question in definition.questions
        if any(_meets(name, wanted, current) is False for name, wanted in question.show_if.items())
    }


def _meets(name: str, wanted: tuple[str, ...], current: Current) -> bool | None:
    """Whether an answer is among those wanted; None where there is none to tell by."""
    question_id, _, key = name.partition(".")
    state, values = current.get(question_id, (AnswerState.PENDING, {}))
    given = set(_answers(values.get(key))) if state.has_values else set()
    return bool(given & set(wanted)) if given else None


def _answers(value: Value | None) -> Iterator[str]:
    if isinstance(value, Chosen):
        yield from value.options
        if value.other:
            yield "other"
    elif isinstance(value, str) and value:
        yield value
