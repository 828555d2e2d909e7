"""One form for each kind of thing that can happen to a request."""

from enum import StrEnum
from typing import Any, Final

from wtforms import IntegerField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.vocabulary import Channel, Outcome, ReviewResult
from foi_tracker.web.filters import label
from foi_tracker.web.forms.event_form import EventForm
from foi_tracker.web.forms.exemptions import ExemptionRows
from foi_tracker.web.forms.fields import DayField, choices

DAY_FIRST: Final = "Day first, for example 4/9/2026."
LONGEST_REFERENCE = 60
ANSWERS = [outcome for outcome in Outcome if outcome is not Outcome.WITHDRAWN]


def _day(text: str, hint: str = "", *, needed: bool = True) -> Any:  # noqa: ANN401 an unbound field, until a form binds it
    check = InputRequired("Enter the date.") if needed else Optional()
    return DayField(text, validators=[check], description=f"{hint} {DAY_FIRST}".strip())


def _one_of(words: list[StrEnum], text: str, complaint: str, *, default: StrEnum | None = None) -> Any:  # noqa: ANN401 as above
    kinds = type(words[0])
    return RadioField(
        text,
        choices=choices(words),
        coerce=lambda word: kinds(word) if word else None,
        default=default,
        validators=[InputRequired(complaint)],
    )


def _form(makes: type[Event], heading: str, about: str = "", **asked: Any) -> type[EventForm]:  # noqa: ANN401 as above
    """A form class: what it records, what it is called, and the fields it asks for."""
    return type(f"{makes.__name__}Form", (EventForm,), {"makes": makes, "heading": heading, "about": about, **asked})


def _received() -> Any:  # noqa: ANN401 as above
    return _day(
        "Date it reached us, if it was another day",
        "Leave empty if it came the same day.",
        needed=False,
    )


def _channel(text: str) -> Any:  # noqa: ANN401 as above
    return _one_of(list(Channel), text, "Choose how it went.", default=Channel.EMAIL)


FORMS: tuple[type[EventForm], ...] = (
    _form(
        happened.Sent,
        "Request sent",
        "Record the day the letter left. By e-mail it counts as received that day; by post the day it arrives counts.",
        on=_day("Date it was sent"),
        channel=_channel("How it was sent"),
    ),
    _form(
        happened.Bounced,
        "Message came back",
        "A message that never arrived starts no clock.",
        on=_day("Date it came back"),
    ),
    _form(
        happened.Received,
        "Request received",
        "The day the authority received it is day 0 of its time to answer.",
        on=_day("Date the authority received it"),
    ),
    _form(
        happened.Acknowledged,
        "Acknowledged",
        "An acknowledgement does not change any date.",
        on=_day("Date of the acknowledgement"),
    ),
    _form(
        happened.ClarificationRequested,
        "They asked us a question",
        "While they wait for our answer, no time runs against them.",
        on=_day("Date they asked"),
    ),
    _form(
        happened.ClarificationProvided,
        "We answered their question",
        "A new full period starts the day they receive our answer.",
        on=_day("Date they received our answer"),
    ),
    _form(
        happened.FeeNotice,
        "They asked for a fee",
        "No time runs until the fee is paid. Not paid in time, the request ends.",
        on=_day("Date of the fee notice"),
    ),
    _form(happened.FeePaid, "Fee paid", "Time goes on from here.", on=_day("Date it was paid")),
    _form(
        happened.PitExtension,
        "They need longer to weigh the public interest",
        "Only FOIA allows this, only for a qualified exemption, and only if they say so within the time for an answer.",
        on=_day("Date they told us"),
        estimate=_day("Date by which they expect to decide", needed=False),
        exemptions=ExemptionRows("Exemptions they named"),
    ),
    _form(
        happened.TimeExtension,
        "They need longer because the request is large",
        "Only the environmental laws allow this, and only if they say so within the time for an answer.",
        on=_day("Date they told us"),
        working_days=IntegerField(
            "Working days they added, if they said how many",
            validators=[Optional(), NumberRange(min=1, message="Enter a number of working days, such as 10.")],
            description="Leave empty if they take all the law allows.",
        ),
    ),
    _form(
        happened.Transferred,
        "Passed to another authority",
        "The other authority's time starts the day it receives the request.",
        on=_day("Date the other authority received it"),
        to=SelectField("Which authority", choices=[], default="", validate_choice=False),
    ),
    _form(
        happened.Response,
        "Answer",
        "",
        outcome=_one_of(list(ANSWERS), "What they answered", "Choose what they answered."),
        on=_day("Date on the letter or e-mail"),
        received=_received(),
        exemptions=ExemptionRows("Exemptions they cited"),
    ),
    _form(
        happened.ReviewRequested,
        "We asked for an internal review",
        "",
        on=_day("Date they received our request for a review"),
    ),
    _form(
        happened.ReviewAcknowledged,
        "Review acknowledged",
        "An acknowledgement does not change any date.",
        on=_day("Date of the acknowledgement"),
    ),
    _form(
        happened.ReviewOutcome,
        "Outcome of the review",
        "",
        result=RadioField(
            "What the review decided",
            choices=[*choices(ReviewResult), SelectChoice("", "Not clear from the letter")],
            coerce=lambda word: ReviewResult(word) if word else None,
            validators=[Optional()],
        ),
        on=_day("Date on the letter or e-mail"),
        received=_received(),
        exemptions=ExemptionRows("Exemptions they still rely on"),
    ),
    _form(
        happened.Complaint,
        "We complained to the Commissioner",
        "",
        on=_day("Date the Commissioner received our complaint"),
    ),
    _form(
        happened.DecisionNotice,
        "Decision notice",
        "",
        on=_day("Date of the decision notice"),
        reference=StringField(
            "Its number",
            validators=[Length(max=LONGEST_REFERENCE, message=f"Use at most {LONGEST_REFERENCE} letters.")],
            description="Leave empty if you do not have it.",
        ),
        comply_by=_day("Last day for what it orders", "Leave empty if it orders nothing.", needed=False),
    ),
    _form(happened.FttDecision, "Tribunal decided", "", on=_day("Date of the decision")),
    _form(
        happened.FttPermissionRefused,
        "Tribunal refused permission to appeal",
        "",
        on=_day("Date of the refusal"),
    ),
    _form(
        happened.Withdrawn,
        "We withdrew the request",
        "Nobody owes anybody anything after this.",
        on=_day("Date we withdrew it"),
    ),
    _form(
        happened.Chased,
        "We chased them",
        "A reminder does not change any date.",
        on=_day("Date of the reminder"),
        channel=_channel("How it was sent"),
    ),
    _form(
        happened.AuthorityClaimedDue,
        "They promised a date",
        "Their date stands beside the law's date, never in place of it.",
        on=_day("Date they told us"),
        until=_day("Date by which they say they will answer"),
    ),
    _form(
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
