from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Entry, Publication, Release
from foi_tracker.queries.publications import public_release, publications_of
from foi_tracker.usecases.publish_release import (
    PublicationMoved,
    SamePerson,
    approve_publication,
    propose_publication,
    take_back,
)
from tests import builders
from tests.builders import NOON

DAY = timedelta(days=1)


@pytest.fixture
def second(session, campaign):
    return builders.user(session, "Simon Second", campaign, Role.COORDINATOR)


@pytest.fixture
def freeze(session, campaign, coordinator):
    def frozen(number=1):
        facts = {"content_sha256": "0" * 64, "frozen_by_id": coordinator.id, "frozen_at": NOON}
        made = Release(campaign_id=campaign.id, number=number, title=f"Release {number}", **facts)
        session.add(made)
        session.commit()
        return made

    return frozen


@pytest.fixture
def publish(session, freeze, coordinator, second):
    def published(number=1, at=NOON, embargo_until=None):
        proposed = propose_publication(session, freeze(number), embargo_until, entry=by(coordinator, at))
        approve_publication(session, proposed, entry=by(second, at))
        return proposed

    return published


def by(person, at=NOON):
    return Entry(by_id=person.id, at=at)


def shown(session, now=NOON, slug="lfrt"):
    """The number of what the public sees."""
    found = public_release(session, slug, now)
    return found.number if found else None


def test_a_release_waits_for_a_second_person_once(session, freeze, coordinator, second):
    release = freeze()
    waiting = propose_publication(session, release, None, entry=by(coordinator))

    with pytest.raises(PublicationMoved):
        propose_publication(session, release, None, entry=by(second))

    take_back(session, waiting, entry=by(second))
    assert propose_publication(session, release, None, entry=by(second)).id != waiting.id


def test_a_proposal_alone_shows_nobody_anything(session, freeze, coordinator):
    propose_publication(session, freeze(), None, entry=by(coordinator))

    assert shown(session, NOON + 999 * DAY) is None


def test_who_proposed_cannot_approve(session, freeze, coordinator):
    proposed = propose_publication(session, freeze(), None, entry=by(coordinator))

    with pytest.raises(SamePerson):
        approve_publication(session, proposed, entry=by(coordinator))

    assert shown(session) is None


def test_a_second_person_makes_it_public_and_every_step_is_noted(session, publish, coordinator, second):
    publication = publish()
    assert shown(session) == 1

    take_back(session, publication, entry=by(coordinator, NOON + DAY))

    assert shown(session, NOON + DAY) is None
    lines = session.execute(
        select(AuditLine.action, AuditLine.actor_id).where(AuditLine.action.like("release.%")).order_by(AuditLine.id)
    )
    who = [coordinator.id, second.id, coordinator.id]
    assert list(lines) == list(zip(["release.propose", "release.publish", "release.take_back"], who, strict=True))
    (row,) = publications_of(session, publication.campaign_id)
    people = ("Cora Coordinator", "Simon Second", "Cora Coordinator")
    assert (row.proposed_by, row.approved_by, row.taken_back_by) == people


def test_an_embargo_holds_it_back_and_what_was_public_stays_meanwhile(session, publish):
    publish(1)
    publish(2, NOON + DAY, embargo_until=NOON + 3 * DAY)

    seen = [shown(session, NOON + after * DAY) for after in (1, 2, 3)]

    assert seen == [1, 1, 2]


def test_taking_back_the_newest_does_not_bring_the_one_before_up_again(session, publish, second):
    publish(1)
    newer = publish(2, NOON + DAY)

    take_back(session, newer, entry=by(second, NOON + 2 * DAY))

    assert shown(session, NOON + 3 * DAY) is None


def test_taking_back_one_under_embargo_leaves_what_is_public(session, publish, second):
    publish(1)
    held = publish(2, NOON + DAY, embargo_until=NOON + 9 * DAY)

    take_back(session, held, entry=by(second, NOON + 2 * DAY))

    assert shown(session, NOON + 10 * DAY) == 1


def test_taking_back_one_that_was_replaced_changes_nothing(session, publish, second):
    older = publish(1)
    publish(2, NOON + DAY)

    take_back(session, older, entry=by(second, NOON + 2 * DAY))

    assert shown(session, NOON + 2 * DAY) == 2


def test_a_release_that_was_taken_back_can_be_published_again(session, publish, coordinator, second):
    first = publish(1)
    take_back(session, first, entry=by(second, NOON + DAY))
    again = propose_publication(session, session.get_one(Release, first.release_id), None, entry=by(second, NOON + DAY))

    approve_publication(session, again, entry=by(coordinator, NOON + 2 * DAY))

    assert shown(session, NOON + 2 * DAY) == 1


def test_a_proposal_that_was_withdrawn_cannot_be_approved(session, freeze, coordinator, second):
    proposed = propose_publication(session, freeze(), None, entry=by(coordinator))
    take_back(session, proposed, entry=by(coordinator))

    with pytest.raises(PublicationMoved):
        approve_publication(session, proposed, entry=by(second))

    assert shown(session) is None


def test_another_campaigns_release_is_not_shown_here(session, publish):
    builders.campaign(session, "cctv", "CCTV")
    publish()

    assert [shown(session, slug=slug) for slug in ("cctv", "LFRT", "lfr%", "")] == [None] * 4


def test_of_approving_and_taking_back_at_one_moment_taking_back_stands(
    app, session, freeze, coordinator, second, campaign
):
    number = propose_publication(session, freeze(), None, entry=by(coordinator)).id
    first, other, slug = by(coordinator, NOON + DAY), by(second, NOON + DAY), campaign.slug
    session.rollback()

    moved = at_once(app, number, (approve_publication, other), (take_back, first))

    assert moved in ([], [approve_publication])
    session.expire_all()
    assert shown(session, NOON + 2 * DAY, slug) is None
    assert session.get_one(Publication, number).taken_back_by_id == first.by_id


def test_of_two_who_approve_at_one_moment_one_does(app, session, freeze, coordinator, second, campaign):
    third = builders.user(session, "Thea Third", campaign, Role.COORDINATOR)
    number = propose_publication(session, freeze(), None, entry=by(coordinator)).id
    doings = [(approve_publication, by(each)) for each in (second, third)]
    session.rollback()

    moved = at_once(app, number, *doings)

    assert moved == [approve_publication]
    assert len(session.scalars(select(AuditLine).where(AuditLine.action == "release.publish")).all()) == 1


def at_once(app, number, *doings):
    """Everybody does it at the same moment; the use-cases that found that it had moved."""
    together, moved = Barrier(len(doings)), []
    with app.app_context():
        engine = db.engine

    def one(usecase, entry):
        with Session(engine) as own:
            publication = own.get_one(Publication, number)
            own.expunge(publication)
            own.rollback()
            together.wait()
            try:
                usecase(own, publication, entry=entry)
            except PublicationMoved:
                moved.append(usecase)

    threads = [Thread(target=one, args=doing) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return moved
