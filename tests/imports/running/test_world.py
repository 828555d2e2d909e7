"""What a sheet is compared with: all that the tracker holds, in a fixed number of statements."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from foi_tracker.db import db
from foi_tracker.domain import events as happened
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.said import Keys, SaidAnswer
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Entry, InfoRequest
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.record_event import record_event
from tests import builders, findings_builders
from tests.builders import NOON, day, response, sent
from tests.imports.running.bringing import TODAY, imported, later, row, undone


@pytest.fixture
def rows(barchester, plumstead):
    answered = response("2026-09-20", Outcome.SUPPLIED_IN_FULL)
    url = "https://www.whatdotheyknow.com/request/cameras"
    return [
        row(2, barchester.slug, sent("2026-09-01"), answered, reference="1", wave="One", url=url, notes="From a.csv:"),
        row(3, plumstead.slug, sent("2026-09-01"), reference="2", owner="placeholder:JS"),
    ]


def known(session, campaign):
    return world(session, campaign, TODAY).requests


def statements(app, session, campaign):
    told = []
    with app.app_context():
        engine = db.engine
    session.rollback()
    listen = lambda *facts: told.append(facts[2])  # noqa: E731 what the listener is given
    event.listen(engine, "before_cursor_execute", listen)
    world(session, campaign, TODAY)
    event.remove(engine, "before_cursor_execute", listen)
    return len(told)


def test_it_takes_as_many_statements_for_many_as_for_none(app, session, campaign, coordinator, barchester, rows):
    load_question_sets(session, NOON)
    answer = SaidAnswer(set_key="lfrt-council", question_id="C01", state=AnswerState.NIL)
    for_none = statements(app, session, campaign)
    more = [row(at, barchester.slug, sent("2026-09-01"), reference=str(at), wave=str(at)) for at in range(4, 50)]
    imported(session, campaign, coordinator, [replace(rows[0], answers=(answer,)), *rows[1:], *more])

    assert statements(app, session, campaign) <= for_none
    assert len(known(session, campaign)) == 48


def test_a_request_is_known_by_what_a_sheet_called_it(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)

    (first, second) = known(session, campaign)
    assert first.keys == Keys(reference="1", url=rows[0].url, authority=rows[0].authority, wave="One")
    assert (first.wave, first.url, first.notes) == ("One", rows[0].url, ("From a.csv:",))
    assert first.imported == rows[0].events
    assert dict(first.imported_facts) == {"title": "Live facial recognition", "url": rows[0].url, "wave": "One"}
    assert second.imported_facts["owner"] == "placeholder:JS"


def test_what_people_recorded_was_not_imported(session, campaign, coordinator, barchester, rows):
    builders.info_request(session, campaign, barchester, by=coordinator, history=[sent("2020-01-06")])
    imported(session, campaign, coordinator, rows[1:])
    second = session.get(InfoRequest, known(session, campaign)[1].id)
    chased = happened.Chased(on=day("2026-10-05"))
    record_event(session, second, chased, seen_length=1, entry=Entry(by_id=coordinator.id, at=later()))

    (ours, theirs) = known(session, campaign)
    assert (ours.keys, ours.imported, len(ours.history)) == (None, (), 1)
    assert (theirs.imported, theirs.history) == (rows[1].events, (*rows[1].events, chased))


def test_what_people_took_back_is_still_what_the_sheet_said(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows[1:])
    request = session.get(InfoRequest, known(session, campaign)[0].id)
    back = happened.EventRetracted(on=day("2026-11-23"), position=1)
    record_event(session, request, back, seen_length=1, entry=Entry(by_id=coordinator.id, at=later()))

    (found,) = known(session, campaign)
    assert found.imported == rows[1].events


def test_what_a_later_sheet_took_back_is_said_no_longer(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows[1:])
    corrected = replace(rows[1], events=(sent("2026-09-02"),))
    imported(session, campaign, coordinator, [corrected], at=later())

    (found,) = known(session, campaign)
    assert found.imported == corrected.events


def test_what_was_undone_was_never_said(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows[1:])
    second = imported(session, campaign, coordinator, [replace(rows[1], events=(sent("2026-09-02"),))], at=later())
    undone(session, second, coordinator, at=later(2))

    (found,) = known(session, campaign)
    assert found.imported == rows[1].events


def test_a_finding_is_the_sheets_until_people_here_read_the_reply(session, campaign, coordinator, rows):
    load_question_sets(session, NOON)
    answers = tuple(
        SaidAnswer(set_key="lfrt-council", question_id=each, state=AnswerState.NIL) for each in ("C01", "C02")
    )
    imported(session, campaign, coordinator, [replace(rows[0], answers=answers)])
    request = session.get(InfoRequest, known(session, campaign)[0].id)
    findings_builders.finding(session, request, "C03", AnswerState.NOT_HELD)

    (found,) = known(session, campaign)
    assert {name: (state, ours) for name, (state, _, ours) in found.findings.items()} == {
        "C01": (AnswerState.NIL, False),
        "C02": (AnswerState.NIL, False),
        "C03": (AnswerState.NOT_HELD, True),
    }


def test_another_campaigns_requests_are_not_there_but_their_numbers_are_taken(
    session, campaign, coordinator, barchester, rows
):
    other = builders.campaign(session, slug="drones", short_name="DRN")
    builders.info_request(session, other, barchester, by=coordinator, history=[sent("2026-01-05")])
    undone(session, imported(session, campaign, coordinator, rows), coordinator)

    found = world(session, campaign, TODAY)
    assert found.requests == []
    assert found.taken_references == {"DRN-0001", "LFR-0001", "LFR-0002"}


def test_people_are_the_members_and_whoever_a_sheet_of_this_campaign_named(session, campaign, coordinator, rows):
    other = builders.campaign(session, slug="drones", short_name="DRN")
    builders.user(session, "Otto Other", other, Role.VOLUNTEER)
    gone = builders.user(session, "Gus Gone", campaign, Role.VOLUNTEER)
    gone.suspended_at = NOON
    imported(session, other, coordinator, [replace(rows[1], owner="placeholder:Elsewhere")])
    imported(session, campaign, coordinator, rows)

    people = world(session, campaign, TODAY).people
    assert [(each.name, each.is_placeholder) for each in people] == [
        ("Cora Coordinator", False),
        ("JS (no account)", True),
    ]
