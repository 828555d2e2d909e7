"""Our own findings_wide.csv, read back: a row for each authority, a column for each state and value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.events import Response
from foi_tracker.domain.findings.values import Matrix, Plain, Value
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.findings.wide import labels_seen, wide_columns, wide_value
from foi_tracker.domain.imports.answers.answer_targets import Target, target
from foi_tracker.domain.imports.ours.our_answer_values import UNFIT, of_words
from foi_tracker.domain.imports.ours.our_findings import Line, complaint
from foi_tracker.domain.imports.plan.differences import standing
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.imports.world import KnownRequest, World
from foi_tracker.domain.question_sets import FieldType, Question, QuestionSetDefinition

TABLE: Final = "it is a table, which this file only counts; findings.csv has its rows"


ELSEWHERE: Final = "what counts here is from the reply to {}, and says otherwise"
Found = tuple[AnswerState, Mapping[str, Value]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counting:
    """What counts of an authority in the tracker, by question, and the request whose reply said it.

    `reference` is of the request that new answers are about.
    """

    reference: str
    found: Mapping[str, Found]
    holders: Mapping[str, str]


def counting(line: Line, requests: Mapping[str, KnownRequest]) -> Counting:
    """Of several requests to one authority the newest that says something counts; new answers are its last reply's."""
    references = line["references"].split()
    known = [(each, requests[each]) for each in references if each in requests]
    answered = [each for each, request in known if _is_answered(request)]
    found: dict[str, Found] = {}
    holders: dict[str, str] = {}
    for reference, request in known:
        for question_id, (state, values, _) in request.findings.items():
            found[question_id], holders[question_id] = (state, values), reference
    return Counting(reference=(answered or references or [""])[-1], found=found, holders=holders)


def by_reference(world: World) -> dict[str, KnownRequest]:
    """The requests, by their numbers and by those that an earlier file gave them."""
    given = {each.keys.reference: each for each in world.requests if each.keys}
    return given | {each.reference: each for each in world.requests}


def _is_answered(request: KnownRequest) -> bool:
    return any(isinstance(event, Response) for event in standing(request.history).values())


def wide_answers(
    line: Line, definition: QuestionSetDefinition, known: Counting
) -> tuple[list[SaidAnswer], list[SheetProblem]]:
    """What one authority answered of one set, and the tracker does not have.

    States that follow from others are worked out again. The file says less of a value than the tracker keeps, so where
    it says just what would be exported now, nothing is taken from it.
    """
    answers, problems = [], []
    found = _cells(line, definition)
    for question in definition.questions:
        said = line[f"{question.id}.state"]
        if said not in CODED or _is_known(line, question, definition, known):
            continue
        try:
            _check_holder(question, known)
            values = _values(found.get(question.id, ()))
        except UNFIT as wrong:
            problems.append(complaint(line, question.id, str(wrong)))
            continue
        answers.append(_answer(definition, question, AnswerState(said), values))
    return answers, problems


def _is_known(line: Line, question: Question, definition: QuestionSetDefinition, known: Counting) -> bool:
    if question.id not in known.found:
        return False
    state, values = known.found[question.id]
    columns = wide_columns(definition, labels_seen([(question.id, values)]))
    mine = [each for each in columns if each.question is question]
    worked_out = {each.name for each in mine if each.field and each.field.derived}
    would_say = {each.name: wide_value(each, state, values) for each in mine}
    says = {name: text for name, text in line.cells.items() if name.startswith(f"{question.id}.")}
    return _filled(says, worked_out) == _filled(would_say, worked_out)


def _filled(cells: Mapping[str, str], without: set[str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if text and name not in without}


def _check_holder(question: Question, known: Counting) -> None:
    """An answer that another request's reply gave is not put down to this one."""
    holder = known.holders.get(question.id, known.reference)
    if holder != known.reference:
        raise ValueError(ELSEWHERE.format(holder))


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
