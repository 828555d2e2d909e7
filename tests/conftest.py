"""The fixtures that every test may use: a database of its own, an application on it, two people, a client."""

import os
import re
import shutil
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import partial

import pytest
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, make_url
from sqlalchemy.orm import Session

from foi_tracker.app import create_app
from foi_tracker.config import Settings
from foi_tracker.db import db
from foi_tracker.domain.roles import Role
from foi_tracker.engine import READ_ONLY
from foi_tracker.models import Campaign
from foi_tracker.wall_clock import WallClock
from tests import builders
from tests.databases import fresh_database

MISSING = re.compile("No module named '(bs4|frictionless|html5lib|hypothesis|jsonschema|playwright|python_calamine)")
TODAY = date(2026, 11, 23)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """With the runtime packages alone, skip the modules that need more; `python3 -m tests` installs it."""
    report = yield
    lacking = MISSING.search(str(report.longrepr)) if report.failed else None
    if lacking and not os.environ.get("NOTHING_MISSING"):
        report.outcome = "skipped"
        report.longrepr = (str(collector.path), 0, f"Skipped: {lacking.group(1)} is missing; run: python3 -m tests")
    return report


class StoppedClock(WallClock):
    """A clock that stands still until a test moves it."""

    def __init__(self, day: date = TODAY) -> None:
        self.instant = datetime.combine(day, time(9, 0), UTC)

    def now(self) -> datetime:
        return self.instant


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """A migrated, empty database that each test's own is copied from."""
    template = fresh_database.template(tmp_path_factory.mktemp("template"))
    application = create_app(_settings(template.url, template.folder), StoppedClock())
    with application.app_context():
        upgrade()
        db.engine.dispose()
    yield template
    template.drop()


def _settings(url, folder):
    return Settings(database_url=url, data_dir=folder, secret_key="only-for-tests-0123456789abcdefghijklmnop")


@pytest.fixture(scope="session")
def application(tmp_path_factory):
    """Made once for a run: its routes and templates take longer than most tests. `app` lends it to each."""
    return new_application(tmp_path_factory.mktemp("nowhere"))


def new_application(folder):
    """One that is on no database yet, but on the right kind."""
    nowhere = os.environ.get("FOI_TEST_DATABASE_URL", f"sqlite:///{folder}/none.sqlite3")
    made = create_app(_settings(nowhere, folder), StoppedClock())
    made.testing = True
    made.test_client_class = Visitor
    with made.app_context():
        event.listen(db.engine, "do_connect", partial(_connect_there, db.engine))
    return made


def _connect_there(engine, dialect, _record, arguments, options):
    """To the database that the engine's address names by now: statements stay compiled from one test to the next."""
    arguments[:], named = dialect.create_connect_args(engine.url)
    options.update(named)


@pytest.fixture
def app(application, migrated, tmp_path):
    """The application as if just made, on a database of its own."""
    database = migrated.copy(tmp_path)
    config, extensions = dict(application.config), dict(application.extensions)
    application.config.update(SQLALCHEMY_DATABASE_URI=database.url, DATA_DIR=tmp_path)
    application.extensions["wall_clock"] = StoppedClock()
    with application.app_context():
        db.engine.url = make_url(database.url)
    yield application
    with application.app_context():
        db.session.remove()
        db.engine.dispose()
    for held, before in ((application.config, config), (application.extensions, extensions)):
        held.clear()
        held.update(before)
    database.drop()
    shutil.rmtree(tmp_path, ignore_errors=True)


class Visitor(FlaskClient):
    """A browser. What the test arranged is committed before it asks, and is read afresh after."""

    def open(self, *args, **kwargs):
        self.commit_arrangements()
        return super().open(*args, **kwargs)

    @contextmanager
    def session_transaction(self, *args, **kwargs):
        self.commit_arrangements()
        with super().session_transaction(*args, **kwargs) as session:
            yield session
        self.commit_arrangements()

    def commit_arrangements(self):
        arranging = self.application.extensions.get("arranging")
        if arranging is not None:
            arranging.commit()


@pytest.fixture
def session(app) -> Session:
    """The test's own session. It is not the application's: no request shares its context or its transaction."""
    with app.app_context():
        engine = db.engine.execution_options(**{READ_ONLY: True})  # so that a test which only looks locks nothing
    with Session(engine) as session:
        app.extensions["arranging"] = session
        yield session


@pytest.fixture
def campaign(session) -> Campaign:
    return builders.campaign(session)


@pytest.fixture
def volunteer(session, campaign):
    return builders.user(session, "Vera Volunteer", campaign, Role.VOLUNTEER)


@pytest.fixture
def coordinator(session, campaign):
    return builders.user(session, "Cora Coordinator", campaign, Role.COORDINATOR)


@pytest.fixture
def client(app):
    return app.test_client()
