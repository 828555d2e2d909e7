"""A sheet with answers brought through the pages: its questions are named, and its unclear words asked."""

import pytest
from sqlalchemy import select

from foi_tracker.models import InfoRequest
from tests import builders
from tests.findings_builders import question_set
from tests.imports.answers.said import what_counts
from tests.web.imports.bringing import bring, checked, go_on, imported, sheet, words, words_asked
from tests.web.pages import sign_in, visit

ROWS = """
Council                 | Sent       | Responded  | Result          | C01.own_use | How many cameras?
Barchester City Council | 2026-09-01 | 2026-09-25 | Full disclosure | Yes         | c. 500
"""


@pytest.fixture
def desk(session, client, coordinator):
    question_set(session, "lfrt-council")
    builders.authority(session)
    return sign_in(client, coordinator)


def test_answers_come_in_through_the_pages(session, campaign, desk):
    home = bring(desk, campaign.slug, sheet(ROWS))
    go_on(desk, f"{home}/sheet", {"do": "on"})
    go_on(desk, f"{home}/columns", {"field-5": "answer"})
    go_on(desk, f"{home}/columns", {"answer-5-lfrt-council": "C05.cameras_total"})
    asked = words_asked(visit(desk, f"{home}/words"))
    assert set(asked) == {"C01.own_use=yes"}

    go_on(desk, f"{home}/words", {asked["C01.own_use=yes"]: "option:in use"})
    decided = words(visit(desk, f"{home}/words"), "#decided")
    checked(desk, home)
    imported(desk, home)

    assert "in use" in decided
    request = session.scalars(select(InfoRequest)).one()
    assert what_counts(session, request) == {"C01": ("answered", "imported"), "C05": ("answered", "imported")}
