"""Pictures sent to be kept: where they come from, and no more than two made as PNG at a time."""

from threading import BoundedSemaphore
from typing import Final

from flask import Response, abort, flash, redirect

from foi_tracker.db import db
from foi_tracker.exports.png_file import png_of
from foi_tracker.web import now
from foi_tracker.web.downloads import as_download
from foi_tracker.web.filters import long_date

MEDIA_TYPES: Final = {"svg": "image/svg+xml", "png": "image/png"}

# Each takes a processor for a third of a second; whoever comes third in one process waits, and then is asked to.
DRAWING = BoundedSemaphore(2)
PATIENCE: Final = 5  # seconds


def source(campaign: str) -> str:
    """The line that says whose picture it is, and of what day."""
    return f"Source: answers to information requests, {campaign}, as of {long_date(now.today())}."


def as_file(svg: str, ending: str, name: str, *, back: str) -> Response:
    """The picture under a name that says what it shows and of what day; `back` is the page that shows it."""
    db.session.rollback()  # let go of the database while it is drawn
    content = svg.encode() if ending == "svg" else _png(svg, back)
    return as_download(content, MEDIA_TYPES[ending], f"{name}_{now.today().isoformat()}.{ending}")


def _png(svg: str, back: str) -> bytes:
    if not DRAWING.acquire(timeout=PATIENCE):
        flash("Others are drawing pictures just now. Try again in a minute.", "warning")
        abort(redirect(back))
    try:
        return png_of(svg)
    finally:
        DRAWING.release()
