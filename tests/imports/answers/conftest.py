"""A request that is answered and that nobody has read, two readers, a third, and whoever imports."""

from datetime import timedelta

import pytest

from foi_tracker.domain.roles import Role
from tests import builders
from tests.builders import NOON
from tests.reading import as_, asked, question_set


@pytest.fixture
def questions(session):
    return question_set(session)


@pytest.fixture
def info_request(session, campaign, volunteer, questions):
    return asked(session, campaign, builders.authority(session), by=volunteer, questions=questions)


@pytest.fixture
def third(session, campaign):
    return builders.user(session, "Theo Third", campaign, Role.VOLUNTEER)


@pytest.fixture
def import_(coordinator):
    """The moment of an import, a day before anybody reads."""
    return as_(coordinator, NOON - timedelta(days=1))
