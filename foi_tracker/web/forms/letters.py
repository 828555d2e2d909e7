"""Forms for a letter: its words, and that it went."""

import re
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from foi_tracker.domain.events import Event
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import LONGEST_BODY, LONGEST_SUBJECT
from foi_tracker.domain.vocabulary import Channel
from foi_tracker.web.forms.event_fields import LONGEST_REFERENCE
from foi_tracker.web.forms.fields import DayField, choices

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain(text: str | None) -> str:
    """What was typed, each end of line one character, and a space for what no letter can hold."""
    return CONTROLS.sub(" ", (text or "").replace("\r\n", "\n").replace("\r", "\n"))


class LetterForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """What a letter says."""

    subject = StringField(
        "Subject",
        filters=[plain],
        validators=[
            DataRequired("Enter a subject."),
            Length(max=LONGEST_SUBJECT, message=f"The subject is too long: {LONGEST_SUBJECT} characters are the most."),
        ],
    )
    body = TextAreaField(
        "Letter",
        filters=[plain],
        validators=[
            DataRequired("Write the letter."),
            Length(max=LONGEST_BODY, message=f"The letter is too long: {LONGEST_BODY:,} characters are the most."),
        ],
    )

    def text(self) -> LetterText:
        """The letter as typed, its subject on one line."""
        return LetterText(subject=" ".join((self.subject.data or "").split()), body=self.body.data or "")


class SentForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """That a letter went: when, how, who sent it, and the case number that a regulator gave, where it goes to one."""

    seen_length = IntegerField(widget=HiddenInput(), default=0, validators=[Optional()])
    checked = HiddenField()
    on = DayField(
        "Day it reaches them",
        validators=[InputRequired("Enter the date.")],
        description="An e-mail or a web form arrives the day you send it. By post, give the day it arrives.",
    )
    channel = RadioField(
        "How you sent it",
        choices=choices(list(Channel)),
        coerce=lambda word: Channel(word) if word else None,
        default=Channel.EMAIL,
        validators=[InputRequired("Choose how it went.")],
    )
    reference = StringField(
        "Their number for the case, if they gave one",
        description="You can add it later, when they write to you.",
        validators=[Length(max=LONGEST_REFERENCE, message=f"Use at most {LONGEST_REFERENCE} letters.")],
    )
    sent_by = SelectField("Who sent it", coerce=int, validate_choice=True)

    today: date

    def prepare(self, people: list[tuple[int, str]], today: date, *, takes_reference: bool) -> None:
        """Who may have sent it, and whether there is anybody to give it a number."""
        self.today = today
        self.sent_by.choices = people
        if not takes_reference:
            del self.reference

    def validate_on(self, field: Field) -> None:
        """A letter cannot have gone in the future."""
        if field.data and field.data > self.today:
            raise ValidationError("That day is in the future. Record it once it has gone.")

    @property
    def own_fields(self) -> list[Any]:
        """What is asked, in order."""
        return [field for field in self if field.name in ("on", "channel", "reference", "sent_by")]

    def completed(self, event: Event) -> dict[str, str]:
        """What else the form says of this event."""
        given = (self["reference"].data or "").strip() if "reference" in self else ""
        return {"reference": given} if given and hasattr(event, "reference") else {}
