"""The ways in which a migration can lose data, each tried on migrations made for the purpose."""

import shutil

import pytest
from flask_migrate import Migrate, downgrade, upgrade
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from foi_tracker.db import db
from foi_tracker.revisions import MIGRATIONS
from tests import builders
from tests.builders import sent

HEAD = """
from alembic import op
import sqlalchemy as sa

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
"""
REBUILD = (
    HEAD
    + """
    with op.batch_alter_table("info_requests", recreate="{recreate}") as table:
        table.add_column(sa.Column("colour", sa.String(10), nullable=True))
"""
)
HALF = (
    HEAD
    + """
    op.create_table("half_made", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("SELECT * FROM nowhere")
"""
)
ORPHANS = (
    HEAD
    + """
    op.execute("DELETE FROM authorities")
"""
)


@pytest.fixture
def with_migration(app, tmp_path):
    """The application with one more migration than it has."""

    def add(source, **details):
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder)
        newest = max(path.name[:4] for path in (folder / "versions").glob("0*.py"))
        text = source.format(revision="9000", before=newest, **details)
        (folder / "versions" / "9000_trial.py").write_text(text, encoding="utf-8")
        Migrate(app, db, directory=str(folder))
        return app

    return add


@pytest.fixture
def one_request(session, campaign, volunteer):
    authority = builders.authority(session)
    builders.info_request(session, campaign, authority, by=volunteer, history=[sent("2026-10-01")])
    session.close()


def _count(table):
    with db.engine.connect() as connection:
        return connection.scalar(text(f"SELECT count(*) FROM {table}"))


@pytest.mark.usefixtures("one_request")
def test_rebuilding_a_table_keeps_the_rows_that_point_to_it(with_migration, app):
    with app.app_context():
        recreate = "always" if db.engine.dialect.name == "sqlite" else "never"
        with_migration(REBUILD, recreate=recreate)
        before = _count("request_events"), _count("deadlines")
        db.engine.dispose()

        upgrade()

        assert "colour" in {column["name"] for column in inspect(db.engine).get_columns("info_requests")}
        assert (_count("request_events"), _count("deadlines")) == before
        assert before[0] == 1


def test_a_migration_that_fails_half_way_takes_back_itself_and_those_before_it(with_migration, app):
    with app.app_context():
        downgrade(revision="-1")
        before = _version()
        with_migration(HALF)

        with pytest.raises(DatabaseError, match="nowhere"):
            upgrade()

        assert "half_made" not in inspect(db.engine).get_table_names()
        assert _version() == before


def _version():
    with db.engine.connect() as connection:
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


@pytest.mark.usefixtures("one_request")
def test_a_migration_that_leaves_rows_pointing_nowhere_is_undone(with_migration, app):
    with_migration(ORPHANS)
    with app.app_context():
        with pytest.raises(Exception, match=r"pointing nowhere|violates foreign key"):
            upgrade()

        assert _count("authorities") == 1
