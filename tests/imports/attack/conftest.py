"""People at their browsers, and the authorities that the sheets of these tests ask."""

import pytest

from tests.web.imports.bringing import authorities
from tests.web.pages import sign_in


@pytest.fixture(autouse=True)
def _register(session):
    authorities(session)


@pytest.fixture
def desk(app, coordinator):
    """The coordinator's browser."""
    return sign_in(app.test_client(), coordinator)


@pytest.fixture
def helper(app, volunteer):
    """The volunteer's browser."""
    return sign_in(app.test_client(), volunteer)
