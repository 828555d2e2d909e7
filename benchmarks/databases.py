"""The databases that benchmarks run on: made, filled and kept until they are dropped."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import Engine, create_engine, func, make_url, select, text
from sqlalchemy.orm import Session

from benchmarks.seed import TODAY, seed
from foi_tracker.app import create_app
from foi_tracker.config import Settings
from foi_tracker.db import db
from foi_tracker.engine import refresh_statistics
from foi_tracker.models import InfoRequest
from foi_tracker.preparation import prepare
from foi_tracker.wall_clock import WallClock

FOLDER = Path(__file__).parent.parent / "instance" / "benchmarks"
POSTGRES_VARIABLE = "FOI_BENCH_POSTGRES_URL"


class StoppedClock(WallClock):
    """Nine in the morning of the seeds' own day, so that the same requests are late at every run."""

    def now(self) -> datetime:
        return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Database:
    """A database with so many requests."""

    kind: str
    url: str
    requests: int

    @property
    def name(self) -> str:
        return f"{self.kind} {self.requests:,}"

    def app(self) -> Flask:
        """The application on it."""
        settings = Settings(database_url=self.url, data_dir=FOLDER, secret_key="for-benchmarks-only-" * 3)
        return create_app(settings, StoppedClock())

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """The application's own engine, for work below the web."""
        app = self.app()
        with app.app_context():
            yield db.engine
            db.session.remove()
            db.engine.dispose()

    def fill(self) -> None:
        """Migrate it, load the register and seed it, unless that has been done."""
        app = self.app()
        prepare(app, print)
        with app.app_context():
            with Session(db.engine) as session:
                held = session.scalar(select(func.count()).select_from(InfoRequest)) or 0
            if held == 0:
                seed(db.engine, self.requests)
                self._let_history_go()
                refresh_statistics(db.engine)
            db.engine.dispose()

    def _let_history_go(self) -> None:
        # A benchmark takes back what it recorded, which no real database lets anybody do.
        with db.engine.begin() as connection:
            if self.kind == "sqlite":
                connection.execute(text("DROP TRIGGER IF EXISTS request_events_no_delete"))
            else:
                for name in ("request_events_no_change", "request_events_no_delete"):
                    connection.execute(text(f"DROP TRIGGER IF EXISTS {name} ON request_events"))


def sqlite(requests: int) -> Database:
    """A file under the instance folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return Database("sqlite", f"sqlite:///{FOLDER / f'bench-{requests}.sqlite3'}", requests)


def postgres(requests: int, server: str) -> Database:
    """A database of its own on `server`, made if it is not there."""
    url, name = make_url(server), f"foi_bench_{requests}"
    with _administering(server) as engine, engine.connect() as connection:
        if not connection.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}):
            connection.execute(text(f"CREATE DATABASE {name}"))
    return Database("postgres", url.set(database=name).render_as_string(hide_password=False), requests)


def drop(database: Database) -> None:
    """Throw a benchmark database away."""
    url = make_url(database.url)
    if database.kind == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{url.database}{ending}").unlink(missing_ok=True)
        return
    with _administering(database.url) as engine, engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {url.database}"))


@contextmanager
def _administering(url: str) -> Iterator[Engine]:
    engine = create_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()
