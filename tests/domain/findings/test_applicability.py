from dataclasses import replace

import pytest

from foi_tracker.domain.findings.applicability import (
    applies,
    asked_in_first_letter,
    deciding_fields,
    state_of,
)
from foi_tracker.domain.findings.values import Chosen
from foi_tracker.domain.findings.vocabulary import AnswerState
from tests.domain.findings.sets import COUNCIL, POLICE

ASKED_OF_FORCES, ASKED_OF_COUNCILS = asked_in_first_letter(POLICE), asked_in_first_letter(COUNCIL)
ANSWERED, PENDING, NOT_APPLICABLE = AnswerState.ANSWERED, AnswerState.PENDING, AnswerState.NOT_APPLICABLE
HANGING_ON_USE = ["P02", "P09", "P13", "P14", "P15"]


def lead(option, state=ANSWERED):
    return {"P01": (state, {"lfr_status": Chosen(options=(option,))})}


def council(own_use=None, on_assets=None):
    used = {"C01": (ANSWERED, {"own_use": Chosen(options=(own_use,))})} if own_use else {}
    return used | ({"C03": (ANSWERED, {"police_lfr_on_assets": on_assets})} if on_assets else {})


def of_force(question_id, current):
    return state_of(question_id, POLICE, ASKED_OF_FORCES, current)


def of_council(question_id, current):
    return state_of(question_id, COUNCIL, ASKED_OF_COUNCILS, current)


def test_a_first_letter_asks_everything_but_the_last_priority():
    assert len(ASKED_OF_FORCES) == 21
    assert set(ASKED_OF_COUNCILS) == {f"C{number:02}" for number in range(1, 15)}


def test_what_no_letter_asked_is_not_asked():
    assert of_council("C15", council("never", "no")) is AnswerState.NOT_ASKED


def test_an_answer_that_was_never_asked_for_still_counts():
    assert of_council("C15", {"C15": (AnswerState.NIL, {})}) is AnswerState.NIL


@pytest.mark.parametrize("question_id", HANGING_ON_USE)
def test_a_force_that_never_used_it_is_not_taken_to_leave_out_its_deployments(question_id):
    """Police Scotland, which has no live facial recognition."""
    assert of_force(question_id, lead("never")) is NOT_APPLICABLE


@pytest.mark.parametrize("question_id", ["P03", "P04", "P05", "P10", "P21"])
def test_a_force_that_never_used_it_still_owes_the_other_answers(question_id):
    assert of_force(question_id, lead("never")) is PENDING


@pytest.mark.parametrize("option", ["in use", "trial only", "used via another force", "stopped"])
def test_a_force_that_ever_used_it_owes_its_deployments(option):
    assert of_force("P02", lead(option)) is PENDING


@pytest.mark.parametrize("question_id", HANGING_ON_USE)
def test_a_question_waits_while_the_one_it_hangs_on_is_not_read(question_id):
    assert of_force(question_id, {}) is PENDING


@pytest.mark.parametrize(
    "state", [AnswerState.REFUSED, AnswerState.NCND, AnswerState.IGNORED, AnswerState.UNCLEAR, AnswerState.NOT_HELD]
)
def test_a_question_still_stands_where_the_one_it_hangs_on_got_no_answer(state):
    assert of_force("P02", {"P01": (state, {})}) is PENDING


def test_a_partial_answer_can_rule_a_question_out():
    assert of_force("P02", lead("planned", AnswerState.PARTLY)) is NOT_APPLICABLE


def test_an_answer_without_the_value_that_decides_rules_nothing_out():
    assert of_force("P02", {"P01": (ANSWERED, {})}) is PENDING


def test_the_fields_that_other_questions_hang_on_are_known():
    found = {each.id: deciding_fields(each.id, COUNCIL) for each in COUNCIL.questions}

    assert {key: set(fields) for key, fields in found.items() if fields} == {
        "C01": {"own_use"},
        "C03": {"police_lfr_on_assets"},
    }
    assert deciding_fields("P01", POLICE) == {"lfr_status"}


def test_what_was_found_stands_even_where_another_answer_would_rule_it_out():
    current = lead("never") | {"P02": (AnswerState.NIL, {})}

    assert of_force("P02", current) is AnswerState.NIL


@pytest.mark.parametrize("question_id", ["C02", "C04", "C06", "C07", "C09", "C10", "C11", "C12"])
def test_a_council_that_never_used_it_nor_lent_its_cameras_owes_little_more(question_id):
    assert of_council(question_id, council("never", "no")) is NOT_APPLICABLE


@pytest.mark.parametrize("question_id", ["C05", "C08", "C13", "C14"])
def test_a_council_is_always_asked_about_cameras_decisions_contracts_and_stance(question_id):
    assert of_council(question_id, council("never", "no")) is PENDING


@pytest.mark.parametrize(
    "current",
    [
        council("never"),
        council(on_assets="no"),
        council("never", "yes"),
        council("never", "unknown"),
        council("trial", "no"),
    ],
)
def test_a_council_owes_everything_until_both_answers_say_never(current):
    assert of_council("C02", current) is PENDING


def test_a_question_falls_with_the_one_it_hangs_on():
    chained = replace(
        POLICE,
        questions=tuple(
            replace(each, show_if={"P15.demog_recorded": ("all",)}) if each.id == "P19" else each
            for each in POLICE.questions
        ),
    )

    assert not applies("P19", chained, lead("never"))
    assert applies("P19", chained, lead("in use"))


def test_an_option_in_other_words_is_not_one_of_those_wanted():
    hanging = replace(
        POLICE,
        questions=tuple(
            replace(each, show_if={"P04.rfr_systems": ("PND",)}) if each.id == "P19" else each
            for each in POLICE.questions
        ),
    )
    current = {"P04": (ANSWERED, {"rfr_systems": Chosen(options=(), other="a regional one")})}

    assert not applies("P19", hanging, current)


def test_one_of_several_options_is_enough():
    several = replace(
        POLICE,
        questions=tuple(
            replace(each, show_if={"P01.lfr_kit_owner": ("own",)}) if each.id == "P19" else each
            for each in POLICE.questions
        ),
    )
    current = {"P01": (ANSWERED, {"lfr_kit_owner": Chosen(options=("own", "Home Office"))})}

    assert applies("P19", several, current)
