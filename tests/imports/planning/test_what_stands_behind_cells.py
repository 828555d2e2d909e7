"""What a file says besides the text of its cells: addresses behind them, and rows that are longer than the others."""

from dataclasses import replace

from foi_tracker.domain.imports.vocabulary import Weight
from tests.imports.planning.worlds import F, known, read, sheet, world

PAGE = "https://www.whatdotheyknow.com/request/cameras"


def linked(fields, cells, links, tracker=None):
    """The only row of a sheet, with addresses behind some of its cells."""
    grid, choices = sheet(fields, cells)
    rows = [replace(grid.rows[0], links=links)]
    return read(replace(grid, rows=rows), choices, tracker)[0]


def test_the_page_of_a_request_may_stand_behind_other_words():
    row = linked((F.AUTHORITY, F.REQUEST_URL), ("Barchester Council", "see here"), {1: PAGE})

    assert (row.url, row.keys.url) == (PAGE, PAGE)
    assert row.notes == ""


def test_a_row_that_names_no_authority_is_known_by_the_page_behind_its_words():
    tracker = world(known(1, url=PAGE))
    row = linked((F.AUTHORITY, F.REQUEST_URL), ("", "see here"), {1: PAGE}, tracker)

    assert row.authority == "barchester-council"


def test_addresses_behind_files_notes_and_other_links_go_into_the_note():
    fields = (F.AUTHORITY, F.REQUEST_URL, F.FILES, F.NOTES)
    links = {1: "https://a.example/1", 2: "https://b.example/2", 3: "https://c.example/3"}
    row = linked(fields, ("Barchester Council", "portal", "reply.pdf", "Rang them"), links)

    assert row.notes.splitlines() == [
        "Rang them https://c.example/3",
        "Request url: portal https://a.example/1",
        "Files: reply.pdf https://b.example/2",
    ]


def test_an_address_that_the_cell_shows_is_written_once():
    row = linked((F.AUTHORITY, F.NOTES), ("Barchester Council", "https://c.example/3"), {1: "https://c.example/3"})

    assert row.notes == "https://c.example/3"


def test_a_row_with_more_cells_than_columns_stays_out_and_says_so():
    grid, choices = sheet((F.AUTHORITY, F.NOTES), ("Barchester Council", "a"), ("Borsetshire Council", "b"))
    rows = read(replace(grid, long_rows=frozenset({3})), choices)

    assert [[each.weight for each in row.problems] for row in rows] == [[], [Weight.BLOCKS]]
    assert "quotation marks" in rows[1].problems[0].way_out
