"""A table comes out of whatever people paste, and any text gives some table."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.deployments.paste import read_grid

TABLE = [["Date", "Location", "Faces"], ["04/03/2026", "Market Square", "3,147"], ["05/03/2026", "Old Mill", "20"]]


@pytest.mark.parametrize(
    "text",
    [
        "Date\tLocation\tFaces\r\n04/03/2026\tMarket Square\t3,147\r\n05/03/2026\tOld Mill\t20\r\n",
        'Date,Location,Faces\n04/03/2026,Market Square,"3,147"\n05/03/2026,Old Mill,20\n',
        "Date;Location;Faces\n04/03/2026;Market Square;3,147\n05/03/2026;Old Mill;20",
        "Date        Location       Faces\n04/03/2026  Market Square  3,147\n05/03/2026  Old Mill       20",
        "  Date   Location   Faces\n\n  04/03/2026   Market Square   3,147\n  05/03/2026   Old Mill   20\n",
        "|Date|Location|Faces|\n|---|---|---:|\n|04/03/2026|Market Square|3,147|\n|05/03/2026|Old Mill|20|",
        "Date | Location | Faces\n04/03/2026 | Market Square | 3,147\n05/03/2026 | Old Mill | 20",
    ],
    ids=["spreadsheet", "CSV", "semicolons", "PDF, aligned", "PDF, gaps", "framed", "bars"],
)
def test_the_same_table_comes_out_of_every_shape(text):
    assert read_grid(text) == TABLE


def test_a_cell_of_a_spreadsheet_may_hold_line_breaks_and_quotation_marks():
    pasted = 'Date\tLocation\r\n04/03/2026\t"Market Square,\nthe ""top"" end"\r\n'

    assert read_grid(pasted)[1] == ["04/03/2026", 'Market Square,\nthe "top" end']


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rows_below():
    assert read_grid('a\t"b\nc\td') == [["a", '"b'], ["c", "d"]]


def test_a_pdf_with_empty_cells_keeps_its_columns_where_they_line_up():
    rows = [
        "Date        Location       Faces  Alerts",
        "04/03/2026  Market Square         3",
        "05/03/2026  Old Mill       20     1",
    ]

    assert read_grid("\n".join(rows))[1] == ["04/03/2026", "Market Square", "", "3"]


def test_empty_rows_and_empty_columns_are_left_out_and_short_rows_filled_up():
    assert read_grid("a\t\tb\n\t\t\nc") == [["a", "b"], ["c", ""]]


def test_a_list_is_a_table_of_one_column():
    assert read_grid("Market Square\nOld Mill") == [["Market Square"], ["Old Mill"]]


@given(st.text())
def test_any_text_gives_some_grid(text):
    rows = read_grid(text)

    assert len({len(row) for row in rows}) <= 1


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8).map(str.strip).filter(bool)


def written_grid(grid):
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(grid)
    return out.getvalue()


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)))
def test_a_grid_that_is_written_reads_as_itself(grid):
    once = read_grid(written_grid(grid))

    assert read_grid(written_grid(once)) == once
    assert len(once) == len(grid)
