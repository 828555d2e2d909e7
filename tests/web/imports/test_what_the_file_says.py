"""What a file says of itself on the page of its sheet: what of it cannot be read, and which known sheet it is."""

from tests.imports.making import Tab, csv_of, table, xlsx_of
from tests.web.imports.bringing import ROWS, bring, checked, go_on, to_words, words
from tests.web.pages import visit

BATCH = [
    ["request_url", "authority_name", "number_of_replies", "request_status"],
    ["https://www.whatdotheyknow.com/request/cameras", "Barchester City Council", "1", "successful"],
]


def test_a_sheet_that_cannot_be_read_is_named_beside_those_that_can(desk, campaign):
    wide = [[f"H{at}" for at in range(200)], ["x"] * 200]
    home = bring(
        desk, campaign.slug, xlsx_of(Tab(rows=table(ROWS), name="Asked"), Tab(rows=wide, name="Wide")), "a.xlsx"
    )

    page = visit(desk, f"{home}/sheet")

    assert "Wide cannot be read:" in words(page, "fieldset")
    assert "Borsetshire" in words(page, "#rows")


def test_a_known_sheet_may_be_read_as_one_of_our_own(desk, campaign):
    home = bring(desk, campaign.slug, csv_of(BATCH))
    assert "We know this sheet" in words(visit(desk, f"{home}/sheet"))

    go_on(desk, f"{home}/sheet", {"is_own": "1", "do": "look"})

    assert visit(desk, f"{home}/sheet").select_one("input[name=is_own]").has_attr("checked")
    assert "We know this sheet" not in words(visit(desk, f"{home}/columns"))


def test_a_sheet_that_nobody_knows_is_not_asked_about(desk, campaign):
    home = bring(desk, campaign.slug)

    assert visit(desk, f"{home}/sheet").select("input[name=is_own]") == []


def test_a_row_of_a_csv_with_a_comma_too_many_stays_out_with_its_number(desk, campaign):
    lines = "Council,Sent,Notes\nBarchester City Council,01/09/2026,hello\nBorsetshire County Council,02/09/2026,a,b\n"
    home = bring(desk, campaign.slug, lines.encode())
    to_words(desk, home, {"field-3": "leave_out"})

    checked(desk, home)

    assert "The row has more cells than the others" in words(visit(desk, f"{home}/check"))


def test_a_joined_cell_is_told_and_counts_for_each_of_its_rows(desk, campaign):
    rows = [["Council", "Sent"], ["", "2026-09-01"], ["", "2026-09-14"]]
    book = xlsx_of(Tab(rows=rows, merged={"A2:A3": "Barchester City Council"}))
    home = bring(desk, campaign.slug, book, "joined.xlsx")

    to_words(desk, home)
    page = checked(desk, home)

    told = words(visit(desk, f"{home}/sheet"))
    assert "1 group of merged cells: A2:A3. Over rows of the table, what it says counts for each of them." in told
    assert words(page, "#rows").count("Barchester City Council") == 2
