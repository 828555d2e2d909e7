"""A pasted table as rows of the log: columns known by name or asked for, cells read or asked for."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.deployments.cells import Register
from foi_tracker.domain.deployments.duplicates import Told
from foi_tracker.domain.deployments.headers import looks_like_headings, recognise
from foi_tracker.domain.deployments.rows import Weight, Whose, read_rows
from foi_tracker.domain.findings.values import Chosen, Organisation
from foi_tracker.domain.question_sets import QuestionSetDefinition

POLICE = files("foi_tracker.questions").joinpath("lfrt-police-1.json").read_text(encoding="utf-8")
LOG = QuestionSetDefinition.parse(json.loads(POLICE)).log
BARCHESTER = Organisation(name="Barchester City Council", slug="barchester-city-council")
FORCE = Organisation(name="Borsetshire Police", slug="borsetshire-police")
REGISTER = Register(councils={"barchester": BARCHESTER}, forces={"borsetshire police": FORCE})


def whose(*stored):
    return Whose(force_slug="borsetshire-police", register=REGISTER, stored=stored, today=date(2026, 11, 23))


def read(headings, *rows, stored=()):
    mapping = {each.place: each.key for each in recognise(headings, LOG) if each.key}
    return read_rows(rows, headings, mapping, LOG, whose(*stored))


def weights(row):
    return [(each.column, each.weight) for each in row.problems]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Date", "date"),
        ("DATE OF DEPLOYMENT", "date"),
        ("Location", "location_name"),
        ("Borough", "borough_or_council"),
        ("Number of faces", "faces_scanned"),
        ("Faces Scanned", "faces_scanned"),
        ("No. of alerts", "alerts_total"),
        ("True Alerts", "alerts_true"),
        ("False positives", "alerts_false"),
        ("Total arrests", "arrests"),
        ("Watch list size", "watchlist_size"),
        ("Duration (minutes)", "duration_min"),
        ("Start Time", "start_time"),
        ("faces_scanned", "faces_scanned"),
        ("Locaton", "location_name"),
    ],
)
def test_columns_are_known_by_the_names_that_forces_use(heading, key):
    assert recognise([heading], LOG)[0].key == key


@pytest.mark.parametrize("heading", ["Weather", "Officer in charge", "", "£"])
def test_a_column_that_is_none_of_ours_is_not_taken_for_one(heading):
    assert recognise([heading], LOG)[0].key == ""


def test_two_columns_that_would_be_the_same_field_are_both_asked_about():
    assert [(each.key, each.candidates) for each in recognise(["Alerts", "Matches"], LOG)] == [
        ("", ("alerts_total",)),
        ("", ("alerts_total",)),
    ]


def test_a_row_of_names_is_told_from_a_row_of_numbers():
    assert looks_like_headings(["Date", "Location", "Faces"], LOG)
    assert not looks_like_headings(["04/03/2026", "Market Square", "3,147"], LOG)


def test_each_cell_is_read_as_its_field():
    headings = ["Date", "Start", "Location", "Council", "Setting", "Faces", "False alerts", "False alert rate (%)"]

    [row] = read(headings, ["04/03/2026", "1pm", "Market Square", "Barchester", "High Street", "c. 1,200", "<5", "0.2"])

    assert row.values["date"].first == date(2026, 3, 4)
    assert row.values["start_time"] == "13:00"
    assert row.values["borough_or_council"] == BARCHESTER
    assert row.values["setting"] == Chosen(options=("high street",))
    assert (row.values["faces_scanned"].low, row.values["faces_scanned"].approximate) == (Decimal(1200), True)
    assert row.values["alerts_false"].high == Decimal(4)
    assert row.values["false_alert_rate_stated"].exact == Decimal("0.2")
    assert row.weight is None


@pytest.mark.parametrize(
    ("heading", "text"),
    [("Date", "32/13/2026"), ("Faces", "loads of them"), ("Start", "25:99"), ("Setting", "moon"), ("URL", "ask Bob")],
)
def test_what_cannot_be_read_blocks_its_row_and_names_its_column(heading, text):
    [row] = read(["Location", heading], ["Market Square", text])

    blocking = [each for each in row.problems if each.weight is Weight.BLOCKS]
    assert " pick " not in blocking[0].text
    assert [each.column for each in blocking] == [heading]
    assert blocking[0].text
    assert blocking[0].way_out


def test_words_for_no_number_are_kept_in_the_notes_and_are_never_nought():
    [row] = read(["Date", "Location", "Faces"], ["04/03/2026", "Market Square", "not recorded"])

    assert "faces_scanned" not in row.values
    assert row.notes == "Faces: they wrote “not recorded”."
    assert weights(row) == [("Faces", Weight.WARNING)]


def test_nil_is_nought():
    [row] = read(["Date", "Location", "Arrests"], ["04/03/2026", "Market Square", "nil"])

    assert row.values["arrests"].exact == 0


def test_a_row_of_another_force_is_not_taken():
    ours, theirs = read(
        ["Force", "Date", "Location"],
        ["Borsetshire Police", "04/03/2026", "Market Square"],
        ["Mercia", "05/03/2026", "Mill"],
    )

    assert ours.weight is None
    assert weights(theirs) == [("Force", Weight.BLOCKS)]
    assert "force" not in ours.values


def test_a_council_that_the_register_does_not_know_keeps_its_name():
    [row] = read(["Date", "Location", "Borough"], ["04/03/2026", "Market Square", "Nowhere"])

    assert row.values["borough_or_council"] == Organisation(name="Nowhere")
    assert row.weight is Weight.WARNING


def test_a_day_that_has_not_come_cannot_be_in_the_log():
    [row] = read(["Date", "Location"], ["24/11/2026", "Market Square"])

    assert weights(row) == [("Date", Weight.BLOCKS)]


def test_a_row_told_twice_in_the_table_or_told_before_is_an_error():
    before = Told(name="borsetshire-police-20260305-1", day=date(2026, 3, 5), place_key="mill", counts_key="")

    first, second, third = read(
        ["Date", "Location"], ["04/03/2026", "Mill"], ["04/03/2026", "mill"], ["05/03/2026", "Mill"], stored=[before]
    )

    assert first.weight is None
    assert [each.text for each in second.problems] == ["Same day and place as row 1."]
    assert [each.text for each in third.problems] == ["Same day and place as borsetshire-police-20260305-1."]


def test_an_empty_cell_has_no_value():
    [row] = read(["Date", "Location", "Arrests"], ["04/03/2026", "Market Square", " "])

    assert set(row.values) == {"date", "location_name"}


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), max_size=4), st.data())
def test_any_table_is_read_without_a_failure(grid, data):
    keys = [field.key for field in LOG.fields]
    mapping = {place: data.draw(st.sampled_from(keys)) for place in range(4)}

    rows = read_rows(grid, ["a", "b", "c", "d"], mapping, LOG, whose())

    assert len(rows) == len(grid)


def test_a_date_that_cannot_be_read_is_not_also_said_to_be_missing():
    [row] = read(["Location", "Date"], ["Market Square", "xx"])

    assert weights(row) == [("Date", Weight.BLOCKS)]
