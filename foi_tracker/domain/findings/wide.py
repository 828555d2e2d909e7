"""The columns of one row for each request: a state for each question, and a column for each value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from foi_tracker.domain.findings.canonical import canonical
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN, Matrix, Table, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

Labels = Mapping[tuple[str, str], Sequence[str]]
STATE, ROWS = "state", "rows"


@dataclass(frozen=True, kw_only=True, slots=True)
class WideColumn:
    """A column; `field` is None for the state of a question, `column` for what is no part of a matrix.

    `rows` says that it counts the rows of a table.
    """

    name: str
    title: str
    question: Question
    field: AnswerField | None = None
    column: AnswerField | None = None
    label: str = ""
    rows: bool = False

    @property
    def type(self) -> str:
        """state; rows, for a count; text, for the joined words of a table; or the type of the field."""
        if self.field is None:
            return STATE
        if self.rows:
            return FieldType.INT.value
        kind = (self.column or self.field).type
        return FieldType.TEXT.value if kind is FieldType.TABLE else kind.value

    @property
    def meaning(self) -> str:
        """What it holds, with the options there are and the unit it is counted in."""
        asked = self.column or self.field
        if asked is None or self.rows:
            return f"{self.title}."
        unit = f", in {asked.unit}" if asked.unit else ""
        derived = " Worked out, never typed." if asked.derived else ""
        return f"{self.title}{unit}.{_choices(asked)}{derived}"


def _choices(asked: AnswerField) -> str:
    words = YES_NO_UNKNOWN if asked.type is FieldType.BOOL3 else asked.options
    if not words:
        return ""
    other = ", or the reply’s own words" if asked.other else ""
    if asked.type is FieldType.MULTI:
        return f" Any of: {', '.join(words)}{other}, apart by semicolons."
    return f" One of: {', '.join(words)}{other}."


def wide_columns(definition: QuestionSetDefinition, labels: Labels | None = None) -> list[WideColumn]:
    """The columns in the order of the set. `labels` are the rows seen of each matrix, by question id and field key."""
    return [column for question in definition.questions for column in _of_question(question, labels or {})]


def labels_seen(answers: Iterable[tuple[str, Mapping[str, Value]]]) -> dict[tuple[str, str], list[str]]:
    """The labels of every matrix in answers, given with their question ids; in order, each once."""
    seen: dict[tuple[str, str], set[str]] = {}
    for question_id, values in answers:
        for key, value in values.items():
            if isinstance(value, Matrix):
                seen.setdefault((question_id, key), set()).update(value.rows)
    return {where: sorted(labels) for where, labels in seen.items()}


def wide_value(column: WideColumn, state: AnswerState, values: Mapping[str, Value]) -> str:
    """What stands in a column for one request; "" where the answer has no such value: its state says why."""
    if column.field is None:
        return state.value
    value = values.get(column.field.key)
    if value is None:
        return ""
    if isinstance(value, Table):
        return str(len(value.rows)) if column.rows else say(value, column.field)
    if isinstance(value, Matrix):
        return _in_matrix(column, value)
    return canonical(value, column.field)


def _in_matrix(column: WideColumn, value: Matrix) -> str:
    row = value.rows.get(column.label, {})
    if column.column is None or column.column.key not in row:
        return ""
    return canonical(row[column.column.key], column.column)


def _of_question(question: Question, labels: Labels) -> Iterator[WideColumn]:
    yield WideColumn(name=f"{question.id}.{STATE}", title=f"{question.id}: state", question=question)
    for field in question.fields:
        if field.type is FieldType.MATRIX:
            yield from _of_matrix(question, field, labels.get((question.id, field.key), ()))
        else:
            yield from _of_plain(question, field)


def _of_plain(question: Question, field: AnswerField) -> Iterator[WideColumn]:
    name, title = f"{question.id}.{field.key}", f"{question.id}: {field.key.replace('_', ' ')}"
    if field.type is FieldType.TABLE:
        yield WideColumn(name=f"{name}.{ROWS}", title=f"{title}, rows", question=question, field=field, rows=True)
    yield WideColumn(name=name, title=title, question=question, field=field)


def _of_matrix(question: Question, field: AnswerField, labels: Sequence[str]) -> Iterator[WideColumn]:
    for label in labels:
        for column in field.columns:
            name = f"{question.id}.{field.key}.{column.key}[{label}]"
            title = f"{question.id}: {column.key.replace('_', ' ')}, {label}"
            yield WideColumn(name=name, title=title, question=question, field=field, column=column, label=label)
