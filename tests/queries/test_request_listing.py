"""The plan of the list: an index gives its order, on either database, so that no page sorts a whole campaign."""

import pytest
from sqlalchemy import event

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.regimes import laws
from foi_tracker.domain.roles import Role
from foi_tracker.queries import info_requests
from foi_tracker.queries.info_requests import After, Sort, Wanted
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from tests.builders import day
from tests.conftest import TODAY

SORTING = ("USE TEMP B-TREE FOR ORDER BY", "Sort Key")


@pytest.fixture
def issued(session):
    """The statements issued since the fixture was made, with their parameters."""
    found = []

    def note(_connection, _cursor, statement, parameters, *_):
        found.append((statement, parameters))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


def plan(session, statement, parameters):
    """How the database would go about a statement, tables as small as a test's being no excuse to read them whole."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        return [str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin", "sort"):  # those that are left need an index
        connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    return [str(row) for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)]


@pytest.mark.parametrize("after", [None, After(day=day("2026-01-01"), id=5), After(day=None, id=5)])
@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("part", ["member", "administrator"])
def test_an_index_gives_the_order_of_every_list(session, campaign, issued, sort, after, part):
    actor = {
        "member": Actor(user_id=1, name="Vera", roles={campaign.id: Role.VOLUNTEER}),
        "administrator": Actor(user_id=1, name="Ada", is_administrator=True),
    }[part]
    standpoint = Standpoint(today=TODAY, laws=laws(), user_id=1)
    wanted = Wanted(chosen=RequestFilter(), standpoint=standpoint, sort=sort, after=after)

    info_requests.listing(session, actor, wanted)

    plans = [line for each in list(issued) if "ORDER BY" in each[0] for line in plan(session, *each)]
    assert plans
    assert [line for line in plans if any(word in line for word in SORTING)] == []
