"""What nobody types but anybody can send to an import: no page falls over at it, and nothing unknown is kept."""

import pytest

from tests.web.imports.bringing import MESSY, bring, hidden, sheet, to_words, words_asked
from tests.web.pages import post, visit

WORTHS = ("a\0b", "9" * 5000, "-1", "²", "İ" * 300, "1" + "0" * 30, "{{7*7}}", "9999-12-31", "leave_out", "x" * 9000)
FORMS = {
    "sheet": "sheet header_row include_hidden do",
    "columns": "field-0 field-1 about-1 days-1 answer-0-lfrt-police sent_on answered_on year wave do",
    "words": "word-1 means-1 search-1 already_asked do",
    "words/again": "again",
    "check": "plan",
    "check/conflicts": "row counts-2",
    "run": "plan",
    "undo": "plan",
}
ARGUMENTS = ("kind", "page", "deed", "after")


@pytest.fixture
def home(app, desk, campaign):
    found = bring(desk, campaign.slug, sheet(MESSY))
    to_words(desk, found)
    app.testing = False  # so that what goes wrong becomes a page, as it would for a person
    return found


@pytest.mark.parametrize("worth", WORTHS, ids=lambda worth: ascii(worth)[:20])
def test_no_form_of_an_import_fails_at_what_is_sent_to_it(desk, home, worth):
    answers = {}
    for name, fields in FORMS.items():
        version = hidden(visit(desk, f"{home}/words"), "version") if name != "run" else worth
        sent = dict.fromkeys(fields.split(), worth) | {"version": version}
        with post(desk, f"{home}/{name}", sent, buffered=True) as response:
            answers[name] = response.status_code
        if name == "sheet":
            to_words(desk, home)

    assert max(answers.values()) < 500, answers


def test_no_address_of_an_import_fails_at_what_stands_behind_it(desk, home):
    pages = ("words", "check")
    asked = [(page, {name: worth}) for page in pages for name in ARGUMENTS for worth in WORTHS]

    answers = {desk.get(f"{home}/{page}".rstrip("/"), query_string=given).status_code for page, given in asked}

    assert max(answers) < 500


def test_a_form_without_its_fields_decides_nothing(desk, home):
    before = words_asked(visit(desk, f"{home}/words"))

    answers = {post(desk, f"{home}/{name}", {}).status_code for name in FORMS}

    assert max(answers) < 500
    assert words_asked(visit(desk, f"{home}/words")) == before
