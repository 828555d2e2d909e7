"""The form for one row of the log: every field as text, read as a pasted cell is, with what is wrong beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foi_tracker.domain.deployments.cells import Register, asked_again, read_cell
from foi_tracker.domain.deployments.definitions import DEFINITIONS
from foi_tracker.domain.deployments.fields import grouped, label_of, typed_fields
from foi_tracker.domain.deployments.groups import headings, written_groups
from foi_tracker.domain.deployments.rows import RowProblem, Weight, checked
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.unreadable import Unreadable
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN, Chosen, DateSpan, Document, Matrix, Quantity, Value
from foi_tracker.domain.question_sets import AnswerField, FieldType, LogDefinition

NOTES = "notes"
LONGEST_NOTES = 5_000
HINTS = {
    "date": "For example 4 March 2026. Or March 2026, if that is all they give.",
    "start_time": "For example 13:30.",
    "page": "Of the file, from 1.",
    "source_file": "Its name. If the file is on the request, the row links to it.",
    "watchlist_size": "Images, not people. If they count people, say so in the notes.",
    "false_alert_rate_stated": "As they print it, with the % sign.",
}
BANDS = "A number, or as they put it: <5, 5-10, about 30, none."


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """One field of the form; `options` where it is picked and not typed."""

    key: str
    label: str
    text: str
    hint: str
    error: str
    options: Sequence[str]
    is_long: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What a form holds: the texts as typed, what was read of them, and what is wrong."""

    texts: Mapping[str, str]
    values: Mapping[str, Value]
    errors: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[RowProblem] = ()

    @property
    def notes(self) -> str:
        """Kept apart from the values."""
        return self.texts.get(NOTES, "")

    @property
    def is_blocked(self) -> bool:
        """Whether it cannot be saved at all."""
        return bool(self.errors) or any(each.weight is Weight.BLOCKS for each in self.problems)

    @property
    def is_doubtful(self) -> bool:
        """Whether it is saved only if somebody says that the source has it so."""
        return any(each.weight is Weight.ERROR for each in self.problems)


def texts_of(values: Mapping[str, Value], notes: str, log: LogDefinition) -> dict[str, str]:
    """Every value as somebody would type it."""
    texts = {each.key: _written(values[each.key], each) for each in typed_fields(log) if each.key in values}
    return texts | {NOTES: notes}


def read_form(
    form: Mapping[str, str], log: LogDefinition, register: Register, before: Mapping[str, Value], today: date
) -> Typed:
    """Read every box; one whose text was not touched keeps its value."""
    fields = [each for each in typed_fields(log) if each.key != NOTES]
    texts = {each.key: form.get(f"f-{each.key}", "").strip() for each in fields}
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for each in fields:
        if not texts[each.key]:
            continue
        if each.key in before and texts[each.key] == _written(before[each.key], each).strip():
            values[each.key] = before[each.key]
            continue
        try:
            values[each.key] = read_cell(texts[each.key], each, register)
        except Unreadable as unreadable:
            errors[each.key] = _way_out(texts[each.key], unreadable)
    notes = form.get(f"f-{NOTES}", "").replace("\r\n", "\n").strip()
    if len(notes) > LONGEST_NOTES:
        errors[NOTES] = f"Use at most {LONGEST_NOTES:,} letters."
    return Typed(texts=texts | {NOTES: notes}, values=values, errors=errors, problems=tuple(checked(values, today)))


def _way_out(text: str, unreadable: Unreadable) -> str:
    if unreadable.suggests is None:
        return asked_again(unreadable)
    return f"“{text}” is no value. Leave this empty, and say in the notes what they wrote."


def filled(typed: Typed, log: LogDefinition) -> dict[str, Any]:
    """What the template of the form needs of it."""
    return {"groups": boxes(typed, log), "typed": typed, "summary": summary(typed)}


def boxes(typed: Typed, log: LogDefinition) -> list[tuple[str, list[Box]]]:
    """The form under its headings."""
    return [(title, [_box(each, typed) for each in fields]) for title, fields in grouped(log)]


def summary(typed: Typed) -> list[tuple[str, str]]:
    """What cannot be saved, each with the box it is in; the day that has not come is in the date's."""
    unreadable = [(f"f-{key}", f"{label_of(key)}: {text}") for key, text in typed.errors.items()]
    blocking = [("f-date", each.text) for each in typed.problems if each.weight is Weight.BLOCKS]
    return [*unreadable, *blocking]


def _box(asked: AnswerField, typed: Typed) -> Box:
    options: Sequence[str] = ()
    if asked.type is FieldType.BOOL3:
        options = YES_NO_UNKNOWN
    elif asked.type is FieldType.CHOICE and not asked.other:
        options = asked.options
    return Box(
        key=asked.key,
        label=label_of(asked.key),
        text=typed.texts.get(asked.key, ""),
        hint=_hint(asked),
        error=typed.errors.get(asked.key, ""),
        options=options,
        is_long=asked.key == NOTES or asked.type is FieldType.MATRIX,
    )


def _hint(asked: AnswerField) -> str:
    if asked.type is FieldType.MATRIX:
        return f"A line for each group: its name, then {headings(asked)}, with | between. A full stop where not given."
    if asked.type is FieldType.CHOICE and asked.other:
        return f"{', '.join(asked.options)}, or another in their words."
    hint = HINTS.get(asked.key) or DEFINITIONS.get(asked.key, "")
    return f"{hint} {BANDS}" if asked.key == "faces_scanned" else hint


def _written(value: Value, asked: AnswerField) -> str:
    match value:
        case Matrix():
            return written_groups(value, asked)
        case Quantity(said=said) | DateSpan(said=said) if said:
            return said
        case Document(title=title):
            return title
        case Chosen(options=options, other=other):
            return ", ".join(options) or other
    return say(value, asked)


def differing(theirs: Mapping[str, str], yours: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What somebody else saved beside what you typed, where the two are not the same."""
    keys = dict.fromkeys([*theirs, *yours])
    both = [(label_of(key), theirs.get(key, ""), yours.get(key, "")) for key in keys]
    return [each for each in both if each[1].strip() != each[2].strip()]
