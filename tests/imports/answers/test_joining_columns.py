"""Several columns of one question come to one answer, with what stands beside them."""

import pytest

from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness, Weight
from tests.imports.answers.sheet import AnswerSheet

STATUS, FIRST, TOTAL = "P01.lfr_status", "P01.lfr_first_use", "P02.deployments_total"


def test_columns_of_one_question_join_into_one_answer():
    (found,), problems = AnswerSheet(("Status", STATUS), ("Since", FIRST)).read("in use", "March 2024")

    assert (set(found.values), found.state, problems) == ({"lfr_status", "lfr_first_use"}, AnswerState.ANSWERED, [])


def test_an_answer_of_which_a_part_is_refused_is_partly_answered():
    (found,), _ = AnswerSheet(("Status", STATUS), ("Since", FIRST)).read("in use", "refused")

    assert (found.state, set(found.values)) == (AnswerState.PARTLY, {"lfr_status"})


def test_answers_come_in_the_order_of_the_set():
    found, _ = AnswerSheet(("Total", TOTAL), ("Status", STATUS)).read("4", "in use")

    assert [each.question_id for each in found] == ["P01", "P02"]


def test_two_states_of_one_question_are_left_out():
    found, (problem,) = AnswerSheet(("Status", STATUS), ("Since", FIRST)).read("not held", "refused")

    assert (found, problem.weight, problem.column) == ([], Weight.WARNS, "Status, Since")


def test_a_column_for_the_state_wins():
    (found,), _ = AnswerSheet(("Outcome", "P01.state"), ("Status", STATUS)).read("partly", "in use")

    assert found.state is AnswerState.PARTLY


def test_a_state_without_an_answer_and_an_answer_beside_it_are_left_out():
    found, (problem,) = AnswerSheet(("Outcome", "P01.state"), ("Status", STATUS)).read("refused", "in use")

    assert (found, problem.weight) == ([], Weight.WARNS)


@pytest.mark.parametrize("decided", ["Grace answer", "Coded", "Final answer", "Our answer"])
def test_a_decided_answer_wins_over_the_raw_one_which_is_kept(decided):
    (found,), problems = AnswerSheet(("Raw", STATUS), (decided, STATUS)).read("never", "in use")

    assert (found.values["lfr_status"].options, found.remark, problems) == (("in use",), "Raw: never", [])


def test_two_raw_answers_that_differ_are_left_out():
    found, (problem,) = AnswerSheet(("One", STATUS), ("Two", STATUS)).read("never", "in use")

    assert (found, problem.weight) == ([], Weight.WARNS)


def test_cells_of_a_matrix_join_by_their_years():
    name = "P04.rfr_by_year.{}[{}]".format
    pairs = (("a", name("searches", "2023")), ("b", name("searches", "2024")), ("c", name("possible_matches", "2024")))

    (found,), _ = AnswerSheet(*pairs).read("5", "0", "")

    rows = found.values["rfr_by_year"].rows
    assert {year: {key: cell.exact for key, cell in row.items()} for year, row in rows.items()} == {
        "2023": {"searches": 5},
        "2024": {"searches": 0},
    }


def test_a_matrix_of_noughts_is_nil():
    (found,), _ = AnswerSheet(("a", "P04.rfr_by_year.searches[2023]")).read("0")

    assert found.state is AnswerState.NIL


EVIDENCE = (("Quote", SheetField.EVIDENCE), ("File", SheetField.EVIDENCE), ("Page", SheetField.PAGE))


def test_quote_file_page_and_reader_go_with_the_answer_on_their_left():
    sheet = AnswerSheet(("Status", STATUS), *EVIDENCE, ("Total", TOTAL), ("Extracted by", SheetField.CODER))

    first, second = sheet.read("in use", "We use it.", "FOI 123 reply.pdf", "p. 3", "4", "JS")[0]

    assert (first.quote, first.filename, first.page, first.coder) == ("We use it.", "FOI 123 reply.pdf", 3, "JS")
    assert (second.quote, second.filename, second.page, second.coder) == ("", "", None, "JS")


def test_a_chosen_answer_gets_the_evidence_wherever_it_stands():
    sheet = AnswerSheet(("Quote", SheetField.EVIDENCE), ("Total", TOTAL), ("Status", STATUS), about={0: 2})

    first, second = sheet.read("We use it.", "4", "in use")[0]

    assert (first.quote, second.quote) == ("We use it.", "")


def test_a_link_is_kept_as_a_remark_and_is_no_quote():
    (found,), _ = AnswerSheet(("Status", STATUS), ("Source", SheetField.EVIDENCE)).read("in use", "https://x.example")

    assert (found.quote, found.remark) == ("", "https://x.example")


def test_an_answer_to_a_question_of_another_set_is_left_out_and_said():
    sheet = AnswerSheet(("Cameras", {"lfrt-council": "C05.cameras_total"}))

    found, (problem,) = sheet.read("500")

    assert (found, problem.weight, problem.value) == ([], Weight.WARNS, "500")


@pytest.mark.parametrize("blank", ["", "n/a", "–"])
def test_a_column_of_another_set_may_well_be_empty(blank):
    assert AnswerSheet(("Cameras", {"lfrt-council": "C05.cameras_total"})).read(blank) == ([], [])


def test_a_word_is_asked_once_however_many_rows_it_is_in():
    sheet = AnswerSheet(("Status", STATUS), ("Total", TOTAL))

    asked = sheet.asked(("Yes", "n/a"), ("yes", "4"), ("n/a", "4"), ("in usage", "lots"))

    assert [(each.folded, each.count, each.rows) for each in asked] == [
        ("P01.lfr_status=yes", 2, (2, 3)),
        ("n a", 2, (2, 4)),
        ("P01.lfr_status=in usage", 1, (5,)),
    ]


def test_what_a_word_may_mean_are_the_options_of_its_field_and_the_states():
    (asked,) = AnswerSheet(("Status", STATUS)).asked(("in usage",))

    assert (asked.suggestion.means, asked.suggestion.sureness) == ("option:in use", Sureness.LIKELY)
    assert {"option:never", "state:not_held", "nothing"} <= {each.means for each in asked.options}


def test_what_is_said_to_mean_something_is_not_asked_again():
    sheet = AnswerSheet(("Status", STATUS), words={"P01.lfr_status=yes": "option:in use"})

    assert sheet.asked(("Yes",)) == []
