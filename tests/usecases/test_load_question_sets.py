import json

import pytest
from sqlalchemy import select

from foi_tracker.domain.question_sets import BadQuestionSet
from foi_tracker.models import Campaign, QuestionSet
from foi_tracker.questions import files
from foi_tracker.usecases.ensure_campaign import ensure_campaign
from foi_tracker.usecases.load_question_sets import QuestionSetChanged, load_question_sets
from tests.builders import NOON


def stored(session):
    return {(row.key, row.version): row.definition for row in session.scalars(select(QuestionSet))}


def test_loading_adds_every_version_as_the_files_have_them(session):
    added = load_question_sets(session, NOON)

    assert added == ["lfrt-council 1", "lfrt-police 1", "lfrt-police 2"]
    assert stored(session) == {
        (definition["set"], definition["version"]): definition for definition in map(json.loads, files.texts().values())
    }


def test_loading_again_changes_nothing(session):
    load_question_sets(session, NOON)
    before = stored(session)

    assert load_question_sets(session, NOON) == []
    assert stored(session) == before


def test_a_version_in_use_is_never_altered(session):
    load_question_sets(session, NOON)
    before = stored(session)
    name, text = next(iter(files.texts().items()))

    with pytest.raises(QuestionSetChanged, match="Save the change as version 2"):
        load_question_sets(session, NOON, {name: text.replace("Please", "Kindly")})

    session.rollback()
    assert stored(session) == before


def test_a_new_version_stands_beside_the_old_one(session):
    load_question_sets(session, NOON)
    name, text = next(iter(files.texts().items()))

    assert load_question_sets(session, NOON, {name: text.replace('"version": 1', '"version": 2')}) == ["lfrt-council 2"]
    assert len(stored(session)) == 4


def test_a_new_version_waits_as_a_draft_where_people_have_made_one_of_their_own(session, coordinator):
    load_question_sets(session, NOON)
    name, text = next(iter(files.texts().items()))
    theirs = json.loads(text) | {"version": 2, "title": "Our own"}
    session.add(
        QuestionSet(
            key=theirs["set"], version=2, definition=theirs, made_by_id=coordinator.id, created_at=NOON, ready_at=NOON
        )
    )
    session.commit()
    newer = {name: text.replace('"version": 1', '"version": 2').replace("Please", "Kindly")}

    assert load_question_sets(session, NOON, newer) == ["lfrt-council 3"]
    assert load_question_sets(session, NOON, newer) == []
    made = session.scalars(select(QuestionSet).where(QuestionSet.version == 3)).one()
    assert (made.ready_at, made.definition["version"]) == (None, 3)
    assert stored(session)["lfrt-council", 2] == theirs


@pytest.mark.parametrize("text", ["{", "[]", '{"set": "lfrt-council"}'])
def test_a_file_that_is_no_question_set_adds_nothing(session, text):
    with pytest.raises(BadQuestionSet):
        load_question_sets(session, NOON, {"broken.json": text})

    assert stored(session) == {}


def test_the_campaign_is_made_once(session):
    first = ensure_campaign(session, NOON)
    second = ensure_campaign(session, NOON)

    assert (first.slug, first.name, first.short_name) == ("lfrt", "Live facial recognition", "LFR")
    assert second.id == first.id
    assert len(session.scalars(select(Campaign)).all()) == 1


def test_a_campaign_that_people_have_edited_is_left_alone(session):
    ensure_campaign(session, NOON).name = "Faces in the street"
    session.commit()

    assert ensure_campaign(session, NOON).name == "Faces in the street"
