"""A cell that is joined over several rows of data speaks for each of them."""

import pytest

from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.table.filled_down import filled_down
from foi_tracker.domain.imports.table.merged_cells import Merged
from foi_tracker.domain.imports.table.tables import grid_of
from tests.imports import sheets
from tests.imports.reading_files.reading import sheet

ROWS = [
    SheetRow(number=4, cells=("Leeds", "2026-03-02", "a"), dates=frozenset({1})),
    SheetRow(number=5, cells=("", "", "b")),
    SheetRow(number=7, cells=("Kirklees", "", "c")),
]


def filled(*areas):
    return [row.cells for row in filled_down(ROWS, Merged.of(areas))]


def test_each_row_under_it_gets_its_value():
    assert filled("A4:A5") == [("Leeds", "2026-03-02", "a"), ("Leeds", "", "b"), ("Kirklees", "", "c")]


def test_a_day_is_a_day_in_each_row():
    found = filled_down(ROWS, Merged.of(["B4:B9"]))

    assert [row.at(1) for row in found] == ["2026-03-02"] * 3
    assert [row.dates for row in found] == [frozenset({1})] * 3


def test_what_a_row_says_itself_stays():
    assert filled("A4:A7")[2] == ("Kirklees", "", "c")


@pytest.mark.parametrize("area", ["A1:A5", "A4:C4", "A9:A12", "B5:B7", "nonsense"])
def test_what_begins_in_the_headings_or_goes_across_or_is_empty_fills_nothing(area):
    assert filled(area) == [row.cells for row in ROWS]


def test_an_area_that_reaches_to_the_end_of_the_sheet_fills_the_rows_there_are():
    assert [cells[0] for cells in filled("A4:A1048576")] == ["Leeds", "Leeds", "Kirklees"]


def test_a_row_that_is_shorter_than_the_area_is_made_long_enough():
    rows = [SheetRow(number=1, cells=("a", "b")), SheetRow(number=2, cells=())]

    assert filled_down(rows, Merged.of(["B1:B2"]))[1].cells == ("", "b")


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("an authority for several rows", ["Norwich City Council", "Norwich City Council", "Ipswich Borough Council"]),
        ("a region for several rows", ["North East", "North East", "North East", "Scotland"]),
    ],
)
def test_the_table_of_a_sheet_has_it_in_every_row(name, texts):
    assert [row.at(0) for row in grid_of(sheet(sheets.by_name(name).content)).rows] == texts
