from decimal import Decimal

import pytest

from foi_tracker.domain.findings.agreement import kappa, of_answers, same
from foi_tracker.domain.findings.values import Chosen, Document, Matrix, Organisation, Quantity, Table
from foi_tracker.domain.findings.vocabulary import AnswerState

ANSWERED, NIL, REFUSED = AnswerState.ANSWERED, AnswerState.NIL, AnswerState.REFUSED


def table(both_yes, first_only, second_only, both_no):
    return (
        [("yes", "yes")] * both_yes
        + [("yes", "no")] * first_only
        + [("no", "yes")] * second_only
        + [("no", "no")] * both_no
    )


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((20, 5, 10, 15), 0.4),
        ((45, 15, 25, 15), 0.1304),
        ((25, 35, 5, 35), 0.2593),
    ],
)
def test_kappa_is_that_of_the_examples_in_the_encyclopedia(counts, published):
    """Wikipedia, "Cohen's kappa", the simple example and the two with the same agreement but other numbers."""
    assert kappa(table(*counts)) == pytest.approx(published, abs=0.00005)


def test_kappa_has_no_value_where_both_people_only_ever_say_one_thing():
    assert kappa(table(12, 0, 0, 0)) is None


def test_kappa_has_no_value_where_nothing_was_compared():
    assert kappa([]) is None


def test_people_who_always_agree_on_several_things_have_a_kappa_of_one():
    assert kappa([("a", "a"), ("b", "b"), ("c", "c")]) == 1


def test_people_who_always_disagree_have_a_kappa_below_nought():
    assert kappa([("a", "b"), ("b", "a")]) == -1


def number(figure, said=""):
    return Quantity(low=Decimal(figure), high=Decimal(figure), said=said)


def test_two_people_agree_whatever_words_they_typed_the_number_in():
    assert same(ANSWERED, {"alerts": number("12", "twelve")}, ANSWERED, {"alerts": number("12.0", "12")})


def test_two_people_who_read_other_numbers_do_not_agree():
    assert not same(ANSWERED, {"alerts": number("12")}, ANSWERED, {"alerts": number("13")})


def test_a_number_is_not_the_same_as_about_that_number():
    rough = Quantity(low=Decimal(12), high=Decimal(12), approximate=True)

    assert not same(ANSWERED, {"alerts": number("12")}, ANSWERED, {"alerts": rough})


def test_two_people_who_pick_other_states_do_not_agree():
    assert not same(ANSWERED, {}, REFUSED, {})


def test_an_empty_value_is_no_value():
    empty = {"note": " ", "kit": Chosen(options=()), "rows": Table(rows=({"place": ""},)), "years": Matrix(rows={})} | {
        "paper": Document(title=""),
        "org": Organisation(name=""),
    }

    assert same(ANSWERED, empty, ANSWERED, {})


def test_the_order_of_options_and_rows_says_nothing():
    first = {"kit": Chosen(options=("own", "loan")), "rows": Table(rows=({"n": number("1")}, {"n": number("2")}))}
    second = {"kit": Chosen(options=("loan", "own")), "rows": Table(rows=({"n": number("2")}, {"n": number("1")}))}

    assert same(ANSWERED, first, ANSWERED, second)


def test_a_row_that_is_there_twice_is_not_the_same_as_once():
    once = {"rows": Table(rows=({"n": number("1")},))}
    twice = {"rows": Table(rows=({"n": number("1")}, {"n": number("1")}))}

    assert not same(ANSWERED, once, ANSWERED, twice)


def test_agreement_counts_whole_answers_and_reckons_kappa_over_states():
    pairs = [
        ((ANSWERED, {"n": number("1")}), (ANSWERED, {"n": number("1")})),
        ((ANSWERED, {"n": number("1")}), (ANSWERED, {"n": number("2")})),
        ((NIL, {}), (NIL, {})),
        ((REFUSED, {}), (NIL, {})),
    ]

    answers = of_answers(pairs)

    assert (answers.n, answers.agreed, answers.percent) == (4, 2, 50)
    assert answers.kappa == kappa((a[0], b[0]) for a, b in pairs) == pytest.approx(0.6)


def test_nothing_compared_is_no_percentage():
    assert of_answers([]).percent is None
