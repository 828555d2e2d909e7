"""What a corrected sheet changed is put back where it was."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.said import SaidAnswer
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import ImportRow, InfoRequest
from foi_tracker.models.info_request import DERIVED
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.derivations import derivations
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.load_question_sets import load_question_sets
from foi_tracker.usecases.undo_import import AddedSince
from tests import findings_builders
from tests.builders import NOON, response, sent
from tests.imports.running.bringing import TODAY, checked, imported, later, row, undone
from tests.imports.running.test_undoing import everything


def answer(state):
    return SaidAnswer(set_key="lfrt-council", question_id="C01", state=state)


@pytest.fixture
def first(session, campaign, coordinator, volunteer, barchester, plumstead):
    load_question_sets(session, NOON)
    answered = response("2026-09-20", Outcome.SUPPLIED_IN_FULL)
    rows = [
        row(
            2, barchester.slug, sent("2026-09-01"), answered, reference="1", wave="One", owner=str(volunteer.id),
            title="Cameras", notes="From a.csv, row 2: x", answers=(answer(AnswerState.NIL),),
        ),
        row(3, plumstead.slug, sent("2026-09-01"), reference="2"),
    ]  # fmt: skip
    return imported(session, campaign, coordinator, rows)


def corrected(session, campaign, by, barchester, plumstead):
    """Everything that can be otherwise is, in a sheet that comes an hour later."""
    answered = response("2026-09-21", Outcome.REFUSED)
    rows = [
        row(
            2, barchester.slug, sent("2026-09-01"), answered, reference="1", wave="Two", owner="placeholder:JS",
            title="Drones", their_reference="FOI/1", notes="From b.csv, row 2: y",
            answers=(answer(AnswerState.NOT_HELD),),
        ),
        row(3, plumstead.slug, sent("2026-09-02"), reference="2"),
    ]  # fmt: skip
    found = imported(session, campaign, by, rows, at=later())
    assert found.counts["change"] == len(rows)
    return found


def told(session, campaign):
    """What the requests say for themselves, but for how long their histories are."""
    names = ("title", "their_reference", "owner_id", "wave", "imported", "imported_facts", "notes", "findings", "keys")
    return [[getattr(each, name) for name in names] for each in world(session, campaign, TODAY).requests]


def stands(session):
    """Where every request stands, by its derived columns."""
    session.expire_all()
    found = session.scalars(select(InfoRequest).order_by(InfoRequest.id))
    return [[getattr(each, name) for name in DERIVED] for each in found]


@pytest.mark.usefixtures("first")
def test_a_correction_takes_back_what_the_sheet_no_longer_says(session, campaign, coordinator, barchester, plumstead):
    corrected(session, campaign, coordinator, barchester, plumstead)

    (request, other) = session.scalars(select(InfoRequest).order_by(InfoRequest.id))
    assert (request.outcome, request.title, request.their_reference) == (Outcome.REFUSED, "Drones", "FOI/1")
    assert [each.event.kind for each in request.records] == ["sent", "response", "event_retracted", "response"]
    assert [each.event.kind for each in other.records] == ["sent", "event_retracted", "sent"]
    assert [each.differences() for each in derivations(session, current_laws(session), after=0)] == [[], []]


@pytest.mark.usefixtures("first")
def test_undoing_it_leaves_every_request_as_it_was(session, campaign, coordinator, barchester, plumstead):
    before, stood, tables = told(session, campaign), stands(session), everything(session)
    second = corrected(session, campaign, coordinator, barchester, plumstead)
    assert told(session, campaign) != before

    undone(session, second, coordinator, at=later(2))

    assert (told(session, campaign), stands(session)) == (before, stood)
    same = {"batches", "users", "notes", "assignments", "findings", "codings", "readings", "deployments", "refusals"}
    after = everything(session)
    assert {name: after[name] for name in same} == {name: tables[name] for name in same}
    assert [each.agrees for each in derivations(session, current_laws(session), after=0)] == [True, True]


def test_the_first_sheet_can_be_undone_once_the_second_is(session, campaign, coordinator, first, barchester, plumstead):
    second = corrected(session, campaign, coordinator, barchester, plumstead)
    with pytest.raises(AddedSince) as refused:
        undone(session, first, coordinator, at=later(2))
    undone(session, second, coordinator, at=later(2))

    undone(session, first, coordinator, at=later(3))

    assert {each.reference for each in refused.value.added} == {"LFR-0001", "LFR-0002"}
    assert session.scalars(select(InfoRequest)).all() == []


@pytest.mark.usefixtures("first")
def test_an_answer_follows_the_reply_whose_day_is_corrected(session, campaign, coordinator, volunteer, barchester):
    (before, _) = [each.findings for each in world(session, campaign, TODAY).requests]
    answered = response("2026-09-21", Outcome.SUPPLIED_IN_FULL)
    rows = [
        row(
            2, barchester.slug, sent("2026-09-01"), answered, reference="1", wave="One", owner=str(volunteer.id),
            title="Cameras", notes="From a.csv, row 2: x", answers=(answer(AnswerState.NIL),),
        ),
    ]  # fmt: skip

    second = imported(session, campaign, coordinator, rows, at=later())
    (between, _) = [each.findings for each in world(session, campaign, TODAY).requests]
    again = checked(session, campaign, coordinator, rows, at=later(2))
    undone(session, second, coordinator, at=later(3))
    (after, _) = [each.findings for each in world(session, campaign, TODAY).requests]

    assert (before, between) == (after, before)
    assert (bool(before), again.counts["same"]) == (True, 1)


@pytest.mark.usefixtures("first")
def test_a_reply_that_people_here_have_read_is_not_taken_back(session, campaign, coordinator, barchester):
    request = session.scalars(select(InfoRequest).order_by(InfoRequest.id)).first()
    findings_builders.finding(session, request, "C02", AnswerState.NOT_HELD)
    (before, _) = [each.findings for each in world(session, campaign, TODAY).requests]
    answered = response("2026-09-21", Outcome.SUPPLIED_IN_FULL)

    corrected = row(2, barchester.slug, sent("2026-09-01"), answered, reference="1", wave="One")
    imported(session, campaign, coordinator, [corrected], at=later())

    (after, _) = [each.findings for each in world(session, campaign, TODAY).requests]
    assert after == before
    conflicts = session.scalars(select(ImportRow.conflicts).order_by(ImportRow.id.desc())).first()
    assert [each["about"] for each in conflicts] == ["The answer"]
