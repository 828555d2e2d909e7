"""Letters of a request after its first: draft, look over, change, download, and record that they went."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.events import Event
from foi_tracker.domain.letters.drafting import may_draft
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.policy import Action
from foi_tracker.domain.vocabulary import LetterKind
from foi_tracker.exports.letters import UnsafeLetter, as_email, as_text
from foi_tracker.models import InfoRequest, Letter
from foi_tracker.queries.challenges import Thread
from foi_tracker.queries.request_page import names_of
from foi_tracker.usecases.record_event import HistoryMoved
from foi_tracker.usecases.record_letter_sent import record_letter_sent
from foi_tracker.usecases.write_letter import LetterMoved, NewLetter, discard_letter, save_letter
from foi_tracker.web import recording
from foi_tracker.web.access import may, requires, subject_of, the_request
from foi_tracker.web.challenge_page import ARGUED
from foi_tracker.web.downloads import as_download
from foi_tracker.web.forms.letters import LetterForm
from foi_tracker.web.letter_desk import Desk, desk, is_open, outgoing, thread_or_404, why_no_email
from foi_tracker.web.letter_sending import Sending, event_of, first_look, foresee, page, sent_form
from foi_tracker.web.letter_versions import versions
from foi_tracker.web.request_page import when

NOT_AN_APPEAL = (
    "A note to a solicitor is no appeal, so nothing is recorded. Once one has been lodged with the court, record that."
)

bp = Blueprint("letters", __name__, url_prefix="/requests/<reference>/letters")


@bp.route("/new/<kind>", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def new(reference: str, kind: str) -> ResponseReturnValue:
    """Draft a letter, look at it, and keep it; or say in plain words why not now."""
    found = desk(the_request(reference, Action.RECORD_EVENT), kind)
    form = LetterForm()
    not_now = may_draft(found.kind, found.dossier)
    if not_now:
        page = render_template("letters/not_now.html", desk=found, form=form, not_now=not_now)
        return page, 409 if request.method == "POST" else 200
    if request.method != "POST":
        text = found.drafted()
        form.subject.data, form.body.data = text.subject, text.body
        return _form_page(found, form)
    if not form.validate():
        return _form_page(found, form), 422
    if request.form.get("action") != "save":
        return _form_page(found, form, preview=form.text())
    kept = _keep(found, form.text(), None)
    flash("Saved as a draft. Nothing has been sent.", "success")
    return redirect(url_for("letters.show", reference=reference, letter_id=kept.id))


@bp.get("/<int:letter_id>")
@requires(Action.READ_REQUEST)
def show(reference: str, letter_id: int) -> ResponseReturnValue:
    """A letter with its versions: copy, download, print; and what to do with it next."""
    info_request = the_request(reference, Action.READ_REQUEST)
    thread = thread_or_404(info_request, letter_id)
    latest = thread.latest
    if latest.kind == LetterKind.REQUEST:
        return redirect(url_for("batches.letter", reference=reference))
    if latest.id != letter_id:
        return redirect(url_for("letters.show", reference=reference, letter_id=latest.id))
    found = desk(info_request, latest.kind)
    names, subject = names_of(db.session(), thread.made_by_ids), subject_of(info_request)
    return render_template(
        "letters/show.html",
        desk=found,
        letter=latest,
        versions=versions(thread, names),
        sent_by=names.get(latest.sent_by_id or 0, ""),
        problems=found.problems(_text(latest)) if is_open(latest) else [],
        no_email=why_no_email(latest, found),
        is_open=is_open(latest),
        may_change=may(Action.APPROVE_CHASERS if latest.chaser_round_id else Action.RECORD_EVENT, subject),
        subject=subject,
        when=when,
    )


@bp.route("/<int:letter_id>/edit", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def edit(reference: str, letter_id: int) -> ResponseReturnValue:
    """Change a draft: a new version, and the old one stays as it was."""
    found, thread, version = _draft_to_change(reference, letter_id)
    form = LetterForm()
    if request.method != "POST":
        form.subject.data, form.body.data = version.subject, version.body
        return (
            _form_page(found, form, letter=version) if version is thread.latest and is_open(version) else _gone(thread)
        )
    if not form.validate():
        return _form_page(found, form, letter=version), 422
    if request.form.get("action") != "save":
        return _form_page(found, form, letter=version, preview=form.text())
    text = form.text()
    if (thread.latest.subject, thread.latest.body) == (text.subject, text.body):
        return redirect(url_for("letters.show", reference=reference, letter_id=thread.latest.id))
    return _new_version(found, version, form)


@bp.route("/<int:letter_id>/discard", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def discard(reference: str, letter_id: int) -> ResponseReturnValue:
    """Ask, then throw a draft away."""
    found, thread, version = _draft_to_change(reference, letter_id)
    if request.method != "POST":
        return (
            render_template("letters/discard.html", desk=found, letter=version) if is_open(version) else _gone(thread)
        )
    try:
        discard_letter(db.session(), found.info_request, letter_id, recording.entry())
    except LetterMoved:
        return _gone(thread)
    flash("Thrown away. It stays in the records, marked so.", "success")
    return redirect(url_for("requests.show", reference=reference))


@bp.get("/<int:letter_id>.<any(eml, txt):ending>")
@requires(Action.READ_REQUEST)
def download(reference: str, letter_id: int, ending: str) -> ResponseReturnValue:
    """The letter as a file to send."""
    info_request = the_request(reference, Action.READ_REQUEST)
    thread = thread_or_404(info_request, letter_id)
    version = next(each for each in thread.versions if each.id == letter_id)
    found = desk(info_request, version.kind)
    if is_open(version) and (blocking := found.blocking(_text(version))):
        flash(f"Not yet: {blocking[0].text}", "error")
        return redirect(url_for("letters.show", reference=reference, letter_id=letter_id))
    made = outgoing(version, found)
    if ending == "txt":
        return as_download(as_text(made), "text/plain; charset=utf-8", f"{made.file_name}.txt")
    try:
        return as_download(as_email(made), "message/rfc822", f"{made.file_name}.eml")
    except UnsafeLetter as unsafe:
        flash(f"This letter cannot be made into an e-mail. {unsafe} Copy its text instead.", "error")
        return redirect(url_for("letters.show", reference=reference, letter_id=letter_id))


@bp.route("/<int:letter_id>/sent", methods=["GET", "POST"])
@requires(Action.RECORD_EVENT)
def sent(reference: str, letter_id: int) -> ResponseReturnValue:
    """Say what recording the letter as sent does to the clock, then record it."""
    found, thread, version = _draft_of(reference, letter_id)
    if version is not thread.latest or not is_open(version):
        return _gone(thread)
    if not_yet := _not_yet(found, version):
        flash(not_yet, "error")
        return redirect(url_for("letters.show", reference=reference, letter_id=letter_id))
    sending = Sending(desk=found, letter=version, form=sent_form(found))
    if request.method != "POST":
        return first_look(sending)
    if not sending.form.validate():
        return page(sending), 422
    return _judged(sending)


def _not_yet(found: Desk, version: Letter) -> str:
    """Why it cannot be recorded as sent; empty where it can."""
    if found.is_no_event:
        return NOT_AN_APPEAL
    blocking = found.blocking(_text(version))
    return f"Not yet: {blocking[0].text}" if blocking else ""


def _judged(sending: Sending) -> ResponseReturnValue:
    """Save what was looked at; show, rather than save, anything that was not."""
    form, event = sending.form, event_of(sending)
    looked_at = form.checked.data
    foresee(sending, event)
    forecast = sending.forecast
    if forecast and forecast.blocking:
        form.on.errors = [*form.on.errors, *(each.text for each in forecast.blocking)]
        sending.forecast = None
        return page(sending), 422
    if sending.desk.info_request.history_length != (form.seen_length.data or 0):
        return _history_moved(sending)
    if request.form.get("action") != "save" or looked_at != form.checked.data:
        return page(sending)
    return _record(sending, event)


def _record(sending: Sending, event: Event) -> ResponseReturnValue:
    info_request, form = sending.desk.info_request, sending.form
    reference, letter_id, effect = info_request.reference, sending.letter.id, sending.forecast
    seen = {"seen_length": form.seen_length.data or 0, "sent_by_id": form.sent_by.data}
    try:
        record_letter_sent(db.session(), info_request, sending.letter, event, entry=recording.entry(), **seen)
    except HistoryMoved:
        found, _, letter = _draft_of(reference, letter_id)
        return _history_moved(replace(sending, desk=found, letter=letter))
    except LetterMoved:
        return _gone(_draft_of(reference, letter_id)[1])
    flash(f"Recorded as sent. {effect.effect if effect else ''}".strip(), "success")
    return redirect(url_for("requests.show", reference=reference))


def _history_moved(sending: Sending) -> ResponseReturnValue:
    """Somebody recorded something meanwhile: show what, keep what was typed, and let it be saved again."""
    form, info_request = sending.form, sending.desk.info_request
    sending.others = recording.recorded_since(info_request, form.seen_length.data or 0)
    form.seen_length.raw_data = None
    form.seen_length.data = info_request.history_length
    foresee(sending, event_of(sending))
    return page(sending), 409


def _keep(found: Desk, text: LetterText, replaced: Letter | None) -> Letter:
    wanted = NewLetter(
        kind=found.kind,
        recipient=replaced.recipient if replaced else found.recipient.address,
        subject=text.subject,
        body=text.body,
        replaces_id=replaced.id if replaced else None,
    )
    return save_letter(db.session(), found.info_request, wanted, recording.entry())


def _new_version(found: Desk, version: Letter, form: LetterForm) -> ResponseReturnValue:
    """What was typed in place of this version. A letter of a round goes with the others, so nothing may stop it."""
    reference = found.info_request.reference
    if version.chaser_round_id and found.blocking(form.text()):
        return _form_page(found, form, letter=version), 422
    try:
        kept = _keep(found, form.text(), version)
    except LetterMoved:
        return _overtaken(reference, version.id, form)
    flash(f"Saved as version {kept.version}.", "success")
    return redirect(url_for("letters.show", reference=reference, letter_id=kept.id))


def _text(letter: Letter) -> LetterText:
    return LetterText(subject=letter.subject, body=letter.body)


def _draft_of(reference: str, letter_id: int) -> tuple[Desk, Thread, Letter]:
    """The desk, the letter and this version of it; the first letter of a request has pages of its own."""
    info_request: InfoRequest = the_request(reference, Action.RECORD_EVENT)
    thread = thread_or_404(info_request, letter_id)
    if thread.latest.kind == LetterKind.REQUEST:
        abort(404)
    version = next(each for each in thread.versions if each.id == letter_id)
    return desk(info_request, version.kind), thread, version


def _draft_to_change(reference: str, letter_id: int) -> tuple[Desk, Thread, Letter]:
    """The same, for its words: those of a letter in a round were approved, so only who approves may change them."""
    found, thread, version = _draft_of(reference, letter_id)
    if version.chaser_round_id and not may(Action.APPROVE_CHASERS, subject_of(found.info_request)):
        abort(403)
    return found, thread, version


def _gone(thread: Thread) -> ResponseReturnValue:
    """What was asked of an old version, or of a letter that is done with."""
    latest = thread.latest
    state = (
        "is recorded as sent" if latest.sent_on else "was thrown away" if latest.discarded_at else "has a newer version"
    )
    flash(f"This letter {state}. Nothing was changed.", "message")
    return redirect(request.path.rsplit("/", 2)[0] + f"/{latest.id}")


def _overtaken(reference: str, letter_id: int, form: LetterForm) -> ResponseReturnValue:
    """Somebody else changed, sent or discarded it meanwhile: show what they left beside what was typed."""
    found, thread, _ = _draft_of(reference, letter_id)
    return _form_page(found, form, letter=thread.latest, theirs=thread.latest), 409


def _form_page(found: Desk, form: LetterForm, **more: Any) -> str:  # noqa: ANN401 what else the page shows
    shown = {"letter": None, "preview": None, "theirs": None} | more
    return render_template(
        "letters/form.html",
        desk=found,
        form=form,
        problems=found.problems(form.text()),
        drafts=found.open_drafts() if shown["letter"] is None else [],
        is_open=is_open,
        argues=shown["letter"] is None and found.kind in ARGUED,
        **shown,
    )
