"""What a dry run or an import found, as CSV files."""

from collections.abc import Callable, Iterator
from typing import Final

from flask import Response
from sqlalchemy.orm import Session

from foi_tracker.db import short_session
from foi_tracker.exports import csv_file
from foi_tracker.exports.import_tables import ROWS_OF, About, import_table
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.sheet_imports import ListedRow, all_rows, rows_with_other_dates, rows_with_problems
from foi_tracker.usecases.record_export import record_export
from foi_tracker.web import now
from foi_tracker.web.access import actor
from foi_tracker.web.exports import as_file
from foi_tracker.web.imports_desk import Desk

ROWS: Final[dict[str, Callable[[Session, int], Iterator[ListedRow]]]] = {
    "problems": rows_with_problems,
    "differences": rows_with_other_dates,
    "words": all_rows,
    "rows": all_rows,
}


def download_of(desk: Desk, which: str) -> Response:
    """One of the tables, after it is written down who took it."""
    table = ROWS_OF[which][0].name
    with short_session() as session:
        asked = {"import": str(desk.id)}
        line = record_export(session, actor_id=actor().user_id, file=f"{table}.csv", asked=asked, at=now.now())
    return as_file(f"{table}_{desk.id}_{now.today().isoformat()}_x{line}.csv", "csv", _pieces(desk, which))


def _pieces(desk: Desk, which: str) -> Iterator[bytes]:
    with short_session(reading=True) as session:
        about = About(laws=current_laws(session), sheet=desk.choices.sheet)
        yield from csv_file.write(*import_table(which, ROWS[which](session, desk.id), about))
