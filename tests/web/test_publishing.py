from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.password_hash import hash_password
from foi_tracker.domain.roles import Role
from foi_tracker.models import Publication
from tests import builders, published_builders
from tests.web.pages import post, sign_in, submit, visit

PASSWORD = "four-invented-words-here"
HASHED = hash_password(PASSWORD)
HOME, PUBLIC = "/campaigns/lfrt/publishing", "/published/lfrt"


@pytest.fixture
def second(session, campaign):
    made = builders.user(session, "Simon Second", campaign, Role.COORDINATOR)
    made.password_hash = HASHED
    session.commit()
    return made


@pytest.fixture
def release(app, session, campaign, coordinator):
    return published_builders.release(session, app.config["DATA_DIR"], campaign, coordinator)


@pytest.fixture
def signed_in(client, coordinator):
    return sign_in(client, coordinator)


def rows(client):
    page = visit(client, HOME)
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("#publications tbody tr")
    ]


def proposed(session, release, person, embargo_until=None):
    return published_builders.proposed(session, release, person, embargo_until).id


@pytest.mark.usefixtures("release")
def test_one_person_proposes_and_another_publishes(app, signed_in, second):
    submit(signed_in, f"{HOME}/propose/1")
    other = sign_in(app.test_client(), second)
    (waiting,) = [link["href"] for link in visit(other, HOME).select("#publications td a") if "Approve" in link.text]
    assert app.test_client().get(PUBLIC).status_code == 404

    submit(other, waiting, {"password": PASSWORD})

    assert visit(app.test_client(), PUBLIC).h1.text == "Live facial recognition"
    assert "Release 1 is public" in visit(signed_in, HOME).select_one(".banner").text
    assert [row[0] for row in rows(signed_in)] == ["Public"]


def test_who_proposed_is_not_asked_and_cannot_approve(app, signed_in, session, release, coordinator):
    number = proposed(session, release, coordinator)

    page = visit(signed_in, f"{HOME}/{number}/approve")
    answer = post(signed_in, f"{HOME}/{number}/approve", {"password": PASSWORD})

    assert "You proposed it" in page.text
    assert not page.select("main input[type=password]")
    assert answer.status_code == 409
    assert app.test_client().get(PUBLIC).status_code == 404


@pytest.mark.parametrize("password", ["", "wrong-word-entirely"])
def test_without_the_right_password_nothing_is_public(app, session, client, release, coordinator, second, password):
    number = proposed(session, release, coordinator)

    answer = submit(sign_in(client, second), f"{HOME}/{number}/approve", {"password": password})

    assert answer.status_code == 422
    assert password == "" or password not in answer.text
    assert app.test_client().get(PUBLIC).status_code == 404


def test_one_person_takes_it_back_at_once(app, signed_in, session, release, coordinator, second):
    publication = published_builders.published(session, release, second, coordinator)
    public = app.test_client()
    with public.get(f"{PUBLIC}/files/page.json") as file:
        assert file.status_code == 200

    submit(signed_in, f"{HOME}/{publication.id}/take-back")

    gone = [public.get(f"{PUBLIC}{rest}").status_code for rest in ("", "/files/page.json", "/questions/P01")]
    assert gone == [404, 404, 404]
    assert "Nothing is public" in visit(signed_in, HOME).text
    assert visit(signed_in, f"{HOME}/propose/1").h1.text == "Propose release 1"


def test_taking_back_a_proposal_does_not_say_that_nothing_is_public(
    app, signed_in, session, release, campaign, coordinator, second
):
    published_builders.published(session, release, coordinator, second)
    newer = published_builders.release(session, app.config["DATA_DIR"], campaign, coordinator, number=2)
    waiting = published_builders.proposed(session, newer, coordinator)

    submit(signed_in, f"{HOME}/{waiting.id}/take-back")

    assert "Taken back. Release 1 is at" in visit(signed_in, HOME).text
    assert app.test_client().get(PUBLIC).status_code == 200


def test_what_another_did_meanwhile_is_said(app, signed_in, session, release, coordinator, second):
    number = proposed(session, release, coordinator)
    submit(signed_in, f"{HOME}/{number}/take-back")
    late = sign_in(app.test_client(), second)

    answers = [post(late, f"{HOME}/{number}/{step}", {"password": PASSWORD}) for step in ("approve", "take-back")]

    assert [answer.location for answer in answers] == [HOME, HOME]
    assert "Somebody else proposed it, approved it or took it back meanwhile" in late.get(HOME).text
    assert app.test_client().get(PUBLIC).status_code == 404


@pytest.mark.usefixtures("release")
def test_an_embargo_is_by_the_clocks_in_london(signed_in, session):
    submit(signed_in, f"{HOME}/propose/1", {"day": "2/6/2027", "time": "9.30"})

    publication = session.scalars(select(Publication)).one()
    assert publication.embargo_until == datetime(2027, 6, 2, 8, 30, tzinfo=UTC)
    assert rows(signed_in)[0][2] == "Wed 2 Jun 2027, 09:30"


def test_under_embargo_it_is_not_there_until_the_moment(app, signed_in, session, release, coordinator, second):
    moment = datetime(2026, 11, 24, 0, 1, tzinfo=UTC)
    number = proposed(session, release, coordinator, moment)
    submit(sign_in(app.test_client(), second), f"{HOME}/{number}/approve", {"password": PASSWORD})
    assert rows(signed_in)[0][0] == "Embargoed"

    seen = []
    for instant in (moment - timedelta(microseconds=1), moment):
        app.extensions["wall_clock"].instant = instant
        seen.append(app.test_client().get(PUBLIC).status_code)

    assert seen == [404, 200]


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("day", "time", "message"),
    [
        ("23/11/2026", "9:00", "This is over already"),
        ("1/12/2026", "25:00", "Write a time"),
        ("", "9:00", "Say of which day"),
        ("31/11/2026", "", "is not a date"),
    ],
)
def test_an_embargo_that_cannot_be_is_refused_and_said(signed_in, session, day, time, message):
    answer = submit(signed_in, f"{HOME}/propose/1", {"day": day, "time": time})

    assert answer.status_code == 422
    assert message in answer.text
    assert session.scalars(select(Publication)).all() == []


def test_a_release_is_not_proposed_twice(signed_in, session, release, coordinator):
    proposed(session, release, coordinator)

    answer = post(signed_in, f"{HOME}/propose/1")

    assert answer.location == HOME
    assert len(session.scalars(select(Publication)).all()) == 1


def test_members_see_what_the_public_would_and_nobody_else_does(app, client, session, release, volunteer, coordinator):
    preview = "/campaigns/lfrt/releases/1/preview"
    member, stranger = sign_in(client, volunteer), app.test_client()

    def words(browser, address):
        page = visit(browser, address)
        for banner in page.select("main > .banner"):
            banner.decompose()
        return page.main.get_text(" ", strip=True)

    pages = ("", "/questions/P01", "/authorities", "/authorities/borsetshire-police")
    before = [words(member, preview + page) for page in pages]
    assert [stranger.get(preview + page).location for page in pages] == ["/login"] * 4
    published_builders.published(session, release, volunteer, coordinator)

    assert [words(stranger, PUBLIC + page) for page in pages] == before


def test_the_settings_hold_what_stands_on_the_page(signed_in, session, campaign):
    words = {"summary": "Two lines.\r\nNo more.", "corrections_contact": " put.it.right@watchful.example "}

    submit(signed_in, "/campaigns/lfrt/settings", words)

    session.refresh(campaign)
    assert (campaign.summary, campaign.corrections_contact) == ("Two lines.\nNo more.", "put.it.right@watchful.example")
