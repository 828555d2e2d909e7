"""Runs the migrations: one transaction for the whole upgrade, foreign keys off meanwhile and checked after."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from foi_tracker.models import Base


def migrate() -> None:
    """Bring the database to the revision asked for, or leave it as it was."""
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
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"the migration would leave rows pointing nowhere: {broken[:5]}")


def _driver_execute(connection: Connection, statement: str) -> None:
    # Past SQLAlchemy, which would open a transaction first, and inside one this pragma does nothing.
    cursor = connection.connection.cursor()
    cursor.execute(statement)
    cursor.close()


migrate()
