"""Two authorities that a sheet can be about, beside the campaign and its people."""

import pytest

from tests import builders


@pytest.fixture
def barchester(session):
    return builders.authority(session)


@pytest.fixture
def plumstead(session):
    return builders.authority(session, "Plumstead Episcopi Council")
