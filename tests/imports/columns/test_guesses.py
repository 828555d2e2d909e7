import json

import pytest

from foi_tracker.domain.imports.table.columns import about, guess_columns, in_memory, word_for
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.questions.files import FOLDER
from tests.imports.columns.written import grid

LONG = "We asked again by telephone and were told that nobody there knew where the request had gone. " * 2


def guesses(*rows, sets=(), remembered=None, **facts):
    return guess_columns(grid(*rows, **facts), sets, remembered or {})


def last(heading, *cells):
    return guesses(("Zebra", heading), *[("x", cell) for cell in cells], header_row=1)[-1]


def test_the_reasons_say_what_the_heading_is_and_what_the_cells_are():
    guess = last("Date sent", *["03/04/2026"] * 9, "by post")

    assert guess.sureness is Sureness.SURE
    assert guess.reasons == ("the heading is Date sent", "9 of 10 cells are dates")


@pytest.mark.parametrize(
    ("heading", "cells", "field", "instead"),
    [
        ("Responded", ("yes", "no", "yes"), SheetField.RESPONDED_ON, SheetField.STATUS),
        ("Internal review", ("upheld", "upheld"), SheetField.REVIEW_REQUESTED_ON, SheetField.REVIEW_RESULT),
        ("Extended", ("03/04/2026", "04/04/2026"), SheetField.EXTENDED, SheetField.EXTENDED_TO),
        ("Council", ("E06000001", "E06000002"), SheetField.AUTHORITY, SheetField.AUTHORITY_CODE),
        ("WDTK", ("yes", "no"), SheetField.REQUEST_URL, SheetField.CHANNEL),
        ("Request", (LONG, LONG), SheetField.TITLE, SheetField.REQUEST_TEXT),
        ("Outcome", ("3/4/26", "4/4/26"), SheetField.OUTCOME, SheetField.RESPONDED_ON),
        ("Contact", ("foi@barchester.example", "x@framley.example"), SheetField.CONTACT, SheetField.AUTHORITY_EMAIL),
        ("ICO", ("IC-12345-A1B2", "IC-12346-A1B2"), SheetField.COMPLAINT_ON, SheetField.COMMISSIONER_REFERENCE),
    ],
)
def test_a_heading_that_its_cells_speak_against_is_asked_about(heading, cells, field, instead):
    guess = last(heading, *cells)

    assert (guess.field, guess.sureness) == (field, Sureness.LIKELY)
    assert instead in guess.alternatives
    assert guess.reasons[1].startswith("but ")


def test_of_several_meanings_the_one_that_the_cells_fit_is_suggested():
    assert last("Evidence", "https://drive.example.org/a", "https://drive.example.org/b").field is SheetField.FILES
    assert last("Evidence", "we use it", "we do not").field is SheetField.EVIDENCE


def test_cells_that_say_there_is_nothing_count_for_nothing():
    assert last("Date of response", "N/A", "tbc", "–", "03/04/2026").sureness is Sureness.SURE
    assert last("Date of response", "", "n/a").sureness is Sureness.SURE


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (("E06000001", "W06000002"), SheetField.AUTHORITY_CODE),
        (("foi@barchester.example", "foi@framley.example"), SheetField.AUTHORITY_EMAIL),
        (
            ("https://www.whatdotheyknow.com/request/a", "https://www.whatdotheyknow.com/request/b"),
            SheetField.REQUEST_URL,
        ),
        (("Barchester City Council", "Heddlu Gogledd Cymru"), SheetField.AUTHORITY),
        (("yes", "No.", "Y"), SheetField.ANSWER),
    ],
)
def test_a_heading_that_says_nothing_leaves_it_to_the_cells_which_are_never_sure(cells, field):
    guess = last("Zxqv", *cells)

    assert (guess.field, guess.sureness) == (field, Sureness.LIKELY)
    assert guess.reasons == (f"all {len(cells)} cells are {guess.reasons[0].partition(' cells are ')[2]}",)


def test_days_under_a_heading_that_says_nothing_may_be_any_day():
    guess = last("Zxqv", "03/04/2026", "2026-04-03", "3 Apr 2026")

    assert (guess.field, guess.sureness) == (None, Sureness.UNSURE)
    assert {SheetField.SENT_ON, SheetField.RESPONDED_ON, SheetField.DUE_ON} <= set(guess.alternatives)
    assert guess.reasons == ("all 3 cells are dates",)


@pytest.mark.parametrize(
    "heading",
    [
        "How many cameras have you bought?",
        "Q1",
        "Q1a",
        "Q.12 cameras",
        "1a)",
        "3. Cost of the trial",
        "Cameras [number]",
        "% of alerts",
        "Cost in £",
        "A policy (Y/N)",
        "Yes/No",
        "Do you share images with others",
        "Copies of every contract for cameras that look for faces in a crowd",
    ],
)
def test_what_looks_like_a_question_is_offered_as_an_answer(heading):
    guess = last(heading, "12", "none")

    assert (guess.field, guess.sureness) == (SheetField.ANSWER, Sureness.LIKELY)
    assert guess.alternatives == (SheetField.NOTES, SheetField.LEAVE_OUT)


def test_two_columns_for_what_only_one_can_hold_are_both_asked_about():
    _, first, second = guesses(("Zebra", "Date sent", "Submitted"), ("x", "03/04/2026", "03/04/2026"))

    assert (first.field, second.field) == (SheetField.SENT_ON, SheetField.SENT_ON)
    assert {first.sureness, second.sureness} == {Sureness.LIKELY}
    assert first.reasons[-1] == "so does another column: Submitted"
    assert SheetField.LEAVE_OUT in first.alternatives


def test_a_sure_column_stays_sure_beside_one_that_only_might_be_the_same():
    sure, other = guesses(("Council", "Zxqv"), ("Barchester City Council", "Framley Borough Council"))

    assert (sure.field, sure.sureness) == (SheetField.AUTHORITY, Sureness.SURE)
    assert (other.field, other.sureness) == (None, Sureness.UNSURE)
    assert SheetField.AUTHORITY in other.alternatives


def test_several_columns_may_hold_chasers_notes_and_files():
    found = guesses(("Council", "Chaser 1", "Chaser 2", "Notes", "Comments"), ("Barchester", "", "", "a", "b"))

    assert {guess.sureness for guess in found} == {Sureness.SURE}


def test_a_column_with_nothing_in_it_and_no_known_heading_is_left_out():
    guess = last("Zxqv", "", "")

    assert (guess.field, guess.sureness) == (SheetField.LEAVE_OUT, Sureness.SURE)
    assert guess.reasons == ("nothing is in it",)


def test_under_a_group_of_headings_the_group_counts():
    found = guesses(
        ("", "Request", "", "Internal review", "", "ICO", ""),
        ("Council", "Date sent", "Outcome", "Date", "Outcome", "Date", "Ref"),
        ("Barchester", "2026-04-03", "refused", "2026-06-03", "upheld", "2026-08-03", "IC-1"),
        merged=("B1:C1", "D1:E1", "F1:G1"),
    )

    assert [(guess.field, guess.sureness) for guess in found] == [
        (SheetField.AUTHORITY, Sureness.SURE),
        (SheetField.SENT_ON, Sureness.SURE),
        (SheetField.OUTCOME, Sureness.SURE),
        (SheetField.REVIEW_REQUESTED_ON, Sureness.SURE),
        (SheetField.REVIEW_RESULT, Sureness.SURE),
        (SheetField.COMPLAINT_ON, Sureness.SURE),
        (SheetField.COMMISSIONER_REFERENCE, Sureness.SURE),
    ]


def test_under_a_question_come_its_answer_and_what_that_rests_on():
    found = guesses(
        ("Council", "Q1 How many cameras?", "", "", ""),
        ("", "[number]", "Cost", "Evidence", "Page"),
        ("Barchester", "5", "£12", "“We have five.”", "4"),
        merged=("A1:A2", "B1:E1"),
    )

    assert [guess.field for guess in found] == [
        SheetField.AUTHORITY,
        SheetField.ANSWER,
        SheetField.ANSWER,
        SheetField.EVIDENCE,
        SheetField.PAGE,
    ]
    assert {guess.sureness for guess in found[1:]} == {Sureness.LIKELY}


def test_a_person_is_told_of_columns_that_are_hidden_or_have_the_heading_of_another():
    rows = (("Council", "Notes", "Notes", "Outcome"), ("Barchester", "a", "b", "refused"))

    council, notes, again, outcome = guesses(*rows, hidden_columns=(3,), include_hidden=True)

    assert council.reasons == ("the heading is Council",)
    assert notes.reasons[-1] == again.reasons[-1] == "another column has the same heading"
    assert outcome.reasons[-1] == "the file hides this column"


def test_what_was_chosen_before_for_a_heading_is_sure_whatever_it_looks_like():
    (column, *_) = grid(("Biscuits", "Council"), ("03/04/2026", "Barchester")).columns
    remembered = {word_for(column): in_memory(SheetField.RESPONDED_ON, {})}

    guess, _ = guesses(("BISCUITS", "Council"), ("lemon", "Barchester"), remembered=remembered)

    assert (guess.field, guess.sureness) == (SheetField.RESPONDED_ON, Sureness.SURE)
    assert guess.reasons == ("chosen before in this campaign",)


def test_the_question_that_a_column_answers_is_remembered_with_it():
    answers = {"lfrt-police": "P01.lfr_status", "lfrt-council": "C01.lfr_status"}
    rows = (("Biscuits", "Council"), ("yes", "Barchester"))
    remembered = {word_for(grid(*rows).columns[0]): in_memory(SheetField.ANSWER, answers)}

    guess, _ = guesses(*rows, remembered=remembered)

    assert (guess.field, guess.answers) == (SheetField.ANSWER, answers)


def test_columns_without_headings_of_their_own_are_never_remembered():
    found = grid(("Notes", "Council", "Notes", ""), ("a", "Barchester", "b", "c"))

    assert [word_for(column) for column in found.columns] == ["", "council", "", ""]


def test_signs_that_are_whole_headings_are_remembered_apart():
    found = grid(("Council", "#", "%", "£"), ("Barchester", "1", "2", "3"))

    assert [word_for(column) for column in found.columns] == ["council", "#", "%", "£"]


def test_evidence_belongs_to_the_nearest_answer_on_its_left():
    rows = (("Council", "Q1", "Evidence", "Page", "Q2", "Quote", "Marked by"), ("Barchester", *"abcdef"))
    fields = {
        1: SheetField.ANSWER,
        2: SheetField.EVIDENCE,
        3: SheetField.PAGE,
        4: SheetField.ANSWER,
        5: SheetField.EVIDENCE,
        6: SheetField.CODER,
    }

    assert about(grid(*rows).columns, fields) == {2: 1, 3: 1, 5: 4, 6: 4}
    assert about(grid(*rows).columns, fields | {1: SheetField.NOTES}) == {5: 4, 6: 4}


def test_a_page_or_a_reader_without_any_answer_is_asked_about():
    page, coder = guesses(("Council", "Page", "Marked by"), ("Barchester", "4", "JS"))[1:]

    assert (page.sureness, coder.sureness) == (Sureness.LIKELY, Sureness.LIKELY)
    assert SheetField.NOTES in page.alternatives


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*-1.json")), ids=lambda path: path.stem)
def test_the_questions_of_our_own_sets_are_known_by_their_words(path):
    definition = QuestionSetDefinition.parse(json.loads(path.read_text(encoding="utf-8")))
    question = definition.questions[0]

    _, guess = guesses(("Council", question.ask), ("Barchester", "yes"), sets=[definition])

    assert guess.field is SheetField.ANSWER
    assert guess.answers[definition.key].startswith(question.id)
