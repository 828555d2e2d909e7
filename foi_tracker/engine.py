"""How each database is spoken to: SQLite's pragmas and transactions, PostgreSQL's time-outs."""

from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": "10000",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "wal_autocheckpoint": "1000",
    "journal_size_limit": "67108864",
    "mmap_size": "0",
}
POSTGRES_SESSION = {
    "statement_timeout": "15s",
    "idle_in_transaction_session_timeout": "30s",
    "lock_timeout": "5s",
    "synchronous_commit": "on",
}
ANSWERS = {"WAL": "wal", "FULL": "2", "ON": "1", "OFF": "0", "MEMORY": "2"}  # how SQLite spells them
READ_ONLY = "foi_read_only"
QUIET = {"hide_parameters": True}  # what people wrote does not belong in the log of an error (security.md 6.22)


def engine_options(url: str) -> dict[str, Any]:
    """Options for `create_engine` that suit the database the URL names."""
    if make_url(url).get_backend_name() == "sqlite":
        return QUIET | {"connect_args": {"isolation_level": None}}
    settings = " ".join(f"-c {name}={value}" for name, value in POSTGRES_SESSION.items())
    return QUIET | {
        "pool_pre_ping": True,
        "pool_recycle": 1800,
        "connect_args": {"connect_timeout": 5, "options": settings},
    }


def watch_engine(engine: Engine) -> None:
    """Set each SQLite connection up, and begin its transactions as what they are: reading, or writing."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def pragmas_in_force(connection: Connection) -> dict[str, tuple[str, bool]]:
    """What SQLite answers for each pragma, and whether that is what we asked for."""
    return {
        name: (
            found := str(connection.exec_driver_sql(f"PRAGMA {name}").scalar()),
            found == ANSWERS.get(wanted, wanted),
        )
        for name, wanted in PRAGMAS.items()
    }


def _set_pragmas(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:  # noqa: ARG001 the listener's shape
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once under WAL, whatever the busy timeout.
    reading = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def refresh_statistics(engine: Engine) -> None:
    """Have SQLite count its indexes, or it takes every campaign for ten requests and sorts whole tables to show fifty.

    PostgreSQL does so by itself. A million requests take a second or two.
    """
    if engine.dialect.name == "sqlite":
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
