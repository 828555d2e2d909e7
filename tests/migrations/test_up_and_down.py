"""The migrations, up, down and up again, on a populated database of whichever kind this run is for."""

from datetime import UTC, datetime

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import Enum, MetaData, inspect, text
from sqlalchemy.exc import DatabaseError

from foi_tracker.db import db
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Base
from foi_tracker.revisions import MIGRATIONS, UnknownRevision, revisions_of
from foi_tracker.usecases.ensure_campaign import ensure_campaign
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.load_register import load_register
from tests import builders

NOON = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
REVISIONS = [script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]


@pytest.fixture
def populated(app):
    """The register, the question sets, a campaign and a request with a history, through use-cases and builders."""
    with app.app_context():
        load_register(db.session(), at=NOON)
        load_question_sets(db.session(), NOON)
        campaign = ensure_campaign(db.session(), NOON)
        person = builders.user(db.session(), "Vera Volunteer", campaign, "volunteer")
        authority = builders.authority(db.session())
        history = [builders.sent("2026-10-01"), builders.response("2026-10-20", Outcome.REFUSED)]
        builders.info_request(db.session(), campaign, authority, by=person, history=history)
        _let_go()
    return app


def _let_go():
    # An open session would make a migration on PostgreSQL wait for ever.
    db.session.remove()
    db.engine.dispose()


def _everything(engine):
    """Every row of every table, comparable."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(table.select()).all()))
            for table in Base.metadata.sorted_tables
        }


def _shape(engine):
    """Columns, indexes and constraints as the database has them; triggers too."""
    found = MetaData()
    found.reflect(engine)
    inspector = inspect(engine)
    checks = {name: sorted(each["sqltext"] for each in inspector.get_check_constraints(name)) for name in found.tables}
    columns = {name: [(c.name, str(c.type), c.nullable) for c in table.columns] for name, table in found.tables.items()}
    indexes = {name: sorted(str(index["name"]) for index in inspector.get_indexes(name)) for name in found.tables}
    return columns, indexes, checks, _triggers(engine)


def _triggers(engine):
    sqlite = engine.dialect.name == "sqlite"
    listing = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with engine.connect() as connection:
        return sorted(connection.scalars(text(listing)))


def test_the_migrations_make_what_the_models_say(app):
    with app.app_context():
        check()  # ends the program where a migration is missing


def test_every_closed_set_of_words_is_the_same_in_the_database_and_the_code(app):
    with app.app_context():
        inspector = inspect(db.engine)
    for table in Base.metadata.sorted_tables:
        stored = " ".join(each["sqltext"] for each in inspector.get_check_constraints(table.name))
        for column in table.columns:
            if isinstance(column.type, Enum):
                known = {word for word in column.type.enums if f"'{word}'" in stored}
                assert known == set(column.type.enums), f"{table.name}.{column.name}"


def test_up_down_and_up_again_gives_the_same_database(app):
    with app.app_context():
        before = _shape(db.engine)
        _let_go()

        downgrade(revision="base")
        left = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        upgrade()

        assert left == set()
        assert _shape(db.engine) == before


@pytest.mark.parametrize("revision", [each for each in REVISIONS if each != "0001"])
def test_going_back_behind_a_revision_and_forward_again_keeps_every_row(populated, revision):
    with populated.app_context():
        before = _everything(db.engine)
        _let_go()

        downgrade(revision=f"{revision}-1" if revision != REVISIONS[0] else "-1")
        upgrade()

        assert _everything(db.engine) == before


def test_going_up_on_a_populated_database_changes_nothing(populated):
    with populated.app_context():
        before = _everything(db.engine)
        _let_go()

        upgrade()

        assert _everything(db.engine) == before


def test_foreign_keys_hold_after_a_migration(populated):
    with populated.app_context():
        downgrade(revision="-1")
        upgrade()
        if db.engine.dialect.name == "sqlite":
            with db.engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        with db.engine.connect() as connection, pytest.raises(DatabaseError):
            connection.execute(text("UPDATE info_requests SET campaign_id = 9999"))


def test_a_database_from_the_future_is_refused(app):
    with app.app_context():
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        with pytest.raises(UnknownRevision, match="9999"):
            revisions_of(db.engine)


def test_the_history_cannot_be_changed_or_deleted(populated):
    with populated.app_context():
        for deed in ("UPDATE request_events SET kind = 'closed'", "DELETE FROM request_events"):
            with pytest.raises(DatabaseError, match="never changed"), db.engine.begin() as connection:
                connection.execute(text(deed))
