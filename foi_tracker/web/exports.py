"""Downloads: the requests somebody filtered, what was answered to them, and what every column means."""

import re
from collections.abc import Iterator
from itertools import chain

from flask import Blueprint, Response, abort, current_app, flash, redirect, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db, short_session
from foi_tracker.domain.policy import Action
from foi_tracker.exports import FORMATS, tables
from foi_tracker.exports.codebook import CODEBOOK, codebook_rows
from foi_tracker.exports.findings_tables import FINDINGS
from foi_tracker.exports.xlsx_file import TooBigForExcel
from foi_tracker.queries.answers import definitions_of
from foi_tracker.queries.export_names import Selection
from foi_tracker.usecases.record_export import record_export
from foi_tracker.web import asked, now
from foi_tracker.web.access import actor, requires

bp = Blueprint("exports", __name__)

LONGEST_NAME = 120


@bp.get("/exports/codebook.<ending>")
@requires(Action.EXPORT)
def codebook(ending: str) -> ResponseReturnValue:
    """What every column means."""
    if ending not in FORMATS:
        abort(404)
    sets = definitions_of(db.session(), Selection(actor(), [], asked.standpoint())).values()
    rows = codebook_rows(tables.described(sets))
    return as_file(f"codebook.{ending}", ending, FORMATS[ending].write(CODEBOOK, [rows]))


@bp.get("/exports/<table>.<ending>")
@requires(Action.EXPORT)
def download(table: str, ending: str) -> ResponseReturnValue:
    """The rows that the address asks for, as they are read."""
    if table not in tables.NAMES or ending not in FORMATS:
        abort(404)
    listed, standpoint = asked.appeals() if table == "appeals" else asked.board(show=None), asked.standpoint()
    older = {"superseded": "1"} if table == FINDINGS.name and request.args.get("superseded") == "1" else {}
    key = current_app.config["SECRET_KEY"]
    selection = Selection(actor(), listed.conditions(standpoint), standpoint, key=key, superseded=bool(older))
    name = file_name(table, ending, listed.args() | older)
    try:
        return as_file(name, ending, pieces(table, ending, selection))
    except TooBigForExcel as too_big:
        flash(str(too_big), "error")
        return redirect(asked.address("requests.index", listed.wanted.args()))


def file_name(table: str, ending: str, args: dict[str, str]) -> str:
    """What a download is called, once it is written down who took it and as filtered how."""
    with short_session() as session:
        line = record_export(session, actor_id=actor().user_id, file=f"{table}.{ending}", asked=args, at=now.now())
    filters = "".join(f"_{name}-{_plain(value)}" for name, value in args.items())[:LONGEST_NAME]
    return f"{table}{filters}_{now.today().isoformat()}_x{line}.{ending}"


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", text.casefold()).strip("-")


def pieces(table: str, ending: str, selection: Selection) -> Iterator[bytes]:
    """The file, a part at a time, from a session that lives as long as it is read."""
    with short_session(reading=True) as session:
        yield from FORMATS[ending].write(*tables.rows_of(table, session, selection))


def as_file(name: str, ending: str, parts: Iterator[bytes]) -> Response:
    """An answer that browsers keep under this name. What cannot be made fails here, before anything has gone out."""
    response = Response(chain([next(parts)], parts), content_type=FORMATS[ending].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
