"""A database for each test, copied from one migrated once: SQLite, or PostgreSQL by FOI_TEST_DATABASE_URL."""

import os
import shutil
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError


@dataclass
class SQLiteFile:
    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "foi.sqlite3"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def copy(self, folder: Path) -> "SQLiteFile":
        target = SQLiteFile(folder)
        shutil.copyfile(self.path, target.path)
        return target

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)


# As if nothing had been written: triggers that keep history, and references, hold for people and not for us.
EMPTY = """
DO $$ DECLARE name text; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET LOCAL session_replication_role = replica;
    SET LOCAL lock_timeout = '5s';
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
        EXECUTE format('DELETE FROM %I', name);
    END LOOP;
    PERFORM setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences;
END $$
"""
SHAPE = """
SELECT (SELECT row(count(*), max(oid)) FROM pg_class)::text || (SELECT row(count(*), max(oid)) FROM pg_trigger)
    || (SELECT row(count(*), max(oid)) FROM pg_proc) || (SELECT count(*) FROM pg_attribute WHERE NOT attisdropped)
    || (SELECT count(*) FROM pg_trigger WHERE tgenabled = 'O')
    || (SELECT string_agg(version_num, ' ') FROM alembic_version)
"""


@dataclass
class PostgresDatabase:
    server: str
    name: str
    folder: Path
    origin: "PostgresDatabase | None" = None
    shape: str = ""
    spare: list["PostgresDatabase"] = field(default_factory=list)

    @property
    def url(self) -> str:
        return make_url(self.server).set(database=self.name).render_as_string(hide_password=False)

    def copy(self, folder: Path) -> "PostgresDatabase":
        """One that a test has given back, or a new one: making one takes ten times as long as emptying it."""
        if self.spare:
            return replace(self.spare.pop(), folder=folder)
        self.shape = self.shape or _run(self.url, SHAPE)
        return replace(create_postgres(self.server, folder, template=self.name), origin=self)

    def drop(self) -> None:
        for each in self.spare:
            each.remove()
        if self.origin and self._is_as_new():
            self.origin.spare.append(self)
        else:
            self.remove()

    def remove(self) -> None:
        _run(self.server, f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _is_as_new(self) -> bool:
        try:
            return _run(self.url, EMPTY, SHAPE) == self.origin.shape
        except DBAPIError:  # somebody still holds a lock
            return False


def template(folder: Path) -> SQLiteFile | PostgresDatabase:
    """An empty database of the kind that this run of the suite is for."""
    server = os.environ.get("FOI_TEST_DATABASE_URL", "")
    return create_postgres(server, folder) if server else SQLiteFile(folder)


def create_postgres(server: str, folder: Path, template: str = "template0") -> PostgresDatabase:
    name = f"foi_{uuid.uuid4().hex}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return PostgresDatabase(server, name, folder)


def _run(server: str, *statements: str) -> str:
    """What the last of them answers, where it answers anything."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        for statement in statements:
            answer = connection.execute(text(statement))
        return answer.scalar_one() if answer.returns_rows else ""
