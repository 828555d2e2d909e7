"""The dry run: what would happen is shown, whole and true, and nothing has happened."""

import csv
import io

import pytest
from sqlalchemy import select

from foi_tracker.domain.roles import Role
from foi_tracker.models import InfoRequest, SheetImport
from tests import builders
from tests.web.imports.bringing import (
    MESSY,
    ROWS,
    bring,
    brought_in,
    checked,
    go_on,
    imported,
    pressed,
    sheet,
    tiles,
    to_words,
    words,
)
from tests.web.pages import post, sign_in, visit


@pytest.fixture
def home(desk, campaign):
    """A sheet of which everything is understood."""
    found = bring(desk, campaign.slug)
    to_words(desk, found)
    return found


def test_trying_it_out_makes_no_request(desk, session, home):
    page = checked(desk, home)

    assert tiles(page) == {"new requests": 2, "requests change": 0, "stay as they are": 0, "left out": 0}
    assert "Import 2 requests" in words(page)
    assert session.scalars(select(InfoRequest)).all() == []


def test_due_dates_that_differ_come_with_the_provision_and_the_days(desk, home):
    page = checked(desk, home)

    assert "Mon 5 Oct 2026 Mon 12 Oct 2026 5 working days later FOIA s.10(1)" in words(page, "#differences")
    assert "Barchester" not in words(page, "#differences")
    working = visit(desk, page.select_one("#differences td a")["href"])
    assert "Mon 12 Oct 2026" in words(working)


def test_rows_are_listed_by_what_would_happen_to_them(desk, campaign):
    home = bring(desk, campaign.slug, sheet(MESSY))
    to_words(desk, home)
    page = checked(desk, home)

    listed = visit(desk, page.select(".tiles a")[3]["href"].partition("#")[0])

    assert tiles(page)["left out"] == 3
    assert "There is nothing to import" in words(page)
    assert len(listed.select("#rows tbody tr")) == 3
    assert "3 rows wait for you to decide something" in words(page)


@pytest.mark.parametrize("which", ["problems", "differences", "words", "rows"])
def test_every_list_can_be_downloaded(desk, campaign, which):
    home = bring(desk, campaign.slug, sheet(MESSY))
    to_words(desk, home)
    checked(desk, home)

    response = desk.get(f"{home}/check/{which}.csv")

    rows = list(csv.DictReader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
    assert response.mimetype == "text/csv"
    assert all(row["row"] for row in rows)
    assert bool(rows) == (which != "differences")


def test_a_phone_number_is_nowhere(desk, campaign):
    home = bring(desk, campaign.slug, sheet(MESSY))
    to_words(desk, home)
    checked(desk, home)

    assert "01632" not in desk.get(f"{home}/check").text + desk.get(f"{home}/check/words.csv").text


def test_deciding_something_else_asks_to_try_it_out_again(desk, home):
    checked(desk, home)

    go_on(desk, f"{home}/columns", {"wave": "Spring"})

    page = visit(desk, f"{home}/check")
    assert "Next the whole sheet is tried out" in words(page)
    assert not page.select("form[action$='/run']")


def test_a_volunteer_is_told_who_imports_it(helper, coordinator, campaign):
    home = bring(helper, campaign.slug)
    to_words(helper, home)

    page = checked(helper, home)

    assert f"tell a coordinator of the campaign that it is ready: {coordinator.name}" in words(page)
    assert not page.select("form[action$='/run']")


def test_the_same_sheet_again_changes_nothing(desk, campaign):
    brought_in(desk, campaign.slug)

    home = bring(desk, campaign.slug)
    to_words(desk, home)
    page = checked(desk, home)

    assert tiles(page)["stay as they are"] == 2
    assert "Every row is in the tracker already" in words(page)


def test_a_corrected_sheet_changes_only_what_differs(desk, session, campaign):
    brought_in(desk, campaign.slug)

    home = bring(
        desk, campaign.slug, sheet(ROWS.replace("05/10/2026 |            |", "05/10/2026 | 12/10/2026 | Refused"))
    )
    to_words(desk, home)
    page = checked(desk, home)
    imported(desk, home)

    assert (tiles(page)["requests change"], tiles(page)["stay as they are"]) == (1, 1)
    assert len(session.scalars(select(InfoRequest)).all()) == 2


def test_a_request_that_is_no_longer_in_the_sheet_is_named_and_stays(desk, session, campaign):
    brought_in(desk, campaign.slug)
    _, second = session.scalars(select(InfoRequest.reference).order_by(InfoRequest.id))

    home = bring(desk, campaign.slug, sheet("\n".join(ROWS.strip().splitlines()[:2])))
    to_words(desk, home)
    page = checked(desk, home)

    assert [link.text for link in page.select("details a.reference")] == [second]
    assert "no longer in this one (1)" in words(page)
    assert second in words(visit(desk, f"/requests/{second}"), "h1")


def test_a_forged_or_stale_plan_leads_back_to_what_would_happen(desk, session, home):
    page = checked(desk, home)
    token = page.select_one("input[name=plan]")["value"]
    checked(desk, home)
    go_on(desk, f"{home}/columns", {"wave": "Spring"})

    answers = [post(desk, f"{home}/run", {"plan": plan}) for plan in ("", "a.b.c", token)]

    assert {each.location for each in answers} == {f"{home}/check"}
    assert session.scalars(select(InfoRequest)).all() == []


def test_a_plan_that_somebody_else_saw_is_not_theirs(desk, app, session, campaign, home):
    token = checked(desk, home).select_one("input[name=plan]")["value"]
    other = _another_coordinator(app, session, campaign)

    post(other, f"{home}/run", {"plan": token})

    assert session.scalars(select(SheetImport.imported_at)).one() is None
    assert pressed(other, home).status_code == 200


def _another_coordinator(app, session, campaign):
    return sign_in(app.test_client(), builders.user(session, "Olga Other", campaign, Role.COORDINATOR))


THEIRS = """
Council                 | Sent       | Their ref
Barchester City Council | 14/09/2026 | {}
"""


def test_where_people_wrote_something_else_the_tracker_stays_unless_the_sheet_is_chosen(desk, session, campaign):
    brought_in(desk, campaign.slug, sheet(THEIRS.format("FOI-1")))
    session.scalars(select(InfoRequest)).one().their_reference = "FOI-2"
    session.commit()
    home = bring(desk, campaign.slug, sheet(THEIRS.format("FOI-3")))
    to_words(desk, home)
    page = checked(desk, home)

    go_on(desk, f"{home}/check", {"counts-2": "sheet"}, form=f'form[action="{home}/check/conflicts"]')
    after = visit(desk, f"{home}/check")
    imported(desk, home)

    assert page.select_one("#tracker-2").has_attr("checked")
    assert "Sheet: FOI-3 Tracker: FOI-2" in words(page, "#conflict-table")
    assert after.select_one("#sheet-2").has_attr("checked")
    session.expire_all()
    assert session.scalars(select(InfoRequest.their_reference)).one() == "FOI-3"
