"""Which field of a question a column is for, by what stands in its second row of headings or in its cells."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.answers.answer_targets import Target
from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question

F = FieldType
# What people write above the cells of one question, and the types of field it may stand for, the likeliest first.
HINTS: Final[tuple[tuple[re.Pattern[str], tuple[FieldType, ...]], ...]] = tuple(
    (re.compile(pattern), types)
    for pattern, types in (
        (r"^\[?%\]?$|percent|per cent|proportion", (F.PERCENT,)),
        (r"£|\bcost\b|\bspend\b|amount|\bmoney\b", (F.MONEY,)),
        (r"yes ?/ ?no|\by ?/ ?n\b|yes or no|true ?/ ?false", (F.BOOL3, F.CHOICE)),
        (r"^\[?(?:number|no\.?|count|total|how many|#|int(?:eger)?)\]?$|^number of", (F.INT, F.NUMBER)),
        (r"^\[?(?:date|when|day|dd/mm/yyyy)\]?$|^date of", (F.DATE,)),
        (r"^\[?(?:url|link|web address|website)\]?$", (F.URL,)),
        (r"^\[?(?:list|tick all.*|multiple choice|select all.*)\]?$", (F.MULTI,)),
        (r"^\[?(?:option|choice|select one)\]?$", (F.CHOICE,)),
        (r"^\[?(?:supplier|organisation|company|name)\]?$", (F.ORG,)),
        (r"^\[?(?:text|details?|free text|explanation|words|comment)\]?$", (F.TEXT,)),
    )
)
PERIOD: Final = re.compile(r"\b(?:20[0-9]{2}(?:\s?[/-]\s?(?:20)?[0-9]{2})?)\b")
NUMBERS: Final = re.compile(r"^[<>~c. ]*[£]?[0-9][0-9,.]*\s*(?:k|m|%)?$", re.IGNORECASE)
YES_OR_NO: Final = frozenset({"yes", "no", "y", "n", "true", "false", "unknown"})
ALIKE: Final = 88


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """The name of a target, how sure it is at best, and why; `asked` is how sure its question is."""

    name: str
    sureness: Sureness
    reason: str
    asked: Sureness = Sureness.SURE


def field_for(question: Question, column: Column, hint: str, taken: Collection[str]) -> Place | None:
    """The place in a question that a column is for; `hint` is what is beside the question in its headings.

    None where one cell could not hold an answer, since the question asks for tables alone.
    """
    found = (_by_name(question, hint), _by_hint(question, hint, taken), _by_cells(question, column, taken))
    return next((place for place in found if place), None) or _first(question, taken)


def nth_field(question: Question, number: int) -> Place | None:
    """The field of this number, from 0: what campaigns call 1a, 1b."""
    fields = _open_fields(question)
    if number >= len(fields):
        return None
    reason = f"“{label_of(fields[number])}” is number {number + 1} of what {question.id} asks"
    return Place(name=_name(question, fields[number]), sureness=Sureness.UNSURE, reason=reason)


def label_of(field: AnswerField) -> str:
    """A field's key in words."""
    return field.key.replace("_", " ")


def _by_name(question: Question, hint: str) -> Place | None:
    """By the field's own name; for a matrix by a column's name and a period or group."""
    words = fold(hint)
    if not words:
        return None
    exact = [field for field in _open_fields(question) if words in (fold(field.key.replace("_", " ")), fold(field.key))]
    if len(exact) == 1:
        return _place(question, exact[0], Sureness.SURE, f"“{hint}” is its name")
    return _by_period(question, hint) or _by_likeness(question, words)


def _by_period(question: Question, hint: str) -> Place | None:
    period = PERIOD.search(hint)
    matrices = [field for field in question.fields if field.type is F.MATRIX]
    if period is None or not matrices:
        return None
    rest = fold(PERIOD.sub(" ", hint))
    label = "".join(period[0].split()).replace("-", "/")
    for field in matrices:
        for column in field.columns:
            if len(field.columns) == 1 or fold(column.key.replace("_", " ")) in rest:
                name = Target(question=question, field=field, column=column, label=label).name
                return Place(name=name, sureness=Sureness.LIKELY, reason=f"“{hint}” names a period")
    return None


def _by_likeness(question: Question, words: str) -> Place | None:
    scored = sorted(
        ((fuzz.token_sort_ratio(words, fold(label_of(field))), field.key, field) for field in _open_fields(question)),
        key=lambda each: (-each[0], each[1]),
    )
    if scored and scored[0][0] >= ALIKE:
        return _place(question, scored[0][2], Sureness.LIKELY, f"the heading is like “{label_of(scored[0][2])}”")
    return None


def _by_hint(question: Question, hint: str, taken: Collection[str]) -> Place | None:
    plain = hint.strip().casefold()
    wanted = [kind for pattern, kinds in HINTS if pattern.search(plain) for kind in kinds]
    return _of_types(question, wanted, taken, f"“{hint}” stands above it")


def _by_cells(question: Question, column: Column, taken: Collection[str]) -> Place | None:
    """By what the cells look like: only numbers, or only yes and no."""
    cells = [cell.strip() for cell in column.examples if cell.strip()]
    if cells and all(fold(cell) in YES_OR_NO for cell in cells):
        return _of_types(question, (F.BOOL3, F.CHOICE), taken, "its cells say yes or no")
    if cells and all(NUMBERS.match(cell) for cell in cells):
        return _of_types(question, (F.INT, F.NUMBER, F.MONEY, F.PERCENT), taken, "its cells are numbers")
    return None


def _of_types(question: Question, kinds: Sequence[FieldType], taken: Collection[str], reason: str) -> Place | None:
    for kind in kinds:
        fields = [each for each in _open_fields(question) if each.type is kind and _name(question, each) not in taken]
        if fields:
            sureness = Sureness.LIKELY if len(fields) == 1 else Sureness.UNSURE
            return _place(question, fields[0], sureness, reason)
    return None


def _first(question: Question, taken: Collection[str]) -> Place | None:
    fields = _open_fields(question)
    if not fields:
        return None
    if len(question.fields) == 1:
        return _place(question, fields[0], Sureness.SURE, "it asks for one thing alone")
    left = [field for field in fields if _name(question, field) not in taken] or fields
    reason = f"it asks for {len(question.fields)} things; this is the next of them"
    return _place(question, left[0], Sureness.UNSURE, reason)


def _place(question: Question, field: AnswerField, sureness: Sureness, reason: str) -> Place:
    return Place(name=_name(question, field), sureness=sureness, reason=reason)


def _name(question: Question, field: AnswerField) -> str:
    return Target(question=question, field=field).name


def _open_fields(question: Question) -> list[AnswerField]:
    """Those that one cell can fill."""
    return [each for each in question.fields if not each.derived and each.type not in (F.MATRIX, F.TABLE)]
