"""Recording what happened to a request: look at what it would do first, then save it."""

from dataclasses import dataclass, field

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs

from foi_tracker.db import db
from foi_tracker.domain.attachments import KeptFile
from foi_tracker.domain.events import EventRetracted, Response
from foi_tracker.domain.exemptions import ExemptionKind, exemption, exemptions
from foi_tracker.domain.policy import Action
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import InfoRequest
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.request_page import authority_names, authority_of
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.usecases.record_reply import Reply, record_reply
from foi_tracker.web import now, recording, uploads
from foi_tracker.web.access import accepts_uploads, requires, the_request
from foi_tracker.web.forms.event_form import EventForm
from foi_tracker.web.forms.events import EVENT_FORMS, offer_authorities
from foi_tracker.web.recording import Forecast, Recorded
from foi_tracker.web.uploads import UploadRefused

bp = Blueprint("events", __name__, url_prefix="/requests/<reference>/events")

# What each class of exemption means for the public interest, in plain words.
PUBLIC_INTEREST = {
    ExemptionKind.ABSOLUTE: "No public-interest test: if it applies, that is the end of it.",
    ExemptionKind.QUALIFIED: "They must weigh the public interest, and say how.",
    ExemptionKind.PARTLY: "For part of it they must weigh the public interest, and say how.",
    ExemptionKind.PROCEDURAL: "A ground for not dealing with the request at all. No public-interest test.",
}


@dataclass(slots=True)
class Draft:
    """A form on its way to becoming a line of history."""

    info_request: InfoRequest
    form: EventForm
    files: list[KeptFile] = field(default_factory=list)
    pasted: list[KeptFile] = field(default_factory=list)
    refused: str = ""
    forecast: Forecast | None = None
    others: list[Recorded] = field(default_factory=list)


@bp.route("/new/<kind>", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
@accepts_uploads
def new(reference: str, kind: str) -> ResponseReturnValue:
    """Show the form of one kind of event, check it, save it."""
    draft = _draft(the_request(reference, Action.RECORD_EVENT), kind)
    if request.method != "POST":
        draft.form.seen_length.data = draft.info_request.history_length
        return _page(draft)
    if request.form.get("action") == "add_exemption":
        return _with_another_row(draft)
    if not _is_complete(draft):
        return _page(draft), 422
    return _judged(draft)


def _draft(info_request: InfoRequest, kind: str) -> Draft:
    form_class = EVENT_FORMS.get(kind) or abort(404)
    draft = Draft(info_request=info_request, form=form_class())
    if request.method == "POST":
        _take_files(draft)
    _prepare(draft)
    return draft


def _take_files(draft: Draft) -> None:
    """Keep the bytes first, with the database let go of, and remember them in the form."""
    reference = draft.info_request.reference
    draft.files = uploads.remembered(request.form.getlist("kept"))
    chosen = uploads.chosen(draft.form.files.data)
    letter = draft.form.pasted_letter
    if not (chosen or letter) or not draft.form.takes_files:
        return
    db.session.rollback()
    try:
        draft.files += uploads.keep(chosen, already=len(draft.files))
        draft.pasted = [uploads.keep_text(letter, _name_of_letter(draft.form))] if letter else []
    except UploadRefused as refused:
        draft.refused = str(refused)
    draft.info_request = the_request(reference, Action.RECORD_EVENT)


def _name_of_letter(form: EventForm) -> str:
    """A pasted letter as a file: reply-2026-11-20.txt. Without a date the form will be shown again, not saved."""
    what = "reply" if form.makes is Response else form.makes.kind.replace("_", "-")
    return f"{what}-{form['on'].data}.txt"


def _prepare(draft: Draft) -> None:
    law, form = draft.info_request.regime, draft.form
    form.prepare(law, [SelectChoice(each.code, f"{each.code} {each.title} ({each.kind})") for each in exemptions(law)])
    if "to" in form:
        offer_authorities(form, authority_names(db.session()))
    if form.makes is EventRetracted:
        _name_the_line(draft)


def _name_the_line(draft: Draft) -> None:
    """A line is taken back from the request's page, which says which; there is no form to type its number into."""
    field_ = draft.form["position"]
    if request.method != "POST":
        field_.data = request.args.get("position", type=int)
        draft.form["on"].data = now.today()
    if field_.data is None or not 1 <= field_.data <= draft.info_request.history_length:
        abort(404)


def _with_another_row(draft: Draft) -> ResponseReturnValue:
    rows = draft.form.exemption_rows
    if rows is not None and len(rows) < (rows.max_entries or 0):
        rows.append_entry()
        _prepare(draft)
    return _page(draft)


def _is_complete(draft: Draft) -> bool:
    valid = bool(draft.form.validate())
    if draft.refused:
        draft.form.files.errors = [draft.refused]
    return valid and not draft.refused


def _judged(draft: Draft) -> ResponseReturnValue:
    """Save what was looked at; show, rather than save, anything that was not."""
    form, info_request = draft.form, draft.info_request
    event, seen_length = form.event(), form.seen_length.data or 0
    looked_at = recording.fingerprint(event)
    if recording.already_recorded(info_request, event, seen_length):
        return _done(draft, "Saved.")
    draft.forecast = recording.forecast(info_request, event, current_laws(db.session()))
    if draft.forecast.blocking:
        _complain(draft)
        return _page(draft), 422
    if info_request.history_length != seen_length:
        return _overtaken(draft)
    if request.form.get("action") == "save" and (not form.checked.data or form.checked.data == looked_at):
        return _save(draft)
    form.checked.data = looked_at
    return _page(draft)


def _complain(draft: Draft) -> None:
    for problem in draft.forecast.blocking if draft.forecast else []:
        name = problem.field if problem.field in draft.form else "on"
        draft.form[name].errors = [*draft.form[name].errors, problem.text]
    draft.forecast = None


def _overtaken(draft: Draft) -> ResponseReturnValue:
    """Somebody else recorded something meanwhile: show what, keep what was typed, and let it be saved again."""
    form = draft.form
    draft.others = recording.recorded_since(draft.info_request, form.seen_length.data or 0)
    form.seen_length.raw_data = None
    form.seen_length.data = draft.info_request.history_length
    form.checked.data = recording.fingerprint(form.event())
    return _page(draft), 409


def _save(draft: Draft) -> ResponseReturnValue:
    form, reference, effect = draft.form, draft.info_request.reference, draft.forecast.effect if draft.forecast else ""
    reply = Reply(event=form.event(), files=(*draft.files, *draft.pasted))
    seen_length = form.seen_length.data or 0
    try:
        record_reply(db.session(), draft.info_request, reply, seen_length=seen_length, entry=recording.entry())
    except HistoryMoved:
        draft.info_request = the_request(reference, Action.RECORD_EVENT)
        return _judged(draft)
    return _done(draft, f"Saved. {effect}".strip())


def _done(draft: Draft, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return redirect(url_for("requests.show", reference=draft.info_request.reference))


def _page(draft: Draft) -> str:
    law = draft.info_request.regime
    return render_template(
        "events/new.html",
        draft=draft,
        form=draft.form,
        info_request=draft.info_request,
        authority=authority_of(db.session(), draft.info_request),
        kept=[(file, uploads.remember(file)) for file in draft.files],
        line=_line_taken_back(draft),
        facts=_facts(draft.form, law),
        kinds=PUBLIC_INTEREST,
        every_exemption=exemptions(law) if draft.form.exemption_rows is not None else [],
    )


def _facts(form: EventForm, law: RegimeCode) -> list[object]:
    codes = form.exemption_rows.chosen_codes() if form.exemption_rows is not None else []
    return [found for code in codes if (found := exemption(law, code))]


def _line_taken_back(draft: Draft) -> str:
    if draft.form.makes is not EventRetracted:
        return ""
    return recording.sentence(draft.info_request.records[draft.form["position"].data - 1])
