"""Which question a column answers: sure by its whole text or our own name, suggested by likeness, never by number."""

import pytest

from foi_tracker.domain.imports.answers.answers import match_answer_columns
from foi_tracker.domain.imports.grid import Column
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition
from tests.domain.findings.sets import COUNCIL, POLICE
from tests.imports.answers.sheet import columns
from tests.reading import DEFINITION

SETS = (POLICE, COUNCIL)


def match(heading, over="", sheet="", examples=()):
    column = Column(place=0, heading=heading, over=over, examples=examples)
    return match_answer_columns([column], SETS, sheet).get(0)


@pytest.mark.parametrize("name", ["P01.lfr_status", "P01.state", "P04.rfr_by_year.searches[2023]", "P17.sharing.rows"])
def test_our_own_name_of_a_column_is_sure(name):
    found = match(name)

    assert (found.targets, found.sureness) == ({"lfrt-police": name}, Sureness.SURE)


def test_the_text_of_a_question_that_asks_one_thing_is_sure():
    small = match_answer_columns(columns("What of notes?"), [QuestionSetDefinition.parse(DEFINITION)])

    assert (small[0].targets, small[0].sureness) == ({"small": "T03.notes"}, Sureness.SURE)


def test_the_text_of_a_question_with_its_field_below_is_sure():
    found = match("cameras total", over=COUNCIL.question("C05").ask)

    assert (found.targets, found.sureness) == ({"lfrt-council": "C05.cameras_total"}, Sureness.SURE)


def test_the_text_of_a_question_alone_leaves_it_to_be_said_which_of_its_answers():
    found = match(POLICE.question("P01").ask)

    assert (found.targets["lfrt-police"], found.sureness) == ("P01.lfr_status", Sureness.UNSURE)
    assert "the text of question P01" in found.reasons[0]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("How many public-space cameras does the council run?", "C05.cameras_total"),
        ("Number of complaints received about facial recognition", "C15.complaints"),
        ("Cameras total", "C05.cameras_total"),
        ("C3", "C03.police_lfr_on_assets"),
        ("C05: cameras fr capable", "C05.cameras_fr_capable"),
    ],
)
def test_a_question_in_other_words_is_suggested(heading, name):
    found = match(heading)

    assert found.targets["lfrt-council"] == name
    assert found.sureness is not Sureness.SURE


@pytest.mark.parametrize("heading", ["Q1", "Question 1", "Q1a", "1a)", "1 a."])
def test_a_campaigns_own_number_is_no_more_than_a_hint(heading):
    found = match(heading)

    assert found.targets == {"lfrt-police": "P01.lfr_status", "lfrt-council": "C01.own_use"}
    assert found.sureness is Sureness.UNSURE


def test_the_letter_of_a_number_is_the_field_in_its_order():
    assert match("Q1b").targets["lfrt-police"] == "P01.lfr_first_use"


@pytest.mark.parametrize(
    "heading", ["Authority", "Date sent", "Status", "Notes", "2023", "12", "Q99", "", "supplier name and address"]
)
def test_what_names_no_question_is_none(heading):
    assert match(heading) is None


@pytest.mark.parametrize(
    ("hint", "name"),
    [
        ("[number]", "P19.wrong_stops"),
        ("£", "P19.compensation"),
        ("complaints", "P19.complaints"),
    ],
)
def test_the_second_row_of_headings_tells_which_answer_it_is(hint, name):
    assert match(hint, over=POLICE.question("P19").ask).targets == {"lfrt-police": name}


def test_what_the_cells_look_like_tells_which_answer_it_is():
    ask = COUNCIL.question("C03").ask

    assert match(ask, examples=("Yes", "No")).targets == {"lfrt-council": "C03.police_lfr_on_assets"}


def test_a_year_below_a_question_is_a_cell_of_its_matrix():
    found = match("searches 2023", over="P04")

    assert found.targets == {"lfrt-police": "P04.rfr_by_year.searches[2023]"}


def test_a_sheet_that_is_named_after_a_question_tells_what_its_columns_answer():
    name = COUNCIL.question("C05").ask[:31]
    headings = columns("Authority", "[number]", "Notes")

    found = match_answer_columns(headings, SETS, name)

    assert {place: each.targets for place, each in found.items()} == {1: {"lfrt-council": "C05.cameras_total"}}


def test_a_coded_column_answers_the_same_as_the_raw_one_beside_it():
    headings = columns("Answer", "Grace answer")

    found = match_answer_columns(headings, SETS, "P03")

    assert [each.targets["lfrt-police"] for each in found.values()] == ["P03.plans", "P03.plans"]


def test_two_columns_of_one_question_are_two_of_its_answers():
    asked = COUNCIL.question("C15").ask
    headings = columns("[number]", "[number]", over=(asked, asked))

    found = match_answer_columns(headings, SETS)

    assert [each.targets["lfrt-council"] for each in found.values()] == ["C15.complaints", "C15.ico_contacts"]


def test_only_the_surest_set_is_named():
    found = match("P11", over="")

    assert list(found.targets) == ["lfrt-police"]
