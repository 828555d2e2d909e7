"""The report: refusals, challenges, working days and timeliness, with its method; each table is a file too."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from foi_tracker.db import db
from foi_tracker.domain.policy import Action
from foi_tracker.exports import FORMATS
from foi_tracker.exports.codebook import CODEBOOK
from foi_tracker.exports.report_tables import CAVEATS, REPORT_TABLES, report_codebook_rows
from foi_tracker.queries import info_requests
from foi_tracker.queries.report import Report, report
from foi_tracker.queries.report_filter import NAMES, ReportFilter
from foi_tracker.queries.report_rows import REPORT_ROWS
from foi_tracker.web import asked, now, report_page
from foi_tracker.web.access import actor, requires
from foi_tracker.web.exports import as_file, file_name
from foi_tracker.web.request_list import choices_for

bp = Blueprint("reports", __name__, url_prefix="/reports")


@bp.get("")
@requires(Action.READ_BOARD)
def index() -> ResponseReturnValue:
    """Every table and chart, what they rest on, and what they do not say."""
    wanted = ReportFilter.from_args(request.args)
    found = _found(wanted)
    words = info_requests.filter_words(db.session(), actor())
    return render_template(
        "reports/index.html",
        asked=found.asked,
        answered=found.answered,
        refusals=report_page.refusals(found),
        challenges=report_page.challenges(found),
        steps=report_page.steps(found),
        nations=report_page.nations(found),
        choices=[each for each in choices_for(wanted.args(), words) if each.name in NAMES and each.narrows],
        chosen=wanted.args(),
        typed={name: request.args.get(name, "").strip() for name in ("sent_from", "sent_to")},
        unknown=wanted.wanted.unknown,
        tables=REPORT_TABLES,
        caveats=CAVEATS,
        downloads={
            name: [
                (ending, asked.address("reports.download", wanted.args(), table=name, ending=ending))
                for ending in FORMATS
            ]
            for name in REPORT_TABLES
        },
    )


@bp.get("/codebook.<ending>")
@requires(Action.EXPORT)
def codebook(ending: str) -> ResponseReturnValue:
    """The caveats, and what every column of every table means."""
    if ending not in FORMATS:
        abort(404)
    pieces = FORMATS[ending].write(CODEBOOK, [report_codebook_rows()])
    return as_file(f"report-codebook.{ending}", ending, pieces)


@bp.get("/<table>.<ending>")
@requires(Action.EXPORT)
def download(table: str, ending: str) -> ResponseReturnValue:
    """One table, about the requests that the address asks for."""
    if table not in REPORT_TABLES or ending not in FORMATS:
        abort(404)
    wanted, as_of = ReportFilter.from_args(request.args), now.today().isoformat()
    rows = [(*cells, as_of) for cells in REPORT_ROWS[table](_found(wanted))]
    name = file_name(table, ending, wanted.args())
    return as_file(name, ending, FORMATS[ending].write(REPORT_TABLES[table], [rows]))


def _found(wanted: ReportFilter) -> Report:
    return report(db.session(), actor(), wanted, asked.standpoint())
