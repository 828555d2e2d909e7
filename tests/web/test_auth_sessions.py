"""Sessions live on the server, and what they allow is decided afresh at every request."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.models import Membership, User, UserSession
from foi_tracker.usecases.keep_session import ANONYMOUS_LIFE
from tests import builders
from tests.web.pages import check_manners, post, sign_in, submit, visit


@pytest.fixture
def clock(app):
    return app.extensions["wall_clock"]


@pytest.fixture
def administrator(session):
    return builders.user(session, "Ada Administrator", is_administrator=True)


def rows(session):
    return session.scalars(select(UserSession).order_by(UserSession.id)).all()


def is_signed_in(client):
    with client.get("/account") as answer:
        return answer.status_code == 200


def test_only_the_hash_of_the_token_is_stored(session, client, volunteer):
    sign_in(client, volunteer)
    token = client.get_cookie("foi_session").value

    (row,) = rows(session)
    assert len(token) == 43
    assert token not in str(vars(row))
    assert len(row.token_hash) == 64


def test_a_visit_that_shows_no_form_stores_nothing(session, client):
    client.get("/healthz")

    assert rows(session) == []
    assert client.get_cookie("foi_session") is None


def test_a_cookie_that_we_did_not_give_opens_nothing(client):
    client.set_cookie("foi_session", "A" * 43)

    assert not is_signed_in(client)


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (12, False)])
def test_a_coordinators_session_lasts_twelve_hours(client, coordinator, clock, hours, stays):
    sign_in(client, coordinator)
    clock.instant += timedelta(hours=hours)

    assert is_signed_in(client) is stays


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (12, False)])
def test_an_administrators_session_lasts_twelve_hours(client, administrator, clock, hours, stays):
    sign_in(client, administrator)
    clock.instant += timedelta(hours=hours)

    assert is_signed_in(client) is stays


def on_a_known_device(session, client, person):
    sign_in(client, person)
    row = session.scalars(select(UserSession).where(UserSession.user_id == person.id)).one()
    row.known_device = True
    session.commit()


def test_a_volunteer_on_a_known_device_stays_while_they_come_back_within_14_days(session, client, volunteer, clock):
    on_a_known_device(session, client, volunteer)
    for _ in range(4):
        clock.instant += timedelta(days=13)
        assert is_signed_in(client)

    clock.instant += timedelta(days=14)
    assert not is_signed_in(client)


def test_nobody_stays_for_more_than_90_days(session, client, volunteer, clock):
    on_a_known_device(session, client, volunteer)
    for _ in range(8):
        clock.instant += timedelta(days=10)
        assert is_signed_in(client)
    clock.instant += timedelta(days=10)

    assert not is_signed_in(client)


def test_a_volunteer_on_a_new_device_is_asked_again_the_next_day(client, volunteer, clock):
    sign_in(client, volunteer)
    clock.instant += timedelta(hours=12)

    assert not is_signed_in(client)


def test_a_session_from_the_future_is_over(client, volunteer, clock):
    sign_in(client, volunteer)
    clock.instant -= timedelta(minutes=1)

    assert not is_signed_in(client)


def test_last_seen_is_written_at_most_once_a_minute(session, client, volunteer, clock):
    sign_in(client, volunteer)
    clock.instant += timedelta(seconds=59)
    is_signed_in(client)
    assert rows(session)[0].last_seen_at < clock.instant

    session.commit()
    clock.instant += timedelta(seconds=1)
    is_signed_in(client)
    assert rows(session)[0].last_seen_at == clock.instant


def test_unused_forms_leave_nothing_behind_for_long(app, session, client, clock):
    client.get("/login")
    clock.instant += ANONYMOUS_LIFE + timedelta(seconds=1)
    app.test_client().get("/login")

    assert len(rows(session)) == 1


def test_a_session_that_was_ended_meanwhile_is_not_made_again(session, client, volunteer):
    sign_in(client, volunteer)
    with client.session_transaction() as held:
        session.delete(rows(session)[0])
        session.commit()
        held["note"] = "written late"

    assert rows(session) == []
    assert not is_signed_in(client)


def test_a_change_of_role_counts_from_the_next_request(session, client, volunteer):
    sign_in(client, volunteer)
    assert client.get("/people/invite").status_code == 403

    session.scalars(select(Membership).where(Membership.user_id == volunteer.id)).one().role = Role.COORDINATOR

    assert client.get("/people/invite").status_code == 200


def test_suspension_counts_from_the_next_request(session, client, volunteer, clock):
    sign_in(client, volunteer)
    session.get(User, volunteer.id).suspended_at = clock.instant

    assert not is_signed_in(client)


def test_removal_from_the_campaign_counts_from_the_next_request(session, client, volunteer):
    sign_in(client, volunteer)
    session.delete(session.scalars(select(Membership).where(Membership.user_id == volunteer.id)).one())

    assert client.get("/campaigns/lfrt").status_code == 403


def test_session_person_and_memberships_are_one_statement(app, client, volunteer):
    sign_in(client, volunteer)
    statements = []
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))

    client.get("/nowhere")

    assert len([each for each in statements if each.startswith("SELECT")]) == 1


def test_the_account_page_lists_browsers_and_ends_them(app, client, volunteer):
    here, there = sign_in(client, volunteer), sign_in(app.test_client(), volunteer)
    assert "This browser" in visit(here, "/account").text

    answer = submit(here, "/account", form="form[action*='/sessions/'][action$='/end'].inline-form")

    assert answer.status_code == 302
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_nobody_ends_somebody_elses_session(app, session, client, volunteer, coordinator):
    sign_in(app.test_client(), coordinator)
    theirs = rows(session)[0].id
    sign_in(client, volunteer)

    assert post(client, f"/account/sessions/{theirs}/end").status_code == 404
    assert theirs in {row.id for row in rows(session)}


def test_signing_out_everywhere_ends_every_session_and_this_one(app, client, volunteer):
    here, there = sign_in(client, volunteer), sign_in(app.test_client(), volunteer)

    submit(here, "/account", form="form[action$='/account/sessions/end']")

    assert not is_signed_in(here)
    assert not is_signed_in(there)


def test_one_changes_ones_own_name(session, client, volunteer):
    sign_in(client, volunteer)

    submit(client, "/account", {"name": "  Vera   V. "}, form="form[action$='/account/name']")

    assert session.get(User, volunteer.id).name == "Vera V."


def test_a_name_of_spaces_is_refused_at_the_field(client, volunteer):
    sign_in(client, volunteer)

    page = check_manners(submit(client, "/account", {"name": "   "}, form="form[action$='/account/name']").text)

    assert page.select_one(".field--error #name")
