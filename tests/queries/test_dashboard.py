"""The board's questions are answered from an index, whatever is shown, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, insert, select

from foi_tracker.domain.events import ClarificationRequested
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Level, Outcome, Stage
from foi_tracker.models import DeadlineRecord, InfoRequest
from foi_tracker.queries import appeals
from foi_tracker.queries.board_pages import Board, board_page
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.dashboard import Show, census, rights_lapsing, tiles
from foi_tracker.queries.desk import my_open_requests, my_progress, overview
from foi_tracker.queries.request_filter import RequestFilter, Standpoint
from tests import builders
from tests.queries import plain_requests

TODAY = date(2026, 11, 23)
MANY = 6_000
OPEN_ONE_IN = 30
CLOSED = {"awaiting": Awaiting.NOBODY, "stage": Stage.CLOSED}


def busy(owner):
    """Thousands of requests that are over, and some hundreds that are not."""
    for number in range(MANY):
        if number % OPEN_ONE_IN:
            yield CLOSED | {"owner_id": owner.id}
        else:
            due_on = TODAY + timedelta(days=number % 50 - 40)
            yield {"due_on": due_on, "owner_id": owner.id if number % 60 else None}


@pytest.fixture
def actor(campaign, coordinator):
    return Actor(user_id=coordinator.id, name=coordinator.name, roles={campaign.id: Role.COORDINATOR})


@pytest.fixture
def standpoint(session, actor):
    return Standpoint(today=TODAY, laws=current_laws(session), user_id=actor.user_id)


@pytest.fixture
def many(session, campaign, volunteer):
    authorities = [builders.authority(session, f"Barchester {number} City Council") for number in range(10)]
    rows = list(busy(volunteer))
    for place, authority in enumerate(authorities):
        plain_requests.add(session, campaign, authority, by=volunteer, rows=rows[place :: len(authorities)])
    session.execute(insert(DeadlineRecord), list(deadlines(session.scalars(select(InfoRequest.id)))))
    plain_requests.analyse(session)


def deadlines(ids):
    for id_ in ids:
        ours = id_ % 7 == 0
        yield {
            "info_request_id": id_,
            "party": Awaiting.REQUESTER if ours else Awaiting.AUTHORITY,
            "kind": DeadlineKind.REVIEW_REQUEST if ours else DeadlineKind.RESPONSE,
            "due_on": TODAY + timedelta(days=id_ % 900 - 450),
            "level": Level.GUIDANCE,
            "provision": "an invented provision",
            "opened_by": 1,
        }


def plans(session, ask):
    """How the database runs each statement about requests that `ask` issues, in its own words."""
    issued = []

    def note(*arguments):
        issued.append((arguments[2], arguments[3]))

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    lines = [
        line[-1]
        for statement, parameters in issued
        for line in session.connection().exec_driver_sql(explain + statement, parameters)
    ]
    assert lines
    return "\n".join(lines)


def scans(plan):
    """Lines in which all of a large table is read."""
    return [
        line
        for line in plan.splitlines()
        if ("Seq Scan on info_requests" in line or "Seq Scan on deadlines" in line)
        or (line.startswith(("SCAN info_requests", "SCAN deadlines")) and "USING" not in line)
    ]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("show", list(Show))
def test_every_list_of_the_board_is_found_by_an_index(session, actor, standpoint, show):
    plan = plans(session, lambda: board_page(session, actor, Board(RequestFilter(), show), standpoint))

    assert scans(plan) == [], plan


@pytest.mark.usefixtures("many")
def test_the_numbers_of_the_board_are_counted_from_an_index(session, actor, standpoint):
    def ask():
        census(session, actor, RequestFilter(), standpoint)
        rights_lapsing(session, actor, RequestFilter(), standpoint)

    plan = plans(session, ask)

    assert scans(plan) == [], plan


@pytest.mark.usefixtures("many")
def test_a_desk_is_found_by_an_index(session, actor, standpoint, volunteer):
    me = Actor(user_id=volunteer.id, name=volunteer.name, roles=actor.roles)

    plan = plans(session, lambda: my_open_requests(session, me, standpoint))

    assert scans(plan) == [], plan


@pytest.mark.usefixtures("many")
def test_the_numbers_are_those_of_the_rows(session, actor, standpoint, volunteer):
    numbers = tiles(census(session, actor, RequestFilter(), standpoint), 0)

    assert numbers[Show.OPEN] == MANY // OPEN_ONE_IN
    assert numbers[Show.UNOWNED] == MANY // 60
    assert numbers[Show.OVERDUE] == sum(
        1 for row in busy(volunteer) if row.get("awaiting") is not Awaiting.NOBODY and row["due_on"] < TODAY
    )
    assert overview(session, actor, TODAY).overdue == numbers[Show.OVERDUE]


@pytest.mark.usefixtures("many")
def test_nobody_counts_what_they_may_not_see(session, standpoint):
    stranger = Actor(user_id=99, name="Stranger", roles={})

    assert census(session, stranger, RequestFilter(), standpoint) == []
    assert my_progress(session, stranger).mine == 0
    assert overview(session, stranger, TODAY).overdue == 0


def test_the_rights_that_lapse_are_those_of_the_appeals_page(session, campaign, volunteer, actor, standpoint):
    # 40 working days of 2 October 2026 end on Friday 27 November.
    for outcome in (Outcome.REFUSED, Outcome.SUPPLIED_IN_FULL):
        history = [builders.sent("2026-09-04"), builders.response("2026-10-02", outcome)]
        asked = builders.authority(session, f"{outcome} City Council")
        builders.info_request(session, campaign, asked, by=volunteer, history=history)
    # Fourteen days of 10 November end on the 24th: our own reminder, and no right.
    questioned = [builders.sent("2026-11-02"), ClarificationRequested(on=date(2026, 11, 10))]
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=questioned)

    on_the_board = rights_lapsing(session, actor, RequestFilter(), standpoint)
    on_the_appeals_page = appeals.counts(session, actor, RequestFilter(), standpoint)[appeals.Show.WITHIN_7]

    assert on_the_board == on_the_appeals_page == 1
