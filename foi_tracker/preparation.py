"""What has to be there before anybody can use the tracker; each step skips what is done."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import OperationalError

from foi_tracker.config import DEMONSTRATION_MARK, Settings
from foi_tracker.db import db
from foi_tracker.demo.build import build, is_built
from foi_tracker.engine import refresh_statistics
from foi_tracker.queries.calendars import current_laws
from foi_tracker.revisions import Revisions, revisions_of
from foi_tracker.usecases.ensure_campaign import ensure_campaign
from foi_tracker.usecases.issue_first_account_link import issue_first_account_link
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.load_register import load_register
from foi_tracker.usecases.rebuild_columns import rebuild_batch
from foi_tracker.wall_clock import WallClock

Say = Callable[[str], None]

# A file that lies in the data directory from before an upgrade until every column follows from its history again.
DERIVING = "deriving-after-an-upgrade"


class NotReady(Exception):
    """Something outside of us is missing; the message is one sentence that says how to mend it."""


def prepare_folder(settings: Settings) -> None:
    """A data directory that only we can read."""
    folder = settings.data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if settings.demonstration:
            (folder / DEMONSTRATION_MARK).touch()
    except OSError as refused:
        raise NotReady(f"{folder} cannot be made or written to; set FOI_DATA_DIR to a folder of your own.") from refused
    if not os.access(folder, os.W_OK | os.X_OK):
        raise NotReady(f"{folder} cannot be written to; set FOI_DATA_DIR to a folder of your own.")


def prepare(app: Flask, say: Say) -> None:
    """Bring database, register and campaign to where a person can start."""
    clock: WallClock = app.extensions["wall_clock"]
    with app.app_context():
        try:
            _migrate(db.engine, app.config["DATA_DIR"], say)
            _derive_again(app.config["DATA_DIR"] / DERIVING, say)
            _load(clock.now(), say)
            if app.config["DEMONSTRATION"] and not is_built(db.session()):
                build(db.session(), clock.today(), app.config["DATA_DIR"] / "attachments", say)
            db.session.remove()  # even looking opened a transaction that may write, and there is only one
            refresh_statistics(db.engine)
        except OperationalError as unreachable:
            raise NotReady(_unreachable(db.engine, unreachable)) from unreachable
        finally:
            _let_go()


def first_account_path(app: Flask) -> str | None:
    """Where the first person comes in; None where somebody has an account."""
    clock: WallClock = app.extensions["wall_clock"]
    with app.app_context():
        token = issue_first_account_link(db.session(), clock.now())
        _let_go()
    return f"/welcome/{token}" if token else None


def _let_go() -> None:
    # Nothing open may be inherited by the server's workers.
    db.session.remove()
    db.engine.dispose()


def _migrate(engine: Engine, data_dir: Path, say: Say) -> None:
    revisions = revisions_of(engine)
    if not revisions.is_pending:
        return
    if revisions.current:
        kept = _back_up(engine, data_dir / "backups", revisions)
        say(
            f"  Database: the old one is kept as {kept}"
            if kept
            else "  Database: make a copy with pg_dump now and then"
        )
        (data_dir / DERIVING).touch()
    engine.dispose()
    upgrade()
    say(f"  Database: set up at revision {revisions.head}")


def _derive_again(unfinished: Path, say: Say) -> None:
    """Fill the columns that an upgrade added or counts otherwise; stopped half-way, the next start goes on."""
    if not unfinished.exists():
        return
    session, after, changed = db.session(), 0, 0
    laws = current_laws(session)
    session.rollback()
    while (batch := rebuild_batch(session, laws, after=after)).last_id is not None:
        after, changed = batch.last_id, changed + batch.changed
    unfinished.unlink()
    say(f"  Requests: {changed:,} derived again from their histories")


def _back_up(engine: Engine, folder: Path, revisions: Revisions) -> Path | None:
    """A copy of the SQLite file from before the migration, proved sound; None for PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-{revisions.head}-at-{revisions.current}.sqlite3"
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(str(engine.url.database))) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise NotReady(f"{engine.url.database} is damaged; restore a backup before upgrading.")
    return target


def _load(at: datetime, say: Say) -> None:
    changes = load_register(db.session(), at=at)
    if changes.any:
        say(f"  Register: {len(changes.added)} authorities added, {len(changes.altered)} changed")
    added = load_question_sets(db.session(), at)
    if added:
        say(f"  Question sets: {', '.join(added)}")
    ensure_campaign(db.session(), at)


def _unreachable(engine: Engine, error: OperationalError) -> str:
    where = make_url(engine.url).set(password=None).render_as_string(hide_password=True)
    reason = str(error.orig).strip().splitlines() or ["no reason given"]
    return f"the database {where} does not answer; start it, or set FOI_DATABASE_URL. It says: {reason[0]}"
