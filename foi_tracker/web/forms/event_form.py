"""What every form for something that happened has in common."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import Field, HiddenField, IntegerField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.web.forms.exemptions import ExemptionRows

LONGEST_PASTED = 500_000  # characters
# What we did ourselves; whatever else happens comes with a letter to us, or may.
OURS = {
    *("sent", "clarification_provided", "fee_paid", "review_requested", "review_withdrawn", "complaint"),
    *("non_compliance_reported", "withdrawn", "chased"),
}


class EventForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Builds one event. `on` and whatever else the kind needs are added by each form, named as the event names them."""

    makes: ClassVar[type[Event]]
    heading: ClassVar[str]
    about: ClassVar[str] = ""
    takes_files: ClassVar[bool] = True

    seen_length = IntegerField(widget=HiddenInput(), default=0, validators=[Optional()])
    checked = HiddenField()
    files = MultipleFileField(
        "Files that came with it",
        description="Up to 10 files, 25 MB each. Leave this empty if there are none.",
    )
    pasted = TextAreaField(
        "Or paste the text of the letter or e-mail",
        description="We keep it as a file of its own, just as you paste it. Leave out nothing, not even the date.",
        validators=[Length(max=LONGEST_PASTED, message="That is too long to paste. Add it as a file.")],
    )

    law: RegimeCode

    def prepare(self, law: RegimeCode, exemptions: Iterable[SelectChoice]) -> None:
        """Tell the form which law the request is under, and what may be cited under it."""
        self.law = law
        if not self.brings_a_letter:
            self.files.label.text = "Files that went with it"
        if isinstance(rows := self._fields.get("exemptions"), ExemptionRows):
            rows.offer(exemptions)

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """As ever, with what is wrong in a row of exemptions said in sentences, for the summary above the form."""
        valid = bool(super().validate(extra_validators))
        rows = self.exemption_rows
        if rows is not None:
            rows.errors = rows.complaints()
        return valid

    def event(self) -> Event:
        """What the form says happened; fields left empty stay at the event's own default."""
        named = [field.name for field in fields(self.makes) if field.name in self._fields]
        values: dict[str, Any] = {name: self._value(self._fields[name]) for name in named}
        return self.makes(**{name: value for name, value in values.items() if value not in (None, "")})

    def _value(self, field: Field) -> object:
        if isinstance(field, ExemptionRows):
            return field.cited(self.law)
        if isinstance(field.data, list):
            return tuple(field.data)
        # A word of a vocabulary is a str too, and stripped it would be one no longer.
        return field.data.strip() if type(field.data) is str else field.data

    @property
    def own_fields(self) -> list[Field]:
        """The fields that say what happened, in the order they are asked; rows of exemptions come after."""
        hidden = [field for field in self if isinstance(field.widget, HiddenInput)]
        return [field for field in self if field not in (*hidden, self.files, self.pasted, self.exemption_rows)]

    @property
    def brings_a_letter(self) -> bool:
        """Whether somebody else wrote to us, so that there is a text to paste."""
        return self.takes_files and self.makes.kind not in OURS

    @property
    def pasted_letter(self) -> str:
        """The text of the letter, where it was pasted; empty where it was not, or where the kind brings none."""
        text = self.pasted.data or ""
        return text if self.brings_a_letter and text.strip() else ""

    @property
    def exemption_rows(self) -> ExemptionRows | None:
        """The rows of exemptions, where the kind has any."""
        found = self._fields.get("exemptions")
        return found if isinstance(found, ExemptionRows) else None
