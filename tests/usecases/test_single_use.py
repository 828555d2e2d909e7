"""A link grants once, and only what it was made for."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.domain.roles import Role
from foi_tracker.models import LinkPurpose, Membership, OneTimeLink, User
from foi_tracker.usecases.accept_invitation import NotForYou, accept_as_new, accept_with_account
from foi_tracker.usecases.invite_person import Grant, invite_person
from foi_tracker.usecases.new_account import EmailTaken, NewAccount
from foi_tracker.usecases.single_use import LinkSpent, link_behind, use_link
from tests import builders
from tests.builders import NOON

ACCOUNT = NewAccount(email="new@example.org", name="Nell New", password_hash="not a hash")


@pytest.fixture
def link_id(session, campaign, coordinator):
    grant = Grant(email="New@Example.org", campaign_id=campaign.id, role=Role.VOLUNTEER)
    token = invite_person(session, grant, by_id=coordinator.id, at=NOON)
    found = link_behind(session, token, LinkPurpose.INVITATION, NOON).id
    session.commit()
    return found


def test_a_link_is_used_up_by_its_first_use(session, link_id):
    use_link(session, link_id, LinkPurpose.INVITATION, NOON)
    session.commit()

    with pytest.raises(LinkSpent):
        use_link(session, link_id, LinkPurpose.INVITATION, NOON)


def test_of_two_sessions_that_found_the_same_link_one_uses_it(session, link_id):
    with Session(session.get_bind()) as other:
        accept_as_new(other, link_id, ACCOUNT, NOON)

    with pytest.raises(LinkSpent):
        accept_as_new(session, link_id, ACCOUNT, NOON)
    assert len(session.scalars(select(User).where(User.email == ACCOUNT.email)).all()) == 1


def test_a_link_made_for_one_purpose_cannot_be_used_for_another(session, link_id):
    with pytest.raises(LinkSpent):
        use_link(session, link_id, LinkPurpose.PASSWORD_RESET, NOON)


def test_what_fails_leaves_the_link_unused(session, link_id):
    builders.user(session, "Nell Elder").email = ACCOUNT.email
    session.commit()

    with pytest.raises(EmailTaken):
        accept_as_new(session, link_id, ACCOUNT, NOON)
    with pytest.raises(NotForYou):
        accept_with_account(session, link_id, builders.user(session, "Otto Other").id, NOON)

    assert session.get_one(OneTimeLink, link_id).used_at is None
    assert session.scalars(select(Membership).where(Membership.role == Role.VOLUNTEER)).all() == []


def test_an_invitation_by_somebody_suspended_since_is_worth_nothing(session, link_id, coordinator):
    coordinator.suspended_at = NOON + timedelta(hours=1)
    session.commit()

    with pytest.raises(LinkSpent):
        accept_as_new(session, link_id, ACCOUNT, NOON + timedelta(hours=2))
