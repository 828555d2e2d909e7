"""What a column of answers is for: a field of a question, its state, or one cell of a matrix, by its name."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from foi_tracker.domain.findings.wide import ROWS, STATE
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

NAME: Final = re.compile(
    r"(?P<question>[^.\s]+)\.(?P<field>[^.\[\]\s]+)(?:\.(?P<column>[^.\[\]\s]+)(?:\[(?P<label>.*)\])?)?"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A place for one cell. `field` is None for the state of the question; `is_count` marks a table's rows counted."""

    question: Question
    field: AnswerField | None = None
    column: AnswerField | None = None
    label: str = ""
    is_count: bool = False

    @property
    def name(self) -> str:
        """P01.lfr_status; P01.state; P04.rfr_by_year.searches[2023]: as our own wide file calls it."""
        if self.field is None:
            return f"{self.question.id}.{STATE}"
        plain = f"{self.question.id}.{self.field.key}"
        if self.is_count:
            return f"{plain}.{ROWS}"
        return f"{plain}.{self.column.key}[{self.label}]" if self.column else plain

    @property
    def asked(self) -> AnswerField | None:
        """The field whose type the cell has."""
        return self.column or self.field


def target(name: str, definition: QuestionSetDefinition) -> Target | None:
    """The place of this name in a set; None where the set has none."""
    return _target(name, _Same(definition))


class _Same:
    """A set as itself: sets hold what has no hash, and a sheet asks ten thousand times for the same places."""

    def __init__(self, definition: QuestionSetDefinition) -> None:
        self.definition = definition

    def __hash__(self) -> int:
        return id(self.definition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.definition is other.definition


@lru_cache(maxsize=1024)
def _target(name: str, same: _Same) -> Target | None:
    definition = same.definition
    found = NAME.fullmatch(name.strip())
    question = definition.question(found["question"]) if found else None
    if found is None or question is None:
        return None
    if found["field"] == STATE and not found["column"]:
        return Target(question=question)
    field = next((each for each in question.fields if each.key == found["field"]), None)
    return _in_field(question, field, found) if field else None


def _in_field(question: Question, field: AnswerField, found: re.Match[str]) -> Target | None:
    if not found["column"]:
        return Target(question=question, field=field)
    if field.type is FieldType.TABLE and found["column"] == ROWS:
        return Target(question=question, field=field, is_count=True)
    column = next((each for each in field.columns if each.key == found["column"]), None)
    if column is None or field.type is not FieldType.MATRIX or not found["label"]:
        return None
    return Target(question=question, field=field, column=column, label=found["label"])
