"""An import does what its dry run said, or nothing: whoever else is at work meanwhile."""

import sqlite3
from contextlib import closing
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Entry, EventRecord, InfoRequest, SheetImport
from foi_tracker.usecases.discard_import import NotToDiscard, discard_import
from foi_tracker.usecases.edit_request import Labels, edit_request
from foi_tracker.usecases.record_event import HistoryMoved, record_event
from foi_tracker.usecases.run_import import NotChecked, PlanMoved, run_import
from tests import builders
from tests.builders import NOON, day, response, sent
from tests.imports.running.bringing import brought, checked, imported, later, planner, row, run


@pytest.fixture
def rows(barchester, plumstead):
    return [
        row(2, barchester.slug, sent("2026-09-01"), reference="1"),
        row(3, plumstead.slug, sent("2026-09-01"), reference="2"),
    ]


def requests(session):
    session.rollback()
    return session.scalar(select(func.count()).select_from(InfoRequest))


def recorded(session, info_request, event, by):
    info_request = session.get(InfoRequest, info_request.id, populate_existing=True)
    entry = Entry(by_id=by.id, at=NOON)
    return record_event(session, info_request, event, seen_length=info_request.history_length, entry=entry)


def test_a_sheet_that_nobody_looked_at_is_not_imported(session, campaign, coordinator, rows):
    found = brought(session, campaign, coordinator)

    with pytest.raises(NotChecked):
        run(session, found, coordinator, rows)
    assert requests(session) == 0


def test_a_sheet_that_was_given_up_is_not_imported(session, campaign, coordinator, rows):
    found = checked(session, campaign, coordinator, rows)
    discard_import(session, found.id, forget=lambda _: None, entry=Entry(by_id=coordinator.id, at=NOON))

    with pytest.raises(NotChecked):
        run(session, found, coordinator, rows)
    assert requests(session) == 0


def test_what_was_imported_is_undone_and_never_given_up(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    with pytest.raises(NotToDiscard):
        discard_import(session, found.id, forget=lambda _: None, entry=Entry(by_id=coordinator.id, at=NOON))


def test_what_would_be_done_otherwise_by_now_is_not_done_at_all(session, campaign, coordinator, barchester, rows):
    found = checked(session, campaign, coordinator, rows)
    there = builders.info_request(session, campaign, barchester, by=coordinator, history=[sent("2026-09-01")])

    with pytest.raises(PlanMoved) as moved:
        run(session, found, coordinator, rows)

    (what,) = moved.value.moved
    assert (what.number, what.was, what.now) == (2, "a new request", "nothing")
    assert requests(session) == 1
    assert session.get(InfoRequest, there.id).history_length == 1
    assert session.get(SheetImport, found.id).stage is ImportStage.CHECKED


def test_a_plan_that_somebody_else_saw_is_not_the_one_that_counts(session, campaign, coordinator, rows):
    found = checked(session, campaign, coordinator, rows)
    found.plan_digest = "0" * 64
    session.commit()

    with pytest.raises(PlanMoved):
        run(session, found, coordinator, rows)
    assert requests(session) == 0


def test_a_change_that_would_be_another_one_says_so(session, campaign, coordinator, barchester, rows):
    imported(session, campaign, coordinator, rows)
    corrected = [row(2, barchester.slug, sent("2026-09-02"), reference="1"), rows[1]]
    found = checked(session, campaign, coordinator, corrected, at=later())
    (first, *_) = session.scalars(select(InfoRequest).order_by(InfoRequest.id))
    recorded(session, first, happened.EventRetracted(on=day("2026-11-23"), position=1), coordinator)

    with pytest.raises(PlanMoved) as moved:
        run(session, found, coordinator, corrected, at=later())

    assert [(each.number, each.was, each.now) for each in moved.value.moved] == [
        (2, "a change to LFR-0001", "a change to LFR-0001, but otherwise")
    ]


def test_what_people_add_meanwhile_to_other_requests_is_no_matter(session, campaign, coordinator, barchester, rows):
    other = builders.info_request(session, campaign, barchester, by=coordinator, history=[sent("2020-01-06")])
    rows = [row(9, barchester.slug, sent("2026-09-01"), reference="9", wave="Two"), rows[1]]
    found = checked(session, campaign, coordinator, rows)
    recorded(session, other, response("2020-02-03", Outcome.REFUSED), coordinator)

    run(session, found, coordinator, rows)

    assert requests(session) == 3


def test_whoever_had_the_page_of_a_changed_request_open_is_told(session, campaign, coordinator, barchester, rows):
    imported(session, campaign, coordinator, rows)
    (first, *_) = session.scalars(select(InfoRequest).order_by(InfoRequest.id))
    seen_length, seen_version = first.history_length, first.version

    imported(session, campaign, coordinator, [row(2, barchester.slug, sent("2026-09-02"), reference="1")], at=later())

    session.expire_all()
    assert (first.history_length > seen_length, first.version > seen_version) == (True, True)
    entry = Entry(by_id=coordinator.id, at=NOON)
    with pytest.raises(HistoryMoved):
        record_event(session, first, sent("2026-09-03"), seen_length=seen_length, entry=entry)


def test_two_who_press_the_button_at_once_import_once(app, session, campaign, coordinator, rows):
    found = checked(session, campaign, coordinator, rows)
    sheet, by = found.id, coordinator.id
    with app.app_context():
        engine = db.engine
    told, start = [], Barrier(2)

    def press():
        with Session(engine) as other:
            mine, person = other.get(SheetImport, sheet), other.get(type(coordinator), by)
            other.expunge_all()
            other.rollback()
            start.wait()
            told.append(len(run(other, mine, person, rows)))

    session.rollback()
    threads = [Thread(target=press) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(told) == [0, 3]
    assert requests(session) == 2
    assert session.scalar(select(func.count()).select_from(EventRecord)) == 2


def relabelled(session, info_request):
    labels = Labels(whatdotheyknow_url="", their_reference="FOI/9")
    edit_request(session, info_request, labels, seen_version=info_request.version)


def answered(session, info_request):
    entry = Entry(by_id=info_request.filed_by_id, at=NOON)
    event = response("2026-09-20", Outcome.REFUSED)
    record_event(session, info_request, event, seen_length=info_request.history_length, entry=entry)


def nobody_writes_while(engine, found, coordinator, make_plan):
    def with_a_knock(known):
        path = engine.url.database
        with (
            closing(sqlite3.connect(path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")
        return make_plan(known)

    entry = Entry(by_id=coordinator.id, at=later())
    with Session(engine) as session:
        list(run_import(session, found.id, found.plan_digest, with_a_knock, entry=entry))
        assert session.get(SheetImport, found.id).stage is ImportStage.IMPORTED


@pytest.mark.parametrize("change", [relabelled, answered])
def test_what_somebody_changes_of_a_request_while_the_plan_is_made_stops_it(
    app, session, campaign, coordinator, barchester, rows, change
):
    imported(session, campaign, coordinator, rows)
    corrected = [row(2, barchester.slug, sent("2026-09-02"), reference="1", their_reference="FOI/1"), rows[1]]
    found = checked(session, campaign, coordinator, corrected, at=later())
    with app.app_context():
        engine = db.engine
    if engine.dialect.name == "sqlite":  # it lets nobody write meanwhile
        return nobody_writes_while(engine, found, coordinator, planner(corrected))

    def make_plan(known):
        with Session(engine) as other:
            change(other, other.scalars(select(InfoRequest).order_by(InfoRequest.id)).first())
        return planner(corrected)(known)

    entry = Entry(by_id=coordinator.id, at=later())
    with pytest.raises(PlanMoved) as moved:
        list(run_import(session, found.id, found.plan_digest, make_plan, entry=entry))

    (what,) = moved.value.moved
    assert (what.number, what.now) == (2, "nothing: somebody has just changed LFR-0001")
    assert session.get(SheetImport, found.id).stage is ImportStage.CHECKED
    return None
