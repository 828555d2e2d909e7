"""Forms about a request itself, beside its history."""

from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, IntegerField, StringField, ValidationError
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from foi_tracker.usecases.edit_request import Labels
from foi_tracker.web.forms.sendings import LONGEST_URL, is_on_whatdotheyknow

LONGEST_REFERENCE = 60


class LabelsForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Where a request can be seen, and what the authority calls it."""

    whatdotheyknow_url = StringField(
        "Address on WhatDoTheyKnow",
        description="For example https://www.whatdotheyknow.com/request/live_facial_recognition. Leave empty if none.",
        validators=[Length(max=LONGEST_URL, message=f"Use at most {LONGEST_URL} letters.")],
    )
    their_reference = StringField(
        "The authority’s own reference",
        description="As it stands on their letters.",
        validators=[Length(max=LONGEST_REFERENCE, message=f"Use at most {LONGEST_REFERENCE} letters.")],
    )

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])

    def validate_whatdotheyknow_url(self, field: Field) -> None:
        """Only a page there; anything else would be a link to anywhere on a page that people trust."""
        address = (field.data or "").strip()
        if address and not is_on_whatdotheyknow(address):
            raise ValidationError("Enter an address that starts with https://www.whatdotheyknow.com/")

    def labels(self) -> Labels:
        """What was typed, tidied."""
        return Labels(
            whatdotheyknow_url=(self.whatdotheyknow_url.data or "").strip(),
            their_reference=(self.their_reference.data or "").strip(),
        )


class RegimeForm(FlaskForm):  # type: ignore[misc]  # it comes without types
    """Nothing but the confirmation: of which law, and of dates worked out from how long a history."""

    becomes = HiddenField()
    seen_length = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
