"""Files of a tracker on their way out and in again, through the commands that people type."""

import csv
import io

from tests.imports.making import Tab, csv_of, xlsx_of

MAKE = {"csv": csv_of, "xlsx": lambda rows: xlsx_of(Tab(rows=rows, name="Sheet1"))}


class Commands:
    """`flask foi export` and `flask foi import requests`."""

    def __init__(self, app, session, folder):
        self.app, self.session, self.folder = app, session, folder

    def export(self, table, campaign="lfrt", ending="csv"):
        """The bytes of an export."""
        done = self._run("export", table, "--campaign", campaign, "--format", ending)
        assert done.exit_code == 0, done.output
        return done.stdout_bytes

    def bring(self, content, *options, name="tracking.csv"):
        """Import a file; what the command says."""
        (self.folder / name).write_bytes(content)
        return self._run("import", "requests", str(self.folder / name), *options)

    def _run(self, *words):
        self.session.commit()
        done = self.app.test_cli_runner().invoke(args=["foi", *words])
        self.session.rollback()
        self.session.expire_all()
        return done


def rows_in(content):
    """The rows of a CSV by column, in the order of the file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def differing(one, other):
    """The columns in which two files differ, row by row; all of them where one has more rows."""
    ones, others = rows_in(one), rows_in(other)
    if len(ones) != len(others):
        return set(ones[0])
    return {name for row, same in zip(ones, others, strict=True) for name in row if row[name] != same[name]}


def rewritten(content, change, kind="csv"):
    """A file of ours after somebody changed cells of it: `change` gets each row by column and may alter it."""
    rows = rows_in(content)
    for row in rows:
        change(row)
    return MAKE[kind]([list(rows[0]), *(list(row.values()) for row in rows)])
