"""However a sheet is laid out or saved, the same two requests come of it (questions/spreadsheet_columns.md, 4)."""

import pytest

from tests.imports.making import Tab, csv_of, day, xlsx_of
from tests.imports.section_four.whole_way import sent, tried

HEAD = ["Authority", "Date sent", "Status", "Notes"]
ONE = ["Barchester Council", "2026-09-14", "Sent", "Ask “them” again\xa0– soon"]
TWO = ["Borsetshire Council", "2026-09-15", "Sent", ""]
ROWS = [HEAD, ONE, TWO]
REQUESTS = [("barchester-council", "2026-09-14"), ("borsetshire-council", "2026-09-15")]
BLANK = ["", "", "", ""]


def book(rows=None, **how):
    return xlsx_of(Tab(rows=rows or ROWS, **how))


MESSES = {
    "header on row 2": lambda: csv_of([["Facial recognition"], *ROWS]),
    "header on row 3": lambda: csv_of([["Facial recognition"], ["Kept by Jo"], *ROWS]),
    "blank top rows": lambda: csv_of([BLANK, BLANK, *ROWS]),
    "two header rows": lambda: csv_of([["Request", "", "", ""], *ROWS]),
    "repeated header mid-sheet": lambda: csv_of([HEAD, ONE, HEAD, TWO]),
    "trailing totals row": lambda: csv_of([*ROWS, ["Total", "2", "", ""]]),
    "hidden rows": lambda: book([*ROWS, ["Glenbogle Council", "2026-09-16", "", ""]], hidden_rows=(4,)),
    "hidden columns": lambda: book([[*row, "2026-09-20"] for row in ROWS], hidden_columns=("E",)),
    "hidden sheets": lambda: xlsx_of(Tab(rows=ROWS[:2], name="Old", hidden=True), Tab(rows=ROWS, name="Now")),
    "sheet names cut at 31 characters": lambda: book(name="How many deployments of facial "),
    "UTF-8 BOM": lambda: csv_of(ROWS, encoding="utf-8-sig"),
    "cp1252": lambda: csv_of(ROWS, encoding="cp1252"),
    "semicolon": lambda: csv_of(ROWS, delimiter=";"),
    "tab": lambda: csv_of(ROWS, delimiter="\t", encoding="utf-16"),
    "CRLF in cells": lambda: csv_of([HEAD, [*ONE[:3], "They say:\r\nno"], TWO]),
    "NBSP": lambda: csv_of([HEAD, ["\xa0Barchester\xa0Council\xa0", *ONE[1:]], TWO]),
    "formula cells": lambda: book([HEAD, [None, *ONE[1:]], TWO], formulas={"A2": ("=B9", "Barchester Council")}),
    "leading signs": lambda: csv_of([HEAD, [*ONE[:3], "=cmd|' /C calc'!A0"], [*TWO[:3], "@sam"]]),
    "thousands of empty rows": lambda: book(blank_below=4_000),
    "days that the file keeps as numbers": lambda: book([HEAD, ["Barchester Council", day("2026-09-14")], TWO]),
}


@pytest.mark.parametrize("mess", MESSES)
def test_the_same_two_requests_come_of_it(mess):
    assert sent(tried(MESSES[mess]())) == REQUESTS


@pytest.mark.parametrize("mess", ["hidden rows", "hidden columns"])
def test_what_is_hidden_is_told_and_comes_in_only_when_asked_for(mess):
    without, whole = tried(MESSES[mess]()), tried(MESSES[mess](), include_hidden=True)

    assert without.grid.columns != whole.grid.columns or len(without.grid.rows) < len(whole.grid.rows)
    assert any("hidden" in each.why for each in without.grid.left_out)


def test_a_cell_joined_over_two_rows_speaks_for_both():
    rows = [HEAD, ["", "2026-09-14", "Sent"], ["", "2026-10-14", "Sent"]]
    trial = tried(xlsx_of(Tab(rows=rows, merged={"A2:A3": "Barchester Council"})))

    assert [row.authority for row in trial.plan.rows] == ["barchester-council"] * 2


def test_a_link_behind_a_cell_is_its_cached_text_and_is_not_opened():
    rows = [[*HEAD[:3], "Link"], [*ONE[:3], ""], [*TWO[:3], ""]]
    link = (
        '=HYPERLINK("https://www.whatdotheyknow.com/request/cameras","https://www.whatdotheyknow.com/request/cameras")'
    )
    formulas = {"D2": (link, "https://www.whatdotheyknow.com/request/cameras")}
    trial = tried(xlsx_of(Tab(rows=rows, formulas=formulas)))

    assert sent(trial) == REQUESTS
    assert trial.plan.rows[0].facts["url"] == "https://www.whatdotheyknow.com/request/cameras"


def test_each_sheet_of_a_book_can_be_taken():
    content = xlsx_of(Tab(rows=ROWS, name="Q1"), Tab(rows=[HEAD, TWO, ONE], name="Q2"))

    assert sent(tried(content, name="Q1")) == REQUESTS
    assert sent(tried(content, name="Q2")) == REQUESTS[::-1]


def test_smart_quotes_and_hard_spaces_stay_in_the_note():
    assert "“them” again" in tried(csv_of(ROWS, encoding="cp1252")).plan.rows[0].note
