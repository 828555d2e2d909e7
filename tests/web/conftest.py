"""Fixtures of the tests of pages: requests with a history, and the statements that a page issues."""

import pytest
from sqlalchemy import event as sql_event

from foi_tracker.db import db
from tests import builders
from tests.web.letters import REFUSED
from tests.web.mapping import County
from tests.web.pages import sign_in


@pytest.fixture
def authority(session):
    return builders.authority(session)


@pytest.fixture
def file_with(session, campaign, authority, volunteer):
    """Makes a request of the volunteer's with a history."""

    def make(*history, to=authority, owner=volunteer):
        return builders.info_request(session, campaign, to, by=volunteer, owner=owner, history=history)

    return make


@pytest.fixture
def county(session, campaign, volunteer):
    return County(session, campaign, volunteer)


@pytest.fixture
def member(client, volunteer):
    """The browser of somebody in the campaign."""
    return sign_in(client, volunteer)


@pytest.fixture
def statements(app):
    """The statements issued since the fixture was made."""
    issued = []

    def note(_connection, _cursor, statement, *_):
        issued.append(statement)

    with app.app_context():
        engine = db.engine
    sql_event.listen(engine, "before_cursor_execute", note)
    yield issued
    sql_event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def signed_in(client, volunteer):
    """The volunteer's browser."""
    return sign_in(client, volunteer)


@pytest.fixture
def withheld(file_with, session, authority):
    """Sent on 1 September 2026, and refused under s.31(1)(a) on the last day for an answer."""
    authority.contact_address = "foi@barchester.example"
    session.commit()
    return file_with(*REFUSED)
