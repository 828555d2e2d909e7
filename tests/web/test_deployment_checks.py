"""The log beside what forces and councils answered, on one page."""

import pytest

from foi_tracker.domain.findings.values import Chosen, Organisation, Table
from foi_tracker.domain.findings.vocabulary import AnswerState
from tests import builders
from tests.builders import received, response, sent
from tests.domain.deployments.rows import exactly
from tests.findings_builders import finding, question_set
from tests.web.logs import a_row, deployed, force_request
from tests.web.pages import sign_in, visit

CHECKS = "/campaigns/lfrt/deployments/checks"
BARCHESTER = Organisation(name="Barchester City Council", slug="barchester-city-council")


@pytest.fixture
def force(session, campaign, volunteer):
    return force_request(session, campaign, volunteer)


@pytest.fixture
def council(session, campaign, volunteer):
    history = [sent("2026-09-01"), received("2026-09-01"), response("2026-09-20", "supplied_in_full")]
    made = builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=history)
    made.question_set_id = question_set(session).id
    session.commit()
    return made


@pytest.fixture
def browser(client, volunteer):
    return sign_in(client, volunteer)


def rows(page, table):
    return [" ".join(row.get_text(" ").split()) for row in page.select(f"#{table} tbody tr")]


def test_a_conflict_stands_with_both_numbers(session, volunteer, force, browser):
    deployed(session, force, volunteer, a_row(alerts_total=9, faces_scanned=100))
    finding(session, force, "P14", values={"alerts_total": exactly(10), "faces_scanned": exactly(100)})

    page = visit(browser, CHECKS)

    assert rows(page, "sums")[0].startswith("Borsetshire Police Alerts 9 10 1 of 1 Conflict")
    assert rows(page, "agreed")[0].startswith("Borsetshire Police Faces 100 100 1 of 1 Agrees")


def test_a_force_that_names_a_council_which_denies_it_is_a_contradiction(session, force, council, browser):
    assets = Table(rows=({"council": BARCHESTER, "asset": Chosen(options=("column",))},))
    finding(session, force, "P18", values={"council_assets": "yes", "assets": assets})
    finding(session, council, "C03", AnswerState.NIL)

    [found] = rows(visit(browser, CHECKS), "sides")

    assert "Contradiction" in found
    assert "names it (column)" in found
    assert "no such use" in found


def test_a_council_that_has_not_answered_contradicts_nobody(session, volunteer, force, council, browser):
    deployed(session, force, volunteer, a_row(borough_or_council=BARCHESTER))
    finding(session, council, "C03", AnswerState.REFUSED)

    page = visit(browser, CHECKS)

    assert rows(page, "sides") == []
    assert "Not known" in rows(page, "unknown")[0]


@pytest.mark.usefixtures("campaign")
def test_with_nothing_to_compare_the_page_says_what_it_waits_for(browser):
    assert len(visit(browser, CHECKS).select(".empty")) == 2
