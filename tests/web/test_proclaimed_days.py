import pytest

from foi_tracker.domain.vocabulary import RegimeCode
from tests import builders
from tests.web.pages import sign_in, submit, visit

CUP_FINAL = {
    "day": "9/12/2026",
    "nation": "SCT",
    "change": "added",
    "name": "Cup Final Day",
    "citation": "Proclamation of 1 December 2026",
}


@pytest.fixture
def administrator(session):
    return builders.user(session, "Septimus Harding", is_administrator=True)


@pytest.fixture
def request_under_way(session, campaign, volunteer):
    authority = builders.authority(session, regime=RegimeCode.FOIA)
    return builders.info_request(session, campaign, authority, by=volunteer, history=[builders.received("2026-11-20")])


def test_an_administrator_adds_a_day_and_sees_which_requests_moved(client, administrator, request_under_way):
    sign_in(client, administrator)

    answer = submit(client, "/calendar", CUP_FINAL)

    page = visit(client, answer.location)
    row = page.select_one("#moved tbody tr").get_text(" ", strip=True)
    assert request_under_way.reference in row
    assert "Mon 21 Dec 2026" in row
    assert "Tue 22 Dec 2026" in row


def test_what_was_added_can_be_looked_up_later(client, administrator):
    sign_in(client, administrator)
    submit(client, "/calendar", CUP_FINAL)

    page = visit(client, "/calendar")

    assert "Proclamation of 1 December 2026" in page.select_one("#days").get_text()
    assert page.select_one("#changes a")["href"].startswith("/calendar/changes/")


@pytest.mark.usefixtures("request_under_way")
def test_a_day_is_taken_away_only_after_asking(client, administrator):
    sign_in(client, administrator)
    submit(client, "/calendar", CUP_FINAL)
    url = visit(client, "/calendar").select_one("#days a")["href"]

    answer = submit(client, url)

    assert "Tue 22 Dec 2026" in visit(client, answer.location).select_one("#moved").get_text()
    assert visit(client, "/calendar").select_one("#days") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [("day", "12/12/2026"), ("day", "1/1/2031"), ("day", "x"), ("nation", ""), ("citation", " "), ("name", "")],
)
def test_a_day_that_could_not_be_defended_is_refused_at_its_field(client, administrator, field, value):
    sign_in(client, administrator)

    answer = submit(client, "/calendar", CUP_FINAL | {field: value})

    assert answer.status_code == 422
    assert f'href="#{field}' in answer.get_data(as_text=True)


def test_the_same_day_twice_is_refused(client, administrator):
    sign_in(client, administrator)
    submit(client, "/calendar", CUP_FINAL)

    answer = submit(client, "/calendar", CUP_FINAL)

    assert answer.status_code == 409


def test_only_an_administrator_may_touch_the_calendar(client, coordinator):
    sign_in(client, coordinator)

    visit(client, "/calendar", status=403)


@pytest.mark.parametrize("url", ["/calendar/7/remove", "/calendar/changes/7"])
def test_what_is_not_there_is_not_found(client, administrator, url):
    sign_in(client, administrator)

    visit(client, url, status=404)
