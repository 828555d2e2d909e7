"""Tables to a SQLite file: the same rows in the same order make the same bytes."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from foi_tracker.exports.codebook import ColumnType, Table

AFFINITIES = {ColumnType.INTEGER: "INTEGER", ColumnType.NUMBER: "NUMERIC", ColumnType.BOOLEAN: "INTEGER"}
TRUTH = {"true": 1, "false": 0, "": None}
Rows = Iterable[Sequence[str]]


class SqliteFile:
    """A file that is being filled. Text stays as it was typed: no formula is run by a database."""

    def __init__(self, connection: sqlite3.Connection, has_before: bool) -> None:
        self.connection, self.has_before = connection, has_before

    @classmethod
    @contextmanager
    def new(cls, path: Path, before: Path | None = None) -> Iterator[Self]:
        """An empty one, with an older file beside it to be compared with; whole once the block ends."""
        connection = sqlite3.connect(path.as_uri(), isolation_level=None, uri=True)
        try:
            if before:
                connection.execute("ATTACH ? AS before", (f"{before.as_uri()}?mode=ro&immutable=1",))
            connection.execute("PRAGMA page_size = 4096")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            yield cls(connection, before is not None)
            connection.execute("COMMIT")
        finally:
            connection.close()

    def table(self, table: Table, chunks: Iterable[Rows]) -> None:
        """A whole table at once."""
        self.create(table)
        for rows in chunks:
            self.add(table, rows)

    def create(self, table: Table) -> None:
        """The table, empty."""
        columns = ", ".join(f"{_name(column.name)} {AFFINITIES.get(column.type, 'TEXT')}" for column in table.columns)
        self.connection.execute(f"CREATE TABLE {_name(table.name)} ({columns})")

    def add(self, table: Table, rows: Rows) -> None:
        """Rows as every export has them: nothing is "", here NULL."""
        truths = set(table.positions(ColumnType.BOOLEAN))
        marks = ", ".join("?" * len(table.columns))
        self.connection.executemany(
            f"INSERT INTO {_name(table.name)} VALUES ({marks})",  # noqa: S608 the codebook's own names
            ([TRUTH[cell] if at in truths else cell or None for at, cell in enumerate(row)] for row in rows),
        )


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
