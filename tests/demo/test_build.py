"""The demonstration is a smoke test of the use-cases, so it is built here for real."""

from collections import Counter

import pytest
from sqlalchemy import select

from foi_tracker.demo.build import build, is_built
from foi_tracker.demo.people import COORDINATOR_EMAIL, COORDINATORS, VOLUNTEERS
from foi_tracker.domain.events import KINDS
from foi_tracker.domain.history import replay
from foi_tracker.domain.vocabulary import Delivery, Finding, Outcome, Phase, RegimeCode, Stage
from foi_tracker.models import InfoRequest, User
from foi_tracker.queries.calendars import current_laws
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.load_register import load_register
from tests.builders import NOON
from tests.conftest import TODAY


@pytest.fixture
def demonstration(session):
    load_register(session, at=NOON)
    load_question_sets(session, at=NOON)
    assert not is_built(session)
    build(session, TODAY, lambda _line: None)
    return session


def test_the_demonstration_is_a_whole_year_with_every_stage_and_outcome_in_it(demonstration):
    requests = list(demonstration.scalars(select(InfoRequest)))
    stages, outcomes = Counter(each.stage for each in requests), Counter(each.outcome for each in requests)

    assert is_built(demonstration)
    assert 850 <= len(requests) <= 950
    assert set(stages) == set(Stage)
    assert set(outcomes) == {*Outcome, None}
    assert {each.delivery for each in requests} == set(Delivery)
    assert max(each.filed_at.date() for each in requests) == TODAY
    assert (TODAY - min(each.filed_at.date() for each in requests)).days > 340

    people = list(demonstration.scalars(select(User)))
    assert {person.name for person in people} == {*COORDINATORS, *VOLUNTEERS}
    assert len(people) == 30
    assert [person.email for person in people if person.is_administrator] == [COORDINATOR_EMAIL]

    kinds = {record.kind for each in requests for record in each.records}
    assert kinds == set(KINDS) - {"received", "transferred", "time_extension"}
    assert {each.phase for each in requests} >= set(Phase) - {Phase.PIT_EXTENSION, Phase.LAPSED}
    assert {each.finding for each in requests} == {*Finding, None}
    assert {each.regime for each in requests} == set(RegimeCode)

    laws = current_laws(demonstration)
    history_of = [(each, [record.event for record in each.records]) for each in requests]
    assert all(event.on <= TODAY for _, history in history_of for event in history)
    assert all(replay(history, laws[each.regime]).due_on == each.due_on for each, history in history_of)
