"""Batches of letters: copy, download and print them, and record how they went."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action, can
from foi_tracker.domain.vocabulary import Channel
from foi_tracker.exports.letters import OutgoingLetter, UnsafeLetter, as_archive, as_email, as_text
from foi_tracker.models import Batch, Campaign, InfoRequest
from foi_tracker.queries.batches import BatchRow, StoredLetter, batch_by_id, in_batch, letters_of, one, rows_of
from foi_tracker.queries.workload import members
from foi_tracker.usecases.record_sent import record_sent
from foi_tracker.web.access import actor, requires, the_request
from foi_tracker.web.downloads import as_download
from foi_tracker.web.filters import plural
from foi_tracker.web.forms.sendings import Sendings, read_sendings
from foi_tracker.web.now import today
from foi_tracker.web.recording import entry

bp = Blueprint("batches", __name__)

SHOW_EXCEPTIONS_UP_TO = 20


@bp.get("/batches/<int:batch_id>")
@requires(Action.READ_REQUEST)
def show(batch_id: int) -> ResponseReturnValue:
    """The requests of a batch, their letters, and the form that records how they went."""
    return _batch_page(batch_id, Sendings())


@bp.post("/batches/<int:batch_id>/sent")
@requires(Action.RECORD_EVENT)
def record(batch_id: int) -> ResponseReturnValue:
    """Record them all as sent, but for the rows that say otherwise. Once, however often it is pressed."""
    _, campaign, _ = _the_batch(batch_id)
    mine = _recordable(rows_of(db.session(), in_batch(batch_id)))
    if not mine:
        flash("Nothing is left to record here.", "message")
        return redirect(url_for("batches.show", batch_id=batch_id))
    sendings = read_sendings(request.form, request.form.getlist("not_sent"), mine, today())
    if sendings.problems:
        return _batch_page(batch_id, sendings), 422
    _record(sendings, campaign.id)
    return redirect(url_for("batches.show", batch_id=batch_id))


@bp.get("/batches/<int:batch_id>/letters.zip")
@requires(Action.READ_REQUEST)
def archive(batch_id: int) -> ResponseReturnValue:
    """Every letter of the batch, as e-mail and as text."""
    _, campaign, _ = _the_batch(batch_id)
    letters = [_outgoing(each, campaign) for each in letters_of(db.session(), in_batch(batch_id))]
    try:
        return as_download(as_archive(letters), "application/zip", f"{campaign.short_name}-batch-{batch_id}.zip")
    except UnsafeLetter as unsafe:
        flash(f"One of these letters cannot be made into an e-mail. {unsafe}", "error")
        return redirect(url_for("batches.show", batch_id=batch_id))


@bp.get("/batches/<int:batch_id>/print")
@requires(Action.READ_REQUEST)
def print_all(batch_id: int) -> ResponseReturnValue:
    """Every letter of the batch, one after another; on paper, one a page."""
    batch, campaign, _ = _the_batch(batch_id)
    letters = letters_of(db.session(), in_batch(batch_id))
    return render_template("filing/print.html", title=f"Letters of {batch.title}", letters=letters, campaign=campaign)


@bp.route("/requests/<reference>/letter", methods=["GET", "POST"])
@requires(Action.READ_REQUEST)
def letter(reference: str) -> ResponseReturnValue:
    """The letter of one request, and the form that records how it went."""
    info_request = the_request(reference, Action.READ_REQUEST)
    if request.method != "POST":
        return _letter_page(info_request, Sendings())
    the_request(reference, Action.RECORD_EVENT)
    mine = _recordable(rows_of(db.session(), one(info_request)))
    sendings = read_sendings(request.form, [], mine, today()) if mine else Sendings()
    if sendings.problems:
        return _letter_page(info_request, sendings), 422
    _record(sendings, info_request.campaign_id)
    return redirect(url_for("requests.show", reference=reference))


@bp.get("/requests/<reference>/letter.<any(eml, txt):ending>")
@requires(Action.READ_REQUEST)
def download(reference: str, ending: str) -> ResponseReturnValue:
    """The letter of one request as a file."""
    info_request = the_request(reference, Action.READ_REQUEST)
    outgoing = _outgoing(_the_letter(info_request), _campaign_of(info_request))
    if ending == "txt":
        return as_download(as_text(outgoing), "text/plain; charset=utf-8", f"{outgoing.file_name}.txt")
    try:
        return as_download(as_email(outgoing), "message/rfc822", f"{outgoing.file_name}.eml")
    except UnsafeLetter as unsafe:
        flash(f"This letter cannot be made into an e-mail. {unsafe} Copy its text instead.", "error")
        return redirect(url_for("batches.letter", reference=reference))


def _batch_page(batch_id: int, sendings: Sendings) -> str:
    batch, campaign, filed_by = _the_batch(batch_id)
    rows = rows_of(db.session(), in_batch(batch_id))
    mine = _recordable(rows)
    return render_template(
        "filing/batch.html",
        batch=batch,
        campaign=campaign,
        filed_by=filed_by,
        rows=rows,
        mine={row.id for row in mine},
        problems=sendings.problems,
        exceptions="exceptions" in request.values or len(mine) <= SHOW_EXCEPTIONS_UP_TO,
        **_sending_choices(campaign.id),
    )


def _letter_page(info_request: InfoRequest, sendings: Sendings) -> str:
    (row,) = rows_of(db.session(), one(info_request)) or (abort(404),)
    return render_template(
        "filing/request_letter.html",
        info_request=info_request,
        row=row,
        letter=_the_letter(info_request),
        may_record=bool(_recordable([row])),
        problems=sendings.problems,
        **_sending_choices(info_request.campaign_id),
    )


def _sending_choices(campaign_id: int) -> dict[str, object]:
    return {
        "channels": list(Channel),
        "people": members(db.session(), campaign_id),
        "given": request.form,
        "not_sent": request.form.getlist("not_sent"),
    }


def _record(sendings: Sendings, campaign_id: int) -> None:
    sent_by = request.form.get("sent_by", "")
    named = next((key for key, _ in members(db.session(), campaign_id) if str(key) == sent_by), actor().user_id)
    count = record_sent(db.session(), sendings.by_id, sent_by_id=named, entry=entry())
    flash(f"Recorded {plural(count, 'letter')} as sent. Each clock runs from now on.", "success")


def _recordable(rows: list[BatchRow]) -> list[BatchRow]:
    """The drafts among these that whoever is signed in may record as sent."""
    return [row for row in rows if row.is_draft and can(actor(), Action.RECORD_EVENT, row.subject)]


def _the_batch(batch_id: int) -> tuple[Batch, Campaign, str]:
    return batch_by_id(db.session(), batch_id, actor()) or abort(404)


def _the_letter(info_request: InfoRequest) -> StoredLetter:
    return next(iter(letters_of(db.session(), one(info_request))), None) or abort(404)


def _campaign_of(info_request: InfoRequest) -> Campaign:
    return db.session().get_one(Campaign, info_request.campaign_id)


def _outgoing(stored: StoredLetter, campaign: Campaign) -> OutgoingLetter:
    return OutgoingLetter(
        reference=stored.reference,
        authority_slug=stored.authority_slug,
        sender_name=campaign.signatory,
        reply_address=campaign.reply_address,
        recipient=stored.recipient,
        subject=stored.title,
        body=stored.body,
        made_at=stored.made_at,
    )
