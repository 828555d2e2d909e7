"""From the columns of requests.csv no course is told that did not happen, whatever the history was."""

import pytest
from hypothesis import given, settings

from foi_tracker.domain.cases import read_case
from foi_tracker.domain.imports.ours.our_course import COMPARED, ToldDays, columns_of_history, course_told
from foi_tracker.domain.regimes import laws
from tests.domain import vectors
from tests.domain.histories import HISTORIES, REGIMES, USUAL_HISTORIES

LAWS = laws()
CASES = [(vector.id, *read_case(vector.case)) for vector in vectors.read()]


def told(history, law):
    cells = columns_of_history(history, law) | {"whatdotheyknow_url": ""}
    return cells, course_told(ToldDays(cells.__getitem__), law)[0]


def days(history):
    return {(event.kind, event.on) for event in history}


@pytest.mark.parametrize(("regime", "history"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_of_a_worked_case_nothing_is_told_that_did_not_happen(regime, history):
    _, events = told(history, LAWS[regime])

    assert days(events) <= days(history)


def test_most_worked_cases_come_back_so_that_they_export_the_same():
    whole = 0
    for _, regime, history in CASES:
        cells, events = told(history, LAWS[regime])
        again = columns_of_history(events, LAWS[regime])
        whole += all(again[name] == cells[name] for name in COMPARED)

    assert (whole, len(CASES)) == (82, 94)


@settings(max_examples=60, deadline=None)
@given(USUAL_HISTORIES, REGIMES)
def test_of_any_history_nothing_is_told_on_a_day_of_its_own(history, regime):
    _, events = told(history, LAWS[regime])

    assert {event.on for event in events} <= {event.on for event in history}


@settings(max_examples=60, deadline=None)
@given(HISTORIES, REGIMES)
def test_no_history_is_too_odd_to_be_told(history, regime):
    cells, events = told(history, LAWS[regime])

    assert set(columns_of_history(events, LAWS[regime])) | {"whatdotheyknow_url"} == set(cells)
