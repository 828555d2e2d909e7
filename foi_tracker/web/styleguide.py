"""Every component on one page, with invented content: to build with, and to look at after a change."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired

from foi_tracker.domain.policy import Action
from foi_tracker.domain.vocabulary import Channel, Outcome
from foi_tracker.web.access import requires
from foi_tracker.web.forms.fields import DayField, choices
from foi_tracker.web.sample_pictures import sample_chart, sample_map

bp = Blueprint("styleguide", __name__)

EXAMPLES = "styleguide/components/"
SENT = date(2026, 8, 7)
DUE = date(2026, 9, 7)
SUMMER_BANK_HOLIDAY = date(2026, 8, 31)
FRIDAY = 4


class SampleForm(Form):
    """One field of each sort, as the form that records a response has them."""

    received_on = DayField("Day it reached you", description="Day first, such as 4/9/2026 or 4 Sep 2026.")
    outcome = RadioField(
        "What did the authority answer?",
        choices=choices(Outcome),
        validators=[InputRequired("Say what they answered.")],
    )
    channel = SelectField("How did it come?", choices=choices(Channel, blank="Choose one"))
    summary = TextAreaField("What it said", description="In a sentence or two. Leave out people’s names.")
    web_address = StringField("Web address")
    redacted = BooleanField("I have checked it for people’s names")


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleDay:
    """A day of the calendar, and a row of the working."""

    on: date | None
    kind: str = "plain"
    note: str = ""
    number: int | None = None
    reason: str = ""


@bp.get("/styleguide")
@requires(Action.USE_ACCOUNT)
def show() -> ResponseReturnValue:
    """Show each example file of templates/styleguide/components under its own name."""
    found = [name for name in current_app.jinja_env.list_templates() if name.startswith(EXAMPLES)]
    examples = [(name.removeprefix(EXAMPLES).removesuffix(".html"), name) for name in sorted(found)]
    return render_template(
        "styleguide/show.html",
        examples=examples,
        date=date,
        good_form=SampleForm(data={"received_on": DUE, "channel": "email"}),
        bad_form=_bad_form(),
        weeks=_weeks(),
        rows=_rows(),
        sample_map=sample_map(),
        sample_chart=sample_chart(),
    )


def _bad_form() -> SampleForm:
    form = SampleForm(MultiDict({"bad-received_on": "31/9/2026", "bad-channel": "email"}), prefix="bad-")
    form.validate()
    return form


def _rows() -> list[SampleDay]:
    rows, number = [], 0
    for offset in range(1, (DUE - SENT).days + 1):
        on = SENT + timedelta(days=offset)
        skipped = _why_skipped(on)
        number += not skipped
        rows.append(SampleDay(on=on, number=None if skipped else number, reason=skipped))
    return rows


def _why_skipped(on: date) -> str:
    if on == SUMMER_BANK_HOLIDAY:
        return "Summer bank holiday, England, Wales and Northern Ireland"
    return f"{on:%A}" if on.weekday() > FRIDAY else ""


def _weeks() -> list[list[SampleDay]]:
    counted = {row.on: row for row in _rows()}
    days = [date(2026, 8, 3) + timedelta(days=offset) for offset in range(42)]
    shown = [_shown(on, counted.get(on)) for on in days]
    return [shown[week : week + 7] for week in range(0, len(shown), 7)]


def _shown(on: date, row: SampleDay | None) -> SampleDay:
    if on in (SENT, DUE):
        return SampleDay(on=on, kind="start" if on == SENT else "due", note="Received" if on == SENT else "Day 20: due")
    if on == SUMMER_BANK_HOLIDAY:
        return SampleDay(on=on, kind="holiday", note="Bank holiday")
    if on.weekday() > FRIDAY:
        return SampleDay(on=on, kind="weekend")
    return SampleDay(on=on, note=f"Day {row.number}" if row else "")
