"""What SQL chooses for the appeals page and what a row says of itself are the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.vocabulary import Awaiting, RegimeCode
from foi_tracker.queries.appeals import BANDS, Asked, Show, appeals_page, counts
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from tests import builders
from tests.conftest import TODAY
from tests.domain.histories import HISTORIES

STANDPOINT = Standpoint(today=TODAY, laws=laws(), user_id=1)
ACTOR = Actor(user_id=1, name="Ada", is_administrator=True)


@pytest.fixture
def authorities(session):
    """One under each of the laws that councils answer under."""
    return {
        RegimeCode.FOIA: builders.authority(session),
        RegimeCode.FOISA: builders.authority(session, "Glenkirk", regime=RegimeCode.FOISA, nation="Scotland"),
    }


def band_of(days: int) -> Show:
    return next(band for band, (first, last) in BANDS.items() if first <= days and (last is None or days <= last))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES, law=st.sampled_from([RegimeCode.FOIA, RegimeCode.FOISA]))
def test_a_row_is_in_a_list_exactly_if_what_it_says_of_itself_belongs_there(
    session, campaign, volunteer, authorities, history, law
):
    info_request = builders.info_request(session, campaign, authorities[law], by=volunteer, history=history)
    wanted = RequestFilter(text=info_request.reference)

    every = appeals_page(session, ACTOR, Asked(wanted=wanted), STANDPOINT).rows
    listed = {
        show: len(appeals_page(session, ACTOR, Asked(wanted=wanted, show=show), STANDPOINT).rows) for show in Show
    }

    right = every[0].right if every else None
    assert [show for show in BANDS if listed[show]] == ([band_of((right.due_on - TODAY).days)] if right else [])
    assert not every or info_request.awaiting is not Awaiting.NOBODY
    assert every or not any(listed.values())
    assert counts(session, ACTOR, wanted, STANDPOINT) == listed
