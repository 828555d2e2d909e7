"""Our own findings.csv, read back: a row for each field of each question that a request was asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.values import Matrix, Plain, Table, Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence, RightOfReply
from foi_tracker.domain.imports.answers.answer_joining import page_in
from foi_tracker.domain.imports.ours.our_answer_values import UNFIT, address, day, is_true, of_cells
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question, QuestionSetDefinition

LEFT_OUT: Final = "This answer is left out. Bring the file as it was exported, or type the answer in by hand."
Sets = Mapping[str, QuestionSetDefinition]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One row of the file, by the names of its columns."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


def answers_of(lines: Sequence[Line], sets: Sets) -> tuple[list[SaidAnswer], list[SheetProblem]]:
    """The answers of one request that were picked by people; what follows from others is worked out again."""
    answers, problems = [], []
    for found in _by_question(lines):
        try:
            answers.append(_answer(found, sets))
        except UNFIT as wrong:
            problems.append(complaint(found[0], found[0]["question_id"], str(wrong)))
    return answers, problems


def complaint(line: Line, column: str, wrong: str) -> SheetProblem:
    """What cannot be read back, and where."""
    value, text = line["value"] or line["state"], f"This cannot be read back: {wrong}."
    return SheetProblem(row=line.number, column=column, value=value, text=text, way_out=LEFT_OUT, weight=Weight.WARNS)


def _by_question(lines: Iterable[Line]) -> list[list[Line]]:
    """The rows of each question that is answered; those of an answer that counted before are history."""
    found: dict[tuple[str, str], list[Line]] = {}
    coded = {state.value for state in AnswerState if state.is_coded}
    known = {state.value for state in AnswerState}
    for line in lines:
        if line["state"] in coded or line["state"] not in known:
            found.setdefault((line["question_set"], line["question_id"]), []).append(line)
    return list(found.values())


def _answer(lines: Sequence[Line], sets: Sets) -> SaidAnswer:
    first = lines[0]
    question = _question(first, sets)
    fields = {field.key: field for field in question.fields}
    given = [line for line in lines if is_true(line["given"])]
    if unknown := [line["field"] for line in given if line["field"] not in fields]:
        raise ValueError(f"question {question.id} has no field “{unknown[0]}” now")
    return SaidAnswer(
        set_key=first["question_set"],
        question_id=question.id,
        state=AnswerState(first["state"]),
        values=dict(_values(question, given)),
        **_about(first),
    )


def _question(line: Line, sets: Sets) -> Question:
    definition = sets.get(line["question_set"])
    question = definition.question(line["question_id"]) if definition else None
    if question is None:
        raise ValueError(f"there is no question {line['question_id']} in the question set “{line['question_set']}”")
    return question


def _values(question: Question, lines: Sequence[Line]) -> Iterable[tuple[str, Value]]:
    for field in question.fields:
        mine = [line for line in lines if line["field"] == field.key]
        if mine and not field.derived:
            yield field.key, _value(field, mine)


def _value(field: AnswerField, lines: Sequence[Line]) -> Value:
    if field.type is FieldType.MATRIX:
        return Matrix(rows=_rows(field, lines))
    if field.type is FieldType.TABLE:
        rows = _rows(field, lines)
        return Table(rows=tuple(rows[label] for label in sorted(rows, key=int)))
    return of_cells(field, lines[0].cells)


def _rows(field: AnswerField, lines: Iterable[Line]) -> dict[str, dict[str, Plain]]:
    columns = {column.key: column for column in field.columns}
    rows: dict[str, dict[str, Plain]] = {}
    for line in lines:
        if line["column"] not in columns:
            raise ValueError(f"“{field.key}” has no column “{line['column']}” now")
        rows.setdefault(line["row"], {})[line["column"]] = of_cells(columns[line["column"]], line.cells)
    return rows


def _about(line: Line) -> dict[str, Any]:
    """What the reply and the readers say of the whole answer."""
    cited = tuple(each.strip() for each in line["exemptions"].split(";") if each.strip())
    return {
        "details": StateDetails(exemptions=cited, url=address(line["url"]), expected_on=day(line["expected_on"])),
        "as_of": day(line["as_of"]),
        "period_from": day(line["period_from"]),
        "period_to": day(line["period_to"]),
        "filename": line["evidence_file"],
        "page": page_in(line["page"]),
        "quote": line["quote"],
        "confidence": Confidence(line["confidence"] or Confidence.FAIRLY),
        "right_of_reply": RightOfReply(line["right_of_reply"] or RightOfReply.NONE),
    }
