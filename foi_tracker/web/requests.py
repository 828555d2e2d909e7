"""A request: its list, its page, and what may be corrected on it."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.attachments import is_risky
from foi_tracker.domain.ladder import ladder
from foi_tracker.domain.law import Law
from foi_tracker.domain.moves import can_happen, next_moves
from foi_tracker.domain.policy import Action
from foi_tracker.domain.provisos import provisos
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import DeadlineKind
from foi_tracker.models import InfoRequest
from foi_tracker.queries import info_requests
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.request_page import authority_of, surroundings
from foi_tracker.usecases.change_regime import TWINS, change_regime
from foi_tracker.usecases.edit_request import RequestMoved, edit_request
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.web import now, recording, request_list, request_page, rungs
from foi_tracker.web.access import actor, requires, subject_of, the_request
from foi_tracker.web.filters import label
from foi_tracker.web.forms.events import EVENT_FORMS, kind_label
from foi_tracker.web.forms.requests import LabelsForm, RegimeForm
from foi_tracker.web.request_findings import answers_of
from foi_tracker.web.request_sheets import from_sheets
from foi_tracker.web.why import explained

bp = Blueprint("requests", __name__)


@bp.get("/requests")
@requires(Action.READ_REQUEST)
def index() -> str:
    """Show the requests that the address asks for."""
    session = db.session()
    standpoint = Standpoint(today=now.today(), laws=current_laws(session), user_id=actor().user_id)
    asked = request_list.wanted(standpoint)
    found = info_requests.listing(session, actor(), asked)
    chosen: dict[str, Any] = asked.chosen.args()
    return render_template(
        "requests/index.html",
        lines=[request_list.listed(row, standpoint.laws, standpoint.today) for row in found.rows],
        count=request_list.count_words(found),
        chosen=chosen,
        choices=[
            each
            for each in request_list.choices_for(chosen, info_requests.filter_words(session, actor()))
            if each.narrows
        ],
        sort=asked.sort.value,
        sorts=request_list.SORTS,
        order=request_list.ORDERS[asked.sort],
        columns=request_list.COLUMNS,
        downloads=request_list.downloads(chosen),
        **request_list.page_urls(asked, found),
    )


@bp.get("/requests/<reference>")
@requires(Action.READ_REQUEST)
def show(reference: str) -> str:
    """Everything about one request."""
    info_request = the_request(reference, Action.READ_REQUEST)
    session, today = db.session(), now.today()
    around = surroundings(session, info_request)
    law = current_laws(session)[info_request.regime]
    state = recording.state_of(info_request, law)
    lines = (info_request.records, around.names, around.attachments)
    return render_template(
        "requests/show.html",
        info_request=info_request,
        around=around,
        state=state,
        law=law,
        subject=subject_of(info_request),
        is_mine=info_request.owner_id == actor().user_id,
        timeline=request_page.timeline(*lines),
        history=request_page.history(*lines),
        advice_waits=request_page.advice_waits(state, today),
        may_challenge=request_page.may_challenge(info_request, state, law, today),
        kind_label=kind_label,
        is_risky=is_risky,
        when=request_page.when,
        answers=answers_of(session, info_request, around.campaign.slug),
        from_sheets=from_sheets(session, info_request, around.campaign.slug),
        campaign_slug=around.campaign.slug,
        **_moves(state, law, today),
        **_clocks(state, law, today),
        **_ladder(info_request, law, today),
    )


def _clocks(state: RequestState, law: Law, today: date) -> dict[str, Any]:
    """Every date, how far away it is, and what it asks of us."""
    return {
        "headline": request_page.headline(state, law, today),
        "ribbon": request_page.ribbon(state, law, today),
        "deadlines": [explained(each, law, today) for each in state.deadlines],
        "provisos": provisos(state, law),
    }


def _moves(state: RequestState, law: Law, today: date) -> dict[str, Any]:
    """What can be recorded: what is likely, what is seldom, and what else there is."""
    moves, urged = next_moves(state, law, today), request_page.urged(state, law, today)
    others = [kind for kind in EVENT_FORMS if kind not in {*moves, "event_retracted"} and can_happen(kind, law)]
    letters = request_page.letters_of(state, today)
    # Nobody reminds before the day.
    likely, seldom = request_page.foremost(moves, urged, request_page.SELDOM | ({"chased"} - letters.keys()))
    return {"moves": likely, "seldom": seldom, "other_kinds": others, "urged": urged, "letters_of": letters}


def _ladder(info_request: InfoRequest, law: Law, today: date) -> dict[str, Any]:
    """How far up it has been taken, and what was decided there."""
    history = [record.event for record in info_request.records]
    return {"rungs": rungs.shown(ladder(history, law, today), law, today), "decisions": rungs.decisions(history)}


@bp.get("/requests/<reference>/deadlines/<kind>")
@requires(Action.READ_REQUEST)
def why(reference: str, kind: str) -> str:
    """One deadline with its working, to print and to send to whoever doubts it."""
    info_request = the_request(reference, Action.READ_REQUEST)
    if kind not in {each.value for each in DeadlineKind}:
        abort(404)
    law = current_laws(db.session())[info_request.regime]
    state = recording.state_of(info_request, law)
    found = [explained(each, law, now.today()) for each in state.deadlines if each.kind == kind] or abort(404)
    return render_template(
        "requests/why.html",
        info_request=info_request,
        authority=authority_of(db.session(), info_request),
        law=law,
        deadlines=found,
        provisos=provisos(state, law),
        heading=label(kind),
    )


@bp.route("/requests/<reference>/edit", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def edit(reference: str) -> ResponseReturnValue:
    """Correct where the request can be seen, and what the authority calls it."""
    info_request = the_request(reference, Action.RECORD_EVENT)
    form = LabelsForm(obj=info_request)  # its version too, so that nobody saves over what they have not seen
    if not form.validate_on_submit():
        return _labels(form, info_request), 422 if request.method == "POST" else 200
    try:
        edit_request(db.session(), info_request, form.labels(), seen_version=form.version.data or 0)
    except RequestMoved:
        return _labels_moved(form, the_request(reference, Action.RECORD_EVENT)), 409
    flash("Saved.", "success")
    return redirect(url_for("requests.show", reference=reference))


def _labels(form: LabelsForm, info_request: InfoRequest) -> str:
    return render_template("requests/edit.html", form=form, info_request=info_request)


def _labels_moved(form: LabelsForm, info_request: InfoRequest) -> str:
    form.form_errors.append("Somebody else changed this request meanwhile. What they left is beside your own words.")
    form.version.raw_data, form.version.data = None, info_request.version
    return _labels(form, info_request)


@bp.route("/requests/<reference>/regime", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def regime(reference: str) -> ResponseReturnValue:
    """Treat the request under the other law of its nation, after showing which dates move."""
    info_request = the_request(reference, Action.RECORD_EVENT)
    form = RegimeForm()
    if request.method != "POST":
        form.seen_length.data = info_request.history_length
        form.becomes.data = TWINS[info_request.regime].value
    if not form.validate_on_submit():
        return _regime(form, info_request)
    if form.becomes.data == info_request.regime:  # the button was pressed twice
        return redirect(url_for("requests.show", reference=reference))
    try:
        change_regime(db.session(), info_request, seen_length=form.seen_length.data or 0, entry=recording.entry())
    except HistoryMoved:
        flash("Somebody else changed this request meanwhile. Look at the dates again, then confirm.", "error")
        return redirect(url_for("requests.regime", reference=reference))
    flash(f"This request is now under {info_request.regime}. No recorded date was changed.", "success")
    return redirect(url_for("requests.show", reference=reference))


def _regime(form: RegimeForm, info_request: InfoRequest) -> str:
    laws = current_laws(db.session())
    other = TWINS[info_request.regime]
    return render_template(
        "requests/regime.html",
        form=form,
        info_request=info_request,
        other=laws[other].regime,
        before=recording.state_of(info_request, laws[info_request.regime]),
        after=recording.state_of(info_request, laws[other]),
    )
