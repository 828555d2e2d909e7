"""New passwords: by a link from an administrator, or knowing the old one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from foi_tracker.domain.password_hash import hash_password, matches
from foi_tracker.models import AuditLine, OneTimeLink, User, UserSession
from foi_tracker.usecases.reset_password import issue_reset_link
from tests import builders
from tests.web.pages import check_manners, sign_in, submit, visit

PASSWORD = "seventeen quiet herons"
HASHED = hash_password(PASSWORD)


@pytest.fixture
def clock(app):
    return app.extensions["wall_clock"]


@pytest.fixture
def administrator(session):
    return builders.user(session, "Ada Administrator", is_administrator=True)


def follow(client, kind, token):
    """Open a link and press its button; where that leads."""
    return submit(client, f"/{kind}/{token}")


def reset_link(session, user, by, clock):
    token = issue_reset_link(session, user.id, by_id=by.id, at=clock.now())
    session.commit()
    return token


def test_a_reset_changes_the_password_and_signs_nobody_in(app, session, client, volunteer, administrator, clock):
    elsewhere = sign_in(app.test_client(), volunteer)
    follow(client, "reset", reset_link(session, volunteer, administrator, clock))

    assert submit(client, "/reset", {"password": PASSWORD}).location == "/login"

    assert matches(session.get(User, volunteer.id).password_hash, PASSWORD)
    assert client.get("/account").status_code == 302
    assert elsewhere.get("/account").status_code == 302
    assert session.scalars(select(UserSession).where(UserSession.user_id == volunteer.id)).all() == []


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (60, 410)])
def test_a_reset_link_works_for_60_minutes(session, client, volunteer, administrator, clock, minutes, status):
    token = reset_link(session, volunteer, administrator, clock)
    clock.instant += timedelta(minutes=minutes)

    assert visit(client, f"/reset/{token}", status)


def test_a_new_reset_link_stops_the_older_one(session, client, volunteer, administrator, clock):
    old = reset_link(session, volunteer, administrator, clock)
    new = reset_link(session, volunteer, administrator, clock)

    assert visit(client, f"/reset/{old}", 410)
    assert visit(client, f"/reset/{new}")


def test_a_reset_link_works_once(app, session, client, volunteer, administrator, clock):
    token = reset_link(session, volunteer, administrator, clock)
    follow(client, "reset", token)
    submit(client, "/reset", {"password": PASSWORD})

    assert visit(app.test_client(), f"/reset/{token}", 410)


def test_changing_the_password_stops_every_reset_link(app, session, client, volunteer, administrator, clock):
    volunteer.password_hash = HASHED
    token = reset_link(session, volunteer, administrator, clock)
    elsewhere = sign_in(app.test_client(), volunteer)
    sign_in(client, volunteer)
    before = client.get_cookie("foi_session").value

    fields = {"current": PASSWORD, "password": "nineteen louder herons"}
    answer = submit(client, "/account", fields, form="form[action$='/account/password']")

    assert answer.location == "/account"
    assert visit(app.test_client(), f"/reset/{token}", 410)
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert client.get_cookie("foi_session").value != before


def test_the_password_changes_only_for_who_knows_it(session, client, volunteer):
    volunteer.password_hash = HASHED
    sign_in(client, volunteer)

    fields = {"current": "something else entirely", "password": "nineteen louder herons"}
    page = check_manners(submit(client, "/account", fields, form="form[action$='/account/password']").text)

    assert page.select_one(".field--error #current")
    assert matches(session.get(User, volunteer.id).password_hash, PASSWORD)


def test_a_password_about_oneself_is_refused(client, volunteer):
    volunteer.password_hash = HASHED
    sign_in(client, volunteer)

    fields = {"current": PASSWORD, "password": "volunteer-vera-1"}
    page = check_manners(submit(client, "/account", fields, form="form[action$='/account/password']").text)

    assert page.select_one(".field--error #password")


def test_a_reset_link_leaves_an_audit_line_and_only_its_hash(session, volunteer, administrator, clock):
    token = reset_link(session, volunteer, administrator, clock)

    assert session.scalars(select(AuditLine.action)).all() == ["account.issue_reset"]
    assert token not in str(vars(session.scalars(select(OneTimeLink)).one()))
