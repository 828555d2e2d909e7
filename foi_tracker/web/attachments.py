"""Files that came with a reply: taken in, and given out as downloads."""

from typing import Final
from urllib.parse import quote

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.attachments import is_risky, sendable_name
from foi_tracker.domain.policy import Action
from foi_tracker.integrations import file_store
from foi_tracker.models import Attachment
from foi_tracker.queries.request_page import attachment_for
from foi_tracker.usecases.attach_file import attach_files
from foi_tracker.web import uploads
from foi_tracker.web.access import accepts_uploads, actor, requires, the_request
from foi_tracker.web.recording import entry
from foi_tracker.web.uploads import UploadRefused

bp = Blueprint("attachments", __name__)

# Whatever the file holds, a browser may neither run it nor show it as a page of ours (security.md 6.13).
HEADERS: Final = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Download-Options": "noopen",
    "Cache-Control": "no-store",
}


@bp.get("/attachments/<public_id>")
@requires(Action.READ_REQUEST)
def download(public_id: str) -> ResponseReturnValue:
    """Send a file, or first say what opening one of its kind may do."""
    attachment = attachment_for(db.session(), public_id, actor()) or abort(404)
    if is_risky(attachment.filename) and request.args.get("anyway") != "1":
        name = sendable_name(attachment.filename)
        return render_template("requests/risky_file.html", attachment=attachment, name=name)
    return _sent(attachment)


def _sent(attachment: Attachment) -> Response:
    path = file_store.path_of(uploads.folder(), attachment.sha256)
    if not path.is_file():
        abort(404)
    response = send_file(path, mimetype=attachment.media_type, conditional=True, etag=attachment.sha256)
    response.headers["Content-Disposition"] = _disposition(sendable_name(attachment.filename))
    response.headers.update(HEADERS)
    return response


def _disposition(name: str) -> str:
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\' else "_" for letter in name
    )
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


@bp.post("/requests/<reference>/attachments")
@requires(Action.ATTACH_FILE)
@accepts_uploads
def add(reference: str) -> ResponseReturnValue:
    """Take in files that came with no event, or after it was recorded."""
    the_request(reference, Action.ATTACH_FILE)
    db.session.rollback()  # let go of the database while the bytes are written
    back = redirect(url_for("requests.show", reference=reference) + "#files")
    try:
        files = uploads.keep(uploads.chosen(request.files.getlist("files")))
    except UploadRefused as refused:
        flash(str(refused), "error")
        return back
    if not files:
        flash("Choose a file first.", "error")
        return back
    attach_files(db.session(), the_request(reference, Action.ATTACH_FILE), files, entry=entry())
    flash("File added." if len(files) == 1 else f"{len(files)} files added.", "success")
    return back
