"""The questions that a column may answer, as a person chooses among them: in words, not by their names in files."""

from collections.abc import Iterator
from typing import Final

from foi_tracker.domain.findings.wide import STATE
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_targets import target
from foi_tracker.domain.question_sets import FieldType, QuestionSetDefinition

TABLES: Final = (FieldType.TABLE, FieldType.MATRIX)
ANSWERED: Final = "whether it was answered"
LONGEST: Final = 120


def questions_of(definition: QuestionSetDefinition) -> tuple[tuple[str, str], ...]:
    """Every place that one cell can fill, in words, and what was asked."""
    asked = {question.id: question.ask for question in definition.questions}
    return tuple((words_of(name), _cut(asked[name.partition(".")[0]])) for name in _names(definition))


def words_of(name: str) -> str:
    """Of a place: "C01.own_use" reads "C01: own use"; a cell of a matrix stands as files call it."""
    question, _, field = name.partition(".")
    if not field or "." in field:
        return name
    return f"{question}: {ANSWERED if field == STATE else field.replace('_', ' ')}"


def named_target(typed: str, definition: QuestionSetDefinition) -> str:
    """The name of a place for answers, as the set writes it; "" where the set has none of this name."""
    known = target(typed.split(" ")[0] if "[" not in typed else typed, definition)
    if known:
        return known.name
    wanted = fold(typed)
    return next((name for name in _names(definition) if wanted and fold(words_of(name)) == wanted), "")


def _names(definition: QuestionSetDefinition) -> Iterator[str]:
    for question in definition.questions:
        yield from (f"{question.id}.{field.key}" for field in question.fields if field.type not in TABLES)
        yield f"{question.id}.{STATE}"


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"
