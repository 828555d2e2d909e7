import pytest
from sqlalchemy import select

from foi_tracker.domain.roles import Role
from foi_tracker.models import InfoRequest
from tests import builders
from tests.builders import sent
from tests.web.pages import filled_in, sign_in, visit


@pytest.fixture
def otto(session, campaign):
    return builders.user(session, "Otto Other", campaign, Role.VOLUNTEER)


@pytest.fixture
def six(session, campaign, volunteer):
    """Three in the north and three in the south; the first is overdue."""
    made = []
    for number in range(6):
        region = "North West" if number < 3 else "South West"
        authority = builders.authority(session, f"Council {number}", region=region)
        history = [sent("2026-09-01")] if number == 0 else []
        made.append(builders.info_request(session, campaign, authority, by=volunteer, history=history))
    return made


@pytest.fixture
def browser(client, coordinator):
    return sign_in(client, coordinator)


def owners(session):
    session.rollback()
    return list(session.scalars(select(InfoRequest.owner_id).order_by(InfoRequest.id)))


def send(client, page, action, **changed):
    form = page.select_one(f"form[action='{action}'][method=post]")
    return client.post(action, data=filled_in(form) | changed)


@pytest.mark.usefixtures("six", "otto")
def test_the_page_says_who_has_how_much_and_what_nobody_owns(browser):
    page = visit(browser, "/assignments")

    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("#workload tbody tr")
    ]
    assert rows == [
        ["Cora Coordinator", "0", "0"],
        ["Otto Other", "0", "0"],
        ["Vera Volunteer", "0", "0"],
        ["Nobody owns these", "6", "1"],
    ]


@pytest.mark.usefixtures("six")
def test_what_nobody_owns_is_shared_out_as_previewed(browser, session, volunteer, otto):
    page = visit(browser, f"/assignments?person={volunteer.id}&person={otto.id}")
    preview = [row.get_text(" ", strip=True) for row in page.select("#preview tbody tr")]

    send(browser, page, "/assignments/share-out")

    assert preview == ["Otto Other 3 South West 3 3", "Vera Volunteer 3 North West 3 3"]
    assert owners(session) == [volunteer.id] * 3 + [otto.id] * 3
    assert "Every open request has somebody" in visit(browser, "/assignments").main.text


def test_everything_of_one_person_is_handed_over(browser, session, campaign, volunteer, otto):
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, owner=volunteer)
    page = visit(browser, "/assignments")

    send(browser, page, "/assignments/hand-over", **{"from": str(volunteer.id), "to": str(otto.id)})

    assert owners(session) == [otto.id]
    assert "Handed over 1 open request" in visit(browser, "/assignments").main.text


def test_handing_over_to_oneself_is_refused_in_a_sentence(browser, session, campaign, volunteer):
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, owner=volunteer)

    send(
        browser,
        visit(browser, "/assignments"),
        "/assignments/hand-over",
        **{"from": str(volunteer.id), "to": str(volunteer.id)},
    )

    assert "Choose two different people" in visit(browser, "/assignments").main.text


def assign(client, page, references, owner, back="/requests"):
    token = page.select_one("input[name=csrf_token]")["value"]
    data = {"csrf_token": token, "reference": references, "owner": owner, "back": back}
    return client.post("/requests/assign", data=data)


@pytest.mark.usefixtures("six")
def test_ticked_requests_are_given_to_one_person_and_one_returns_to_the_list(browser, session, otto):
    page = visit(browser, "/assignments")

    answer = assign(browser, page, ["LFR-0001", "LFR-0003"], str(otto.id), back="/requests?kind=unitary")

    assert answer.location == "/requests?kind=unitary"
    assert owners(session) == [otto.id, None, otto.id, None, None, None]


@pytest.mark.usefixtures("six")
@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_away_from_this_site(browser, otto, back):
    answer = assign(browser, visit(browser, "/assignments"), ["LFR-0001"], str(otto.id), back=back)

    assert answer.location == "/requests"


@pytest.mark.usefixtures("six")
def test_requests_are_given_to_members_only(browser, session):
    stranger = builders.user(session, "Sid Stranger")

    assign(browser, visit(browser, "/assignments"), ["LFR-0001"], str(stranger.id))

    assert "does not belong to this campaign" in visit(browser, "/assignments").main.text
    assert set(owners(session)) == {None}


@pytest.mark.usefixtures("six")
def test_volunteers_assign_nothing(client, session, volunteer, otto):
    sign_in(client, volunteer)
    page = visit(client, "/file?authority=council-1")

    assert client.get("/assignments").status_code == 403
    assert assign(client, page, ["LFR-0001"], str(otto.id)).status_code == 403
    assert set(owners(session)) == {None}


@pytest.mark.usefixtures("six")
def test_requests_that_cannot_be_seen_are_not_there(client, session, otto):
    other = builders.campaign(session, slug="drones", short_name="DRO")
    sign_in(client, builders.user(session, "Cyd Other", other, Role.COORDINATOR))

    assign(client, visit(client, "/assignments"), ["LFR-0001"], str(otto.id))

    assert set(owners(session)) == {None}


def test_a_volunteer_gives_up_a_request(client, session, campaign, volunteer, otto):
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, owner=volunteer)
    sign_in(client, volunteer)
    token = visit(client, "/file?authority=council-1").select_one("input[name=csrf_token]")["value"]

    client.post("/requests/LFR-0001/give-up", data={"csrf_token": token})

    assert owners(session) == [None]
    sign_in(client, otto)
    token = visit(client, "/file?authority=council-1").select_one("input[name=csrf_token]")["value"]
    assert client.post("/requests/LFR-0001/give-up", data={"csrf_token": token}).status_code == 403
