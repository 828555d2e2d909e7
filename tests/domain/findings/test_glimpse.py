"""An answer in a cell of the grid."""

import pytest

from foi_tracker.domain.findings.evidence import Evidence
from foi_tracker.domain.findings.glimpse import LONGEST, glimpse, place, source
from foi_tracker.domain.findings.values import Chosen
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType

USE = AnswerField(key="use", type=FieldType.CHOICE, options=("in use", "never"))
WORDS = AnswerField(key="words", type=FieldType.TEXT)


@pytest.mark.parametrize(
    ("state", "values", "words"),
    [
        (AnswerState.ANSWERED, {"use": Chosen(options=("in use",)), "words": "Since May"}, "in use"),
        (AnswerState.ANSWERED, {"words": "Since May"}, "Since May"),
        (AnswerState.PARTLY, {"words": "Since May"}, "Since May (in part)"),
        (AnswerState.ANSWERED, {}, "answered"),
        (AnswerState.NIL, {}, "nil"),
        (AnswerState.NCND, {}, "neither confirmed nor denied"),
        (AnswerState.PENDING, {}, "no answer yet"),
    ],
)
def test_a_cell_gives_the_first_value_or_else_what_the_reply_did(state, values, words):
    assert glimpse(state, values, (USE, WORDS)) == words


def test_a_long_answer_is_cut_and_shows_it():
    words = glimpse(AnswerState.ANSWERED, {"words": "word " * 40}, (WORDS,))

    assert words.endswith(" …")
    assert len(words) <= LONGEST


@pytest.mark.parametrize(
    ("evidence", "where", "said"),
    [
        ((), "no source", "no source given"),
        ((Evidence(filename="reply.pdf", page=3, quote="We do."),), "p. 3", "reply.pdf page 3: “We do.”"),
        ((Evidence(quote="We do."), Evidence(page=2)), "reply +1", "the reply: “We do.”"),
    ],
)
def test_a_cell_says_where_to_look(evidence, where, said):
    assert (place(evidence), source(evidence)) == (where, said)
