"""Answers as the colours of a map, a grid or a chart: the options of a question, then what was said instead of one."""

from collections.abc import Mapping, Sequence
from typing import Final

from foi_tracker.domain.findings.values import YES_NO_UNKNOWN, Chosen, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.hexmap import Category, marked
from foi_tracker.domain.palette import choice_tone
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

PICKED: Final = (FieldType.CHOICE, FieldType.BOOL3)
OTHER: Final = "other"
# Words and tone of an answer that picks no option.
STATES: Final = {
    AnswerState.ANSWERED: ("answered, but not this", "lack"),
    AnswerState.NIL: ("none, in so many words", "lack"),
    AnswerState.PARTLY: ("partly answered, but not this", "lack"),
    AnswerState.PUBLISHED_ELSEWHERE: ("published elsewhere", "lack"),
    AnswerState.LATER_PUBLICATION: ("to be published later", "lack"),
    AnswerState.NOT_HELD: ("not held", "lack"),
    AnswerState.REFUSED: ("refused", "shut"),
    AnswerState.NCND: ("neither confirmed nor denied", "shut"),
    AnswerState.IGNORED: ("question ignored", "lack"),
    AnswerState.UNCLEAR: ("cannot tell", "lack"),
    AnswerState.PENDING: ("no answer yet", "wait"),
    AnswerState.NOT_APPLICABLE: ("does not apply", "none"),
    AnswerState.NOT_ASKED: ("not asked", "none"),
}
# Where a district says no more than this, its county council may speak.
BLANK: Final = (f"state-{AnswerState.PENDING}", f"state-{AnswerState.NOT_ASKED}")


def mapped_fields(definition: QuestionSetDefinition) -> Sequence[tuple[Question, AnswerField]]:
    """The questions and fields that a map can be coloured by: those that pick one of a few."""
    return [(each, field) for each in definition.questions for field in each.fields if field.type in PICKED]


def options(field: AnswerField) -> Sequence[str]:
    """What can be picked."""
    return YES_NO_UNKNOWN if field.type is FieldType.BOOL3 else field.options


def categories(field: AnswerField) -> list[Category]:
    """Every colour that an answer in this field may have, with its letter."""
    picked = dict.fromkeys([*options(field), *([OTHER] if field.other else [])])
    words = [(each, each.replace("_", " "), choice_tone(place)) for place, each in enumerate(picked)]
    return marked([*words, *((f"state-{state}", text, tone) for state, (text, tone) in STATES.items())])


def category_of(state: AnswerState, values: Mapping[str, Value], field: AnswerField) -> str:
    """The key of an answer's colour."""
    picked = _picked(values.get(field.key))
    known = (*options(field), *([OTHER] if field.other else []))
    return picked if picked in known else f"state-{state}"


def _picked(value: Value | None) -> str:
    """What an answer picks first. An older version of the question may have had options that this one has not."""
    if isinstance(value, Chosen):
        return value.options[0] if value.options else OTHER if value.other else ""
    return value if isinstance(value, str) else ""
