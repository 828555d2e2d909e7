import pytest

from foi_tracker.usecases.load_question_sets import load_question_sets
from tests.builders import NOON
from tests.web.pages import sign_in, visit


@pytest.fixture
def browser(client, session, volunteer):
    load_question_sets(session, NOON)
    return sign_in(client, volunteer)


def test_every_version_is_listed(browser):
    page = visit(browser, "/question-sets")

    assert [" ".join(row.text.split()) for row in page.select("#sets tbody tr")] == [
        "Live facial recognition: councils, version 1 in use 16 0 with the program",
        "Live facial recognition: police forces, version 2 in use 21 0 with the program",
        "Live facial recognition: police forces, version 1 no longer used 21 0 with the program",
    ]


@pytest.mark.parametrize(
    ("address", "questions", "act"),
    [
        ("/question-sets/lfrt-police/2", 21, "Freedom of Information Act 2000"),
        ("/question-sets/lfrt-police/1?law=FOISA", 21, "Freedom of Information (Scotland) Act 2002"),
        ("/question-sets/lfrt-council/1", 16, "Freedom of Information Act 2000"),
        ("/question-sets/lfrt-council/1?law=FOISA", 16, "Freedom of Information (Scotland) Act 2002"),
        ("/question-sets/lfrt-council/1?law=nonsense", 16, "Freedom of Information Act 2000"),
    ],
)
def test_a_set_shows_its_questions_and_its_letter_under_either_law(browser, address, questions, act):
    page = visit(browser, address)

    assert len(page.select("#questions tbody tr")) == questions
    assert f"under the {act}" in page.select_one("pre").text


def test_a_version_that_does_not_exist_is_not_found(browser):
    assert browser.get("/question-sets/lfrt-police/3").status_code == 404
    assert browser.get("/question-sets/nothing/1").status_code == 404


def test_before_anything_is_loaded_the_page_says_so(client, volunteer):
    assert "No questions have been loaded yet" in visit(sign_in(client, volunteer), "/question-sets").main.text
