"""One form for each kind of thing that can happen to a request; those that follow an answer are in `challenges`."""

from typing import Any

from wtforms import IntegerField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import Channel, ChaserStep, Outcome
from foi_tracker.web.filters import label
from foi_tracker.web.forms.challenges import CHALLENGE_FORMS
from foi_tracker.web.forms.event_fields import day, form_for, one_of, one_or_none, received, rights_told
from foi_tracker.web.forms.event_form import EventForm
from foi_tracker.web.forms.exemptions import ExemptionRows
from foi_tracker.web.forms.fields import DayField

ANSWERS = [outcome for outcome in Outcome if outcome is not Outcome.WITHDRAWN]


def _channel(text: str) -> Any:  # noqa: ANN401 an unbound field, until a form binds it
    return one_of(Channel, text, "Choose how it went.", default=Channel.EMAIL)


FORMS: tuple[type[EventForm], ...] = (
    form_for(
        happened.Sent,
        "Request sent",
        "Record the day the letter left. By e-mail it counts as received that day; by post the day it arrives counts.",
        on=day("Date it was sent"),
        channel=_channel("How it was sent"),
    ),
    form_for(
        happened.Bounced,
        "Message came back",
        "A message that never arrived starts no clock.",
        on=day("Date it came back"),
    ),
    form_for(
        happened.Received,
        "Request received",
        "The day the authority received it is day 0 of its time to answer.",
        on=day("Date the authority received it"),
    ),
    form_for(
        happened.Acknowledged,
        "Acknowledged",
        "An acknowledgement does not change any date.",
        on=day("Date of the acknowledgement"),
    ),
    form_for(
        happened.ClarificationRequested,
        "They asked us a question",
        "While they wait for our answer, no time runs against them.",
        on=day("Date they asked"),
    ),
    form_for(
        happened.ClarificationProvided,
        "We answered their question",
        "A new full period starts the day they receive our answer.",
        on=day("Date they received our answer"),
    ),
    form_for(
        happened.FeeNotice,
        "They asked for a fee",
        "No time runs until the fee is paid. Not paid in time, the request ends.",
        on=day("Date of the fee notice"),
    ),
    form_for(happened.FeePaid, "Fee paid", "Time goes on from here.", on=day("Date it was paid")),
    form_for(
        happened.PitExtension,
        "They need longer to weigh the public interest",
        "Only FOIA allows this, only for a qualified exemption, and only if they say so within the time for an answer.",
        on=day("Date they told us"),
        estimate=day("Date by which they expect to decide", needed=False),
        exemptions=ExemptionRows("Exemptions they named"),
    ),
    form_for(
        happened.TimeExtension,
        "They need longer because the request is large",
        "Only the environmental laws allow this, and only if they say so within the time for an answer.",
        on=day("Date they told us"),
        working_days=IntegerField(
            "Working days they added, if they said how many",
            validators=[Optional(), NumberRange(min=1, message="Enter a number of working days, such as 10.")],
            description="Leave empty if they take all the law allows.",
        ),
    ),
    form_for(
        happened.Transferred,
        "Passed to another authority",
        "The other authority's time starts the day it receives the request.",
        on=day("Date the other authority received it"),
        to=SelectField("Which authority", choices=[], default="", validate_choice=False),
    ),
    form_for(
        happened.Response,
        "Answer",
        "",
        outcome=one_of(ANSWERS, "What they answered", "Choose what they answered."),
        on=day("Date on the letter or e-mail"),
        received=received(),
        review_rights=rights_told("Does it say how to ask for a review and complain?"),
        exemptions=ExemptionRows("Exemptions they cited"),
    ),
    *CHALLENGE_FORMS,
    form_for(
        happened.Withdrawn,
        "We withdrew the request",
        "Nobody owes anybody anything after this.",
        on=day("Date we withdrew it"),
    ),
    form_for(
        happened.Chased,
        "We chased them",
        "A reminder does not change any date.",
        on=day("Date of the reminder"),
        channel=_channel("How it was sent"),
        step=one_or_none(ChaserStep, "Which reminder it was", "Neither, or not known"),
    ),
    form_for(
        happened.AuthorityClaimedDue,
        "They promised a date",
        "Their date stands beside the law's date, never in place of it.",
        on=day("Date they told us"),
        until=day("Date by which they say they will answer"),
    ),
    form_for(
        happened.EventRetracted,
        "Take a line back",
        "The line stays in the history, struck through, and no longer counts.",
        on=DayField(widget=HiddenInput(), validators=[InputRequired()]),
        position=IntegerField(
            widget=HiddenInput(), validators=[InputRequired("Choose the line on the request's page.")]
        ),
        takes_files=False,
    ),
)

EVENT_FORMS: dict[str, type[EventForm]] = {form.makes.kind: form for form in FORMS}


def offer_authorities(form: EventForm, authorities: list[tuple[str, str]]) -> None:
    """Let the form for a transfer name the authority that has the request now."""
    field: SelectField = form["to"]
    field.choices = [SelectChoice("", "Not known, or not in the register")] + [
        SelectChoice(slug, name) for slug, name in authorities
    ]


def kind_label(kind: str) -> str:
    """What a kind of event is called on a button or above its form."""
    return EVENT_FORMS[kind].heading if kind in EVENT_FORMS else label(kind)
