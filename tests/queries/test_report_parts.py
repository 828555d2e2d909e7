"""Whatever has happened to requests, the parts of every table of the report add up to its whole."""

from collections import Counter
from datetime import date
from itertools import count, groupby
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_tracker.domain.history import replay, retracted
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.report_census import Timing
from tests import builders
from tests.domain.histories import EVENTS, USUAL_HISTORIES
from tests.queries.report_world import member, report_for

SENT = st.builds(builders.sent, st.dates(date(2026, 5, 1), date(2026, 11, 20)).map(date.isoformat))
HISTORIES = st.one_of(USUAL_HISTORIES, st.lists(EVENTS, max_size=8))
TOLD = st.tuples(st.sampled_from(list(RegimeCode)), st.builds(lambda first, rest: [first, *rest], SENT, HISTORIES))
NUMBERS = count()


@pytest.fixture
def authorities(session):
    return {law: builders.authority(session, f"{law} Council", regime=law) for law in RegimeCode}


@pytest.fixture
def laws(session):
    return current_laws(session)


@pytest.fixture
def reported(session, volunteer, authorities):
    """The report on a campaign of its own that consists of these histories."""

    def make(told):
        number = next(NUMBERS)
        campaign = builders.campaign(session, f"c{number}", f"C{number}")
        for law, history in told:
            builders.info_request(session, campaign, authorities[law], by=volunteer, history=history)
        return report_for(session, member(volunteer, campaign))

    return make


def often(number):
    return settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@often(40)
@given(told=st.lists(TOLD, max_size=8))
def test_the_parts_of_every_table_add_up_to_its_whole(reported, laws, told):
    states = [(law, state) for law, state in _states(told, laws) if state.sent_on]

    found = reported(told)

    assert found.asked == len(states)
    assert sum(line.asked for line in found.nations if line.nation) == found.asked
    for line in found.nations:
        assert sum(line.counts[timing] for timing in Timing) == line.asked
        assert line.in_time.whole <= line.asked
    assert sum(line.citing.whole for line in found.refusals.kinds) == found.answered
    for line in found.refusals.exemptions:
        assert sum(share.part for _, share in line.by_kind) == line.citing.part
        assert sum(share.whole for _, share in line.by_kind) == line.citing.whole
        assert 0 < line.citing.part <= line.citing.whole
    for line in (*found.reviews, *found.complaints):
        assert line.asked.part == line.waiting + line.ended + line.decided <= line.could
        assert line.won.part <= sum(line.results.values()) == line.decided
    for step, lines in groupby(found.steps, lambda line: line.step):
        begun = sum(line.begun for line in lines)
        asked = {"review": found.reviews, "decision_notice": found.complaints}
        assert begun == (sum(line.asked.part for line in asked[step]) if step in asked else found.asked)


@often(40)
@given(told=st.lists(TOLD, max_size=8))
def test_refusals_and_days_are_what_the_histories_say_one_by_one(reported, laws, told):
    sent = [(law, history, state) for (law, history), (_, state) in zip(told, _states(told, laws), strict=True)]
    sent = [each for each in sent if each[2].sent_on]

    found = reported(told)

    assert {
        (line.asked_under, line.law, line.code, line.ncnd): line.citing.part for line in found.refusals.exemptions
    } == _cited(sent)
    assert {line.law: line.spread.median for line in found.steps if line.step == "answer" and line.spread} == {
        law: median(days) for law in RegimeCode if (days := _days(sent, law, laws))
    }


def _states(told, laws):
    return [(law, replay(history, laws[law])) for law, history in told]


def _cited(sent):
    found = Counter()
    for law, history, state in sent:
        if state.responded_on or state.review_decided_on:
            gone = retracted(history)
            answers = [
                event
                for position, event in enumerate(history, 1)
                if position not in gone and event.kind in ("response", "review_outcome")
            ]
            found.update({(law, each.law, each.code, each.ncnd) for event in answers for each in event.exemptions})
    return found


def _days(sent, law, laws):
    found = []
    for own, _, state in sent:
        if own is law and state.responded_on and state.clock_start and state.clock_start <= state.responded_on:
            try:
                found.append(laws[law].calendar.between(state.clock_start, state.responded_on))
            except CalendarExhausted:
                continue
    return found
