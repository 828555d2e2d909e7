"""Workbooks: what a person would see in each cell, and what the file hides, joins, colours or works out."""

import re

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from tests.imports import sheets
from tests.imports.making import Tab, altered, day, unpacked, xlsx_of
from tests.imports.reading_files.reading import at, colours, facts, marked, rows, sheet

SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
PLAIN = [["Council", "Sent", "Cameras"], ["Luton", day("2026-03-02"), 14], ["Bedford", day("2026-03-03"), 0.5]]
SAYS = [["Council", "Sent", "Cameras"], ["Luton", "2026-03-02", "14"], ["Bedford", "2026-03-03", "0.5"]]


def rewritten(pattern, by):
    """The plain table, with its sheet's XML written another way."""
    content = xlsx_of(Tab(rows=PLAIN))
    before = unpacked(content)[SHEET]
    return altered(content, SHEET, (before, re.sub(pattern, by, before)))


def test_days_are_days_and_numbers_are_as_they_are_shown():
    found = sheet(xlsx_of(Tab(rows=PLAIN)))

    assert [list(row.cells) for row in found.rows] == SAYS
    assert marked(found, "dates") == {"B2", "B3"}
    assert marked(found, "numbers") == {"C2", "C3"}


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (0.45, "0%", "0.45"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (123456789012345, "0", "123456789012345"),
        (1.5e-7, "General", "0.00000015"),
        (-3, "General", "-3"),
        (7, "0000", "0007"),
        (-7, "0000", "-7"),
        (7.5, "0000", "7.5"),
        (True, "General", "TRUE"),
        ("007", "0000", "007"),
        ("", "0000", ""),
        (day("2026-04-03T09:30"), "dd/mm/yyyy hh:mm", "2026-04-03 09:30:00"),
        (46115, "dd/mm/yyyy", "2026-04-03"),
        (46115, "d-mmm", "2026-04-03"),
        (46115, "General", "46115"),
        (0.5, "hh:mm", "12:00"),
        (" \u00a0 ", "General", ""),
        ("two\r\nlines", "General", "two\nlines"),
    ],
)
def test_a_cell_says_what_a_person_would_read(value, shown, text):
    found = sheet(xlsx_of(Tab(rows=[["Council", "Value"], ["Luton", value], ["Kent", "x"]], formats={"B": shown})))

    assert at(found, "B2") == text


def test_the_days_of_an_old_macintosh_are_counted_from_1904():
    content = altered(xlsx_of(Tab(rows=PLAIN)), BOOK, (b"<workbookPr", b'<workbookPr date1904="1"'))

    assert at(sheet(content), "B2") == "2030-03-03"


@pytest.mark.parametrize(
    "content",
    [
        rewritten(rb' r="[A-Z]+\d+"', b""),
        rewritten(rb'(<row) r="\d+"', rb"\1"),
        rewritten(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:"),
        rewritten(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>'),
        rewritten(
            rb"</sheetData>", b'<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row></sheetData>'
        ),
        rewritten(rb"</sheetData>", b'<row r="9"><c r="B9" t="str"><f>""</f><v></v></c></row></sheetData>'),
    ],
    ids=[
        "cells without names",
        "rows without numbers",
        "prefixes",
        "a boast",
        "formats far away",
        "nothing worked out",
    ],
)
def test_other_ways_of_writing_the_same_workbook_are_read_the_same(content):
    assert rows(content) == SAYS


def test_rows_that_formulas_leave_empty_are_no_rows():
    formulas = {f"A{number}": (f'=IF(Old!A{number}="","",Old!A{number})', "") for number in range(4, 3_000)}
    found = facts(xlsx_of(Tab(rows=PLAIN, formulas=formulas)))

    assert found.sheets[0].row_count == 3


def test_hidden_rows_and_columns_count_where_something_is_in_them():
    """To hide all that is beyond the table is common, and hides nothing."""
    content = xlsx_of(Tab(rows=[*PLAIN, [], []], hidden_rows=(3, 4, 5, 900), hidden_columns=("B", "F", "G")))
    found = sheet(content)

    assert (found.facts.hidden_rows, found.facts.hidden_columns) == ((3,), (1,))
    assert [row.number for row in found.rows if row.is_hidden] == [3]


def test_a_row_without_height_and_a_column_without_width_are_hidden():
    squeezed = rewritten(rb'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
    narrow = rewritten(b"<sheetData>", b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>')

    assert facts(squeezed).sheets[0].hidden_rows == (3,)
    assert facts(narrow).sheets[0].hidden_columns == (1,)


def test_a_hidden_sheet_is_only_read_when_it_is_asked_for_by_name():
    content = sheets.by_name("hidden sheets").content

    assert sheet(content).facts.name == "Now"
    assert at(sheet(content, "Secret"), "A2") == "Medway Council"
    with pytest.raises(SheetRefused, match="“Gone”, there is no sheet of this name any more"):
        sheet(content, "Gone")


@pytest.mark.parametrize(
    ("colour", "known"),
    [
        (b'theme="4"', "#4f81bd"),
        (b'theme="4" tint="0.59999389629810485"', "#b9cde5"),
        (b'theme="1" tint="0.5"', "#808080"),
        (b'indexed="13"', "#ffff00"),
        (b'indexed="64"', None),
        (b'rgb="FF00B050"', "#00b050"),
        (b'rgb="FFFFFFFF"', None),
        (b'theme="99"', None),
    ],
)
def test_a_fill_is_known_however_the_file_names_it(colour, known):
    content = xlsx_of(Tab(rows=PLAIN, fills={"A2": "#123456"}))
    content = altered(content, STYLES, (b'rgb="FF123456"', colour))

    assert colours(sheet(content)).get("A2") == known


def test_the_colour_of_an_empty_cell_is_known_too_but_not_that_of_one_beside_the_table():
    table = [["Council", "Status", "Sent"], ["Luton", "", day("2026-03-02"), ""]]

    assert colours(sheet(xlsx_of(Tab(rows=table, fills={"B2": "#FF0000", "D2": "#FF0000"})))) == {"B2": "#ff0000"}


def test_the_address_behind_a_cell_is_known_and_not_followed():
    """People write "open" over a link. Only pages count: no mail, no file on somebody's disk, no other cell."""
    table = [["Council", "Link"], *([f"Council {number}", "open"] for number in range(2, 7))]
    page = "https://www.whatdotheyknow.com/request/lfr"
    content = xlsx_of(
        Tab(
            rows=table,
            links={"B2": f"{page}_2", "B3": "mailto:foi@barchester.example", "B4": "internal:Sheet1!A1", "C5": page},
            formulas={"B5": (f'=HYPERLINK("{page}_5?a=1&b=2","open")', "open"), "B6": ('=HYPERLINK(A1,"x")', "x")},
        )
    )
    found = sheet(content)

    assert [dict(row.links) for row in found.rows] == [
        {},
        {1: f"{page}_2"},
        {},
        {},
        {1: f"{page}_5?a=1&b=2", 2: page},
        {},
    ]


def test_what_is_joined_is_told_and_its_text_stands_in_the_first_cell():
    found = sheet(sheets.by_name("an authority for several rows").content)

    assert found.facts.merged == ("A2:A3",)
    assert [at(found, cell) for cell in ("A2", "A3", "A4")] == ["Norwich City Council", "", "Ipswich Borough Council"]


def test_one_sheet_that_is_too_large_does_not_keep_the_others_out():
    content = xlsx_of(Tab(rows=[["x"]] * 10_050, name="Raw"), Tab(rows=PLAIN, name="Requests"))

    raw, requests = facts(content).sheets
    assert raw.refused.startswith("it has more than 10,000 rows")
    assert (requests.refused, requests.row_count) == ("", 3)
    assert rows(content, "Requests") == SAYS
    with pytest.raises(SheetRefused, match="sheet “Raw”, it has more than 10,000 rows"):
        sheet(content, "Raw")


def test_ten_thousand_rows_under_their_headings_are_not_too_many():
    content = xlsx_of(Tab(rows=[["Council"], *([f"Council {number}"] for number in range(10_000))]))

    assert len(rows(content)) == 10_001
