"""The tables of an import: one row for each problem, differing day, word and row of the sheet."""

import csv
import io
from datetime import date

import pytest

from foi_tracker.domain.imports.plan import plan_codec
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import Deed, Weight
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Outcome, RegimeCode
from foi_tracker.exports import csv_file
from foi_tracker.exports.import_tables import ROWS_OF, About, days_apart, import_table
from foi_tracker.models import ImportRow
from foi_tracker.queries.sheet_imports import ListedRow
from tests.builders import response, sent

LAWS = laws()
CLAIMED, OURS = date(2026, 10, 1), date(2026, 9, 30)
HARMFUL = '=HYPERLINK("https://bad.example","x")'


@pytest.fixture
def listed():
    planned = PlannedRow(
        number=7,
        deed=Deed.CREATE,
        keys=Keys(),
        authority="barchester",
        regime=RegimeCode.FOIA,
        add=(sent("2026-09-01"), response("2026-09-28", Outcome.SUPPLIED_IN_FULL)),
        claimed_due_on=CLAIMED,
        our_due_on=OURS,
        provision="FOIA s.10(1)",
    )
    problem = SheetProblem(
        row=7, text="It is odd.", way_out="Look again.", weight=Weight.WARNS, column="=Sent", value=HARMFUL
    )
    row = ImportRow(
        number=7,
        deed=Deed.CREATE,
        reference="LFR-0003",
        claimed_due_on=CLAIMED,
        our_due_on=OURS,
        plan=plan_codec.dump(planned),
        cells={"Status": "+ answered", "Sent": "1/9/26", "Empty": ""},
        meant={"Status": "answered in full"},
        problems=[problem.dump()],
    )
    return ListedRow(row=row, authority="Barchester City Council")


def written(which, rows, **about):
    """As somebody's spreadsheet program would read it."""
    table, chunks = import_table(which, rows, About(laws=LAWS, **about))
    text = b"".join(csv_file.write(table, chunks)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_problem_says_where_it_is_what_it_is_and_the_way_out(listed):
    (line,) = written("problems", [listed], sheet="Requests")

    assert line == {
        "sheet": "Requests",
        "row": "7",
        "authority": "Barchester City Council",
        "column": "'=Sent",
        "value": f"'{HARMFUL}",
        "problem": "It is odd.",
        "way_out": "Look again.",
        "weight": "warns",
    }


def test_a_day_that_differs_stands_beside_ours_with_the_provision(listed):
    (line,) = written("differences", [listed])

    assert (line["claimed_due_on"], line["our_due_on"]) == ("2026-10-01", "2026-09-30")
    assert (line["working_days_apart"], line["provision"]) == ("-1", "FOIA s.10(1)")
    assert (line["row"], line["reference"], line["authority"]) == ("7", "LFR-0003", "Barchester City Council")


@pytest.mark.parametrize(
    ("claimed", "ours", "regime", "days"),
    [
        ("2026-09-29", "2026-10-02", RegimeCode.FOIA, 3),
        ("2026-10-02", "2026-09-29", RegimeCode.FOIA, -3),
        ("2026-10-03", "2026-10-04", RegimeCode.FOIA, 0),
        ("2026-08-28", "2026-09-01", RegimeCode.FOIA, 1),
        ("2026-08-28", "2026-09-01", RegimeCode.FOISA, 2),
        ("1899-01-01", "2026-09-01", RegimeCode.FOIA, None),
    ],
)
def test_days_apart_are_counted_in_the_calendar_of_the_requests_own_law(claimed, ours, regime, days):
    assert days_apart(LAWS, regime, date.fromisoformat(claimed), date.fromisoformat(ours)) == days


def test_words_stand_beside_what_they_were_taken_for_and_empty_cells_do_not_stand(listed):
    lines = written("words", [listed])

    assert [(line["column"], line["word"], line["taken_for"]) for line in lines] == [
        ("Status", "'+ answered", "answered in full"),
        ("Sent", "1/9/26", ""),
    ]


def test_a_row_says_what_would_be_done_with_its_days(listed):
    (line,) = written("rows", [listed])

    assert (line["deed"], line["reference"], line["problems"]) == ("create", "LFR-0003", "1")
    assert line["events"].startswith("Tue 1 Sep 2026: ")
    assert "; Mon 28 Sep 2026: " in line["events"]


def test_long_tables_come_in_pieces(listed):
    _, chunks = import_table("rows", [listed] * 1_200, About(laws=LAWS))

    assert [len(chunk) for chunk in chunks] == [500, 500, 200]


@pytest.mark.parametrize("which", ROWS_OF)
def test_every_row_is_as_wide_as_its_table(listed, which):
    table, chunks = import_table(which, [listed], About(laws=LAWS))

    assert {len(row) for chunk in chunks for row in chunk} == {len(table.columns)}
