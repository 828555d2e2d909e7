"""A sheet from the upload to the words: what is read is shown, and what was not understood is asked."""

import pytest

from tests.web.imports.bringing import authorities, bring, sheet, to_words
from tests.web.pages import visit


@pytest.fixture(autouse=True)
def _register(session):
    authorities(session)


def test_a_sheet_is_shown_as_it_was_read(signed_in, campaign):
    home = bring(signed_in, campaign.slug, sheet())

    page = visit(signed_in, f"{home}/sheet")

    assert "Borsetshire County Council" in page.select_one("#rows").text
    assert "2 rows and 5 columns" in page.select_one("main").text


def test_columns_are_guessed_and_kept(signed_in, campaign):
    home = bring(signed_in, campaign.slug, sheet())

    to_words(signed_in, home)
    page = visit(signed_in, f"{home}/columns")

    chosen = {each["name"]: each.select_one("option[selected]")["value"] for each in page.select("#columns select")}
    assert chosen == {
        "field-0": "authority",
        "field-1": "sent_on",
        "field-2": "due_on",
        "field-3": "responded_on",
        "field-4": "outcome",
    }


