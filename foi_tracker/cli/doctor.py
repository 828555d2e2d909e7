"""`flask foi doctor`: whether this installation is fit to be trusted with letters and deadlines."""

import json
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from foi_tracker.db import db
from foi_tracker.domain.bank_holidays import HORIZON
from foi_tracker.engine import pragmas_in_force
from foi_tracker.revisions import UnknownRevision, revisions_of
from foi_tracker.secret_key import FILE_NAME
from foi_tracker.wall_clock import WallClock

GIBIBYTE = 1024**3
WAL_FIXED = (3, 51, 3)  # earlier versions can, very rarely, damage a database when two connections checkpoint at once
MONTHS_OF_WARNING = 9
FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Verdict(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    verdict: Verdict
    detail: str


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@with_appcontext
def doctor(as_json: bool) -> None:
    """Look at database, disk, permissions and calendar; exit 1 if something is bad."""
    clock: WallClock = current_app.extensions["wall_clock"]
    findings = [
        *_database(db.engine),
        *_files(Path(current_app.config["DATA_DIR"])),
        _calendar(clock.today()),
    ]
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            click.echo(f"{finding.verdict:8} {finding.name}: {finding.detail}")
    if any(finding.verdict is Verdict.BAD for finding in findings):
        raise SystemExit(1)


def _database(engine: Engine) -> Iterator[Finding]:
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except OperationalError as unreachable:
        yield Finding("database", Verdict.BAD, f"does not answer: {unreachable.orig}")
        return
    yield Finding("database", Verdict.OK, f"{engine.dialect.name} answers")
    yield _revision(engine)
    if engine.dialect.name == "sqlite":
        yield from _sqlite(engine)


def _revision(engine: Engine) -> Finding:
    try:
        revisions = revisions_of(engine)
    except UnknownRevision as unknown:
        return Finding("revision", Verdict.BAD, str(unknown))
    if revisions.is_pending:
        detail = (
            f"{revisions.current or 'no tables'}, and the code is at {revisions.head}; run: python3 wsgi.py --prepare"
        )
        return Finding("revision", Verdict.BAD, detail)
    return Finding("revision", Verdict.OK, revisions.head)


def _sqlite(engine: Engine) -> Iterator[Finding]:
    with engine.connect() as connection:
        wrong = {name: value for name, (value, right) in pragmas_in_force(connection).items() if not right}
    yield Finding("pragmas", Verdict.BAD if wrong else Verdict.OK, f"wrong: {wrong}" if wrong else "as they should be")
    old = sqlite3.sqlite_version_info < WAL_FIXED
    advice = f"; {'.'.join(map(str, WAL_FIXED))} mends a rare fault in write-ahead logs" if old else ""
    yield Finding("sqlite", Verdict.WARNING if old else Verdict.OK, sqlite3.sqlite_version + advice)


def _files(data_dir: Path) -> Iterator[Finding]:
    if not data_dir.is_dir():
        yield Finding("data directory", Verdict.BAD, f"{data_dir} is not there; run: python3 wsgi.py --prepare")
        return
    free = shutil.disk_usage(data_dir).free
    yield Finding("disk", Verdict.OK if free >= GIBIBYTE else Verdict.WARNING, f"{free / GIBIBYTE:.1f} GiB free")
    if not os.access(data_dir, os.W_OK):
        yield Finding("data directory", Verdict.BAD, f"{data_dir} cannot be written to")
    yield _permissions([data_dir, *data_dir.glob("*.sqlite3*"), data_dir / FILE_NAME])


def _permissions(paths: list[Path]) -> Finding:
    open_to_others = [path.name for path in paths if path.exists() and path.stat().st_mode & FOR_OTHERS]
    if open_to_others and os.name != "nt":
        return Finding(
            "permissions", Verdict.BAD, f"others can read {', '.join(open_to_others)}; run: chmod -R go= on it"
        )
    return Finding("permissions", Verdict.OK, "nobody else can read the data")


def _calendar(today: date) -> Finding:
    months = (HORIZON.year - today.year) * 12 + HORIZON.month - today.month
    verdict = Verdict.OK if months > MONTHS_OF_WARNING else Verdict.WARNING
    return Finding("calendar", verdict, f"bank holidays are known until {HORIZON.isoformat()}")
