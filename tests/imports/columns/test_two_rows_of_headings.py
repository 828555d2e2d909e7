import pytest

from tests.imports.columns.written import grid, names, numbers

BARCHESTER = ("Barchester City Council", "sent", "5", "Yes", "12%")


@pytest.mark.parametrize(
    "units", [("[number]", "Yes/No", "%"), ("(number)", "Y/N", "percentage"), ("#", "yes / no", "%")]
)
def test_a_row_of_units_below_the_questions_belongs_to_the_headings(units):
    found = grid(("Council", "Status", "How many cameras?", "A policy?", "Share"), ("", "", *units), BARCHESTER)

    assert found.header_rows == (1, 2)
    assert numbers(found) == [3]
    assert names(found)[:3] == ["Council", "Status", f"How many cameras? {units[0]}"]
    assert (found.columns[2].over, found.columns[2].heading) == ("How many cameras?", units[0])


def test_a_question_joined_over_several_columns_stands_over_each_of_its_parts():
    found = grid(
        ("Council", "Status", "Q1 How many cameras?", "", "Share"),
        ("", "", "In use", "Bought", ""),
        BARCHESTER,
        merged=("A1:A2", "B1:B2", "C1:D1", "E1:E2"),
    )

    assert found.header_rows == (1, 2)
    assert names(found) == ["Council", "Status", "Q1 How many cameras? In use", "Q1 How many cameras? Bought", "Share"]


def test_groups_joined_over_headings_tell_same_headings_apart():
    found = grid(
        ("", "Request", "", "Internal review", ""),
        ("Council", "Date", "Outcome", "Date", "Outcome"),
        ("Barchester", "2026-04-03", "refused", "2026-06-03", "upheld"),
        merged=("B1:C1", "D1:E1"),
    )

    assert found.header_rows == (1, 2)
    assert names(found) == [
        "Council",
        "Request Date",
        "Request Outcome",
        "Internal review Date",
        "Internal review Outcome",
    ]
    assert numbers(found) == [3]


def test_groups_of_a_csv_reach_to_the_next_since_it_has_no_joined_cells():
    found = grid(
        ("", "Request", "", "Internal review", ""),
        ("Council", "Date sent", "Outcome", "Date", "Outcome"),
        ("Barchester", "2026-04-03", "refused", "2026-06-03", "upheld"),
    )

    assert [column.over for column in found.columns] == ["", "Request", "Request", "Internal review", "Internal review"]


def test_a_title_joined_over_the_whole_table_is_no_group():
    found = grid(
        ("FOI requests about cameras", "", ""),
        ("Council", "Date sent", "Status"),
        ("Barchester", "2026-04-03", "sent"),
        merged=("A1:C1",),
    )

    assert (found.header_rows, names(found)) == ((2,), ["Council", "Date sent", "Status"])


def test_both_rows_of_headings_are_left_out_where_they_come_again():
    head = ("Council", "Status", "How many cameras?", "A policy?", "Share")
    units = ("", "", "[number]", "Yes/No", "%")

    found = grid(head, units, BARCHESTER, head, units, BARCHESTER)

    assert numbers(found) == [3, 6]


def test_a_first_row_of_answers_is_no_row_of_units():
    found = grid(("Council", "A policy?", "Share"), ("Barchester", "Yes", "12%"), ("Framley", "No", "5%"))

    assert (found.header_rows, numbers(found)) == ((1,), [2, 3])


def test_joined_cells_that_are_written_oddly_are_passed_over():
    found = grid(
        ("Council", "Status"), ("Barchester", "sent"), merged=("", "A1", "1:2", "A:A", "ZZZ9999999:A1", "B2:A1")
    )

    assert names(found) == ["Council", "Status"]
