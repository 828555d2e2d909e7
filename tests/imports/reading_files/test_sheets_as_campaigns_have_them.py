"""Each of the sheets that the tests keep is read as its manifest says, or refused with the words that it says."""

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from tests.imports import sheets
from tests.imports.reading_files.reading import at, colours, facts, marked, sheet


def _name(fixture):
    return fixture.name


@pytest.fixture(scope="module", params=sheets.READABLE, ids=_name)
def fixture(request):
    return request.param


@pytest.fixture(scope="module")
def found(fixture):
    return sheet(fixture.content, fixture.sheet or None)


def test_there_are_enough_of_them_and_each_has_a_name():
    names = {each.name for each in sheets.ALL}

    assert len(names) == len(sheets.ALL)
    assert len(sheets.READABLE) >= 40


def test_the_kind_of_a_file_is_told_by_its_content(fixture):
    assert facts(fixture.content).kind == fixture.kind


def test_its_headings_stand_where_they_should(fixture, found):
    above = [row.cells for row in found.rows if row.number in fixture.header_rows]

    assert set(fixture.headings) <= {cell for cells in above for cell in cells}


def test_no_row_of_it_is_lost(fixture, found):
    """Beside requests a sheet has titles, repeated headings, totals and hidden rows: never fewer rows than requests."""
    below = [row for row in found.rows if row.number > max(fixture.header_rows)]

    assert fixture.requests <= len(below) <= fixture.requests + 3


def test_its_cells_say_what_they_say_in_a_spreadsheet(fixture, found):
    assert {cell: at(found, cell) for cell in fixture.cells} == fixture.cells


def test_what_the_file_says_of_itself_is_known(fixture, found):
    file = facts(fixture.content)
    known = {
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "sheets": tuple((each.name, each.is_hidden) for each in file.sheets),
        "formulas": marked(found, "formulas"),
        "colours": colours(found),
    }
    for part, expected in fixture.said.items():
        assert (known[part] if part in known else getattr(found.facts, part)) == expected, part


def test_the_facts_of_a_sheet_are_the_same_before_it_is_read_and_after(fixture, found):
    assert facts(fixture.content).sheet(found.facts.name) == found.facts


@pytest.mark.parametrize("fixture", sheets.REFUSED, ids=_name)
def test_what_cannot_be_read_is_refused_with_the_way_out(fixture):
    with pytest.raises(SheetRefused) as refused:
        sheet(fixture.content, fixture.sheet or None)

    expected = fixture.refused.removeprefix(f"“{fixture.filename}”: ").replace(": ", ", ")
    assert expected in str(refused.value).replace(": ", ", ")
    assert str(refused.value).endswith(".")
