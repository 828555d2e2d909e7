"""The evidence bundle of a request for its regulator: what is in it, and the two downloads."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from threading import BoundedSemaphore
from typing import BinaryIO

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.attachments import is_risky
from foi_tracker.domain.evidence import Bundle, naming
from foi_tracker.domain.policy import Action
from foi_tracker.exports.bundle_pdf import bundle_pdf
from foi_tracker.exports.bundle_zip import bundle_zip
from foi_tracker.integrations import file_store, file_texts
from foi_tracker.integrations.file_texts import Wanted
from foi_tracker.queries.bundles import bundle_of, ours
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.record_export import record_export
from foi_tracker.web import now, uploads
from foi_tracker.web.access import actor, requires, the_request
from foi_tracker.web.attachments import HEADERS

bp = Blueprint("bundles", __name__, url_prefix="/requests/<reference>")

EMAILS = (".eml", ".msg")

# Reading the text of many files takes a processor each; whoever comes third in one process is asked to wait.
READING = BoundedSemaphore(2)
PATIENCE = 2  # seconds


@bp.get("/bundle")
@requires(Action.READ_REQUEST)
def show(reference: str) -> str:
    """What the bundle will hold."""
    names = ours(db.session(), the_request(reference, Action.READ_REQUEST))
    bundle = _with_its_texts(reference)
    return render_template(
        "bundles/show.html",
        bundle=bundle,
        missing=[exhibit for exhibit in bundle.exhibits if exhibit.is_missing],
        naming=naming(bundle, names),
        emails=[exhibit for exhibit in bundle.exhibits if exhibit.file_name.lower().endswith(EMAILS)],
        is_risky=is_risky,
        size=sum(exhibit.size for exhibit in bundle.exhibits),
    )


@bp.get("/bundle.pdf")
@requires(Action.READ_REQUEST)
def pdf(reference: str) -> ResponseReturnValue:
    """The document alone."""
    bundle = _with_its_texts(reference)
    return _download(reference, "pdf", "application/pdf", iter([bundle_pdf(bundle).content]))


@bp.get("/bundle.zip")
@requires(Action.READ_REQUEST)
def archive(reference: str) -> ResponseReturnValue:
    """The document and every file, as they are read."""
    bundle, folder = _with_its_texts(reference), uploads.folder()

    def opened(sha256: str) -> AbstractContextManager[BinaryIO]:
        return file_store.path_of(folder, sha256).open("rb")

    return _download(reference, "zip", "application/zip", bundle_zip(bundle, bundle_pdf(bundle), opened))


def _with_its_texts(reference: str) -> Bundle:
    info_request = the_request(reference, Action.READ_REQUEST)
    law = current_laws(db.session())[info_request.regime]
    bundle = bundle_of(db.session(), info_request, law, now.today())
    db.session.rollback()  # let go of the database while the files are read
    wanted = [Wanted(exhibit.sha256, exhibit.file_name) for exhibit in bundle.files()]
    if not READING.acquire(timeout=PATIENCE):
        flash("Others are making bundles just now. Try again in a minute.", "warning")
        abort(redirect(url_for("requests.show", reference=reference)))
    try:
        texts = file_texts.texts(uploads.folder(), wanted)
    finally:
        READING.release()
    return bundle.printing(texts, file_texts.missing(uploads.folder(), wanted))


def _download(reference: str, ending: str, media_type: str, pieces: Iterator[bytes]) -> Response:
    with short_session() as session:
        line = record_export(
            session, actor_id=actor().user_id, file=f"bundle.{ending}", asked={"reference": reference}, at=now.now()
        )
    plain = re.sub(r"[^A-Za-z0-9]+", "-", reference).strip("-")
    name = f"{plain}-bundle_{now.today().isoformat()}_x{line}.{ending}"
    response = Response(pieces, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers.update(HEADERS)
    return response
