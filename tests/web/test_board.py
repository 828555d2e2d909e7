from datetime import UTC, date, datetime

import pytest
from sqlalchemy import event, select

from foi_tracker.db import db
from foi_tracker.domain import events as happened
from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import SavedView
from tests import builders
from tests.builders import response, sent
from tests.queries import plain_requests
from tests.web.pages import filled_in, sign_in, visit

MOST_STATEMENTS = 11  # ten, and BEGIN


@pytest.fixture
def requests(session, campaign, volunteer):
    """One of each sort: long late, a little late, due today, due later, answered, a draft, posted without receipt."""
    council = builders.authority(session)
    force = builders.authority(
        session, "Borsetshire Police", kind=AuthorityKind.POLICE_TERRITORIAL, nation=Nation.WALES, region="Wales"
    )

    def made(authority, *history, owner=None):
        return builders.info_request(session, campaign, authority, by=volunteer, owner=owner, history=history).reference

    return {
        "long late": made(force, sent("2026-09-03"), happened.Chased(on=date(2026, 10, 12)), owner=volunteer),
        "little late": made(council, sent("2026-10-22"), owner=volunteer),
        "due today": made(council, sent("2026-10-26"), owner=volunteer),
        "due later": made(council, sent("2026-11-16"), owner=volunteer),
        "in full": made(council, sent("2026-07-01"), response("2026-07-15", Outcome.SUPPLIED_IN_FULL), owner=volunteer),
        "draft": made(council),
        "by post": made(council, sent("2026-11-02", channel="post"), owner=volunteer),
    }


def board(client, query=""):
    return visit(client, f"/overdue{query}")


def listed(page):
    return [link.text for link in page.select("#board a.reference")]


def tile(page, words):
    (found,) = [each for each in page.select(".tile") if each.select_one(".tile-label").text.strip() == words]
    return int(found.select_one(".tile-number").text)


def count_statements(app, client, url):
    seen = []

    def note(*arguments):
        seen.append(arguments[2])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get(url).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(seen)


def test_only_what_is_late_is_listed_and_the_longest_late_first(client, coordinator, requests):
    page = board(sign_in(client, coordinator))

    assert listed(page) == [requests["long late"], requests["little late"]]
    assert "2 requests overdue" in " ".join(page.text.split())


@pytest.mark.usefixtures("requests")
def test_the_tiles_count_each_list(client, coordinator):
    page = board(sign_in(client, coordinator))

    assert tile(page, "Due this week") == 1
    assert tile(page, "Up to 5 working days late") == 1
    assert tile(page, "6 to 20 working days late") == 0
    assert tile(page, "More than 20 working days late") == 1
    assert tile(page, "Drafts not sent yet") == 1
    assert tile(page, "Nobody owns this") == 1


@pytest.mark.usefixtures("requests")
def test_every_tile_leads_to_as_many_rows_as_it_counts(client, coordinator):
    sign_in(client, coordinator)

    for each in board(client).select(".tile"):
        behind = visit(client, each.a["href"])
        assert len(listed(behind)) == int(each.select_one(".tile-number").text), each.text


@pytest.mark.usefixtures("requests")
def test_every_part_of_every_chart_leads_to_as_many_rows_as_it_shows(client, coordinator):
    sign_in(client, coordinator)
    cells = board(client).select("details td.number a")

    assert cells
    for cell in cells:
        assert len(listed(visit(client, cell["href"]))) == int(cell.text), cell["href"]


def test_a_row_says_how_late_who_owns_it_and_what_to_do_next(client, coordinator, requests):
    page = board(sign_in(client, coordinator))

    row = next(row for row in page.select("#board tbody tr") if requests["little late"] in row.text)
    cells = {cell["data-label"]: " ".join(cell.text.split()) for cell in row.select("td[data-label]")}
    assert (cells["Days late"], cells["Due"]) == ("2", "Thu 19 Nov 2026 Awaiting response")
    assert "FOIA" in row.th.text
    assert (cells["Owner"], cells["Last chased"]) == ("Vera Volunteer", "Never")
    assert cells["Next step"].startswith("Send a reminder")


def test_what_is_due_today_is_due_this_week_and_not_late(client, coordinator, requests):
    page = board(sign_in(client, coordinator), "?show=due_this_week")

    assert listed(page) == [requests["due today"]]
    assert "Today" in page.select_one("#board td[data-label=Due]").text


def test_a_request_without_a_date_is_listed_with_the_reason(client, coordinator, requests):
    page = board(sign_in(client, coordinator), "?show=undated")

    assert listed(page) == [requests["by post"]]
    assert page.select_one("#board td[data-label=Due]").text.strip() not in ("", "No date")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=police_territorial", ["long late"]),
        ("?nation=England", ["little late"]),
        ("?region=Wales", ["long late"]),
        ("?owner=nobody&show=open", ["draft"]),
        ("?show=1-5", ["little late"]),
        ("?text=borset", ["long late"]),
        ("?campaign=lfrt&regime=FOIA", ["long late", "little late"]),
        ("?regime=FOISA", []),
    ],
)
def test_filters_live_in_the_address(client, coordinator, requests, query, expected):
    assert listed(board(sign_in(client, coordinator), query)) == [requests[name] for name in expected]


def test_words_in_an_address_that_mean_nothing_change_nothing(client, coordinator, requests):
    page = board(sign_in(client, coordinator), "?show=everything&sort=colour&after=nonsense")

    assert listed(page) == [requests["long late"], requests["little late"]]


@pytest.mark.usefixtures("requests")
def test_a_filter_by_a_word_nobody_knows_shows_nothing_and_offers_to_clear_it(client, coordinator):
    page = board(sign_in(client, coordinator), "?kind=castle")

    assert page.select("#board tbody tr") == []
    assert page.find("a", string="Clear the filters")


@pytest.mark.parametrize(
    ("sort", "show"),
    [("late", "overdue"), ("late", "open"), ("authority", "overdue"), ("owner", "overdue"), ("last_event", "open")],
)
def test_pages_follow_each_other_without_gap_or_repetition(client, session, coordinator, campaign, sort, show):
    authority = builders.authority(session)
    days = [{"due_on": date(2026, 9, 1 + number % 7), "last_event_on": None} for number in range(120)]
    plain_requests.add(session, campaign, authority, by=coordinator, rows=days)
    sign_in(client, coordinator)

    seen, url = [], f"/overdue?sort={sort}&show={show}"
    while url:
        page = visit(client, url)
        seen += listed(page)
        following = page.select_one("a[rel=next]")
        url = following["href"] if following else None

    assert len(seen) == len(set(seen)) == 120


def test_the_board_asks_the_database_as_often_for_many_rows_as_for_few(app, client, session, campaign, coordinator):
    authority = builders.authority(session)
    sign_in(client, coordinator)
    plain_requests.add(session, campaign, authority, by=coordinator, rows=[{"due_on": date(2026, 9, 1)}] * 3)
    few = count_statements(app, client, "/overdue")
    plain_requests.add(session, campaign, authority, by=coordinator, rows=[{"due_on": date(2026, 9, 1)}] * 200)

    many = count_statements(app, client, "/overdue")

    assert many == few <= MOST_STATEMENTS


def test_a_view_can_be_saved_shown_again_and_deleted(client, session, coordinator, requests):
    sign_in(client, coordinator)
    form = board(client, "?kind=police_territorial").select_one(".save-view form")

    client.post(form["action"], data=filled_in(form) | {"name": "Forces that are late"})

    link = board(client).select_one(".saved-views a")
    assert link.text == "Forces that are late"
    assert listed(visit(client, link["href"])) == [requests["long late"]]
    forget = board(client).select_one(".saved-views form")
    client.post(forget["action"], data=filled_in(forget))
    assert session.scalars(select(SavedView)).all() == []


def test_saving_under_the_same_name_replaces_the_view(client, session, coordinator):
    sign_in(client, coordinator)
    for query in ("?kind=unitary", "?kind=police_territorial"):
        form = board(client, query).select_one(".save-view form")
        client.post(form["action"], data=filled_in(form) | {"name": "Mine"})

    (view,) = session.scalars(select(SavedView)).all()
    assert "kind=police_territorial" in view.query


def test_somebody_elses_view_can_be_neither_seen_nor_deleted(client, session, coordinator, volunteer):
    sign_in(client, coordinator)
    form = board(client).select_one(".save-view form")
    client.post(form["action"], data=filled_in(form) | {"name": "Cora’s"})
    (view,) = session.scalars(select(SavedView)).all()
    session.commit()

    sign_in(client, volunteer)
    page = board(client)
    token = filled_in(page.select_one(".save-view form"))["csrf_token"]
    client.post(f"/overdue/views/{view.id}/delete", data={"csrf_token": token})

    assert not page.select(".saved-views")
    assert len(session.scalars(select(SavedView)).all()) == 1


@pytest.mark.usefixtures("requests")
def test_coordinators_may_tick_rows_and_volunteers_may_not(client, coordinator, volunteer):
    assert board(sign_in(client, coordinator)).select("#board input[type=checkbox]")
    assert not board(sign_in(client, volunteer)).select("#board input[type=checkbox]")


@pytest.mark.usefixtures("requests")
def test_requests_are_given_only_to_people_who_may_sign_in_but_found_by_those_who_had_them(
    client, session, campaign, coordinator
):
    gone = builders.user(session, "Sid Suspended", campaign, "volunteer")
    gone.suspended_at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    session.commit()

    page = board(sign_in(client, coordinator))

    assert "Sid Suspended" not in [option.text for option in page.select("#owner-of-ticked option")]
    assert "Sid Suspended" in [option.text for option in page.select("#owner option")]


@pytest.mark.usefixtures("coordinator")
def test_ticked_rows_are_handed_to_one_person(client, session, coordinator, campaign, requests):
    newcomer = builders.user(session, "Nora Newcomer", campaign, Role.VOLUNTEER)
    form = board(sign_in(client, coordinator)).select_one("form[action='/requests/assign']")

    given = {"reference": [requests["long late"], requests["little late"]], "owner": str(newcomer.id)}
    answer = client.post(form["action"], data=filled_in(form) | given, follow_redirects=True)

    assert "2 requests changed hands" in answer.text
    assert "Nora Newcomer" in board(client).select_one("#board").text


def test_another_campaigns_requests_are_not_on_the_board(client, session, coordinator, volunteer, requests):
    other = builders.campaign(session, slug="other", short_name="OTH")
    builders.info_request(
        session, other, builders.authority(session, "Felpersham"), by=volunteer, history=[sent("2026-09-03")]
    )

    page = board(sign_in(client, coordinator))

    assert listed(page) == [requests["long late"], requests["little late"]]
    assert "Felpersham" not in page.text


def test_an_empty_board_says_so_and_offers_the_next_step(client, coordinator):
    page = board(sign_in(client, coordinator))

    assert "Nothing is overdue" in page.text
    assert page.select_one(".empty a[href='/file']")
