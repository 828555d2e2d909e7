import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.question_editing import edits
from foi_tracker.domain.question_editing.differences import Change, Comparable, differences, marked
from foi_tracker.domain.question_editing.telling import tell_field
from foi_tracker.domain.question_editing.writing import written
from foi_tracker.domain.question_sets import AnswerField, FieldType, Priority, QuestionSetDefinition
from foi_tracker.domain.questions.checks import faults
from foi_tracker.questions import files

COUNCIL = QuestionSetDefinition.parse(json.loads(files.texts()["lfrt-council-1.json"]))
SYSTEMS = COUNCIL.question("C02")


def ids(definition):
    return [question.id for question in definition.questions]


def changed(question_id, **values):
    """The council set with one question otherwise, and what that differs by."""
    made = edits.with_question(COUNCIL, replace(COUNCIL.question(question_id), **values))
    return next(iter(differences(COUNCIL, made).questions), None)


def changed_field(question_id, key, **values):
    question = COUNCIL.question(question_id)
    made = edits.with_field(question, (key,), replace(edits.field_at(question, (key,)), **values))
    return changed(question_id, fields=made.fields)


def test_a_question_is_added_at_the_end_and_replaced_where_it_stands():
    new = replace(COUNCIL.question("C05"), id="C17", key="drones", ask="Any drones?")

    assert ids(edits.with_question(COUNCIL, new)) == [*ids(COUNCIL), "C17"]
    assert ids(edits.with_question(COUNCIL, replace(new, id="C05"))) == ids(COUNCIL)


@pytest.mark.parametrize(
    ("question_id", "step", "first"),
    [("C02", -1, ["C02", "C01", "C03"]), ("C01", 1, ["C02", "C01", "C03"]), ("C01", -1, ["C01", "C02", "C03"])],
)
def test_a_question_changes_places_with_its_neighbour(question_id, step, first):
    assert ids(edits.with_question_moved(COUNCIL, question_id, step))[:3] == first


def test_a_question_that_a_rule_keeps_can_go_but_not_one_whose_answer_a_rule_needs():
    assert not faults(written(edits.without_question(COUNCIL, "C14")))
    assert [str(each) for each in faults(written(edits.without_question(COUNCIL, "C03")))] == [
        "skip › rule 1 › when: there is no answer C03.police_lfr_on_assets; "
        "name one as question.field, such as P01.lfr_status"
    ]


def test_a_column_of_a_table_is_edited_moved_added_and_removed_like_a_field():
    longer = edits.with_field(SYSTEMS, ("systems", ""), AnswerField(key="notes", type=FieldType.TEXT))
    first = edits.with_field_moved(longer, ("systems", "purpose"), -1)
    shorter = edits.without_field(first, ("systems", "name"))

    assert shorter.fields[0].columns[0].key == "purpose"
    assert edits.field_at(shorter, ("systems", "notes")).type is FieldType.TEXT
    assert edits.field_at(shorter, ("systems", "name")) is None


@given(st.lists(st.tuples(st.sampled_from(ids(COUNCIL)), st.sampled_from([-1, 1])), max_size=12))
@settings(max_examples=40, deadline=None)
def test_moving_questions_about_loses_none_and_changes_none(moves):
    made = COUNCIL
    for question_id, step in moves:
        made = edits.with_question_moved(made, question_id, step)

    found = differences(COUNCIL, made)

    assert sorted(ids(made)) == sorted(ids(COUNCIL))
    assert {each.change for each in found.questions} <= {Change.MOVED}
    assert found.any is (ids(made) != ids(COUNCIL))


def test_a_set_does_not_differ_from_itself_under_another_number():
    found = differences(COUNCIL, replace(COUNCIL, version=2))

    assert not found.any
    assert found.unchanged == 16


def test_words_that_went_and_words_that_came_are_marked_in_their_place():
    assert [
        (each.change, each.text) for each in marked("How many cameras are there?", "How many drones are there?")
    ] == [
        (Change.SAME, "How many "),
        (Change.REMOVED, "cameras "),
        (Change.ADDED, "drones "),
        (Change.SAME, "are there?"),
    ]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
@settings(max_examples=60, deadline=None)
def test_both_texts_can_be_read_out_of_the_marked_one(old, new):
    found = marked(" ".join(old), " ".join(new))

    assert "".join(each.text for each in found if each.change is not Change.ADDED).split() == old
    assert "".join(each.text for each in found if each.change is not Change.REMOVED).split() == new


def test_what_was_added_and_removed_is_said_with_its_words():
    made = edits.without_question(COUNCIL, "C16")
    added = replace(COUNCIL.question("C15"), id="C17", key="drones", ask="Any drones?")

    found = differences(COUNCIL, edits.with_question(made, added))

    assert [each.id for each in found.of(Change.ADDED)] == ["C17"]
    assert [each.id for each in found.of(Change.REMOVED)] == ["C16"]
    assert found.of(Change.ADDED)[0].details[0].words[0].text == "Any drones?"


@pytest.mark.parametrize(
    ("found", "comparable", "meaning"),
    [
        (changed("C05", guidance="Look twice."), Comparable.YES, "can be counted together"),
        (changed("C05", priority=Priority.B), Comparable.YES, "can be counted together"),
        (changed("C05", ask="How many cameras?"), Comparable.WITH_CARE, "The words are other words"),
        (changed("C05", show_if={"C01.own_use": ("in use",)}), Comparable.WITH_CARE, "under other conditions"),
        (changed("C05", fields=COUNCIL.question("C05").fields[:2]), Comparable.WITH_CARE, "Fields came or went"),
        (changed_field("C01", "own_use", options=("yes", "no")), Comparable.WITH_CARE, "What may be picked"),
        (changed_field("C05", "cameras_total", minimum=1), Comparable.YES, "can be counted together"),
        (
            changed_field("C05", "cameras_total", unit="sites"),
            Comparable.NO,
            "recorded in cameras_total is of another kind",
        ),
        (changed_field("C05", "cameras_total", type=FieldType.TEXT), Comparable.NO, "of another kind"),
    ],
)
def test_a_change_says_whether_answers_to_both_versions_can_be_counted_together(found, comparable, meaning):
    assert found.comparable is comparable
    assert meaning in found.meaning


def test_a_changed_option_is_shown_in_its_field():
    found = changed_field("C01", "own_use", options=("in use", "trial", "never"))

    (only,) = found.fields
    assert only.key == "own_use"
    gone = "".join(each.text for each in only.words if each.change is Change.REMOVED)
    assert ("stopped" in gone, "planned" in gone, "trial" in gone) == (True, True, False)


def test_a_field_says_in_words_how_it_is_answered():
    told = [tell_field(each) for each in COUNCIL.question("C05").fields]

    assert told[0] == "a whole number (cameras), 0 or more; “fewer than 5” will do"
    assert told[2] == "any of a list: appearance search, crowd, vehicle, behaviour, none"
