"""The import itself, its result, and undoing it: once, as it was seen, by coordinators."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update

from foi_tracker.db import db
from foi_tracker.models import Entry, InfoRequest, SheetImport, User
from foi_tracker.usecases.write_note import write_note
from tests.web.imports.bringing import bring, brought_in, checked, go_on, imported, tiles, to_words, words
from tests.web.pages import post, visit

LATER = datetime(2026, 11, 23, 10, tzinfo=UTC)  # an hour after the imports of these tests


@pytest.fixture
def ready(desk, campaign):
    """A sheet that was tried out."""
    home = bring(desk, campaign.slug)
    to_words(desk, home)
    checked(desk, home)
    return home


def requests(session):
    """How many there are."""
    session.expire_all()
    return session.scalar(select(func.count()).select_from(InfoRequest))


def test_the_page_of_an_import_tells_how_far_it_is_and_how_it_went(desk, session, ready):
    page = imported(desk, ready)

    assert [each.text.rpartition(": ")[2] for each in page.select("main ol li")][-1] == "2 of 2 rows"
    assert "All of it is saved" in words(page)
    assert page.select_one("main .banner a")["href"] == ready
    assert requests(session) == 2


def test_it_is_sent_piece_by_piece_and_no_proxy_holds_it_back(desk, ready):
    page = visit(desk, f"{ready}/check")

    response = post(desk, f"{ready}/run", {"plan": page.select_one("input[name=plan]")["value"]}, buffered=False)

    pieces = [each for each in response.iter_encoded() if b" rows</li>" in each]
    assert response.headers["X-Accel-Buffering"] == "no"
    assert len(pieces) > 1


def test_nobody_waits_while_the_sheet_is_read(app, desk, session, ready):
    page = visit(desk, f"{ready}/check")
    response = post(desk, f"{ready}/run", {"plan": page.select_one("input[name=plan]")["value"]}, buffered=False)
    pieces = response.iter_encoded()

    next(each for each in pieces if b"Reading the sheet once more" in each)
    with app.app_context(), db.engine.begin() as somebody_else:
        somebody_else.execute(update(User).values(name="Anna Bold"))  # it would wait for a lock, and then give up

    assert b"All of it is saved" in b"".join(pieces)
    assert requests(session) == 2


def test_a_page_that_is_closed_does_not_stop_the_import(desk, session, ready):
    page = visit(desk, f"{ready}/check")
    response = post(desk, f"{ready}/run", {"plan": page.select_one("input[name=plan]")["value"]}, buffered=False)

    next(response.iter_encoded())
    response.close()

    assert requests(session) == 2


def test_pressing_twice_imports_once(desk, session, ready):
    page = visit(desk, f"{ready}/check")
    fields = {"plan": page.select_one("input[name=plan]")["value"]}

    answers = [post(desk, f"{ready}/run", fields, buffered=True) for _ in range(2)]

    assert [each.status_code for each in answers] == [200, 302]
    assert answers[1].location == ready
    assert requests(session) == 2


def test_what_moved_meanwhile_stops_it_and_is_named(desk, session, campaign, ready):
    page = visit(desk, f"{ready}/check")
    brought_in(desk, campaign.slug)

    response = post(desk, f"{ready}/run", {"plan": page.select_one("input[name=plan]")["value"]}, buffered=True)

    assert "Nothing was imported" in response.text
    assert "Row 2: it was a new request, it is now nothing." in response.text
    assert requests(session) == 2


def test_a_volunteer_cannot_import(helper, desk, session, ready):
    token = visit(desk, f"{ready}/check").select_one("input[name=plan]")["value"]

    assert post(helper, f"{ready}/run", {"plan": token}).status_code == 403
    assert requests(session) == 0


def test_the_result_leads_to_the_requests(desk, campaign):
    home = brought_in(desk, campaign.slug)

    page = visit(desk, home)

    assert tiles(page)["requests made"] == 2
    assert [each["href"] for each in page.select("#rows th a")] == ["/requests/LFR-0001", "/requests/LFR-0002"]
    assert "Mon 5 Oct 2026 Mon 12 Oct 2026" in words(page, "#differences")
    assert "Mon 12 Oct 2026" in words(visit(desk, page.select_one("#differences td a")["href"]))


def test_a_request_says_what_the_sheet_said(desk, helper, campaign):
    brought_in(desk, campaign.slug)

    page = visit(helper, "/requests/LFR-0002")

    panel = words(page, "section[aria-labelledby=from-a-sheet]")
    assert "Row 3 of requests.csv" in panel
    assert "Due by the sheet: Mon 5 Oct 2026" in panel
    assert "By our count it was Mon 12 Oct 2026" in panel
    assert "Ref F2" in panel
    assert not page.select("section[aria-labelledby=from-a-sheet] a[href*=imports]")


def test_undoing_says_first_what_goes_and_then_it_is_gone(desk, session, campaign):
    home = brought_in(desk, campaign.slug)
    before = words(visit(desk, f"{home}/undo"))

    go_on(desk, f"{home}/undo")

    assert "2 requests that it made will go" in before
    assert requests(session) == 0
    assert "This import was undone" in words(visit(desk, home))
    assert desk.get(f"{home}/undo").location == home


def test_what_was_added_since_stands_in_the_way_and_is_listed(desk, session, campaign, volunteer):
    home = brought_in(desk, campaign.slug)
    request = session.scalars(select(InfoRequest).order_by(InfoRequest.id)).first()
    write_note(session, request, "They rang.", entry=Entry(by_id=volunteer.id, at=LATER))

    page = visit(desk, f"{home}/undo")
    response = post(desk, f"{home}/undo")

    assert "LFR-0001" in words(page, ".banner")
    assert not page.select("form[action$='/undo']")
    assert response.status_code == 409
    assert requests(session) == 2


def test_after_seven_days_it_stays(desk, session, campaign):
    home = brought_in(desk, campaign.slug)
    found = session.scalars(select(SheetImport)).one()
    found.imported_at = found.imported_at.replace(day=15)
    session.commit()

    assert "It is too late to undo it" in words(visit(desk, f"{home}/undo"))
    assert post(desk, f"{home}/undo").status_code == 409
    assert "cannot be undone as a whole" in words(visit(desk, home))


def test_volunteers_see_their_own_sheets_and_coordinators_all_those_ready_first(desk, helper, campaign):
    mine, theirs = bring(desk, campaign.slug, name="mine.csv"), bring(helper, campaign.slug, name="theirs.csv")
    to_words(helper, theirs)
    checked(helper, theirs)
    bring(desk, campaign.slug, name="newest.csv")
    home = f"/campaigns/{campaign.slug}/imports"

    listed = [link["href"] for link in visit(desk, home).select("#imports th a")]

    assert listed[0] == theirs
    assert set(listed) > {mine, theirs}
    assert [link["href"] for link in visit(helper, home).select("#imports th a")] == [theirs]
    assert helper.get(mine).status_code == 404
