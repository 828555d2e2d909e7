"""What is shown in a cell can be typed back in, and means the same."""

from dataclasses import replace

import pytest

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.domain.findings.tables import rows

COUNT = AnswerField(key="fixed_count", type=FieldType.INT, unit="cameras", minimum=0, allow_band=True)
SUM = AnswerField(key="cost", type=FieldType.MONEY)
DAY = AnswerField(key="day", type=FieldType.DATE)
COUNTED = [row["text"] for row in rows("numbers.csv") if row["field"] == "count"]


@pytest.mark.parametrize("text", COUNTED)
def test_a_number_that_is_said_is_read_as_it_was(text):
    read = replace(read_quantity(text, COUNT), said="")

    assert replace(read_quantity(say(read, COUNT), COUNT), said="") == read


@pytest.mark.parametrize("text", [row["text"] for row in rows("sums.csv")])
def test_a_sum_that_is_said_is_read_as_it_was(text):
    read = read_money(text)
    again = read_money(say(read, SUM))

    assert replace(again, amount=replace(again.amount, said="")) == replace(read, amount=replace(read.amount, said=""))


@pytest.mark.parametrize("text", [row["text"] for row in rows("dates.csv")])
def test_a_date_that_is_said_means_the_same_days(text):
    read = read_dates(text)
    again = read_dates(say(read, DAY))

    assert (again.first, again.last) == (read.first, read.last)
