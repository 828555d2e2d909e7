"""A sheet that tells of answers and has no column for their day: one day may be given for all of them, and need not."""

from dataclasses import replace
from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed, Weight
from foi_tracker.domain.imports.ways_out import SAY_ANSWERED
from foi_tracker.domain.vocabulary import Outcome
from tests.domain.findings.sets import COUNCIL
from tests.imports.planning.one_row import SENT, deeds
from tests.imports.planning.worlds import F, Register, apply, known, planned, read, sheet, standing, world

FIELDS = (F.AUTHORITY, F.SENT_ON, F.OUTCOME)
REFUSED = ("Barchester Council", "14/09/2026", "Refused")
WAITING = ("Borsetshire Council", "14/09/2026", "")
DAY = date(2026, 10, 12)
ANSWER = happened.Response(on=DAY, outcome=Outcome.REFUSED)


def asked(*rows, fields=FIELDS, tracker=None, **chosen):
    grid, choices = sheet(fields, *rows)
    tracker = tracker or world()
    register = Register(tracker.authorities.values(), tracker.today)
    return undecided(grid, replace(choices, **chosen), tracker, register)


def test_how_many_answers_have_no_day_is_told_and_holds_nothing_up():
    found = asked(REFUSED, WAITING)

    assert (found.answered_on_rows, found.needs_answered_on, found.is_nothing) == ((2,), True, True)


def test_nothing_is_said_where_the_day_is_given_known_or_has_a_column():
    answered = world(known(1, history=[SENT, replace(ANSWER, on=date(2026, 9, 30))]))

    assert not asked(REFUSED, answered_on=DAY).needs_answered_on
    assert not asked(REFUSED, tracker=answered).needs_answered_on
    assert not asked((*REFUSED, ""), fields=(*FIELDS, F.RESPONDED_ON)).needs_answered_on


def test_left_empty_the_words_are_kept_and_a_warning_says_so():
    row = planned(FIELDS, REFUSED).rows[0]

    assert row.add == (SENT,)
    assert [problem.weight for problem in row.problems] == [Weight.WARNS]
    assert row.problems[0].way_out == SAY_ANSWERED


def test_given_it_is_the_day_of_every_answer_that_the_sheet_tells_of():
    made = planned(FIELDS, REFUSED, WAITING, answered_on=DAY)

    assert [row.add for row in made.rows] == [(SENT, ANSWER), (SENT,)]
    assert [problem for row in made.rows for problem in row.problems] == []


def test_a_request_that_was_withdrawn_was_not_answered_on_it():
    assert planned(FIELDS, (*REFUSED[:2], "withdrawn"), answered_on=DAY).rows[0].add == (SENT,)


def test_where_a_column_gives_days_a_blank_in_it_is_no_answer():
    made = planned((*FIELDS, F.RESPONDED_ON), (*REFUSED, ""), answered_on=DAY)

    assert made.rows[0].add == (SENT,)


def test_the_same_sheet_again_does_nothing_and_a_corrected_outcome_takes_its_place():
    there = apply(planned(FIELDS, REFUSED, answered_on=DAY), world())
    part = (*REFUSED[:2], "partially successful")
    corrected = planned(FIELDS, part, tracker=there, answered_on=DAY)
    (request,) = apply(corrected, there).requests

    assert deeds(planned(FIELDS, REFUSED, tracker=there, answered_on=DAY)) == [Deed.SAME]
    assert deeds(planned(FIELDS, REFUSED, tracker=there)) == [Deed.SAME]
    assert standing(request) == [SENT, happened.Response(on=DAY, outcome=Outcome.SUPPLIED_IN_PART)]


def test_it_contests_no_answer_whose_day_is_known():
    tracker = world(known(1, history=[SENT, replace(ANSWER, on=date(2026, 9, 30))]))
    made = planned(FIELDS, REFUSED, tracker=tracker, answered_on=DAY)

    assert (deeds(made), made.rows[0].conflicts) == ([Deed.SAME], ())


def test_answers_to_our_questions_stand_on_it_once_somebody_says_what_such_replies_were():
    grid, choices = sheet((F.AUTHORITY, F.SENT_ON, F.ANSWER), (*REFUSED[:2], "In use"))
    tracker = world(sets={COUNCIL.key: COUNCIL})
    marked = replace(choices, answers={2: {COUNCIL.key: "C01.own_use"}})
    register = Register(tracker.authorities.values(), tracker.today)
    given = replace(marked, answered_on=DAY)
    said = replace(given, words={ChoiceKind.OUTCOME: {"": "answered:supplied_in_full"}})
    row = plan(read(grid, said, tracker), tracker, said).rows[0]

    assert undecided(grid, marked, tracker, register).answered_on_rows == (2,)
    assert [(each.kind, each.folded) for each in undecided(grid, given, tracker, register).words] == [
        (ChoiceKind.OUTCOME, "")
    ]
    assert row.add == (SENT, happened.Response(on=DAY, outcome=Outcome.SUPPLIED_IN_FULL))
    assert [answer.question_id for answer in row.answers] == ["C01"]


@pytest.mark.parametrize("day", [DAY, None])
def test_it_is_kept_with_the_other_choices(day):
    assert Choices.load(Choices(answered_on=day).dump()).answered_on == day
