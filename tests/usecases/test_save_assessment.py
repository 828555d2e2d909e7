"""Ticks are one row an answer, and nobody saves over what they have not seen."""

from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.models import Assessment, Entry, InfoRequest
from foi_tracker.queries.challenges import assessment_of
from foi_tracker.usecases.save_assessment import AssessmentMoved, Reading, save_assessment, version_of
from tests import builders
from tests.builders import NOON, sent

NO = {"s.31": {"harm_link": "no"}}
YES = {"s.31": {"harm_link": "yes"}}


@pytest.fixture
def info_request(session, campaign, volunteer):
    barchester = builders.authority(session)
    return builders.info_request(session, campaign, barchester, by=volunteer, history=[sent("2026-09-01")])


@pytest.fixture
def entry(volunteer):
    return Entry(by_id=volunteer.id, at=NOON)


def save(session, info_request, entry, ticks, seen="", position=2):
    save_assessment(session, info_request, Reading(position=position, ticks=ticks, seen=seen), entry=entry)
    return version_of(assessment_of(session, info_request, position))


def kept(session):
    session.expire_all()
    found = session.scalars(select(Assessment).order_by(Assessment.position))
    return [(each.position, each.ticks) for each in found]


def test_each_answer_has_its_own_ticks(session, info_request, entry):
    save(session, info_request, entry, NO, position=0)
    save(session, info_request, entry, YES, position=2)

    assert kept(session) == [(0, NO), (2, YES)]


def test_whoever_saw_the_latest_replaces_it(session, info_request, entry):
    seen = save(session, info_request, entry, NO)

    save(session, info_request, entry, YES, seen)

    assert kept(session) == [(2, YES)]


def test_whoever_saw_less_is_told_and_changes_nothing(session, info_request, entry):
    save(session, info_request, entry, NO)

    with pytest.raises(AssessmentMoved):
        save(session, info_request, entry, YES, seen="")

    assert kept(session) == [(2, NO)]


def test_saving_what_is_there_already_is_no_clash(session, info_request, entry):
    save(session, info_request, entry, NO)

    assert save(session, info_request, entry, NO, seen="") != ""


def test_of_two_who_are_the_first_at_once_one_is_told(app, session, info_request, entry):
    request_id = info_request.id
    session.rollback()
    together, came_to = Barrier(2), []
    with app.app_context():
        engine = db.engine

    def one(ticks):
        with Session(engine) as own:
            found = own.get_one(InfoRequest, request_id)
            own.rollback()
            together.wait()
            try:
                save_assessment(own, found, Reading(position=2, ticks=ticks, seen=""), entry=entry)
                came_to.append("saved")
            except AssessmentMoved:
                came_to.append("told")

    threads = [Thread(target=one, args=(ticks,)) for ticks in (NO, YES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(came_to) == ["saved", "told"]
    assert len(kept(session)) == 1
