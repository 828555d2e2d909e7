"""People and routes from the command line."""

import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.password_hash import matches
from foi_tracker.domain.pseudonyms import account_hash
from foi_tracker.domain.roles import Role
from foi_tracker.models import Membership, OneTimeLink, SignInFailure, User
from tests import builders
from tests.web.pages import visit

PASSWORD = "seventeen quiet herons\n"
ADA = ["user", "create", "--email", "Ada@Example.org", "--name", "Ada", "--role", "coordinator", "--password-stdin"]


@pytest.fixture
def foi(app, session, campaign):
    """Run `flask foi …` on the test's database."""

    def run(*arguments, given=""):
        session.commit()
        result = app.test_cli_runner().invoke(args=["foi", *arguments], input=given)
        session.commit()
        return result

    assert campaign.id
    return run


def test_an_account_is_made_that_can_sign_in(session, foi):
    result = foi(*ADA, "--administrator", given=PASSWORD)

    assert result.exit_code == 0, result.output
    ada = session.scalars(select(User)).one()
    assert (ada.email, ada.is_administrator) == ("ada@example.org", True)
    assert matches(ada.password_hash, "seventeen quiet herons")
    assert session.scalars(select(Membership)).one().role is Role.COORDINATOR


@pytest.mark.parametrize(
    ("arguments", "given", "why"),
    [
        ([], "short\n", "at least 12"),
        (["--campaign", "nowhere"], PASSWORD, "no campaign"),
        (["--email", "ada@"], PASSWORD, "After the @"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(session, foi, arguments, given, why):
    result = foi(*ADA, *arguments, given=given)

    assert result.exit_code == 1
    assert why in result.output
    assert session.scalars(select(User)).all() == []


def test_an_address_has_one_account(foi):
    foi(*ADA, given=PASSWORD)

    result = foi(*ADA, given=PASSWORD)

    assert result.exit_code == 1
    assert "has an account already" in result.output


def test_an_invitation_is_printed_and_opens(session, foi, client):
    result = foi("user", "invite", "--email", "new@example.org")

    link = result.output.strip()
    assert link.startswith("http://127.0.0.1:5000/invitation/")
    assert visit(client, link.removeprefix("http://127.0.0.1:5000"))
    assert session.scalars(select(OneTimeLink)).one().role is Role.VOLUNTEER


def test_waiting_is_ended_for_one_account(app, session, foi):
    key = app.config["SECRET_KEY"]
    for email in ("vera@example.org", "olga@example.org"):
        failure = SignInFailure(account_hash=account_hash(key, email), address_hash="x", failed_at=builders.NOON)
        session.add(failure)

    assert "1 failed" in foi("user", "unthrottle", "Vera@Example.org").output

    assert len(session.scalars(select(SignInFailure)).all()) == 1


def test_routes_are_listed_with_their_policies(app):
    result = app.test_cli_runner().invoke(args=["foi", "routes", "--json"])

    listed = {(row["rule"], row["policy"]) for row in json.loads(result.output)}
    assert {("/login", "public"), ("/people", "people.read"), ("/campaigns/<slug>", "campaign.read")} <= listed
    assert "/login" in app.test_cli_runner().invoke(args=["foi", "routes"]).output
