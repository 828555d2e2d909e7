import pytest

from foi_tracker.domain.findings.flat import labels_seen, wide_columns, wide_value
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.values import Chosen, Matrix, Organisation, Table
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import FieldType
from tests.domain.findings.sets import POLICE, SETS

SEARCHES = next(each for each in POLICE.questions if each.id == "P04").fields[2]


def searched(**years):
    (column, *_) = SEARCHES.columns
    rows = {label: {"searches": read_quantity(text, column)} for label, text in years.items()}
    return {"rfr_status": "yes", "rfr_by_year": Matrix(rows=rows)}


def test_every_question_has_its_state_before_its_values():
    columns = wide_columns(POLICE)

    assert [each.question.id for each in columns if each.field is None] == [each.id for each in POLICE.questions]
    assert [each.name for each in columns if each.question.id == "P03"] == [
        "P03.state",
        "P03.plans",
        "P03.plan_start",
        "P03.fixed_sites",
        "P03.fixed_locations",
        "P03.fixed_count",
    ]


@pytest.mark.parametrize("definition", SETS.values(), ids=lambda each: f"{each.key}-{each.version}")
def test_no_two_columns_have_one_name(definition):
    labels = {
        (question.id, field.key): ["2023", "2024"]
        for question in definition.questions
        for field in question.fields
        if field.type is FieldType.MATRIX
    }

    names = [each.name for each in wide_columns(definition, labels)]
    assert len(set(names)) == len(names)


def test_a_matrix_has_a_column_for_each_label_that_was_seen():
    seen = labels_seen([("P04", searched(y2024="3")), ("P04", searched(y2023="2", y2024="1"))])

    columns = [each for each in wide_columns(POLICE, seen) if each.label]
    assert [each.name for each in columns][:2] == [
        "P04.rfr_by_year.searches[y2023]",
        "P04.rfr_by_year.possible_matches[y2023]",
    ]
    assert [wide_value(each, AnswerState.ANSWERED, searched(y2024="3")) for each in columns] == [
        "",
        "",
        "",
        "3",
        "",
        "",
    ]


def test_a_table_has_its_count_and_its_words():
    rows = Table(rows=({"org": Organisation(name="A shop")}, {"org": Organisation(name="A landlord")}))
    columns = {each.name: each for each in wide_columns(POLICE) if each.question.id == "P17"}

    said = {name: wide_value(each, AnswerState.ANSWERED, {"sharing": rows}) for name, each in columns.items()}
    assert said["P17.sharing.rows"] == "2"
    assert said["P17.sharing"] == "org A shop; org A landlord"
    assert (columns["P17.sharing.rows"].type, columns["P17.sharing"].type) == ("int", "text")


def test_a_column_without_a_value_is_empty_beside_a_state_that_says_why():
    state, status, *_ = wide_columns(POLICE)

    assert (state.type, status.type) == ("state", "choice")
    assert wide_value(state, AnswerState.REFUSED, {}) == "refused"
    assert wide_value(status, AnswerState.REFUSED, {}) == ""
    assert wide_value(status, AnswerState.ANSWERED, {"lfr_status": Chosen(options=("never",))}) == "never"


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("P02.state", "P02: state."),
        ("P02.deployments_total", "P02: deployments total, in deployments."),
        ("P02.log_supplied", "P02: log supplied. One of: full, partial, link, none."),
        ("P04.rfr_status", "P04: rfr status. One of: yes, no, unknown."),
        ("P17.direction", "P17: direction. Any of: to, from, apart by semicolons."),
        ("P17.sharing.rows", "P17: sharing, rows."),
        (
            "P09.auth_rank",
            "P09: auth rank. One of: Supt, Ch Supt, ACC+, or the reply’s own words.",
        ),
    ],
)
def test_a_column_says_what_may_stand_in_it(name, meaning):
    assert {each.name: each.meaning for each in wide_columns(POLICE)}[name] == meaning


def test_what_we_work_out_says_so():
    (share,) = [each for each in wide_columns(SETS["lfrt-police-2.json"]) if each.name == "P13.not_wanted_share"]

    assert share.meaning == "P13: not wanted share. Worked out, never typed."
