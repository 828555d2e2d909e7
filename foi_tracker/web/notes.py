"""Remarks on a request."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.usecases.write_note import write_note
from foi_tracker.web.access import requires, the_request
from foi_tracker.web.recording import entry

bp = Blueprint("notes", __name__)

LONGEST_NOTE = 10_000


@bp.post("/requests/<reference>/notes")
@requires(Action.WRITE_NOTE)
def add(reference: str) -> ResponseReturnValue:
    """Add what somebody typed, as it stands."""
    info_request = the_request(reference, Action.WRITE_NOTE)
    body = request.form.get("body", "").strip()
    complaint = _complaint(body)
    if complaint:
        flash(complaint, "error")
    else:
        write_note(db.session(), info_request, body, entry=entry())
        flash("Note added.", "success")
    return redirect(url_for("requests.show", reference=reference) + "#notes")


def _complaint(body: str) -> str:
    if not body:
        return "Write something in the note first."
    return f"A note may have {LONGEST_NOTE:,} letters. Split this one." if len(body) > LONGEST_NOTE else ""
