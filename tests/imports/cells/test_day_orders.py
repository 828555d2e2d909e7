"""Whether a column of days has to be asked about: day first, month first, or proven."""

from datetime import date

import pytest

from foi_tracker.domain.imports.vocabulary import DateOrder
from foi_tracker.domain.imports.words.days import DayQuestion, are_swapped, day_question


def test_a_column_that_proves_day_first_is_not_asked_about():
    found = day_question(["03/04/2026", "13/04/2026", "4/5/26"])
    assert found == DayQuestion(ambiguous=("03/04/2026", "4/5/26"), day_first=("13/04/2026",))
    assert not found.is_asked


def test_a_column_in_which_every_day_can_be_read_both_ways_is_asked_about_once():
    found = day_question(["03/04/2026", "4.5.26", "2026-04-03", "3 Apr 2026", "", "tbc"])
    assert found.ambiguous == ("03/04/2026", "4.5.26")
    assert (found.is_asked, found.suggestion) == (True, DateOrder.DAY_FIRST)


def test_month_first_is_suggested_where_cells_prove_it_and_never_taken_without_asking():
    found = day_question(["03/04/2026", "04/13/2026"])
    assert (found.is_asked, found.suggestion) == (True, DateOrder.MONTH_FIRST)


def test_a_column_that_proves_both_is_asked_about_with_its_examples():
    found = day_question(["13/04/2026", "04/13/2026"])
    assert (found.day_first, found.month_first) == (("13/04/2026",), ("04/13/2026",))
    assert (found.is_asked, found.suggestion) == (True, DateOrder.DAY_FIRST)


@pytest.mark.parametrize("text", ["4/4/2026", "2026-04-03", "3 Apr 2026", "32/13/2026", "4/26", "46115", "x" * 500])
def test_a_cell_that_can_be_read_one_way_at_most_asks_nothing(text):
    assert day_question([text]) == DayQuestion()


def test_a_weekday_proves_the_order_of_its_cell():
    assert day_question(["Fri 03/04/2026"]).day_first == ("Fri 03/04/2026",)
    assert day_question(["Wed 03/04/2026"]).month_first == ("Wed 03/04/2026",)


def test_each_day_of_a_cell_with_several_counts():
    assert day_question(["3/4/26; 13/4/26"]) == DayQuestion(
        ambiguous=("3/4/26; 13/4/26",), day_first=("3/4/26; 13/4/26",)
    )


def test_no_more_than_three_examples_are_shown():
    assert len(day_question([f"0{day}/0{day + 1}/2026" for day in range(1, 9)]).ambiguous) == 3


def test_dates_that_an_american_program_turned_round_are_suspected():
    early = [date(2026, month, 4) for month in range(1, 8)]
    late_texts = day_question(["13/04/2026", "25/12/2026"])
    assert are_swapped(early, late_texts)
    assert not are_swapped([*early, date(2026, 4, 13)], late_texts)
    assert not are_swapped(early[:2], late_texts)
    assert not are_swapped(early, day_question(["03/04/2026", "25/12/2026"]))
    assert not are_swapped(early, DayQuestion())
