"""Runs the migrations: one transaction for the whole upgrade, foreign keys off meanwhile and checked after."""

from alembic import context
from flask import current_app
from sqlalchemy.engine import Connection

from foi_tracker.models import Base

ONE_MIGRATOR = 20_000_001  # the number of the advisory lock that keeps a second migrator out of PostgreSQL


class RowsPointNowhere(Exception):
    """A migration would leave foreign keys without their rows; it has been undone."""


def migrate() -> None:
    """Bring the database to the wanted revision, or leave it as it was."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            # A batch alter rebuilds its table; with foreign keys on, that would delete the children of every row.
            _driver_execute(connection, "PRAGMA foreign_keys=OFF")
        else:
            connection.exec_driver_sql("SET lock_timeout = '3s'")
            connection.commit()
        try:
            _run(connection, sqlite=sqlite)
        finally:
            if sqlite:
                _driver_execute(connection, "PRAGMA foreign_keys=ON")


def _run(connection: Connection, *, sqlite: bool) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        compare_server_default=True,
        transactional_ddl=True,  # Alembic takes SQLite for unable, and would commit piece by piece
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        if not sqlite:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_MIGRATOR})")
        context.run_migrations()
        if sqlite:
            _check_sqlite(connection)


def _check_sqlite(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RowsPointNowhere(f"the migration would leave rows pointing nowhere: {broken[:5]}")
    if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
        raise RowsPointNowhere("the migration would damage the file")


def _driver_execute(connection: Connection, statement: str) -> None:
    # Past SQLAlchemy, which would open a transaction first, and inside one this pragma does nothing.
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()


migrate()
