"""How the databases are set up, read back from the databases themselves."""

import os
import threading

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from foi_tracker.db import db
from foi_tracker.engine import PRAGMAS, READ_ONLY, engine_options, pragmas_in_force, watch_engine
from foi_tracker.serving import after_fork

THREADS, TIMES = 8, 50


@pytest.fixture
def engine(tmp_path):
    """On a SQLite file of its own, whatever the rest of the suite runs on."""
    url = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    made = create_engine(url, **engine_options(url))
    watch_engine(made)
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE tally (amount INTEGER)"))
        connection.execute(text("INSERT INTO tally VALUES (0)"))
    yield made
    made.dispose()


def test_each_pragma_is_in_force_on_every_connection(engine):
    with engine.connect() as first, engine.connect().execution_options(**{READ_ONLY: True}) as second:
        assert pragmas_in_force(first) == pragmas_in_force(second)
        assert {name: right for name, (_value, right) in pragmas_in_force(first).items()} == dict.fromkeys(
            PRAGMAS, True
        )


def test_eight_threads_that_read_and_then_write_lose_nothing(engine):
    def count():
        for _ in range(TIMES):
            with engine.begin() as connection:
                amount = connection.scalar(text("SELECT amount FROM tally"))
                connection.execute(text("UPDATE tally SET amount = :amount"), {"amount": amount + 1})

    threads = [threading.Thread(target=count) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT amount FROM tally")) == THREADS * TIMES


def test_reading_goes_on_while_somebody_writes(engine):
    with engine.begin() as writer:
        writer.execute(text("UPDATE tally SET amount = 7"))
        with engine.connect().execution_options(**{READ_ONLY: True}) as reader:
            assert reader.scalar(text("SELECT amount FROM tally")) == 0


def test_a_reader_sees_one_moment_throughout(engine):
    with engine.connect().execution_options(**{READ_ONLY: True}) as reader:
        before = reader.scalar(text("SELECT amount FROM tally"))
        with engine.begin() as writer:
            writer.execute(text("UPDATE tally SET amount = 7"))

        assert reader.scalar(text("SELECT amount FROM tally")) == before


def test_postgresql_sessions_have_their_limits(app):
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            options = engine_options("postgresql+psycopg://foi@db/foi")
            assert options["pool_pre_ping"]
            assert "statement_timeout=15s" in options["connect_args"]["options"]
            return
        with db.engine.connect() as connection:
            shown = {name: connection.scalar(text(f"SHOW {name}")) for name in ("statement_timeout", "lock_timeout")}
        assert shown == {"statement_timeout": "15s", "lock_timeout": "5s"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_worker_drops_the_connections_it_inherited(app):
    with app.app_context():
        with db.engine.connect():
            pass
        pool = db.engine.pool

        after_fork(app)

        assert db.engine.pool is not pool
        pool.dispose()  # here the parent is us


def test_what_people_wrote_is_not_in_the_words_of_an_error():
    engine = create_engine("sqlite://", **engine_options("sqlite://"))

    with engine.connect() as connection, pytest.raises(OperationalError) as failed:
        connection.execute(text("SELECT :note FROM nowhere"), {"note": "Rang Mrs Grantly"})

    assert "Grantly" not in str(failed.value)
