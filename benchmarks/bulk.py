"""Rows into either database as fast as it takes them: already text and numbers, past the ORM."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy import Engine, Table, text
from sqlalchemy.dialects import sqlite

# Dates, words, JSON and instants as SQLite keeps them are also how PostgreSQL reads them: each value is rendered once.
DIALECT = sqlite.dialect()
CACHE_KIB = 1_000_000
Row = tuple[object, ...]


def rendered(table: Table, values: dict[str, object]) -> Row:
    """The values as the database keeps them, in the order they are given in."""
    return tuple(_rendered(table, name, value) for name, value in values.items())


def _rendered(table: Table, name: str, value: object) -> object:
    column = table.c[name]
    if value is None and column.default is not None and column.default.is_scalar:
        value = column.default.arg
    process = column.type.dialect_impl(DIALECT).bind_processor(DIALECT)
    return process(value) if process else value


class Door(Protocol):
    """A way in for many rows."""

    def put(self, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> None: ...

    def close(self) -> None: ...


class SqliteDoor:
    """One prepared statement a table, with the cache large and the safety off: a lost benchmark is made again."""

    def __init__(self, engine: Engine) -> None:
        self.connection = engine.raw_connection()
        self.cursor = self.connection.cursor()
        for pragma in ("synchronous=OFF", f"cache_size=-{CACHE_KIB}", "foreign_keys=OFF", "secure_delete=OFF"):
            self.cursor.execute(f"PRAGMA {pragma}")
        self.indexes = self.cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN "
            "('info_requests', 'request_events', 'deadlines', 'refusals')"
        ).fetchall()
        self.cursor.execute("BEGIN IMMEDIATE")
        for name, _ in self.indexes:
            self.cursor.execute(f'DROP INDEX "{name}"')

    def put(self, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> None:
        places = ", ".join("?" * len(columns))
        self.cursor.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({places})", rows)

    def close(self) -> None:
        for _, statement in self.indexes:
            self.cursor.execute(statement)
        self.cursor.execute("COMMIT")
        self.cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.invalidate()  # its pragmas are not the application's


class PostgresDoor:
    """COPY, without looking every foreign key up; needs a superuser, as one's own server for benchmarks gives."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.connection = engine.raw_connection()
        self.cursor = self.connection.cursor()
        self.cursor.execute("SET statement_timeout = 0")
        self.cursor.execute("SET maintenance_work_mem = '512MB'")
        self.cursor.execute("SET session_replication_role = replica")
        self.cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes LEFT JOIN pg_constraint ON conname = indexname "
            "WHERE conname IS NULL AND schemaname = 'public' AND tablename IN "
            "('info_requests', 'request_events', 'deadlines', 'refusals')"
        )
        self.indexes = self.cursor.fetchall()
        for name, _ in self.indexes:
            self.cursor.execute(f'DROP INDEX "{name}"')
        self.tables: set[str] = set()

    def put(self, table: Table, columns: Sequence[str], rows: Iterable[Row]) -> None:
        self.tables.add(table.name)
        with self.cursor.copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy:
            copy.write("".join("\t".join(map(_copied, row)) + "\n" for row in rows))

    def close(self) -> None:
        for name in sorted(self.tables):
            self.cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}")
        for _, statement in self.indexes:
            self.cursor.execute(statement)
        self.connection.commit()
        self.connection.invalidate()
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SET statement_timeout = 0"))
            connection.execute(text("VACUUM ANALYZE"))  # what autovacuum will have done on a database that grew


def _copied(value: object) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, str) and ("\\" in value or "\t" in value or "\n" in value):
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return str(value)


def door(engine: Engine) -> Door:
    """The way into this database."""
    return SqliteDoor(engine) if engine.dialect.name == "sqlite" else PostgresDoor(engine)
