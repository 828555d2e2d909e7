"""A sheet that tells of answers and gives no day of them: one may be given for all on the page of columns."""

import pytest
from sqlalchemy import select

from foi_tracker.models import EventRecord
from tests.web.imports.bringing import bring, checked, go_on, imported, sheet, to_words, words
from tests.web.pages import check_manners, submit, visit

OUTCOMES = """
Council                    | Sent       | Result
Barchester City Council    | 01/09/2026 | Refused
Borsetshire County Council | 14/09/2026 |
"""


@pytest.fixture
def home(desk, campaign):
    found = bring(desk, campaign.slug, sheet(OUTCOMES))
    to_words(desk, found)
    return found


def answers(session):
    session.rollback()
    said = session.scalars(select(EventRecord).where(EventRecord.kind == "response"))
    return [each.occurred_on.isoformat() for each in said]


def test_the_page_of_columns_says_how_many_and_what_becomes_of_the_day(desk, home):
    asked = words(visit(desk, f"{home}/columns"), "#answered_on-hint")

    assert "1 row gives no day of the answer" in asked
    assert "Only if you know it: it is written into every such history as the day of the answer." in asked


def test_the_day_is_kept_shown_again_and_imported(desk, session, home):
    go_on(desk, f"{home}/columns", {"answered_on": "25/9/2026"})
    assert visit(desk, f"{home}/columns").select_one("#answered_on")["value"] == "25/9/2026"

    checked(desk, home)
    imported(desk, home)

    assert answers(session) == ["2026-09-25"]


def test_left_empty_the_rows_go_in_without_an_answer(desk, session, home):
    checked(desk, home)
    imported(desk, home)

    assert answers(session) == []


@pytest.mark.parametrize("typed", ["soon", "24/11/2026", "1/1/1999"])
def test_a_day_that_cannot_be_is_refused_beside_its_field(desk, home, typed):
    response = submit(desk, f"{home}/columns", {"answered_on": typed})

    page = check_manners(response.text)
    assert response.status_code == 422
    assert page.select_one(".error-summary a[href='#answered_on']")
    assert page.select_one("#answered_on")["value"] == typed
