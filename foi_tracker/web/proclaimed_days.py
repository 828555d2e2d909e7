"""Bank holidays proclaimed after the calendar was made, and the requests that each of them moved."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.bank_holidays import HORIZON, NATIONS
from foi_tracker.domain.policy import Action
from foi_tracker.models import AuditLine, Entry
from foi_tracker.queries import proclaimed_days
from foi_tracker.usecases.proclaim_day import AlreadyProclaimed, proclaim_day, take_day_back
from foi_tracker.web import calendar_changes
from foi_tracker.web.access import actor, requires
from foi_tracker.web.forms.proclaimed_days import ProclaimedDayForm, TakeBackForm
from foi_tracker.web.now import now

bp = Blueprint("proclaimed_days", __name__, url_prefix="/calendar")


@bp.route("", methods=["GET", "POST"])
@requires(Action.PROCLAIM_DAY)
def index() -> ResponseReturnValue:
    """The days kept here, a form for one more, and what was changed before."""
    form = ProclaimedDayForm()
    if not form.validate_on_submit():
        return _page(form), 422 if form.errors else 200
    try:
        line = proclaim_day(db.session(), form.proclaimed(), entry=_entry())
    except AlreadyProclaimed:
        form.day.errors = ["This day is in the list for that nation already. Take that line away first."]
        return _page(form), 409
    return _to(line)


@bp.route("/<int:record_id>/remove", methods=["GET", "POST"])
@requires(Action.PROCLAIM_DAY)
def remove(record_id: int) -> ResponseReturnValue:
    """Ask first, then take a line away and move every request back."""
    record = proclaimed_days.by_id(db.session(), record_id) or abort(404)
    form = TakeBackForm()
    if not form.validate_on_submit():
        return render_template("proclaimed_days/remove.html", form=form, record=record, nation=NATIONS[record.nation])
    return _to(take_day_back(db.session(), record, entry=_entry()))


@bp.get("/changes/<int:line_id>")
@requires(Action.PROCLAIM_DAY)
def change(line_id: int) -> str:
    """Which requests one change to the calendar moved, and from what to what."""
    line = proclaimed_days.change(db.session(), line_id) or abort(404)
    return render_template("proclaimed_days/change.html", change=calendar_changes.shown(line))


def _page(form: ProclaimedDayForm) -> str:
    session = db.session()
    return render_template(
        "proclaimed_days/index.html",
        form=form,
        days=proclaimed_days.all_days(session),
        changes=[calendar_changes.shown(line) for line in proclaimed_days.changes(session)],
        nations=NATIONS,
        horizon=HORIZON,
    )


def _entry() -> Entry:
    return Entry(by_id=actor().user_id, at=now())


def _to(line: AuditLine) -> ResponseReturnValue:
    return redirect(url_for("proclaimed_days.change", line_id=line.id))
