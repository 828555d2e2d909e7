import pytest
from sqlalchemy import select

from foi_tracker.domain.events import Response, Withdrawn
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Assignment, Entry, InfoRequest, User
from foi_tracker.usecases.assign_requests import NotAMember, assign_requests, give_up, hand_over, share_out
from tests import builders
from tests.builders import NOON, day, sent

# Answered, but a review may still be asked for.
REFUSED = [sent("2026-10-01"), Response(on=day("2026-10-28"), outcome=Outcome.REFUSED)]
WITHDRAWN = [sent("2026-09-01"), Withdrawn(on=day("2026-09-10"))]


@pytest.fixture
def otto(session, campaign):
    return builders.user(session, "Otto Other", campaign, Role.VOLUNTEER)


@pytest.fixture
def three(session, campaign, volunteer):
    authorities = [builders.authority(session, f"Council {number}") for number in (1, 2, 3)]
    return [builders.info_request(session, campaign, each, by=volunteer) for each in authorities]


def by(person):
    return Entry(by_id=person.id, at=NOON)


def owners(session):
    session.rollback()
    return list(session.scalars(select(InfoRequest.owner_id).order_by(InfoRequest.id)))


def lines(session):
    found = session.execute(select(Assignment.info_request_id, Assignment.owner_id).order_by(Assignment.id))
    return [tuple(row) for row in found]


def test_requests_are_given_to_one_person_and_each_leaves_a_line(session, campaign, three, otto, coordinator):
    ids = [each.id for each in three[:2]]

    changed = assign_requests(session, campaign.id, ids, otto.id, entry=by(coordinator))

    assert changed == 2
    assert owners(session) == [otto.id, otto.id, None]
    assert lines(session) == [(ids[0], otto.id), (ids[1], otto.id)]


def test_giving_to_somebody_what_they_have_leaves_no_second_line(session, campaign, three, otto, coordinator):
    ids = [each.id for each in three]
    assign_requests(session, campaign.id, ids[:1], otto.id, entry=by(coordinator))

    changed = assign_requests(session, campaign.id, ids, otto.id, entry=by(coordinator))

    assert changed == 2
    assert len(lines(session)) == 3


def test_requests_can_be_left_to_nobody(session, campaign, three, otto, coordinator):
    assign_requests(session, campaign.id, [three[0].id], otto.id, entry=by(coordinator))

    assign_requests(session, campaign.id, [three[0].id], None, entry=by(coordinator))

    assert owners(session) == [None, None, None]
    assert lines(session)[-1] == (three[0].id, None)


def test_only_members_who_may_sign_in_are_given_requests(session, campaign, three, otto, coordinator):
    stranger = builders.user(session, "Sid Stranger")
    session.get(User, otto.id).suspended_at = NOON
    session.commit()

    for person in (stranger, otto):
        with pytest.raises(NotAMember):
            assign_requests(session, campaign.id, [three[0].id], person.id, entry=by(coordinator))
    assert owners(session) == [None, None, None]


def test_requests_of_another_campaign_stay_where_they_are(session, three, coordinator):
    other = builders.campaign(session, slug="drones", short_name="DRO")

    changed = assign_requests(session, other.id, [each.id for each in three], None, entry=by(coordinator))

    assert changed == 0
    assert lines(session) == []


def test_shares_are_given_out_as_they_were_previewed(session, campaign, three, otto, volunteer, coordinator):
    first, second, third = (each.id for each in three)

    changed = share_out(session, campaign.id, {otto.id: [first, third], volunteer.id: [second]}, entry=by(coordinator))

    assert changed == 3
    assert owners(session) == [otto.id, volunteer.id, otto.id]


def test_what_found_an_owner_since_the_preview_stays_with_them(session, campaign, three, otto, volunteer, coordinator):
    ids = [each.id for each in three]
    assign_requests(session, campaign.id, ids[:1], volunteer.id, entry=by(coordinator))

    changed = share_out(session, campaign.id, {otto.id: ids}, entry=by(coordinator))

    assert changed == 2
    assert owners(session) == [volunteer.id, otto.id, otto.id]


def test_everything_that_is_not_over_is_handed_over(session, campaign, otto, volunteer, coordinator):
    for number, history in enumerate([[], [sent("2026-09-01")], REFUSED, WITHDRAWN]):
        authority = builders.authority(session, f"Council {number}")
        builders.info_request(session, campaign, authority, by=volunteer, owner=volunteer, history=history)

    changed = hand_over(session, campaign.id, (volunteer.id, otto.id), day("2026-11-23"), entry=by(coordinator))

    assert changed == 3
    assert owners(session) == [otto.id, otto.id, otto.id, volunteer.id]


def test_a_volunteer_gives_up_what_they_own(session, campaign, volunteer):
    mine = builders.info_request(session, campaign, builders.authority(session), by=volunteer, owner=volunteer)

    assert give_up(session, mine, entry=by(volunteer)) == 1
    assert owners(session) == [None]
    assert lines(session) == [(mine.id, None)]


def test_nobody_gives_up_what_somebody_else_owns(session, campaign, volunteer, otto):
    theirs = builders.info_request(session, campaign, builders.authority(session), by=volunteer, owner=otto)

    assert give_up(session, theirs, entry=by(volunteer)) == 0
    assert owners(session) == [otto.id]
