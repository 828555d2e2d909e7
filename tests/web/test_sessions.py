"""Sessions live on the server, and what they allow is decided afresh at every request."""


import pytest
from sqlalchemy import select

from foi_tracker.models import UserSession
from tests.web.pages import sign_in


@pytest.fixture
def signed_in(client, volunteer):
    return sign_in(client, volunteer)


def stored(session):
    return session.scalars(select(UserSession)).all()


def cookie(client):
    return client.get_cookie("foi_session", domain="localhost") or client.get_cookie("foi_session")


def test_only_the_hash_of_the_token_is_stored(session, signed_in):
    token = cookie(signed_in).value

    (row,) = stored(session)
    assert len(token) == 43
    assert token not in str(row.__dict__)
    assert len(row.token_hash) == 64


def test_an_anonymous_visit_stores_nothing(session, client):
    client.get("/calculator")

    assert stored(session) == []
