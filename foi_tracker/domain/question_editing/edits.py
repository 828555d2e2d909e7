"""Change a question set: each gives a new one, which is checked when it is saved."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

FieldPath = tuple[str, ...]


class _Named(Protocol):
    @property
    def key(self) -> str: ...


Part = TypeVar("Part", bound=_Named)

# What a new question or a new table starts with, since neither can be empty.
FIRST_FIELD = AnswerField(key="answer", type=FieldType.TEXT)
FIRST_COLUMN = AnswerField(key="value", type=FieldType.TEXT)


def with_question(definition: QuestionSetDefinition, question: Question) -> QuestionSetDefinition:
    """In the place of the one with its id, or at the end."""
    if definition.question(question.id) is None:
        return replace(definition, questions=(*definition.questions, question))
    kept = tuple(question if each.id == question.id else each for each in definition.questions)
    return replace(definition, questions=kept)


def without_question(definition: QuestionSetDefinition, question_id: str) -> QuestionSetDefinition:
    """Without it, and no longer kept by any rule; rules about its answers stay, and are found when it is saved."""
    skip = tuple(
        replace(rule, keep=tuple(each for each in rule.keep if each != question_id)) for rule in definition.skip
    )
    left = tuple(each for each in definition.questions if each.id != question_id)
    return replace(definition, questions=left, skip=skip)


def with_question_moved(definition: QuestionSetDefinition, question_id: str, step: int) -> QuestionSetDefinition:
    """One place up (-1) or down (1)."""
    question = definition.question(question_id)
    if question is None:
        return definition
    return replace(definition, questions=moved(definition.questions, question.key, step))


def field_at(question: Question, path: FieldPath) -> AnswerField | None:
    """The field, or the column of a field, that `path` names."""
    parts, found = question.fields, None
    for key in path:
        found = next((each for each in parts if each.key == key), None)
        parts = found.columns if found else ()
    return found


def with_field(question: Question, path: FieldPath, made: AnswerField) -> Question:
    """In the place that `path` names; a path that ends in "" adds at the end."""
    return replace(question, fields=_with(question.fields, path, made))


def without_field(question: Question, path: FieldPath) -> Question:
    """Without the field or the column that `path` names."""
    return replace(question, fields=_with(question.fields, path, None))


def with_field_moved(question: Question, path: FieldPath, step: int) -> Question:
    """One place up or down among its own."""
    if len(path) == 1:
        return replace(question, fields=moved(question.fields, path[0], step))
    table = field_at(question, path[:1])
    if table is None:
        return question
    return with_field(question, path[:1], replace(table, columns=moved(table.columns, path[1], step)))


def moved(parts: Sequence[Part], key: str, step: int) -> tuple[Part, ...]:
    """The part with this key changes places with its neighbour, where it has one."""
    keys = [each.key for each in parts]
    if key not in keys:
        return tuple(parts)
    at = keys.index(key)
    to = min(max(at + step, 0), len(parts) - 1)
    left = [*parts[:at], *parts[at + 1 :]]
    return (*left[:to], parts[at], *left[to:])


def _with(parts: tuple[AnswerField, ...], path: FieldPath, made: AnswerField | None) -> tuple[AnswerField, ...]:
    key, *deeper = path
    if not key:
        return (*parts, made) if made else parts
    put = [_inside(each, tuple(deeper), made) if each.key == key else each for each in parts]
    return tuple(each for each in put if each is not None)


def _inside(part: AnswerField, deeper: FieldPath, made: AnswerField | None) -> AnswerField | None:
    return replace(part, columns=_with(part.columns, deeper, made)) if deeper else made
