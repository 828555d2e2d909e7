"""The forms in which coordinators change a question set."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Form,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.question_editing.edits import FIRST_COLUMN, FIRST_FIELD
from foi_tracker.domain.question_editing.telling import KINDS
from foi_tracker.domain.question_sets import AnswerField, FieldType, Group, Priority, Question, QuestionSetDefinition
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.web.forms.fields import choices

PRIORITIES = {
    Priority.A: "A: asked first",
    Priority.B: "B: asked after every A",
    Priority.C: "C: only in a second letter",
}
NEEDED = "Fill this in."


def _plain(text: str | None) -> str:
    """As typed, with one kind of line ending and no space around it."""
    return (text or "").replace("\r\n", "\n").strip()


def lines(text: str | None) -> list[str]:
    """What is written one a line; empty lines say nothing."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class Ticks(SelectMultipleField):
    """Several of a list, each with a box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class SeenForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Anything that changes a version; `seen_edition` is the draft as it was shown."""

    seen_edition = IntegerField(widget=HiddenInput(), validators=[InputRequired("Reload this page and try again.")])


class HeadingForm(SeenForm):
    """What a set says of itself."""

    title = StringField("Title", validators=[InputRequired(NEEDED)])
    regimes = Ticks("Laws under which it is asked", choices=choices(RegimeCode))
    kinds = Ticks("Who is asked", choices=choices(AuthorityKind))

    def applied(self, definition: QuestionSetDefinition) -> QuestionSetDefinition:
        """The set with this heading."""
        regimes = tuple(each for each in RegimeCode if each in (self.regimes.data or ()))
        kinds = tuple(each for each in AuthorityKind if each in (self.kinds.data or ()))
        return replace(definition, title=_plain(self.title.data), regimes=regimes, kinds=kinds)


class NewQuestionForm(SeenForm):
    """A question that is not there yet: the rest is written on its own page."""

    question_id = StringField(
        "Number", description="Letters, then digits, such as C17.", validators=[InputRequired(NEEDED)]
    )
    key = StringField(
        "Short name", description="Small letters and _, such as drone_use.", validators=[InputRequired(NEEDED)]
    )
    ask = TextAreaField("What the letter asks", validators=[InputRequired(NEEDED)])

    def question(self) -> Question:
        """To be asked last, in words, with one field for the answer."""
        return Question(
            id=_plain(self.question_id.data),
            key=_plain(self.key.data),
            group=Group.USE,
            priority=Priority.C,
            ask=_plain(self.ask.data),
            fields=(FIRST_FIELD,),
        )


def _conditions(form: Form, field: TextAreaField) -> None:  # noqa: ARG001 as WTForms calls a validator
    wrong = [line for line in lines(field.data) if "=" not in line]
    if wrong:
        raise ValidationError(f"“{wrong[0]}” has no = in it. Write it as P01.lfr_status = in use.")


class QuestionForm(SeenForm):
    """Everything about a question but its number and its fields."""

    ask = TextAreaField("What the letter asks", validators=[InputRequired(NEEDED)])
    ask_documents = TextAreaField(
        "What the second letter asks",
        description="For documents: the first letter asks only whether they exist.",
    )
    ask_cy = TextAreaField("What the letter asks, in Welsh")
    ask_documents_cy = TextAreaField("What the second letter asks, in Welsh")
    group = SelectField("Group", choices=choices(Group), description="The heading under which the letter asks it.")
    priority = RadioField(
        "When it is asked", choices=[SelectChoice(key.value, said) for key, said in PRIORITIES.items()]
    )
    key = StringField("Short name", description="Small letters and _. Columns of downloads are named by it.")
    guidance = TextAreaField("For whoever reads the answer", description="What to look out for in a reply.")
    cost_minutes = IntegerField(
        "Minutes of the authority’s work",
        description="Our estimate. The letter stays under the limit of hours with it.",
        validators=[InputRequired("Write a whole number, 0 or more."), NumberRange(min=0)],
    )
    exemption_risk = StringField(
        "Sections they may refuse under", description="With commas between them, such as 31, 43."
    )
    double_entry = BooleanField("Two people read each answer, without seeing each other’s")
    evidence_required = BooleanField("Each answer needs a quotation from the reply")
    show_if = TextAreaField(
        "Only where",
        description="Leave empty to ask always. Otherwise one answer a line, as P01.lfr_status = in use.",
        validators=[_conditions],
    )

    def applied(self, question: Question) -> Question:
        """The question with what the form says."""
        names = ("ask", "ask_documents", "ask_cy", "ask_documents_cy", "key", "guidance")
        texts: dict[str, Any] = {name: _plain(self[name].data) for name in names}
        return replace(
            question,
            group=Group(self.group.data),
            priority=Priority(self.priority.data),
            cost_minutes=self.cost_minutes.data or 0,
            exemption_risk=tuple(re.findall(r"[^\s,;]+", self.exemption_risk.data or "")),
            double_entry=self.double_entry.data,
            evidence_required=self.evidence_required.data,
            show_if=read_conditions(self.show_if.data),
            **texts,
        )


def read_conditions(text: str | None) -> dict[str, tuple[str, ...]]:
    """`P01.lfr_status = in use`, one answer a line; several lines about one answer are its several values."""
    found: dict[str, list[str]] = {}
    for line in lines(text):
        name, _, answer = line.partition("=")
        found.setdefault(name.strip(), []).append(answer.strip())
    return {name: tuple(dict.fromkeys(answers)) for name, answers in found.items()}


def written_conditions(question: Question) -> str:
    """What `read_conditions` reads."""
    return "\n".join(f"{name} = {answer}" for name, answers in question.show_if.items() for answer in answers)


def of_question(question: Question, edition: int) -> dict[str, Any]:
    """What the form shows at first."""
    names = ("ask", "ask_documents", "ask_cy", "ask_documents_cy", "key", "guidance", "cost_minutes")
    flags = ("double_entry", "evidence_required")
    return {name: getattr(question, name) for name in (*names, *flags)} | {
        "group": question.group.value,
        "priority": question.priority.value,
        "exemption_risk": ", ".join(question.exemption_risk),
        "show_if": written_conditions(question),
        "seen_edition": edition,
    }


class FieldForm(SeenForm):
    """One field of an answer, or one column of a table."""

    key = StringField(
        "Short name",
        description="Small letters, digits and _, such as cameras_total.",
        validators=[InputRequired(NEEDED)],
    )
    type = SelectField("What it is")
    options = TextAreaField("Options", description="One a line. For “one of a list” and “any of a list”.")
    other = BooleanField("Other words may be given too")
    unit = StringField("Unit", description="For numbers: what is counted, such as cameras.")
    minimum = StringField(
        "Least", description="For numbers: the smallest that makes sense, most often 0.", validators=[Optional()]
    )
    allow_band = BooleanField("A number may be given as a band, such as “fewer than 5”")
    by = StringField("A row for each", description="For “a row for each”: calendar year, group or reason.")
    derived = BooleanField("We work it out ourselves; nobody types it")

    def offer(self, kinds: Iterable[FieldType]) -> None:
        """The types that can stand here: a column is no table."""
        self.type.choices = [SelectChoice(each.value, KINDS[each]) for each in kinds]

    def validate_minimum(self, field: StringField) -> None:
        """A number."""
        if _number(field.data) is None:
            raise ValidationError("Write a number, such as 0, or leave it empty.")

    def field(self, before: AnswerField | None) -> AnswerField:
        """What the form says; what does not belong to its type is left out, and a table starts with one column."""
        kind = FieldType(self.type.data)
        columns = (before.columns if before else ()) or (FIRST_COLUMN,)
        return AnswerField(
            key=_plain(self.key.data),
            type=kind,
            options=tuple(lines(self.options.data)) if kind.has_options else (),
            other=kind.has_options and self.other.data,
            unit=_plain(self.unit.data) if kind.is_number else "",
            minimum=_number(self.minimum.data) if kind.is_number else None,
            allow_band=kind.is_number and self.allow_band.data,
            by=_plain(self.by.data) if kind is FieldType.MATRIX else "",
            derived=self.derived.data,
            columns=columns if kind.has_columns else (),
        )


def _number(text: str | None) -> int | float | None:
    try:
        return float(text or "") if "." in (text or "") else int(text or "")
    except ValueError:
        return None


def of_field(answer_field: AnswerField, edition: int) -> dict[str, Any]:
    """What the form shows at first."""
    names = ("key", "other", "unit", "allow_band", "by", "derived")
    return {name: getattr(answer_field, name) for name in names} | {
        "type": answer_field.type.value,
        "options": "\n".join(answer_field.options),
        "minimum": "" if answer_field.minimum is None else str(answer_field.minimum),
        "seen_edition": edition,
    }


class ImportForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """A set as a file or as text; `looked` is the text whose preview has been shown."""

    file = FileField("A file", description="As the download of a set gives it.")
    text = TextAreaField("Or its text")
    looked = HiddenField()
