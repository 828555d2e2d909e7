import dataclasses

import pytest

from foi_tracker.domain.letters.dates import dates_in
from foi_tracker.domain.letters.drafting import draft
from foi_tracker.domain.letters.first_letter import LetterText
from foi_tracker.domain.letters.lint import lint
from foi_tracker.domain.vocabulary import LetterKind, RegimeCode
from tests.domain.letter_cases import SENT, day, dossier


def asked(added):
    """What the lint asks about once these words stand in a reminder of an answer that was due on 29 September 2026."""
    about = dossier(RegimeCode.FOIA, SENT, "2026-10-08")
    made = draft(LetterKind.REMINDER, about)
    return texts(lint(LetterKind.REMINDER, dataclasses.replace(made, body=f"{made.body}\n{added}\n"), about, ()))


def texts(problems):
    assert not any(problem.blocks for problem in problems)
    return [problem.text for problem in problems]


@pytest.mark.parametrize(
    "date",
    [
        "3 October 2026",
        "3rd Oct. 2026",
        "3rd of October 2026",
        "October 3, 2026",
        "3/10/2026",
        "03/10/26",
        "3.10.2026",
        "2026-10-03",
    ],
)
def test_a_wrong_last_day_is_found_however_it_is_written_and_the_right_one_named(date):
    (found,) = asked(f"You had to answer by {date}.")

    assert found.startswith("Sat 3 Oct 2026 is given as a last day, and is none.")
    assert "the authority’s answer: Tue 29 Sep 2026" in found


def test_a_day_on_which_something_happened_is_no_last_day_for_that():
    (found,) = asked("You had to answer by Wednesday 2 September 2026.")  # the day they acknowledged it

    assert "given as a last day" in found


def test_a_day_on_which_nothing_happened_is_asked_about():
    (found,) = asked("You wrote to us on 17 September 2026.")

    assert found.startswith("Nothing is recorded for Thu 17 Sep 2026.")


@pytest.mark.parametrize(
    "fine",
    [
        "You had to answer by 29 September 2026.",
        "You had to answer by Tuesday 29/9/2026.",
        "You acknowledged it on 2 September 2026.",
        "The period runs from 1 January 2022.",
        "See https://borsetshire.example/2026-10-03/page.",
        "See decision 070/2005, and rule 22.1, and 12.10.",
    ],
)
def test_right_days_and_days_before_the_request_are_left_alone(fine):
    assert asked(fine) == []


def test_a_day_that_does_not_exist_is_found():
    assert asked("On 31 September 2026 you wrote.") == ["There is no such day as 31 September 2026."]


def test_the_dates_of_a_first_letter_are_those_of_a_request_sent_today():
    about = dossier(RegimeCode.FOIA, [], "2026-11-23")
    right = LetterText(subject="LFR-0042", body="If this reaches you on 23 November 2026, answer by 22 December 2026.")
    wrong = dataclasses.replace(right, body=right.body.replace("22", "21"))

    assert lint(LetterKind.REQUEST, right, about, ()) == []
    assert "given as a last day" in texts(lint(LetterKind.REQUEST, wrong, about, ()))[0]


def test_every_date_is_found_in_its_order():
    found = [each.day for each in dates_in("2026-10-03, then 4 October 2026 and 5/10/2026; not 3/2026 or 1/2/3/4.")]

    assert found == [day("2026-10-03"), day("2026-10-04"), day("2026-10-05")]
