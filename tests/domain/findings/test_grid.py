"""A sheet's text as rows and columns."""

import pytest

from foi_tracker.domain.findings.grid import MOST_COLUMNS, Grid, grid_of, letters
from foi_tracker.domain.findings.showing import PageText


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_a_column_has_the_letters_that_spreadsheets_give_it(column, name):
    assert letters(column) == name


def test_a_grid_begins_where_its_sheet_does_and_is_square():
    page = PageText(text="Date\tPlace\n\n2024-03-01", first_row=4, first_column=3)

    assert grid_of(page, 9) == Grid(("C", "D"), ((4, ("Date", "Place")), (5, ("", "")), (6, ("2024-03-01", ""))))


def test_a_grid_says_that_it_leaves_rows_out():
    found = grid_of(PageText(text="1\n2\n3"), 2)

    assert ([number for number, _ in found.rows], found.is_whole) == ([1, 2], False)


def test_a_grid_is_no_wider_than_a_page_can_bear():
    found = grid_of(PageText(text="\t" * 16_000), 9)

    assert (len(found.columns), found.is_whole) == (MOST_COLUMNS, False)


def test_an_empty_sheet_is_an_empty_grid():
    assert grid_of(PageText(text=""), 9) == Grid((), ())
