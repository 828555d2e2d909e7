"""A sheet from the upload to its words: what is read is shown, and what was not understood is asked."""

import pytest

from tests.imports.making import Tab, csv_of, table, xlsx_of
from tests.web.imports.bringing import ROWS, bring, go_on, hidden, sheet, to_words, upload, words
from tests.web.pages import check_manners, post, visit


def test_a_sheet_is_shown_as_it_was_read(helper, campaign):
    home = bring(helper, campaign.slug)

    page = visit(helper, f"{home}/sheet")

    assert "Borsetshire County Council" in words(page, "#rows")
    assert "2 rows and 6 columns" in words(page)
    assert "Nothing is saved in the tracker yet" in words(page)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "empty.csv", "empty.csv"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "picture.png", "picture.png"),
        (b"PK\x03\x04" + b"\0" * 50, "broken.xlsx", "broken.xlsx"),
        (b"a" * (10 * 1024 * 1024 + 1), "huge.csv", "larger than 10 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_where_it_was_chosen(helper, campaign, content, name, told):
    response = upload(helper, campaign.slug, content, name)

    page = check_manners(response.text)
    assert response.status_code == 422
    assert told in words(page, ".error-summary")
    assert page.select_one("input[type=file]")


def test_what_was_refused_leaves_neither_an_import_nor_a_file(app, helper, campaign):
    upload(helper, campaign.slug, b"PK\x03\x04" + b"\0" * 50, "broken.xlsx")

    kept = [each for each in (app.config["DATA_DIR"] / "imports" / "files").rglob("*") if each.is_file()]
    assert kept == []
    assert "Nothing has been brought yet" in words(visit(helper, f"/campaigns/{campaign.slug}/imports"))


def test_pressing_without_a_file_says_so(helper, campaign):
    response = post(helper, f"/campaigns/{campaign.slug}/imports/new", {})

    assert response.status_code == 422
    assert "Choose a file first." in response.text


def workbook():
    rows = table(ROWS)
    return xlsx_of(
        Tab(rows=rows, name="Tracker", hidden_rows=(3,)), Tab(rows=[["Old"], ["1"]], name="Secret", hidden=True)
    )


def test_what_is_hidden_is_named_and_left_out_until_somebody_asks_for_it(helper, campaign):
    home = bring(helper, campaign.slug, workbook(), "tracker.xlsx")
    before = visit(helper, f"{home}/sheet")

    go_on(helper, f"{home}/sheet", {"include_hidden": "1", "do": "look"})

    after = visit(helper, f"{home}/sheet")
    assert "Hidden in the file: 1 row (3)" in words(before)
    assert "Borsetshire" not in words(before, "#rows")
    assert "Borsetshire" in words(after, "#rows")
    assert before.select_one("input[name=sheet][value=Secret]").get("checked") is None


def test_another_row_of_headings_can_be_chosen(helper, campaign):
    home = bring(
        helper, campaign.slug, sheet(ROWS.replace("\nBarchester", "\nName|No.|On|By|Then|What\nBarchester", 1))
    )

    go_on(helper, f"{home}/sheet", {"header_row": "2", "do": "look"})

    assert "Name" in words(visit(helper, f"{home}/sheet"), "#rows thead")


def chosen(page):
    """What the page says each column is."""
    selects = page.select("#columns select[name^=field]")
    return {each["name"]: (each.select_one("option[selected]") or {"value": ""})["value"] for each in selects}


def test_columns_are_guessed_and_kept(helper, campaign):
    home = bring(helper, campaign.slug)

    to_words(helper, home)

    fields = ["authority", "our_reference", "sent_on", "due_on", "responded_on", "outcome"]
    assert chosen(visit(helper, f"{home}/columns")) == {f"field-{at}": name for at, name in enumerate(fields)}


def test_a_column_that_nobody_knows_must_be_named_or_left_out(helper, campaign):
    home = bring(helper, campaign.slug, sheet(ROWS.replace("Result", "Wibble").replace("Refused", "ochre")))
    go_on(helper, f"{home}/sheet", {"do": "on"})
    page = visit(helper, f"{home}/columns")
    fields = {name: value for name, value in chosen(page).items() if value}
    fields |= {"version": hidden(page, "version"), "field-5": ""}

    refused = post(helper, f"{home}/columns", fields)
    left = post(helper, f"{home}/columns", fields | {"do": "leave"})

    assert refused.status_code == 422
    assert "Say what “Wibble” is" in words(check_manners(refused.text), ".error-summary")
    assert left.location == f"{home}/words"
    assert chosen(visit(helper, f"{home}/columns"))["field-5"] == "leave_out"


def test_a_column_is_known_again_in_the_next_sheet(helper, campaign):
    odd = sheet(ROWS.replace("Responded", "Wibble"))
    to_words(helper, bring(helper, campaign.slug, odd), {"field-4": "chased_on"})

    home = bring(helper, campaign.slug, odd)
    go_on(helper, f"{home}/sheet", {"do": "on"})

    assert chosen(visit(helper, f"{home}/columns"))["field-4"] == "chased_on"


def test_days_that_could_be_read_two_ways_are_asked_once_for_their_column(helper, campaign):
    home = bring(helper, campaign.slug, sheet("Council|Sent\nBarchester City Council|03/04/2026\n"))
    go_on(helper, f"{home}/sheet", {"do": "on"})

    asked_again = go_on(helper, f"{home}/columns")
    page = visit(helper, f"{home}/columns")
    onwards = go_on(helper, f"{home}/columns", {"days-1": "day_first"})

    assert asked_again == f"{home}/columns"
    assert "03/04/2026" in words(page, "#days-1 legend")
    assert onwards == f"{home}/words"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("30/2/2026", "is not a date"), ("1/1/2027", "cannot be after today"), ("1/1/1999", "before 2005")],
)
def test_a_day_of_sending_for_all_must_be_one_that_can_have_been(helper, campaign, typed, told):
    home = bring(helper, campaign.slug)
    go_on(helper, f"{home}/sheet", {"do": "on"})
    page = visit(helper, f"{home}/columns")
    fields = chosen(page) | {"version": hidden(page, "version"), "sent_on": typed}

    response = post(helper, f"{home}/columns", fields)

    assert response.status_code == 422
    assert told in words(check_manners(response.text), ".error-summary")


def test_whoever_comes_second_is_told_that_something_was_decided(helper, desk, campaign):
    home = bring(helper, campaign.slug)
    stale = hidden(visit(desk, f"{home}/sheet"), "version")
    to_words(helper, home)

    post(desk, f"{home}/sheet", {"version": stale, "header_row": "2", "sheet": ""})

    assert "Somebody else changed this import" in words(visit(desk, f"{home}/sheet"))
    assert len(chosen(visit(helper, f"{home}/columns"))) == 6


def test_a_sheet_can_be_thrown_away_until_it_is_imported(helper, campaign):
    home = bring(helper, campaign.slug)

    go_on(helper, f"{home}/sheet", form=f'form[action="{home}/discard"]')

    assert helper.get(f"{home}/sheet").status_code == 404
    assert "Nothing has been brought yet" in words(visit(helper, f"/campaigns/{campaign.slug}/imports"))


def test_a_day_of_the_sheet_reads_like_every_day_here(helper, campaign):
    home = bring(helper, campaign.slug, csv_of([["Council", "Sent"], ["Barchester City Council", "2026-09-14"]]))

    assert "Mon 14 Sep 2026" in words(visit(helper, f"{home}/sheet"), "#rows")


def test_columns_that_are_known_are_folded_away_below_the_others(helper, campaign):
    home = bring(
        helper, campaign.slug, csv_of([["Council", "Sent", "Zzz"], ["Barchester City Council", "14/09/2026", "x"]])
    )
    go_on(helper, f"{home}/sheet", {"do": "on"})

    page = visit(helper, f"{home}/columns")

    assert [each["name"] for each in page.select("#columns details select[name^=field]")] == ["field-0", "field-1"]
    assert [each["name"] for each in page.select("#columns-open select[name^=field]")] == ["field-2"]
