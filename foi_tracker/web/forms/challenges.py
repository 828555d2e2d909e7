"""The forms for what follows an answer: review, complaint, decision notice, appeal."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from wtforms import StringField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Length, Optional

from foi_tracker.domain import events as happened
from foi_tracker.domain.vocabulary import (
    Appellant,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    RegimeCode,
    ReviewResult,
)
from foi_tracker.web.forms.event_fields import (
    any_of,
    day,
    form_for,
    one_of,
    one_or_none,
    received,
    reference,
    rights_told,
)
from foi_tracker.web.forms.event_form import EventForm
from foi_tracker.web.forms.exemptions import ExemptionRows
from foi_tracker.web.forms.fields import choices

LONGEST_LINK = 500
NO_STEPS = "Leave empty if it orders nothing."


def is_safe_link(link: str) -> bool:
    """Whether a link leads to a web site over https, and nowhere else."""
    try:
        parts = urlsplit(link)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and link.isprintable()
    except ValueError:
        return False


def _https_only(form: EventForm, field: StringField) -> None:  # noqa: ARG001 as WTForms calls a validator
    if not is_safe_link((field.data or "").strip()):
        raise ValidationError("Enter a whole address that begins with https://, or leave it empty.")


def _link() -> Any:  # noqa: ANN401 an unbound field, until a form binds it
    return StringField(
        "Where it can be read online",
        validators=[Optional(), Length(max=LONGEST_LINK, message="That is too long for an address."), _https_only],
        description="The address of the published decision, beginning with https://. We never open it ourselves.",
    )


class AppealForm(EventForm):
    """An appeal goes only where the law of the request lets one go."""

    makes = happened.Appeal
    heading = "An appeal was lodged"
    about = "Ours or theirs. What it affects need not be done until it is decided."

    on = day("Date the tribunal or court received the notice of appeal", "Not the day it was sent.")
    forum = one_of(Forum, "Where it was lodged", "Choose where it was lodged.")
    by = one_of(Appellant, "Who appealed", "Choose who appealed.", default=Appellant.REQUESTER)
    reference = reference("The tribunal’s or court’s reference")

    def prepare(self, law: RegimeCode, exemptions: Iterable[SelectChoice]) -> None:
        """Offer the tribunals under FOIA and EIR, the Court of Session under Scottish law."""
        super().prepare(law, exemptions)
        self.forum.choices = choices(law.forums)
        if self.forum.data is None and len(law.forums) == 1:
            self.forum.data = law.forums[0]


def _appeal_decision(
    makes: type[happened.FttDecision | happened.UtDecision | happened.CourtDecision], heading: str
) -> type[EventForm]:
    return form_for(
        makes,
        heading,
        on=day("Date of the decision"),
        disposal=one_or_none(
            Disposal, "How it ended", "Not clear from the letter", "Choose “withdrawn” for one that was struck out."
        ),
        reference=reference("Its number"),
        comply_by=day("Last day for what it orders", NO_STEPS, needed=False),
        link=_link(),
    )


CHALLENGE_FORMS: tuple[type[EventForm], ...] = (
    form_for(
        happened.ReviewRequested,
        "We asked for an internal review",
        on=day("Date they received our request for a review"),
    ),
    form_for(
        happened.ReviewAcknowledged,
        "Review acknowledged",
        "An acknowledgement does not change any date.",
        on=day("Date of the acknowledgement"),
    ),
    form_for(
        happened.ReviewOutcome,
        "Outcome of the review",
        result=one_or_none(ReviewResult, "What the review decided", "Not clear from the letter"),
        on=day("Date on the letter or e-mail"),
        received=received(),
        review_rights=rights_told("Does it say how to complain to the regulator?"),
        exemptions=ExemptionRows("Exemptions they still rely on"),
    ),
    form_for(
        happened.ReviewWithdrawn,
        "We withdrew our request for a review",
        "The request then stands where it stood before we asked.",
        on=day("Date they received our withdrawal"),
    ),
    form_for(
        happened.Complaint,
        "We complained to the Commissioner",
        on=day("Date the Commissioner received our complaint"),
        reference=reference("The Commissioner’s reference", "It often comes later."),
    ),
    form_for(
        happened.ComplaintAcknowledged,
        "The Commissioner acknowledged our complaint",
        "It often brings their reference. No date changes.",
        on=day("Date of the acknowledgement"),
        reference=reference("The Commissioner’s reference"),
    ),
    form_for(
        happened.ComplaintClosed,
        "The complaint was closed",
        "For a complaint that ended without a decision notice.",
        because=one_of(ClosedBecause, "Why it was closed", "Choose why it was closed."),
        on=day("Date it was closed"),
    ),
    form_for(
        happened.DecisionNotice,
        "Decision notice",
        on=day("Date of the decision notice"),
        reference=reference("Its number"),
        finding=one_or_none(Finding, "What it found", "Not clear from the notice"),
        steps=any_of(OrderedStep, "What it orders the authority to do", "Tick none if it orders nothing."),
        comply_by=day("Last day for what it orders", NO_STEPS, needed=False),
        link=_link(),
    ),
    form_for(
        happened.NonComplianceReported,
        "We told the Commissioner it was not obeyed",
        "The Commissioner can certify a failure to the court.",
        on=day("Date the Commissioner received our letter"),
    ),
    AppealForm,
    _appeal_decision(happened.FttDecision, "First-tier Tribunal decided"),
    form_for(
        happened.FttPermissionRefused,
        "Tribunal refused permission to appeal",
        on=day("Date of the refusal"),
    ),
    _appeal_decision(happened.UtDecision, "Upper Tribunal decided"),
    _appeal_decision(happened.CourtDecision, "Court of Session decided"),
)
