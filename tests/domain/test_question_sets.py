import copy
import json
import re

import pytest

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.question_sets import (
    BadQuestionSet,
    FieldType,
    QuestionSetDefinition,
    for_kind,
)
from foi_tracker.questions import files

DEFINITIONS = {name: json.loads(text) for name, text in files.texts().items()}
SETS = {name: QuestionSetDefinition.parse(definition) for name, definition in DEFINITIONS.items()}
POLICE = SETS["lfrt-police-2.json"]
COUNCIL = SETS["lfrt-council-1.json"]


@pytest.fixture
def definition():
    return copy.deepcopy(DEFINITIONS["lfrt-police-2.json"])


def test_forces_are_asked_21_questions_and_councils_16():
    assert [question.id for question in POLICE.questions] == [f"P{number:02}" for number in range(1, 22)]
    assert [question.id for question in COUNCIL.questions] == [f"C{number:02}" for number in range(1, 17)]


@pytest.mark.parametrize("kind", AuthorityKind)
def test_every_kind_of_authority_has_one_question_set(kind):
    suited = [each for each in SETS.values() if kind in each.kinds]

    assert {each.key for each in suited} == {(POLICE if kind.is_police else COUNCIL).key}
    assert for_kind(SETS.values(), kind) == suited[-1]


def test_what_came_into_use_last_takes_over(definition):
    newer = QuestionSetDefinition.parse(definition | {"version": 3})

    assert for_kind([POLICE, newer], AuthorityKind.POLICE_TERRITORIAL) is newer
    assert for_kind([newer, POLICE], AuthorityKind.POLICE_TERRITORIAL) is POLICE


def test_nobody_has_a_set_where_there_are_none():
    assert for_kind([], AuthorityKind.UNITARY) is None


@pytest.mark.parametrize("question_id", ["P09", "P10", "P11", "P12", "C09", "C10", "C11", "C12"])
def test_a_first_letter_asks_only_whether_these_documents_exist(question_id):
    question = next(q for read in SETS.values() for q in read.questions if q.id == question_id)

    assert "For now we ask only whether" in question.ask
    assert question.ask_documents
    assert FieldType.DOCUMENT in {each.type for each in question.fields} | {
        column.type for each in question.fields for column in each.columns
    }


def test_questions_about_numbers_say_which_period():
    for read in SETS.values():
        for question in read.questions:
            if any(each.type is FieldType.MATRIX and "year" in each.by for each in question.fields):
                assert "2022" in question.ask
                assert "to the date you receive this request" in question.ask


@pytest.mark.parametrize("question", [*POLICE.questions, *COUNCIL.questions], ids=lambda question: question.id)
def test_every_question_is_a_whole_one(question):
    assert question.fields
    assert question.guidance
    assert question.ask.endswith((".", "?", ")"))
    assert question.cost_minutes > 0


def test_the_deployment_log_hangs_on_the_question_about_deployments():
    assert POLICE.log.parent == "P02"
    assert {"faces_scanned", "alerts_true", "alerts_false"} <= {each.key for each in POLICE.log.fields}


def test_a_council_that_never_used_it_is_still_asked_about_cameras_and_decisions():
    (rule,) = COUNCIL.skip

    assert rule.when == {"C01.own_use": ("never",), "C03.police_lfr_on_assets": ("no",)}
    assert rule.keep == ("C01", "C03", "C05", "C08", "C13", "C14")


def without(key):
    return lambda definition: definition["questions"][0].pop(key)


def with_question(**values):
    return lambda definition: definition["questions"][1].update(values)


def with_field(**values):
    return lambda definition: definition["questions"][0]["fields"][0].update(values)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda definition: definition.pop("version"), "lfrt-police: version: is missing"),
        (
            lambda definition: definition.update(kinds=["parish"]),
            "kinds › kind 1: cannot be “parish”; it can be county_",
        ),
        (lambda definition: definition.update(colour="red"), "colour: is not known here; what can be said is set, "),
        (without("ask"), "P01 › ask: is missing"),
        (with_question(id="P01"), "question id P01 appears twice"),
        (with_question(key="lfr_status"), "question key lfr_status appears twice"),
        (with_question(priority="D"), "P02 › priority: cannot be “D”; it can be A, B, C"),
        (with_question(group="Other"), "P02 › group: cannot be “Other”; it can be Use, Numbers, Money, Safeguards"),
        (with_question(cost_minutes=2.5), "P02 › cost_minutes: must be a whole number, not 2.5"),
        (with_question(double_entry="yes"), "P02 › double_entry: must be true or false, not “yes”"),
        (with_question(show_if={"P01.colour": ["red"]}), "P02 › show_if: there is no answer P01.colour"),
        (with_question(show_if={"P01.lfr_status": ["often"]}), "P02 › show_if › P01.lfr_status: cannot be “often”"),
        (with_question(show_if={"P02.log_supplied": ["full"]}), "P02.log_supplied is an answer to the same question"),
        (with_field(type="colour"), "P01 › lfr_status › type: cannot be “colour”; it can be bool3, int, "),
        (with_field(options=[]), "P01 › lfr_status › options: needs at least 1 option"),
        (with_field(options=["a", "a"]), "P01 › lfr_status › options: “a” appears twice"),
        (with_field(min=0), "P01 › lfr_status › min: is not known here; what can be said is key, type, options"),
        (with_field(type="table"), "P01 › lfr_status › columns: is missing"),
        (with_field(key="lfr_first_use"), "P01: field key lfr_first_use appears twice"),
        (with_field(key="No Spaces"), "key: cannot be “No Spaces”: small letters, digits and _, a letter first"),
        (lambda definition: definition.update(skip=[{"when": {}, "keep": ["P99"]}]), "there is no question P99"),
        (lambda definition: definition["log"].update(parent="P99"), "log › parent: there is no question P99"),
    ],
)
def test_a_set_that_does_not_hang_together_is_refused_with_the_place(definition, spoil, complaint):
    spoil(definition)

    with pytest.raises(BadQuestionSet, match=re.escape(complaint)):
        QuestionSetDefinition.parse(definition)


def test_everything_that_is_wrong_is_said_at_once(definition):
    with_question(priority="D")(definition)
    with_field(options=[])(definition)
    del definition["title"]

    with pytest.raises(BadQuestionSet) as refused:
        QuestionSetDefinition.parse(definition)

    assert {" › ".join(fault.path) for fault in refused.value.faults} == {
        "title",
        "P01 › lfr_status › options",
        "P02 › priority",
        # A question that applies under an answer which is no longer on the list.
        *(f"{each.id} › show_if › P01.lfr_status" for each in POLICE.questions if each.show_if),
    }
