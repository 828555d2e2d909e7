"""An import that is undone leaves the world as it was before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DatabaseError

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.imports.vocabulary import ImportStage
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import (
    AuditLine,
    Base,
    EventRecord,
    ImportRow,
    InfoRequest,
    SheetImport,
    UndoneRequest,
)
from foi_tracker.queries.added_since import ADDITIONS
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.run_import import PlanMoved
from foi_tracker.usecases.undo_import import NotImported, TooLate
from foi_tracker.usecases.undone_requests import BELOW
from tests import builders
from tests.builders import NOON, response, sent
from tests.imports.running.bringing import checked, imported, later, row, run, undone

# What an undoing leaves on purpose: that it was, and that its numbers are not given again.
LEFT = {"sheet_imports", "import_rows", "undone_requests", "audit_lines", "campaigns", "remembered_choices"}


@pytest.fixture
def rows(barchester, plumstead, volunteer):
    answered = response("2026-09-20", Outcome.SUPPLIED_IN_FULL)
    more = {"wave": "Round one", "notes": "From tracking.csv, row 2: x", "cells": {"Status": "Done"}}
    return [
        row(2, barchester.slug, sent("2026-09-01"), answered, reference="1", owner="placeholder:JS", **more),
        row(3, plumstead.slug, sent("2026-09-01"), reference="2", owner=str(volunteer.id), wave="Round one"),
    ]


@pytest.fixture
def rows_with_answers(session, rows):
    load_question_sets(session, NOON)
    answer = SaidAnswer(set_key="lfrt-council", question_id="C01", state=AnswerState.NIL)
    return [replace(rows[0], answers=(answer,)), rows[1]]


def everything(session):
    """Every row of every table but those, comparable."""
    session.rollback()
    return {
        table.name: sorted(map(repr, session.execute(table.select()).all()))
        for table in Base.metadata.sorted_tables
        if table.name not in LEFT
    }


def test_the_world_is_as_it_was_before(session, campaign, coordinator, rows_with_answers):
    before = everything(session)
    found = imported(session, campaign, coordinator, rows_with_answers)
    between = everything(session)

    undone(session, found, coordinator)

    assert everything(session) == before
    changed = {name for name, found in between.items() if found != before[name]}
    assert changed == {
        *("info_requests", "request_events", "deadlines", "batches", "users", "notes", "assignments"),
        *("readings", "codings", "findings"),
    }


def test_whatever_can_hang_on_a_request_is_deleted_or_stops_the_undoing():
    """A new table that points at requests must be thought of in one of both places."""
    thought_of = {column.class_.__tablename__ for column in (*BELOW, *(each[0] for each in ADDITIONS))}
    pointing = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "info_requests" for key in table.foreign_keys)
    }

    assert pointing - thought_of == {"import_rows"}


def test_the_rows_keep_their_words_and_their_numbers(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    undone(session, found, coordinator)

    kept = session.scalars(select(ImportRow).order_by(ImportRow.number)).all()
    assert [(each.reference, each.info_request_id) for each in kept] == [("LFR-0001", None), ("LFR-0002", None)]
    assert kept[0].cells == {"Status": "Done"}


def test_it_says_who_undid_it_and_what_went(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    undone(session, found, coordinator)

    line = session.scalars(select(AuditLine).where(AuditLine.action == "import.undo")).one()
    assert (line.actor_id, line.details["requests_deleted"]) == (coordinator.id, 2)
    stands = session.get(SheetImport, found.id, populate_existing=True)
    assert (stands.stage, stands.undone_by_id, stands.undone_at) == (ImportStage.UNDONE, coordinator.id, later())


def test_the_names_of_what_went_stay_and_let_nothing_else_go(session, campaign, coordinator, rows):
    undone(session, imported(session, campaign, coordinator, rows), coordinator)

    gone = session.scalars(select(UndoneRequest).order_by(UndoneRequest.reference)).all()
    assert [(each.reference, each.going_id) for each in gone] == [("LFR-0001", None), ("LFR-0002", None)]
    imported(session, campaign, coordinator, rows, at=later(2))
    with pytest.raises(DatabaseError, match="never changed"):
        session.execute(delete(EventRecord))
    session.rollback()


def test_what_is_brought_again_gets_new_numbers(session, campaign, coordinator, rows):
    undone(session, imported(session, campaign, coordinator, rows), coordinator)

    imported(session, campaign, coordinator, rows, at=later(2))

    assert session.scalars(select(InfoRequest.reference).order_by(InfoRequest.reference)).all() == [
        "LFR-0003",
        "LFR-0004",
    ]


def test_a_sheet_that_was_looked_at_meanwhile_must_be_looked_at_again(session, campaign, coordinator, rows):
    first = imported(session, campaign, coordinator, rows)
    again = checked(session, campaign, coordinator, rows, at=later())
    undone(session, first, coordinator)

    with pytest.raises(PlanMoved):
        run(session, again, coordinator, rows, at=later(2))
    assert session.scalars(select(InfoRequest)).all() == []


def test_undoing_twice_is_undoing_once(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)
    undone(session, found, coordinator)

    undone(session, found, coordinator, at=later(2))

    assert session.get(SheetImport, found.id, populate_existing=True).undone_at == later()


def test_what_was_never_imported_cannot_be_undone(session, campaign, coordinator, rows):
    found = checked(session, campaign, coordinator, rows)

    with pytest.raises(NotImported):
        undone(session, found, coordinator)


def test_it_can_be_undone_for_seven_times_24_hours(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    with pytest.raises(TooLate):
        undone(session, found, coordinator, at=later(7 * 24) + timedelta(microseconds=1))
    undone(session, found, coordinator, at=later(7 * 24))

    assert session.scalars(select(InfoRequest)).all() == []


def test_what_was_there_before_is_left_alone(session, campaign, coordinator, barchester, rows):
    there = builders.info_request(session, campaign, barchester, by=coordinator, history=[sent("2020-01-06")])
    before = everything(session)
    rows = [row(9, barchester.slug, sent("2026-10-01"), reference="9", wave="Two"), rows[1]]

    undone(session, imported(session, campaign, coordinator, rows), coordinator)

    assert everything(session) == before
    assert session.get(InfoRequest, there.id).history_length == 1
