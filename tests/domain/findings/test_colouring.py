"""Answers as colours: an option has its own, and whatever stands in its place has one too."""

import pytest

from foi_tracker.domain.findings.colouring import BLANK, STATES, categories, category_of, mapped_fields
from foi_tracker.domain.findings.values import Chosen
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.domain.findings.sets import COUNCIL, POLICE

USE = AnswerField(key="own_use", type=FieldType.CHOICE, options=("in use", "never"), other=True)
CONSULTED = AnswerField(key="consulted", type=FieldType.BOOL3)


@pytest.mark.parametrize(
    ("field", "value", "category"),
    [
        (USE, Chosen(options=("in use",)), "in use"),
        (USE, Chosen(options=(), other="on loan"), "other"),
        (CONSULTED, "unknown", "unknown"),
        (CONSULTED, "perhaps", "state-answered"),
        (USE, Chosen(options=("an option of an older version",)), "state-answered"),
        (CONSULTED, Chosen(options=(), other="of another type once"), "state-answered"),
    ],
)
def test_an_answer_has_the_colour_of_what_it_picks(field, value, category):
    assert category_of(AnswerState.ANSWERED, {field.key: value}, field) == category


def test_an_answer_that_says_nothing_of_the_field_has_the_colour_of_its_state():
    assert category_of(AnswerState.REFUSED, {}, USE) == "state-refused"
    assert category_of(AnswerState.PENDING, {}, USE) in BLANK


def test_every_state_but_superseded_has_words_and_a_tone():
    assert set(AnswerState) - set(STATES) == {AnswerState.SUPERSEDED}


@pytest.mark.parametrize("definition", [COUNCIL, POLICE], ids=lambda each: each.key)
def test_every_colour_of_every_question_has_a_key_and_a_letter_of_its_own(definition):
    for _, field in mapped_fields(definition):
        made = categories(field)

        assert len({each.key for each in made}) == len({each.mark for each in made}) == len(made), field.key


def test_only_what_picks_one_of_a_few_colours_a_map():
    fields = {field.key for each in (COUNCIL, POLICE) for _, field in mapped_fields(each)}

    assert {"own_use", "lfr_status", "plans", "police_lfr_on_assets"} <= fields
    assert not {"use_setting", "cameras_total", "supplier", "cost_by_year"} & fields


def test_options_go_on_when_all_letters_are_taken():
    field = AnswerField(key="month", type=FieldType.CHOICE, options=tuple(str(number) for number in range(1, 80)))

    made = categories(field)

    marks = [each.mark for each in made if each.mark]
    assert len({each.key for each in made}) == len(made)
    assert len(set(marks)) == len(marks) >= 50
