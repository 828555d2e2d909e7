"""The page of components, and the navigation around it."""

import pytest

from foi_tracker.web.navigation import MAIN, campaign_items, is_within
from tests import builders
from tests.web.pages import sign_in, visit


def test_the_style_guide_draws_every_component_with_good_manners(client, volunteer):
    page = visit(sign_in(client, volunteer), "/styleguide")

    assert page.find(id="component-deadline").select(".deadline--overdue")


def test_the_style_guide_is_for_those_who_have_signed_in(client):
    assert client.get("/styleguide").status_code != 200


def offered(page):
    return [link.text for link in page.select("nav[aria-label=Main] a")]


def test_a_volunteer_is_offered_the_pages_they_may_use(client, volunteer):
    page = visit(sign_in(client, volunteer), "/styleguide")

    assert offered(page) == [
        "My desk",
        "Overdue",
        "Appeals",
        "Requests",
        "Report",
        "File",
        "Campaign",
        "Authorities",
        "People",
        "Calculator",
    ]


def test_an_administrator_outside_every_campaign_is_not_offered_filing(client, session):
    administrator = builders.user(session, "Ada Administrator", is_administrator=True)

    assert "File" not in offered(visit(sign_in(client, administrator), "/styleguide"))


def test_somebody_without_a_campaign_is_offered_no_requests(client, session):
    stranger = builders.user(session, "Stan Stranger")

    assert offered(visit(sign_in(client, stranger), "/styleguide")) == ["Authorities", "Calculator"]


def test_signing_out_is_one_press_from_anywhere(client, volunteer):
    page = visit(sign_in(client, volunteer), "/styleguide")

    form = page.select_one("header form[action='/logout'][method=post]")
    assert form.select_one("input[name=csrf_token]")["value"]


@pytest.mark.parametrize(
    ("path", "url", "within"),
    [
        ("/requests", "/requests", True),
        ("/requests/LFR-0042", "/requests", True),
        ("/requests-archive", "/requests", False),
        ("/", "/", True),
        ("/overdue", "/", False),
    ],
)
def test_a_page_is_marked_where_it_lies(path, url, within):
    assert is_within(path, url) is within


def test_every_destination_is_a_page_that_exists(app):
    pages = app.url_map.bind("localhost")

    assert all(pages.test(destination.url, "GET") for destination in MAIN)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("", "Progress"),
        ("/queue", "Read replies"),
        ("/readings/7/third", "Read replies"),
        ("/conflicts", "Read replies"),
        ("/deployments/paste", "Deployments"),
        ("/agreement", "Quality"),
        ("/publishing", "Releases"),
        ("/masks", "Releases"),
    ],
)
def test_every_page_of_a_campaign_marks_the_one_it_belongs_to(path, page):
    marked = [text for text, _, is_current in campaign_items("lfrt", f"/campaigns/lfrt{path}") if is_current]

    assert marked == [page]
