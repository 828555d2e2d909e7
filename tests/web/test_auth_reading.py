"""Looking changes nothing: every page, as everybody, leaves the database as it was."""

import pytest
from sqlalchemy import select

from foi_tracker.models import AuditLine, Base, UserSession
from tests.web.authorisation_addresses import address
from tests.web.authorisation_world import IDENTITIES, World
from tests.web.test_authorisation_matrix import RULES

READ = sorted({rule.endpoint: rule for rule in RULES if "GET" in rule.methods}.values(), key=lambda rule: rule.endpoint)


@pytest.fixture
def world(app, session):
    return World(app, session)


def snapshot(session):
    """Every row of every table; of sessions only those of people. That a table was taken out is noted."""
    kept = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if column.name not in ("last_seen_at", "token_hash")]
        wanted = select(*columns).order_by(*table.primary_key.columns)
        if table is UserSession.__table__:
            wanted = wanted.where(table.c.user_id.is_not(None))
        if table is AuditLine.__table__:
            wanted = wanted.where(table.c.action != "export.run")
        kept[table.name] = [tuple(map(str, row)) for row in session.execute(wanted)]
    session.commit()
    return kept


@pytest.mark.parametrize("identity", IDENTITIES)
def test_looking_at_every_page_changes_nothing(world, identity):
    browser = world.browser(identity)
    addresses = [address(world, rule) for rule in READ]
    before = snapshot(world.session)

    for url in addresses:
        for method in ("GET", "HEAD", "OPTIONS"):
            browser.open(url, method=method, buffered=True).close()

    assert snapshot(world.session) == before
