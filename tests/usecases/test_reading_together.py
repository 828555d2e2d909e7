"""Two people at the very same moment: nobody gets what another has, and nothing is written twice."""

from threading import Barrier, Thread

import pytest
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.domain.roles import Role
from foi_tracker.models import Finding, InfoRequest, Reading, Reservation
from foi_tracker.queries.extraction_queue import Narrowed
from foi_tracker.queries.readings import drafts_of
from foi_tracker.usecases.adjudicate import adjudicate
from foi_tracker.usecases.open_reading import open_reading
from foi_tracker.usecases.save_coding import AlreadySubmitted, CodingMoved, Taken, save_coding, submit
from foi_tracker.usecases.take_reading import take_next
from tests import builders
from tests.reading import as_, counted, noted, read_by_two, used


def together(app, session, *deeds):
    """What came of each, done at once, each on a connection of its own."""
    session.rollback()
    barrier, came_to = Barrier(len(deeds)), []
    with app.app_context():
        engine = db.engine

    def one(deed):
        with Session(engine) as own:
            barrier.wait()
            try:
                came_to.append(deed(own))
            except (Taken, AlreadySubmitted, CodingMoved) as refused:
                came_to.append(type(refused))

    threads = [Thread(target=one, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    session.expire_all()
    return came_to


@pytest.mark.usefixtures("info_request")
def test_of_two_who_take_the_only_reply_one_gets_it(app, session, campaign, volunteer, coordinator):
    campaign_id, entries = campaign.id, [as_(volunteer), as_(coordinator)]

    def take(entry):
        return lambda own: take_next(own, campaign_id, Narrowed(), entry) is not None

    assert sorted(together(app, session, *map(take, entries))) == [False, True]
    assert session.query(Reading).count() == session.query(Reservation).count() == 1


def test_two_who_hand_in_at_once_settle_every_question_once(app, session, reading, volunteer, coordinator):
    reading_id, first, second = reading.id, as_(volunteer), as_(coordinator)
    for coding in (used(), counted(), noted()):
        save_coding(session, reading, Part.FIRST, coding, first)
    for coding in (used(), counted()):
        save_coding(session, reading, Part.SECOND, coding, second)

    together(
        app,
        session,
        lambda own: submit(own, own.get_one(Reading, reading_id), Part.FIRST, first).agreed,
        lambda own: submit(own, own.get_one(Reading, reading_id), Part.SECOND, second).agreed,
    )

    assert sorted(each.question_id for each in session.query(Finding)) == ["T01", "T02", "T03"]


def test_of_two_who_decide_at_once_one_is_told(app, session, campaign, reading, volunteer, coordinator):
    read_by_two(session, reading, volunteer, coordinator)
    reading_id = reading.id
    entries = [as_(builders.user(session, name, campaign, Role.VOLUNTEER)) for name in ("Theo Third", "Fay Fourth")]

    def decide(entry):
        return lambda own: bool(adjudicate(own, own.get_one(Reading, reading_id), "T02", counted(40), entry))

    assert together(app, session, *map(decide, entries)).count(True) == 1
    assert session.query(Finding).filter(Finding.question_id == "T02").count() == 1


def test_of_two_windows_of_one_person_one_is_told(app, session, reading, volunteer):
    reading_id, mine = reading.id, as_(volunteer)

    def save(words):
        def deed(own):
            return bool(save_coding(own, own.get_one(Reading, reading_id), Part.FIRST, noted(words), mine))

        return deed

    came_to = together(app, session, save("One."), save("Two."))

    assert came_to.count(True) == came_to.count(CodingMoved) == 1
    assert len(drafts_of(session, reading, Part.FIRST, volunteer.id)) == 1


def test_what_a_page_had_read_before_is_read_again_under_the_lock(app, session, reading, volunteer):
    reading_id, mine = reading.id, as_(volunteer)
    save_coding(session, reading, Part.FIRST, noted("Before."), mine)
    looked = Barrier(2)

    def save(words):
        def deed(own):
            here = own.get_one(Reading, reading_id)
            seen = drafts_of(own, here, Part.FIRST, mine.by_id)["T03"].version
            if own.get_bind().dialect.name == "sqlite":  # where reading, too, waits for the other to finish
                return bool(save_coding(own, here, Part.FIRST, noted(words, seen_version=1), mine))
            looked.wait()
            return bool(save_coding(own, here, Part.FIRST, noted(words, seen_version=seen), mine))

        return deed

    came_to = together(app, session, save("One."), save("Two."))

    assert came_to.count(True) == came_to.count(CodingMoved) == 1


def test_two_who_say_what_a_letter_touches_open_it_once(app, session, info_request, volunteer, coordinator):
    request_id = info_request.id

    def touch(question_ids, entry):
        def deed(own):
            return open_reading(own, own.get_one(InfoRequest, request_id), 2, question_ids, entry).id

        return deed

    ids = together(app, session, touch(["T01"], as_(volunteer)), touch(["T02"], as_(coordinator)))

    assert len(set(ids)) == session.query(Reading).count() == 1
