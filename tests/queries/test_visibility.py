"""What one may read and what one is shown are the same, whoever asks."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from foi_tracker.domain.policy import Action, Actor, Subject, can
from foi_tracker.domain.roles import Role
from foi_tracker.models import Campaign, InfoRequest, User
from foi_tracker.queries.people import actor_of, person
from foi_tracker.queries.visibility import visible_campaigns, visible_requests
from tests import builders


@pytest.fixture
def campaigns(session):
    """Four campaigns with two requests each."""
    filer = builders.user(session, "Fay Filer")
    authority = builders.authority(session)
    made = [builders.campaign(session, f"c{number}", f"C{number}") for number in range(4)]
    for each in made:
        for _ in range(2):
            builders.info_request(session, each, authority, by=filer)
    return [each.id for each in made]


actors = st.builds(
    lambda flag, roles: (flag, roles),
    st.booleans(),
    st.dictionaries(st.integers(0, 3), st.sampled_from(Role), max_size=4),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=actors)
def test_a_row_is_listed_exactly_where_it_may_be_read(session, campaigns, drawn):
    flag, places = drawn
    roles = {campaigns[place]: role for place, role in places.items()}
    actor = Actor(user_id=99, name="Any Body", is_administrator=flag, roles=roles)

    listed = set(session.scalars(select(InfoRequest.id).where(visible_requests(actor))))
    shown = set(session.scalars(select(Campaign.id).where(visible_campaigns(actor))))

    everything = session.scalars(select(InfoRequest)).all()
    assert listed == {
        row.id for row in everything if can(actor, Action.READ_REQUEST, Subject(campaign_id=row.campaign_id))
    }
    assert shown == {each for each in campaigns if can(actor, Action.READ_CAMPAIGN, Subject(campaign_id=each))}


def test_people_are_seen_by_whoever_shares_a_campaign_with_them(session, campaigns):
    first, second = (session.get_one(Campaign, each) for each in campaigns[:2])
    people = [
        builders.user(session, "Vera First", first, Role.VOLUNTEER),
        builders.user(session, "Cora First", first, Role.COORDINATOR),
        builders.user(session, "Olga Second", second, Role.COORDINATOR),
        builders.user(session, "Nora Nowhere"),
        builders.user(session, "Ada Administrator", is_administrator=True),
    ]
    everybody = [(each, actor_of(session, each)) for each in people]

    for _, asking in everybody:
        for shown, them in everybody:
            together = bool(asking.campaign_ids & them.campaign_ids)
            expected = asking.is_administrator or together or asking.user_id == them.user_id
            assert (person(session, asking, shown.id) is not None) is expected
    assert len(session.scalars(select(User)).all()) == len(people) + 1
