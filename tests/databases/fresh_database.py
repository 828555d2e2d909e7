"""A database for each test, copied from one migrated once: SQLite, or PostgreSQL by FOI_TEST_DATABASE_URL."""

import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text


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


@dataclass
class PostgresDatabase:
    server: str
    name: str
    folder: Path

    @property
    def url(self) -> str:
        return make_url(self.server).set(database=self.name).render_as_string(hide_password=False)

    def copy(self, folder: Path) -> "PostgresDatabase":
        return create_postgres(self.server, folder, template=self.name)

    def drop(self) -> None:
        _run(self.server, f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def template(folder: Path) -> SQLiteFile | PostgresDatabase:
    """An empty database of the kind that this run of the suite is for."""
    server = os.environ.get("FOI_TEST_DATABASE_URL", "")
    return create_postgres(server, folder) if server else SQLiteFile(folder)


def create_postgres(server: str, folder: Path, template: str = "template0") -> PostgresDatabase:
    name = f"foi_{uuid.uuid4().hex}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return PostgresDatabase(server, name, folder)


def _run(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
