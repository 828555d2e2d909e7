import json

from hypothesis import given, settings

from foi_tracker.domain.findings.agreement import same
from foi_tracker.domain.findings.codec import dump_all, load_all
from foi_tracker.domain.findings.flat import cells_of
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Matrix, Table
from foi_tracker.domain.findings.vocabulary import AnswerState
from tests.domain.findings.any_values import ANSWERS, EVERY_FIELD


@settings(max_examples=25, deadline=None)
@given(ANSWERS)
def test_values_come_back_from_storage_as_they_went_in(values):
    stored = json.loads(json.dumps(dump_all(values)))

    assert load_all(EVERY_FIELD, stored) == values


@settings(max_examples=25, deadline=None)
@given(ANSWERS)
def test_every_value_can_be_said_in_one_line_of_words(values):
    for field in EVERY_FIELD:
        if field.key in values:
            assert isinstance(say(values[field.key], field), str)


@settings(max_examples=25, deadline=None)
@given(ANSWERS)
def test_every_value_has_one_cell_and_every_cell_its_own_place(values):
    flat = cells_of(EVERY_FIELD, values)

    assert len(flat) == sum(map(_size, values.values()))
    assert len({(cell.field, cell.row, cell.column) for cell in flat}) == len(flat)


@settings(max_examples=25, deadline=None)
@given(ANSWERS)
def test_an_answer_says_the_same_as_itself_after_storage(values):
    again = load_all(EVERY_FIELD, dump_all(values))

    assert same(AnswerState.ANSWERED, values, AnswerState.ANSWERED, again)


@settings(max_examples=25, deadline=None)
@given(ANSWERS, ANSWERS)
def test_agreeing_does_not_depend_on_who_is_first(first, second):
    there = same(AnswerState.ANSWERED, first, AnswerState.ANSWERED, second)

    assert there == same(AnswerState.ANSWERED, second, AnswerState.ANSWERED, first)


def _size(value):
    if isinstance(value, Table):
        return sum(map(len, value.rows))
    return sum(map(len, value.rows.values())) if isinstance(value, Matrix) else 1
