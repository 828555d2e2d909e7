"""A request that is answered, its reply opened to be read, and a third who is neither of its readers."""

import pytest

from foi_tracker.domain.roles import Role
from tests import builders
from tests.reading import asked, opened, question_set


@pytest.fixture
def info_request(session, campaign, volunteer):
    return asked(session, campaign, builders.authority(session), by=volunteer, questions=question_set(session))


@pytest.fixture
def reading(session, info_request, volunteer):
    return opened(session, info_request, volunteer)


@pytest.fixture
def third(session, campaign):
    return builders.user(session, "Theo Third", campaign, Role.VOLUNTEER)
