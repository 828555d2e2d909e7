"""Links that work once: the first account, and invitations."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.password_hash import hash_password, matches
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign, Membership, OneTimeLink, User
from foi_tracker.usecases.invite_person import Grant, invite_person, withdraw_invitation
from foi_tracker.usecases.issue_first_account_link import issue_first_account_link
from tests import builders
from tests.web.pages import check_manners, sign_in, submit, visit

PASSWORD = "seventeen quiet herons"
HASHED = hash_password(PASSWORD)
FIRST = {
    "name": "Ada Administrator",
    "email": "Ada@Example.org",
    "password": PASSWORD,
    "campaign_name": "Watch the watchers",
    "signatory": "Watchful Streets",
    "reply_address": "replies@watchful.example",
}


@pytest.fixture
def clock(app):
    return app.extensions["wall_clock"]


@pytest.fixture
def administrator(session):
    return builders.user(session, "Ada Administrator", is_administrator=True)


def follow(client, kind, token):
    """Open a link and press its button; where that leads."""
    return submit(client, f"/{kind}/{token}")


def first_link(session, clock):
    token = issue_first_account_link(session, clock.now())
    session.commit()
    return token


def invitation(session, campaign, clock, by, **facts):
    values = {"email": "new@example.org", "campaign_id": campaign.id, "role": Role.VOLUNTEER} | facts
    token = invite_person(session, Grant(**values), by_id=by.id, at=clock.now())
    session.commit()
    return token


# The first account


@pytest.mark.parametrize("seeded", [True, False], ids=["the campaign is there", "the campaign is not there yet"])
def test_the_first_link_makes_an_administrator_who_coordinates_the_campaign(session, client, clock, seeded):
    if seeded:
        builders.campaign(session)
    assert follow(client, "welcome", first_link(session, clock)).location == "/welcome"

    answer = submit(client, "/welcome", FIRST)

    assert answer.location == "/"
    ada = session.scalars(select(User)).one()
    campaign = session.scalars(select(Campaign)).one()
    assert (ada.email, ada.is_administrator) == ("ada@example.org", True)
    assert (campaign.slug, campaign.name, campaign.signatory) == ("lfrt", "Watch the watchers", "Watchful Streets")
    assert session.scalars(select(Membership)).one().role is Role.COORDINATOR
    assert client.get("/account").status_code == 200


def test_the_first_link_works_once(app, session, client, clock):
    token = first_link(session, clock)
    second = app.test_client()
    follow(client, "welcome", token)
    follow(second, "welcome", token)
    submit(client, "/welcome", FIRST)

    assert visit(second, "/welcome", 410).h1.text == "This link no longer works"
    assert visit(app.test_client(), f"/welcome/{token}", 410)
    assert len(session.scalars(select(User)).all()) == 1


def test_of_two_who_fill_in_the_first_form_at_once_one_gets_the_account(app, session, client, clock):
    token = first_link(session, clock)
    second = app.test_client()
    for browser in (client, second):
        follow(browser, "welcome", token)
    page = visit(second, "/welcome")
    submit(client, "/welcome", FIRST)

    late = {"csrf_token": page.select_one("[name=csrf_token]")["value"]} | FIRST | {"email": "late@example.org"}
    assert second.post("/welcome", data=late).status_code == 410
    assert len(session.scalars(select(User)).all()) == 1


def test_starting_again_prints_a_new_link_and_the_old_one_stops(session, client, clock):
    old, new = first_link(session, clock), first_link(session, clock)

    assert visit(client, f"/welcome/{old}", 410)
    assert visit(client, f"/welcome/{new}")


def test_there_is_no_first_link_once_somebody_has_an_account(session, clock, volunteer):
    assert volunteer.id
    assert first_link(session, clock) is None


def test_what_is_wrong_with_the_first_form_is_said_at_the_fields(session, client, clock):
    follow(client, "welcome", first_link(session, clock))

    page = check_manners(submit(client, "/welcome", {"email": "ada@", "password": "short"}).text)

    wrong = {field.select_one("input")["name"] for field in page.select(".field--error")}
    assert wrong == {"name", "email", "password", "signatory", "reply_address", "campaign_name"}


def test_a_link_is_used_by_a_button_and_never_by_following_it(session, client, clock):
    token = first_link(session, clock)

    page = client.get(f"/welcome/{token}")

    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert token not in page.text
    assert session.scalars(select(OneTimeLink)).one().used_at is None


def test_only_the_hash_of_a_link_is_stored(session, clock):
    token = first_link(session, clock)

    assert token not in str(vars(session.scalars(select(OneTimeLink)).one()))


# Invitations


def test_an_invited_person_chooses_name_and_password_and_is_in(session, client, campaign, coordinator, clock):
    follow(client, "invitation", invitation(session, campaign, clock, coordinator))

    answer = submit(client, "/invitation", {"name": "Nell New", "password": PASSWORD})

    nell = session.scalars(select(User).where(User.email == "new@example.org")).one()
    assert answer.location == "/"
    assert matches(nell.password_hash, PASSWORD)
    part = session.scalars(select(Membership).where(Membership.user_id == nell.id)).one()
    assert (part.campaign_id, part.role) == (campaign.id, Role.VOLUNTEER)
    assert client.get("/campaigns/lfrt").status_code == 200


@pytest.mark.parametrize(("hours", "status"), [(71, 200), (72, 410)])
def test_an_invitation_works_for_72_hours(session, client, campaign, coordinator, clock, hours, status):
    token = invitation(session, campaign, clock, coordinator)
    clock.instant += timedelta(hours=hours)

    assert visit(client, f"/invitation/{token}", status)


def test_a_withdrawn_invitation_does_not_work(session, client, campaign, coordinator, clock):
    token = invitation(session, campaign, clock, coordinator)
    link = session.scalars(select(OneTimeLink)).one()
    follow(client, "invitation", token)
    withdraw_invitation(session, link.id, by_id=coordinator.id, at=clock.now())

    assert visit(client, "/invitation", 410)


def test_inviting_again_stops_the_older_link(session, client, campaign, coordinator, clock):
    old = invitation(session, campaign, clock, coordinator)
    invitation(session, campaign, clock, coordinator, email="NEW@example.org")

    assert visit(client, f"/invitation/{old}", 410)


def test_a_link_for_one_purpose_does_not_serve_another(session, client, campaign, coordinator, clock):
    token = invitation(session, campaign, clock, coordinator)

    assert visit(client, f"/welcome/{token}", 410)
    assert visit(client, f"/reset/{token}", 410)


def test_an_invitation_is_worth_nothing_once_the_inviter_may_not_invite(session, client, campaign, coordinator, clock):
    follow(client, "invitation", invitation(session, campaign, clock, coordinator))
    session.scalars(select(Membership).where(Membership.user_id == coordinator.id)).one().role = Role.VOLUNTEER

    answer = submit(client, "/invitation", {"name": "Nell New", "password": PASSWORD})

    assert answer.status_code == 410
    assert session.scalars(select(User).where(User.email == "new@example.org")).all() == []


def test_nobody_else_who_is_signed_in_can_use_an_invitation(session, client, campaign, coordinator, volunteer, clock):
    token = invitation(session, campaign, clock, coordinator, role=Role.VOLUNTEER)
    sign_in(client, volunteer)
    follow(client, "invitation", token)

    assert visit(client, "/invitation", 403).h1.text == "This invitation is for somebody else"


def test_somebody_with_an_account_signs_in_and_joins(session, client, campaign, coordinator, clock):
    other = builders.campaign(session, "cctv", "CCTV")
    nell = builders.user(session, "Nell New", other, Role.VOLUNTEER)
    nell.password_hash = HASHED
    session.commit()
    follow(client, "invitation", invitation(session, campaign, clock, coordinator, email=nell.email.upper()))
    assert visit(client, "/invitation").h1.text.startswith("Join")

    signed_in = submit(client, "/login", {"email": nell.email, "password": PASSWORD})
    assert signed_in.location == "/invitation"
    assert submit(client, "/invitation").location == "/"

    mine = session.scalars(select(Membership.campaign_id).where(Membership.user_id == nell.id)).all()
    assert set(mine) == {campaign.id, other.id}


def test_an_invitation_as_volunteer_takes_nothing_from_a_coordinator(
    session, client, campaign, coordinator, administrator, clock
):
    token = invitation(session, campaign, clock, administrator, email=coordinator.email)
    sign_in(client, coordinator)
    follow(client, "invitation", token)
    submit(client, "/invitation")

    held = session.scalars(select(Membership).where(Membership.user_id == coordinator.id)).one()
    assert held.role is Role.COORDINATOR
