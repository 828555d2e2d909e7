"""A sheet about authorities that the campaign has asked already: one question, before anything is doubled."""

import pytest
from sqlalchemy import func, select

from foi_tracker.models import Authority, Batch, InfoRequest
from tests import builders
from tests.builders import NOON
from tests.web.imports.bringing import ROWS, bring, checked, go_on, imported, sheet, to_words, words
from tests.web.pages import visit


@pytest.fixture(autouse=True)
def _filed(session, campaign, coordinator):
    """Requests of a round with a name, to every authority of the register."""
    batch = Batch(campaign_id=campaign.id, title="Round one", form_key="k", filed_by_id=coordinator.id, filed_at=NOON)
    session.add(batch)
    session.flush()
    for authority in session.scalars(select(Authority).order_by(Authority.id)).all():
        made = builders.info_request(session, campaign, authority, by=coordinator)
        made.batch_id = batch.id
    session.commit()


@pytest.fixture
def home(desk, campaign):
    found = bring(desk, campaign.slug, sheet(ROWS))
    to_words(desk, found)
    return found


def count(session):
    session.rollback()
    return session.scalar(select(func.count()).select_from(InfoRequest))


def test_it_is_asked_once_for_all_rows_with_the_requests_that_may_be_meant(desk, home):
    page = visit(desk, f"{home}/words")

    asked = words(page, "#already_asked")
    assert "2 rows are about authorities that this campaign has asked already" in asked
    assert "Row 2 may be" in asked
    assert page.select("#already_asked input[checked]") == []


def test_rows_stay_out_until_it_is_said(desk, home):
    go_on(desk, f"{home}/words")

    assert "Nothing was decided yet" in words(visit(desk, f"{home}/words"), "body")
    checked(desk, home)
    assert "Every row is left out" in words(visit(desk, f"{home}/check"))


@pytest.mark.parametrize(("said", "more"), [("same", 0), ("new", 2)])
def test_once_it_is_said_they_go_in_as_that(desk, session, home, said, more):
    before = count(session)

    go_on(desk, f"{home}/words", {"already_asked": said})
    checked(desk, home)
    imported(desk, home)

    assert count(session) == before + more


def test_what_was_said_can_be_asked_again(desk, home):
    go_on(desk, f"{home}/words", {"already_asked": "new"})
    page = visit(desk, f"{home}/words")
    assert "Authorities that were asked already" in words(page, "#decided")

    go_on(desk, f"{home}/words", {"again": "already_asked:"}, form="form[action$=again]")

    assert visit(desk, f"{home}/words").select("#already_asked")
