import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.domain.imports.table.tables import (
    ABOVE,
    ACROSS,
    BLANK,
    HIDDEN,
    HIDDEN_COLUMNS,
    REPEATED,
    TOTAL,
)
from tests.imports.columns.written import grid, left_out, names, numbers

HEAD = ("Council", "Date sent", "Status")
BARCHESTER = ("Barchester City Council", "03/04/2026", "sent")
FRAMLEY = ("Framley District Council", "04/04/2026", "refused")
PLUMSTEAD = ("Plumstead Borough Council", "07/04/2026", "late")


def test_a_plain_table_is_its_headings_and_its_rows():
    found = grid(HEAD, BARCHESTER, FRAMLEY)

    assert (found.header_rows, names(found), numbers(found)) == ((1,), list(HEAD), [2, 3])
    assert [column.filled for column in found.columns] == [2, 2, 2]
    assert found.columns[0].examples == ("Barchester City Council", "Framley District Council")
    assert found.left_out == ()


@pytest.mark.parametrize("above", [1, 2, 3, 9])
def test_headings_are_found_below_a_title_and_blank_rows(above):
    title = [("Our FOI tracker 2026 – please do not sort",)] + [()] * (above - 1)

    found = grid(*title, HEAD, BARCHESTER, FRAMLEY)

    assert found.header_rows == (above + 1,)
    assert numbers(found) == [above + 2, above + 3]
    assert left_out(found)[ABOVE] == (1,)


def test_several_lines_above_the_headings_are_no_headings():
    found = grid(("Tracker", "made by us"), ("Last changed", "1 Nov 2026", "", ""), HEAD, BARCHESTER)

    assert found.header_rows == (3,)
    assert left_out(found) == {ABOVE: (1, 2)}


@pytest.mark.parametrize(
    "data",
    [
        [("Barchester", "sent", "e-mail")],
        [("Barchester", "sent", "e-mail"), ("Framley", "acknowledged", "link")],
        [("Barchester", "sent", "e-mail", "council"), ("Framley", "sent", "e-mail", "council")],
    ],
)
def test_words_that_may_be_headings_as_well_do_not_make_a_row_of_data_one(data):
    found = grid(("Name", "How far", "Way", "Sort")[: len(data[0])], *data)

    assert (found.header_rows, numbers(found)) == ((1,), list(range(2, len(data) + 2)))


def test_blank_rows_are_told_and_are_no_data():
    found = grid(HEAD, BARCHESTER, (), (), FRAMLEY)

    assert numbers(found) == [2, 5]
    assert left_out(found) == {BLANK: (3, 4)}


def test_thousands_of_blank_rows_are_no_data():
    found = grid(HEAD, BARCHESTER, *[()] * 60_000, FRAMLEY)

    assert numbers(found) == [2, 60_003]


def test_headings_repeated_in_the_middle_are_left_out_and_told():
    found = grid(HEAD, BARCHESTER, ("COUNCIL", "Date  sent", "status"), FRAMLEY)

    assert numbers(found) == [2, 4]
    assert left_out(found) == {REPEATED: (3,)}


@pytest.mark.parametrize(
    "foot",
    [
        ("Total", "2", ""),
        ("Totals", "", "2"),
        ("Grand total", "2", "£1,200"),
        ("Average", "", "4.5"),
        ("Sum", "1,234", "45%"),
        ("", "2", "17"),
        ("Total councils asked", "2", ""),
        ("Totals:", "2", "average", "4"),
    ],
)
def test_a_row_that_adds_up_is_left_out_and_told(foot):
    found = grid(HEAD, BARCHESTER, FRAMLEY, foot)

    assert numbers(found) == [2, 3]
    assert left_out(found) == {TOTAL: (4,)}


def test_several_rows_that_add_up_are_all_left_out():
    found = grid(HEAD, BARCHESTER, FRAMLEY, (), ("Total", "", "2"), ("", "", "50%"))

    assert numbers(found) == [2, 3]
    assert left_out(found)[TOTAL] == (5, 6)


def test_a_council_whose_row_only_begins_like_a_total_is_data():
    found = grid(HEAD, BARCHESTER, ("Total", "04/04/2026", "refused"))

    assert numbers(found) == [2, 3]


def test_a_sheet_of_numbers_keeps_its_last_row():
    found = grid(("Code", "Number", "Days"), ("1", "2", "3"), ("4", "5", "6"))

    assert numbers(found) == [2, 3]


def test_no_row_is_lost_without_being_told():
    rows = [("Title",), (), HEAD, BARCHESTER, HEAD, FRAMLEY, (), PLUMSTEAD, ("Total", "3")]

    found = grid(*rows, hidden=(6,))

    told = {number for each in found.left_out for number in each.numbers}
    assert told | set(numbers(found)) | set(found.header_rows) | {2} == set(range(1, 10))
    assert left_out(found)[HIDDEN] == (6,)


def test_hidden_rows_come_in_only_when_somebody_says_so():
    rows = (HEAD, BARCHESTER, FRAMLEY)

    assert numbers(grid(*rows, hidden=(3,))) == [2]
    assert left_out(grid(*rows, hidden=(3,))) == {HIDDEN: (3,)}
    assert numbers(grid(*rows, hidden=(3,), include_hidden=True)) == [2, 3]


def test_hidden_columns_come_in_only_when_somebody_says_so_and_are_marked():
    without = grid(HEAD, BARCHESTER, hidden_columns=(2,))
    whole = grid(HEAD, BARCHESTER, hidden_columns=(2,), include_hidden=True)

    assert (names(without), left_out(without)) == (["Council", "Date sent"], {f"{HIDDEN_COLUMNS}C": ()})
    assert [column.is_hidden for column in whole.columns] == [False, False, True]
    assert whole.left_out == ()


def test_headings_that_are_the_same_are_kept_apart_by_letter():
    found = grid(("Council", "Notes", "Status", "NOTES"), ("Barchester", "a", "sent", "b"))

    assert names(found) == ["Council", "Notes (column B)", "Status", "NOTES (column D)"]
    assert [column.heading for column in found.columns if column.is_twin] == ["Notes", "NOTES"]


def test_a_column_without_a_heading_is_kept_where_it_holds_something():
    found = grid(("Council", "", "Status", "", ""), ("Barchester", "x", "sent", "", "y"))

    assert names(found) == ["Council", "Column B", "Status", "Column E"]


def test_rows_longer_than_the_headings_lose_nothing():
    found = grid(HEAD, (*BARCHESTER, "and more", "", "still more"), FRAMLEY)

    assert names(found) == [*HEAD, "Column D", "Column F"]


def test_a_column_with_a_heading_and_nothing_under_it_is_kept():
    found = grid((*HEAD, "Outcome"), BARCHESTER)

    assert (names(found)[-1], found.columns[-1].filled) == ("Outcome", 0)


def test_a_heading_in_joined_cells_across_the_table_is_no_data():
    found = grid(HEAD, ("South West",), BARCHESTER, merged=("A2:C2",))

    assert numbers(found) == [3]
    assert left_out(found) == {ACROSS: (2,)}


def test_one_cell_in_a_row_of_its_own_is_data_that_somebody_is_asked_about():
    assert numbers(grid(HEAD, BARCHESTER, ("South West",), FRAMLEY)) == [2, 3, 4]


def test_a_person_may_say_where_the_headings_are():
    rows = (HEAD, ("Authority", "Sent", "Position"), BARCHESTER)

    assert names(grid(*rows, header_row=2)) == ["Authority", "Sent", "Position"]
    assert left_out(grid(*rows, header_row=2)) == {ABOVE: (1,)}


def test_headings_far_down_can_be_pointed_at():
    rows = [(f"Note {number} of our tracker", "about it") for number in range(100)]

    found = grid(*rows, HEAD, BARCHESTER, header_row=101)

    assert (found.header_rows, numbers(found)) == ((101,), [102])


@pytest.mark.parametrize(
    ("rows", "choices", "says"),
    [
        ((), {}, "empty"),
        (((), ()), {}, "empty"),
        ((HEAD,), {}, "no rows"),
        ((("Title",), (), HEAD), {}, "no rows"),
        (((("1", "2"), ("3", "4"))), {}, "No row looks like headings"),
        ((HEAD, BARCHESTER), {"header_row": 7}, "Row 7"),
        ((HEAD, (), BARCHESTER), {"header_row": 2}, "Row 2"),
        ((HEAD, BARCHESTER), {"hidden": (2,)}, "hidden in the file"),
        ((HEAD, BARCHESTER), {"hidden": (1, 2)}, "hidden in the file"),
        ((HEAD, BARCHESTER), {"hidden_columns": (0, 1, 2)}, "hidden in the file"),
    ],
)
def test_what_is_no_table_is_refused_by_the_name_of_its_sheet_and_with_a_way_out(rows, choices, says):
    with pytest.raises(SheetRefused, match=says) as refused:
        grid(*rows, **choices)

    assert str(refused.value).startswith("Sheet “Requests”: ")
    assert "hoose" in str(refused.value) or "say on which row" in str(refused.value)
