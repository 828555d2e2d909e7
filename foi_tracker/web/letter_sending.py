"""A letter on its way to becoming a line of history: the form that says it went, and what saving it would do."""

from dataclasses import dataclass, field, replace

from flask import render_template

from foi_tracker.db import db
from foi_tracker.domain.events import Event
from foi_tracker.domain.letters.drafting import event_for
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.models import Letter
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.workload import members
from foi_tracker.web import now, recording
from foi_tracker.web.access import actor
from foi_tracker.web.forms.letters import SentForm
from foi_tracker.web.letter_desk import Desk
from foi_tracker.web.recording import Forecast, Recorded

# A letter of one of these may bring a case number at once.
NUMBERED = (LetterKind.COMPLAINT, LetterKind.APPEAL)


@dataclass(slots=True)
class Sending:
    """The letter, its form, what saving it would do, and what others recorded meanwhile."""

    desk: Desk
    letter: Letter
    form: SentForm
    forecast: Forecast | None = None
    others: list[Recorded] = field(default_factory=list)


def sent_form(found: Desk) -> SentForm:
    """The form, with everybody who may have sent the letter: members, and whoever is asking."""
    form = SentForm()
    people = members(db.session(), found.info_request.campaign_id)
    if actor().user_id not in dict(people):
        people = [(actor().user_id, actor().name), *people]
    form.prepare(people, now.today(), takes_reference=found.kind in NUMBERED)
    return form


def first_look(sending: Sending) -> str:
    """As most letters go: by e-mail, today, by whoever is signed in."""
    form = sending.form
    form.on.data, form.sent_by.data = now.today(), actor().user_id
    form.seen_length.data = sending.desk.info_request.history_length
    foresee(sending, event_of(sending))
    return page(sending)


def event_of(sending: Sending) -> Event:
    """What the form says happened; today where it does not say when."""
    form, found = sending.form, sending.desk
    event = event_for(found.kind, form.on.data or now.today(), form.channel.data, regime=found.dossier.law.regime)
    return replace(event, **form.completed(event))  # type: ignore[arg-type]  # only fields that this event has


def foresee(sending: Sending, event: Event) -> None:
    """Work out what saving this would do, and remember that it was shown."""
    form = sending.form
    sending.forecast = recording.forecast(sending.desk.info_request, event, current_laws(db.session()))
    form.checked.raw_data = None
    form.checked.data = recording.fingerprint(event)


def page(sending: Sending) -> str:
    """The form with what saving it would do."""
    return render_template("letters/sent.html", sending=sending, desk=sending.desk, form=sending.form)
