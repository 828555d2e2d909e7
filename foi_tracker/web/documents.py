"""The pages of files that came with replies, drawn by us, and their text: never the files themselves."""

from functools import partial

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.findings.showing import ShownFile
from foi_tracker.domain.policy import Action
from foi_tracker.integrations import file_pages
from foi_tracker.integrations.file_pages import Busy, NoPicture
from foi_tracker.queries.documents import shown
from foi_tracker.queries.request_page import attachment_for
from foi_tracker.web.access import actor, requires
from foi_tracker.web.attachments import HEADERS
from foi_tracker.web.document_pane import pane_of, shelves

bp = Blueprint("documents", __name__, url_prefix="/attachments/<public_id>")


@bp.get("/pages/<int:number>.png")
@requires(Action.READ_REQUEST)
def picture(public_id: str, number: int) -> ResponseReturnValue:
    """A page as a picture."""
    file = _the_file(public_id)
    try:
        drawn = file_pages.picture(shelves(), file, number, large=request.args.get("size") == "large")
    except NoPicture:
        abort(404)
    except Busy:
        return Response("Busy", 503, {"Retry-After": "5", **HEADERS}, content_type="text/plain; charset=utf-8")
    return Response(drawn, headers=HEADERS, content_type="image/png")


@bp.get("/text")
@requires(Action.READ_REQUEST)
def text(public_id: str) -> str:
    """The text of a file, page by page, for reading and citing."""
    file = _the_file(public_id)
    asked = {"view": "text"} | request.args.to_dict()
    address = partial(url_for, "documents.text", public_id=public_id)
    return render_template("documents/text.html", pane=pane_of([file], asked, address))


def _the_file(public_id: str) -> ShownFile:
    file = shown(attachment_for(db.session(), public_id, actor()) or abort(404))
    db.session.rollback()  # let go of the database while the file is read
    return file
