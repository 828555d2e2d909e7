"""Our own findings_wide.csv, read back: a row for each authority, a column for each state and value."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from foi_tracker.domain.findings.values import Matrix, Plain, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.answer_targets import Target, target
from foi_tracker.domain.imports.our_answer_values import UNFIT, of_words
from foi_tracker.domain.imports.our_findings import Line, complaint
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.question_sets import FieldType, Question, QuestionSetDefinition

TABLE: Final = "it is a table, which this file only counts; findings.csv has its rows"


def wide_answers(line: Line, definition: QuestionSetDefinition) -> tuple[list[SaidAnswer], list[SheetProblem]]:
    """What one authority answered of one set; states that follow from others are worked out again."""
    answers, problems = [], []
    found = _cells(line, definition)
    for question in definition.questions:
        said = line[f"{question.id}.state"]
        if said not in CODED:
            continue
        try:
            values = _values(found.get(question.id, ()))
        except UNFIT as wrong:
            problems.append(complaint(line, question.id, str(wrong)))
            continue
        answers.append(_answer(definition, question, AnswerState(said), values))
    return answers, problems


CODED: Final = frozenset(state.value for state in AnswerState if state.is_coded)


def _answer(
    definition: QuestionSetDefinition, question: Question, state: AnswerState, values: Mapping[str, Value]
) -> SaidAnswer:
    return SaidAnswer(set_key=definition.key, question_id=question.id, state=state, values=values)


def _cells(line: Line, definition: QuestionSetDefinition) -> dict[str, list[tuple[Target, str]]]:
    """The values that are given, by question; what we work out and what only counts is left."""
    found: dict[str, list[tuple[Target, str]]] = {}
    for name, text in line.cells.items():
        place = target(name, definition) if text else None
        if place and place.field and not place.is_count and not place.field.derived:
            found.setdefault(place.question.id, []).append((place, text))
    return found


def _values(cells: Sequence[tuple[Target, str]]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    rows: dict[str, dict[str, dict[str, Plain]]] = {}
    for place, text in cells:
        for key, value in _value(place, text):
            if place.column:
                rows.setdefault(key, {}).setdefault(place.label, {})[place.column.key] = value
            else:
                values[key] = value
    return values | {key: Matrix(rows=found) for key, found in rows.items()}


def _value(place: Target, text: str) -> Iterator[tuple[str, Plain]]:
    if place.field is None or place.asked is None:
        return
    if place.field.type is FieldType.TABLE:
        raise ValueError(TABLE)
    yield place.field.key, of_words(place.asked, text)
