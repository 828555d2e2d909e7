"""The form for one person's answer to one question, made from the question's own fields."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Self

from werkzeug.datastructures import MultiDict

from foi_tracker.domain.findings.codec import load_all
from foi_tracker.domain.findings.evidence import Evidence, StateDetails
from foi_tracker.domain.findings.values import Matrix, Table, Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence
from foi_tracker.domain.question_sets import AnswerField, FieldType, Question
from foi_tracker.models import Coding
from foi_tracker.usecases.save_coding import NewCoding
from foi_tracker.web.answer_evidence import (
    EVIDENCE,
    LookUp,
    day_first,
    fill_details,
    fill_evidence,
    read_details,
    read_evidence,
    read_span,
    recall_evidence,
)
from foi_tracker.web.answer_plain import Offered, fill_plain, read_plain
from foi_tracker.web.answer_rows import fill_matrix, fill_table, read_matrix, read_table, rows_asked
from foi_tracker.web.answer_typed import Pairs, Place, Typed
from foi_tracker.web.answer_words import STATES, field_name, plain_words

ADD: Final = "add:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question as the form asks it: what may be named in an answer, and on what day it is read."""

    question: Question
    offered: Offered
    exemptions: tuple[str, ...]
    today: date

    @property
    def fields(self) -> list[AnswerField]:
        """What is typed. What we work out ourselves is not."""
        return [each for each in self.question.fields if not each.derived]


@dataclass(slots=True)
class AnswerForm:
    """What is typed so far."""

    asked: Asked
    typed: Typed

    @classmethod
    def of_draft(cls, asked: Asked, draft: Coding | None, likely_file: str = "") -> Self:
        """The form as it stands when somebody comes to a question, with what they saved before."""
        pairs = [("seen_version", str(draft.version if draft else 0)), ("question", asked.question.id)]
        evidence = tuple(Evidence.load(each) for each in draft.evidence) if draft else ()
        values = load_all(asked.question.fields, draft.values) if draft else {}
        pairs += fill_values(asked, values) + fill_evidence(evidence, likely_file)
        form = cls(asked, Typed(MultiDict(pairs + (_fill_rest(draft) if draft else []))))
        form.values()  # so that the page says how each number was understood
        recall_evidence(form.typed, evidence)
        return form

    @classmethod
    def of_typed(cls, asked: Asked, given: MultiDict[str, str]) -> Self:
        """The form as it was sent."""
        return cls(asked, Typed(MultiDict(given)))

    def values(self) -> dict[str, Value]:
        """What the fields say, by their keys; notes what cannot be read."""
        found = {each.key: self._value(each) for each in self.asked.fields}
        return {key: value for key, value in found.items() if value is not None}

    def _value(self, field: AnswerField) -> Value | None:
        place, offered = Place(input_name(field), field_name(field)), self.asked.offered
        if field.type is FieldType.TABLE:
            return read_table(field, place, self.typed, offered)
        if field.type is FieldType.MATRIX:
            return read_matrix(field, place, self.typed, offered)
        return read_plain(field, place, self.typed, offered)

    @property
    def state(self) -> AnswerState | None:
        """The state that is picked, if one is."""
        picked = self.typed.text("state")
        return AnswerState(picked) if picked in set(STATES) else None

    def read(self, look_up: LookUp) -> NewCoding | None:
        """The answer, ready to be kept; None where something cannot be read: then `typed.problems` says what."""
        state, typed = self.state, self.typed
        if state is None:
            typed.complain(Place("state", "The state"), "Say first what the reply does with this question.")
        values = self.values() if state and state.has_values else {}
        evidence = read_evidence(typed, self.asked.offered, look_up)
        details = read_details(state, typed, self.asked.exemptions)
        rest = self._rest()
        if state is None or typed.problems:
            return None
        new = NewCoding(question_id=self.asked.question.id, state=state, values=values, details=details)
        return replace(new, evidence=evidence, seen_version=_number(typed.text("seen_version")), **rest)

    def _rest(self) -> dict[str, Any]:
        as_of, begins, ends = (
            read_span(Place(name, label), self.typed)
            for name, label in (("as_of", "True on"), ("period_from", "From"), ("period_to", "To"))
        )
        if begins and ends and begins.first > ends.last:
            self.typed.complain(Place("period_to", "To"), "The period ends before it begins.")
        sure = self.typed.one_of(Place("confidence", "How sure"), list(Confidence))
        return {
            "as_of": as_of.last if as_of else None,
            "period_from": begins.first if begins else None,
            "period_to": ends.last if ends else None,
            "confidence": Confidence(sure or Confidence.SURE),
            "remark": self.typed.short_text(Place("remark", "Remark")),
        }

    def add_row(self, action: str) -> bool:
        """Whether a button asked for another row, which is then there."""
        wanted = action.removeprefix(ADD) if action.startswith(ADD) else ""
        rows = {input_name(each) for each in self.asked.fields if each.columns} | {EVIDENCE}
        if wanted in rows:
            self.typed.add_row(wanted)
        return wanted in rows


def input_name(field: AnswerField) -> str:
    """What a field is called in the form, apart from the state, the evidence and the rest."""
    return f"f-{field.key}"


def fill_values(asked: Asked, values: Mapping[str, Value]) -> Pairs:
    """What somebody would have to type for these values."""
    return [pair for each in asked.fields for pair in _fill(asked, each, values.get(each.key))]


def _fill(asked: Asked, field: AnswerField, value: Value | None) -> Pairs:
    name = input_name(field)
    if field.type is FieldType.MATRIX:
        matrix = value if isinstance(value, Matrix) else None
        return fill_matrix(field, name, matrix, rows_asked(field, asked.question, asked.today))
    if value is None:
        return []
    if isinstance(value, Table):
        return fill_table(field, name, value)
    return [] if isinstance(value, Matrix) else fill_plain(field, name, value)


def _fill_rest(draft: Coding) -> Pairs:
    return [
        ("state", draft.state.value),
        *fill_details(StateDetails.load(draft.details)),
        ("as_of", day_first(draft.as_of)),
        ("period_from", day_first(draft.period_from)),
        ("period_to", day_first(draft.period_to)),
        ("confidence", draft.confidence.value),
        ("remark", draft.remark),
    ]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len(str(2**31)) else 0


def lacking(
    question: Question,
    state: AnswerState,
    values: Mapping[str, object],
    evidence: Sequence[Evidence],
    deciding: Collection[str] = (),
) -> str:
    """What an answer still lacks before it can be handed in; nothing where it is whole.

    `deciding` are the fields by which other questions are skipped: "nil" alone does not say never or no.
    """
    typed = any(not each.derived for each in question.fields)
    if state in (AnswerState.ANSWERED, AnswerState.PARTLY) and typed and not values:
        return "No value is filled in. Fill in at least one, or pick another state."
    if state is AnswerState.NIL and deciding and not any(key in values for key in deciding):
        names = " or ".join(plain_words(key) for key in sorted(deciding))
        return f"Other questions hang on this one. Fill in “{names}”, such as never or no."
    cited = state in (AnswerState.ANSWERED, AnswerState.NIL, AnswerState.PARTLY)
    if question.evidence_required and cited and not any(each.quote for each in evidence):
        return "No words are quoted. Quote the words of the reply that say it."
    return ""
