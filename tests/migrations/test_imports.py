"""Revision 0005 up and down with what it holds, and the triggers that let a history go when an import is undone."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from foi_tracker.db import db
from foi_tracker.domain.findings.vocabulary import Settled
from foi_tracker.models import SheetImport, UndoneRequest
from tests import builders, findings_builders
from tests.builders import NOON, sent

BEFORE = "0004"
TABLES = ("import_rows", "remembered_choices", "sheet_imports", "undone_requests")


@pytest.fixture
def world(session, campaign, coordinator):
    """Two requests, a finding that a sheet brought, a sheet that was undone; by the ids of the requests."""
    authority = builders.authority(session)
    made = [
        builders.info_request(session, campaign, authority, by=coordinator, history=[sent("2026-10-01")])
        for _ in range(2)
    ]
    sheet = SheetImport(
        campaign_id=campaign.id,
        filename="tracking.csv",
        sha256="ab" * 32,
        size=1,
        uploaded_by_id=coordinator.id,
        uploaded_at=NOON,
    )
    session.add(sheet)
    session.flush()
    session.add(UndoneRequest(reference="LFR-0009", sheet_import_id=sheet.id))
    findings_builders.finding(session, made[0], "C01", settled=Settled.IMPORTED)
    session.commit()
    ids = [each.id for each in made]
    session.close()
    return ids


def ask(statement, **values):
    with db.engine.connect() as connection:
        return connection.execute(text(statement), values).all()


def do(*statements, **values):
    with db.engine.begin() as connection:
        for each in statements:
            connection.execute(text(each), values)


def let_go():
    db.session.remove()
    db.engine.dispose()


def test_going_back_keeps_what_a_sheet_brought_under_a_word_that_the_older_program_knows(app, world):
    with app.app_context():
        let_go()
        downgrade(revision=BEFORE)

        assert ask("SELECT settled FROM findings") == [("single",)]
        assert [len(ask("SELECT id FROM info_requests WHERE id = :id", id=each)) for each in world] == [1, 1]
        assert set(TABLES).isdisjoint(inspect(db.engine).get_table_names())
        with pytest.raises(DatabaseError):
            do("UPDATE findings SET settled = 'imported'")
        let_go()
        upgrade()


def test_going_forward_again_there_is_room_for_sheets(app, world):
    with app.app_context():
        let_go()
        downgrade(revision=BEFORE)
        upgrade()

        do("UPDATE findings SET settled = 'imported'")

        assert [ask(f"SELECT count(*) FROM {table}") for table in TABLES] == [[(0,)]] * len(TABLES)
        assert ask("SELECT DISTINCT is_placeholder FROM users") in ([(0,)], [(False,)])
        assert len(ask("SELECT id FROM request_events")) == len(world)


def test_only_a_request_that_is_named_as_going_loses_its_history(app, world):
    going, staying = world
    with app.app_context():
        do(
            "UPDATE undone_requests SET going_id = :id",
            "DELETE FROM request_events WHERE info_request_id = :id",
            id=going,
        )

        assert ask("SELECT info_request_id FROM request_events") == [(staying,)]
        with pytest.raises(DatabaseError, match="never changed"):
            do("DELETE FROM request_events")
        assert ask("SELECT info_request_id FROM request_events") == [(staying,)]


def test_once_the_undoing_is_over_the_history_is_safe_again(app, world):
    with app.app_context():
        with pytest.raises(DatabaseError, match="never changed"):
            do(
                "UPDATE undone_requests SET going_id = :id",
                "UPDATE undone_requests SET going_id = NULL",
                "DELETE FROM request_events WHERE info_request_id = :id",
                id=world[0],
            )
        assert len(ask("SELECT id FROM request_events")) == len(world)


def test_even_a_request_that_goes_is_never_rewritten(app, world):
    with app.app_context(), pytest.raises(DatabaseError, match="never changed"):
        do(
            "UPDATE undone_requests SET going_id = :id",
            "UPDATE request_events SET kind = 'withdrawn' WHERE info_request_id = :id",
            id=world[0],
        )


def test_the_older_program_lets_no_history_go(app, world):
    with app.app_context():
        let_go()
        downgrade(revision=BEFORE)

        with pytest.raises(DatabaseError, match="never changed"):
            do("DELETE FROM request_events WHERE info_request_id = :id", id=world[0])
        let_go()
        upgrade()
