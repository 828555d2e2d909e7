"""Whoever only a sheet names: an owner like others on lists, nobody's account anywhere."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.password_hash import hash_password
from foi_tracker.models import InfoRequest, OneTimeLink, User
from foi_tracker.usecases.sign_in import Attempt
from foi_tracker.usecases.sign_in import sign_in as sign_in_usecase
from tests import builders
from tests.builders import sent
from tests.web.pages import filled_in, post, sign_in, submit, visit


@pytest.fixture
def js(session):
    """As an import writes somebody down."""
    made = User(email="placeholder:7d0a0f0e", name="JS (no account)", is_placeholder=True, created_at=builders.NOON)
    session.add(made)
    session.commit()
    return made


@pytest.fixture
def theirs(session, campaign, js, coordinator):
    authority = builders.authority(session)
    return builders.info_request(session, campaign, authority, by=coordinator, owner=js, history=[sent("2026-09-01")])


@pytest.fixture
def administrator(session):
    return builders.user(session, "Ada Administrator", is_administrator=True)


class TestAsAnOwner:
    def test_lists_and_the_board_name_them(self, client, coordinator, theirs, js):
        sign_in(client, coordinator)

        for address in ("/requests", "/overdue", f"/requests/{theirs.reference}", "/assignments"):
            assert "JS (no account)" in visit(client, address).select_one("main").text
        for address in (f"/requests?owner={js.id}", f"/overdue?owner={js.id}"):
            page = visit(client, address)
            assert theirs.reference in page.text or "Barchester City Council" in page.select_one("table").text
            assert page.select_one(f"select[name=owner] option[value='{js.id}'][selected]").text == "JS (no account)"

    def test_a_filter_names_them_only_where_they_own_something_one_may_see(self, session, client, theirs, js):
        other = builders.campaign(session, "cctv", "CCTV")
        sign_in(client, builders.user(session, "Olga Other", other, "coordinator"))

        page = visit(client, "/requests")

        assert js.name not in page.text
        assert theirs.reference not in page.text

    @pytest.mark.usefixtures("theirs")
    def test_a_coordinators_desk_says_that_nobody_here_looks_after_them(self, client, coordinator):
        sign_in(client, coordinator)

        desk = visit(client, "/").select_one("main").text

        assert "1 open request with somebody who has no account here: hand them over." in desk
        assert "nobody owns" not in desk

    @pytest.mark.usefixtures("theirs")
    def test_their_requests_are_handed_over_to_a_member(self, session, client, coordinator, volunteer, js):
        sign_in(client, coordinator)
        page = visit(client, "/assignments")
        form = page.select_one("form[action='/assignments/hand-over']")

        client.post("/assignments/hand-over", data=filled_in(form) | {"from": js.id, "to": volunteer.id})

        session.rollback()
        assert session.scalars(select(InfoRequest.owner_id)).all() == [volunteer.id]
        assert "Has left" not in page.text
        assert js.name not in visit(client, "/assignments").text

    def test_pressing_the_button_on_their_requests_page_leaves_them_the_owner(
        self, session, client, coordinator, theirs, js
    ):
        sign_in(client, coordinator)

        answer = submit(client, f"/requests/{theirs.reference}", form="form[action='/requests/assign']")

        assert answer.status_code == 302
        session.rollback()
        assert session.scalars(select(InfoRequest.owner_id)).all() == [js.id]

    def test_nobody_can_be_given_requests_without_an_account(self, session, client, coordinator, theirs, js, volunteer):
        sign_in(client, coordinator)
        post(client, "/requests/assign", {"reference": theirs.reference, "owner": volunteer.id})

        refused = post(client, "/requests/assign", {"reference": theirs.reference, "owner": js.id})

        assert refused.status_code == 302
        session.rollback()
        assert session.scalars(select(InfoRequest.owner_id)).all() == [volunteer.id]
        assert visit(client, "/assignments").select_one(f"[id=person-{js.id}]") is None


@pytest.mark.usefixtures("theirs")
class TestNeverAnAccount:
    @pytest.mark.parametrize("password", ["", "eighteen quiet herons"])
    def test_they_cannot_sign_in_even_with_a_password(self, session, js, password):
        js.password_hash = hash_password("eighteen quiet herons")
        session.commit()
        attempt = Attempt(email=js.email, password=password, account_hash="a", address_hash="b")

        assert sign_in_usecase(session, attempt, builders.NOON).person is None

    def test_no_page_lists_them_as_people(self, client, coordinator, administrator, js):
        for somebody in (coordinator, administrator):
            sign_in(client, somebody)
            assert js.name not in visit(client, "/people").text
            assert client.get(f"/people/{js.id}").status_code == 404
        assert js.name not in visit(client, "/campaigns/lfrt").select_one("main").text

    @pytest.mark.parametrize("deed", ["suspend", "unsuspend", "role", "remove", "administrator", "reset-link"])
    def test_nothing_can_be_done_to_them_as_people(self, session, client, administrator, js, deed):
        sign_in(client, administrator)

        answer = post(client, f"/people/{js.id}/{deed}", {"administrator": "yes", "role": "coordinator"})

        assert answer.status_code == 404
        session.rollback()
        assert session.scalars(select(OneTimeLink)).all() == []
        session.refresh(js)
        assert (js.is_administrator, js.suspended_at, js.password_hash) == (False, None, None)

    def test_their_name_for_an_address_cannot_be_invited(self, session, client, coordinator, js):
        sign_in(client, coordinator)

        submit(client, "/people/invite", {"email": js.email})

        session.rollback()
        assert session.scalars(select(OneTimeLink)).all() == []

    def test_the_command_line_makes_no_account_of_them(self, app, js):
        arguments = ["foi", "user", "create", "--email", js.email, "--name", "JS", "--role", "volunteer"]

        made = app.test_cli_runner().invoke(args=[*arguments, "--password-stdin"], input="eighteen quiet herons\n")

        assert made.exit_code == 1
