"""Whole letters in columns of words: the pages stay small, and what is decided of them can be sent."""

from tests.imports.making import csv_of
from tests.web.imports.bringing import bring, hidden, to_words, words, words_asked
from tests.web.pages import post, visit

LETTERS = 38
MOST = 300_000  # bytes of a page
ROWS = [
    ("Barchester City Council", "14/09/2026", "25/09/2026", f"{number} " + "we asked them again and again " * 1_000)
    for number in range(LETTERS)
]
COLUMNS = {"field-3": "outcome"}


def first_meaning(page, name):
    """Of those to choose from."""
    return next(each["value"] for each in page.select(f"select[name={name}] option") if each["value"])


def test_letters_where_words_should_be_are_asked_about_and_decided(desk, campaign):
    home = bring(desk, campaign.slug, csv_of([("Council", "Sent", "Responded", "Result"), *ROWS]))
    asked = to_words(desk, home, COLUMNS)

    page = visit(desk, asked)
    means = {name: first_meaning(page, name) for name in words_asked(page).values()}
    named = {each["name"]: each["value"] for each in page.select("main input[name^=word-]")}
    response = post(desk, f"{home}/words", means | named | {"version": hidden(page, "version")})

    assert len(str(page)) < MOST
    assert response.status_code == 302
    assert not set(words_asked(page)) & set(words_asked(visit(desk, f"{home}/words")))


def test_each_of_them_can_be_asked_again(desk, campaign):
    home = bring(desk, campaign.slug, csv_of([("Council", "Sent", "Responded", "Result"), *ROWS[:1]]))
    page = visit(desk, to_words(desk, home, COLUMNS))
    [(key, name)] = words_asked(page).items()
    word = {name.replace("means", "word"): f"outcome:{key}", name: first_meaning(page, name)}
    post(desk, f"{home}/words", word | {"version": hidden(page, "version")})

    again = visit(desk, f"{home}/words").select_one("input[name=again]")["value"]
    post(desk, f"{home}/words/again", {"again": again, "version": hidden(visit(desk, f"{home}/words"), "version")})

    assert key in words_asked(visit(desk, f"{home}/words"))
    assert "We asked them" not in words(page)
