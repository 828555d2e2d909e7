"""Words, names and people of a sheet: asked once, decided by a person, remembered for the campaign."""

import pytest

from tests.imports.making import csv_of
from tests.web.imports.bringing import MESSY, bring, go_on, hidden, sheet, to_words, words, words_asked
from tests.web.pages import check_manners, post, visit


@pytest.fixture
def home(helper, campaign):
    """A sheet whose columns are known, with words that are not."""
    found = bring(helper, campaign.slug, sheet(MESSY))
    to_words(helper, found)
    return found


def test_what_is_not_understood_is_asked_with_its_rows(helper, home):
    page = visit(helper, f"{home}/words")

    assert set(words_asked(page)) == {"atlantis council", "nudge 2", "js"}
    assert "3 rows Rows 2, 3, 4" in words(page)


def test_nothing_unsure_stands_chosen(helper, home):
    page = visit(helper, f"{home}/words")

    assert [each["value"] for each in page.select("main select option[selected]") if each["value"]] == []


def test_what_is_decided_is_asked_no_more_in_this_campaign(helper, campaign, home):
    asked = words_asked(visit(helper, f"{home}/words"))
    decided = {asked["atlantis council"]: "-", asked["nudge 2"]: "sent", asked["js"]: "placeholder"}

    go_on(helper, f"{home}/words", decided)

    assert "Every word of this sheet is understood" in words(visit(helper, f"{home}/words"))
    again = bring(helper, campaign.slug, sheet(MESSY))
    to_words(helper, again)
    assert "Every word of this sheet is understood" in words(visit(helper, f"{again}/words"))


def test_an_authority_is_found_by_its_name(helper, home):
    page = visit(helper, f"{home}/words")
    search = words_asked(page)["atlantis council"].replace("means", "search")

    go_on(helper, f"{home}/words", {search: "silverbridge  BOROUGH council"})

    assert "Atlantis Council Authorities Silverbridge Borough Council" in words(
        visit(helper, f"{home}/words"), "#decided"
    )
    assert page.select_one("#authorities option[value='Silverbridge Borough Council']")


def test_a_name_that_is_no_authoritys_is_told_and_stays_as_typed(helper, home):
    page = visit(helper, f"{home}/words")
    number = words_asked(page)["atlantis council"].removeprefix("means-")
    fields = {"version": hidden(page, "version"), f"word-{number}": "authority:atlantis council"}

    response = post(helper, f"{home}/words", fields | {f"search-{number}": "Poseidon's"})

    shown = check_manners(response.text)
    assert response.status_code == 422
    assert "no authority is called “Poseidon's”" in words(shown, ".error-summary")
    assert shown.select_one(f"#search-{number}")["value"] == "Poseidon's"


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("nudge 2", "wibble"),
        ("nudge 2", "sent+wibble"),
        ("atlantis council", "atlantis"),
        ("js", "999999"),
        ("js", "0"),
    ],
)
def test_a_meaning_that_there_is_not_counts_as_not_said(helper, home, word, means):
    asked = words_asked(visit(helper, f"{home}/words"))

    go_on(helper, f"{home}/words", {asked[word]: means})

    assert word in words_asked(visit(helper, f"{home}/words"))


def test_what_was_decided_can_be_asked_again(helper, home):
    asked = words_asked(visit(helper, f"{home}/words"))
    go_on(helper, f"{home}/words", {asked["js"]: "nobody"})

    go_on(helper, f"{home}/words", {"again": "person:js"}, form=f'form[action="{home}/words/again"]')

    assert "js" in words_asked(visit(helper, f"{home}/words"))


def many(count):
    """A sheet that asks so many authorities of which nobody has heard."""
    return csv_of([["Council", "Sent"], *([f"Unheard-of Place {number:03}", "14/09/2026"] for number in range(count))])


def test_two_hundred_unknown_names_come_fifty_at_a_time(helper, campaign):
    home = bring(helper, campaign.slug, many(200))
    to_words(helper, home)

    first = visit(helper, f"{home}/words")
    onwards = go_on(helper, f"{home}/words", dict.fromkeys(words_asked(first).values(), "-"))
    second = visit(helper, onwards)

    assert len(words_asked(first)) == 50
    assert "200 words and names are not decided yet" in words(first)
    assert "150 words and names are not decided yet" in words(second)
    assert not set(words_asked(first)) & set(words_asked(second))


def test_what_is_put_off_is_passed_and_comes_again(helper, campaign):
    home = bring(helper, campaign.slug, many(60))
    to_words(helper, home)

    onwards = go_on(helper, f"{home}/words")

    assert len(words_asked(visit(helper, onwards))) == 10
    assert len(words_asked(visit(helper, f"{home}/words"))) == 50


def test_all_likely_suggestions_can_be_accepted_at_once_and_only_they(helper, campaign):
    rows = [["Council", "Sent"], ["Barchestr City Council", "14/09/2026"], ["Atlantis", "14/09/2026"]]
    home = bring(helper, campaign.slug, csv_of(rows))
    to_words(helper, home)
    suggested = visit(helper, f"{home}/words").select("main select option[selected]")

    go_on(helper, f"{home}/words", {"do": "likely"})

    page = visit(helper, f"{home}/words")
    assert [each["value"] for each in suggested] == ["barchester-city-council"]
    assert set(words_asked(page)) == {"atlantis"}
    assert "Barchester City Council" in words(page, "#decided")


def test_what_is_chosen_on_the_page_stands_when_all_suggestions_are_accepted(helper, campaign):
    rows = [
        ["Council", "Sent"],
        ["Barchestr City Council", "14/09/2026"],
        ["Silverbridg Borough Council", "14/09/2026"],
    ]
    home = bring(helper, campaign.slug, csv_of(rows))
    to_words(helper, home)
    asked = words_asked(visit(helper, f"{home}/words"))

    go_on(helper, f"{home}/words", {"do": "likely", asked["silverbridg borough council"]: "-"})

    decided = words(visit(helper, f"{home}/words"), "#decided")
    assert "Silverbridg Borough Council Authorities Leave these rows out" in decided
    assert "Barchestr City Council Authorities Barchester City Council" in decided


def test_everybody_whom_nobody_here_is_like_is_written_down_at_once(helper, campaign):
    rows = [
        ["Council", "Sent", "Volunteer"],
        *(["Barchester City Council", "14/09/2026", each] for each in ("JS", "TW")),
    ]
    home = bring(helper, campaign.slug, csv_of(rows))
    to_words(helper, home)
    before = visit(helper, f"{home}/words")

    go_on(helper, f"{home}/words", {"do": "people"})

    after = visit(helper, f"{home}/words")
    assert "Write down 2 people without an account" in words(before)
    assert set(words_asked(before)) == {"js", "tw"}
    assert "JS People Somebody without an account here" in words(after, "#decided")
    assert not set(words_asked(after)) & {"js", "tw"}


def test_the_meanings_of_a_status_are_grouped_with_the_likely_ones_first(helper, home):
    select = visit(helper, f"{home}/words").select_one(
        f"select[name={words_asked(visit(helper, f'{home}/words'))['nudge 2']}]"
    )

    groups = [each["label"] for each in select.select("optgroup")]
    assert groups == [*(["Perhaps"] if "Perhaps" in groups else []), "No answer yet", "They answered", *groups[-2:]]
    assert len({each["value"] for each in select.select("option")}) == len(select.select("option"))


def test_a_button_for_many_words_stays_on_its_page(helper, campaign):
    rows = [["Council", "Sent", "Volunteer"], *([f"Unheard-of Place {at:03}", "14/09/2026", "JS"] for at in range(60))]
    home = bring(helper, campaign.slug, csv_of(rows))
    to_words(helper, home)

    onwards = go_on(helper, f"{home}/words", {"do": "people"})

    assert len(words_asked(visit(helper, onwards))) == 50
