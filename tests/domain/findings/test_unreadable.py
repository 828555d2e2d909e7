import pytest

from foi_tracker.domain.findings.unreadable import PICK, STATES, Unreadable, refuse_states
from foi_tracker.web.answer_words import STATES as ON_THE_PAGE


@pytest.mark.parametrize("state", PICK)
def test_a_person_is_told_the_button_that_the_page_has(state):
    label, _ = ON_THE_PAGE[state]

    assert f"pick {label}" in PICK[state]


def test_no_words_stand_for_two_states():
    words = [word for phrases in STATES.values() for word in phrases]

    assert len(set(words)) == len(words)


def test_words_that_are_no_state_are_let_through():
    assert refuse_states("12 cameras") is None


def test_a_long_text_is_not_repeated_back():
    with pytest.raises(Unreadable, match="too long"):
        refuse_states("word " * 100)


def test_one_gap_does_not_make_people_throw_away_the_rest():
    with pytest.raises(Unreadable, match="leave this empty and pick Partly"):
        refuse_states("not recorded")
