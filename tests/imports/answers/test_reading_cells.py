"""What a cell says of a question: a value by its field’s type, or what became of the question; else it is asked."""

from datetime import date
from decimal import Decimal

import pytest

from foi_tracker.domain.findings.values import Chosen, Document, Organisation
from foi_tracker.domain.findings.vocabulary import AnswerState, Basis, Precision, Vat
from foi_tracker.domain.imports.answers.answer_cells import OF_HUNDRED, OF_ONE, Cell, read_answer_cell
from foi_tracker.domain.imports.answers.answer_options import Undecided
from foi_tracker.domain.imports.answers.answers import SAY_ONCE
from foi_tracker.domain.imports.vocabulary import DateOrder, Weight
from foi_tracker.domain.question_sets import AnswerField, FieldType
from foi_tracker.domain.vocabulary import RegimeCode
from tests.imports.answers.sheet import AnswerSheet, one, problem, value

TOTAL, STATUS, YES_NO, BASIS = "P02.deployments_total", "P01.lfr_status", "P04.rfr_status", "P10.legal_basis_cited"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("1,200", 1200, 1200), ("1.2k", 1200, 1200), ("c. 30", 30, 30), ("<5", 0, 4), ("5-10", 5, 10), ("12 ", 12, 12)],
)
def test_numbers_are_read_as_replies_write_them(text, low, high):
    found = value(TOTAL, text)

    assert (found.low, found.high, found.said) == (low, high, text.strip())


def test_a_number_that_the_file_keeps_with_a_point_is_whole():
    assert value(TOTAL, "12.0", numbers=frozenset({0})).exact == 12


@pytest.mark.parametrize("text", ["0", "nil", "None", "zero", "no deployments"])
def test_nought_is_nil(text):
    found = one(TOTAL, text)

    assert (found.state, found.values["deployments_total"].exact) == (AnswerState.NIL, 0)


def test_a_blank_cell_is_no_answer_and_never_a_no():
    assert one(YES_NO, " ") is None


@pytest.mark.parametrize("text", ["Yes", "y", "YES.", "TRUE", "✓"])
def test_every_way_of_saying_yes(text):
    assert value(YES_NO, text) == "yes"


def test_what_stands_behind_a_yes_is_kept_as_a_remark():
    found = one(YES_NO, "Yes – see attached")

    assert (found.values["rfr_status"], found.remark) == ("yes", "see attached")


@pytest.mark.parametrize("text", ["x", "No longer", "in part of the force"])
def test_what_is_neither_yes_nor_no_is_asked(text):
    assert (one(YES_NO, text), problem(YES_NO, text).way_out) == (None, SAY_ONCE)


@pytest.mark.parametrize("text", ["in use", "In Use", "IN USE – since 2020"])
def test_an_option_is_taken_by_its_words(text):
    assert value(STATUS, text) == Chosen(options=("in use",))


@pytest.mark.parametrize("text", ["Yes", "in usage", "trial"])
def test_a_word_that_is_only_like_an_option_is_asked(text):
    assert problem(STATUS, text).way_out == SAY_ONCE


def test_a_sentence_in_the_place_of_an_option_is_left_out_and_the_row_goes_in():
    text = "The force is considering whether it might be of use in the longer term, with partners."

    assert problem(STATUS, text).weight is Weight.WARNS


@pytest.mark.parametrize("sign", ["; ", ", ", "\n", " / ", " and "])
def test_a_list_is_taken_apart(sign):
    assert value(BASIS, f"PACE{sign}common law") == Chosen(options=("common law", "PACE"))


def test_an_option_with_a_stroke_of_its_own_is_left_whole():
    assert value(BASIS, "PoFA/Surveillance Camera Code, HRA").options == ("PoFA/Surveillance Camera Code", "HRA")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("not held", AnswerState.NOT_HELD),
        ("Data not held", AnswerState.NOT_HELD),
        ("N/H", AnswerState.NOT_HELD),
        ("refused", AnswerState.REFUSED),
        ("NCND", AnswerState.NCND),
        ("Neither confirm nor deny", AnswerState.NCND),
        ("not answered", AnswerState.IGNORED),
        ("?", AnswerState.UNCLEAR),
        ("nil", AnswerState.NIL),
        ("already published", AnswerState.PUBLISHED_ELSEWHERE),
        ("will be published", AnswerState.LATER_PUBLICATION),
    ],
)
def test_words_that_say_what_became_of_a_question_are_its_state(text, state):
    found = one(STATUS, text)

    assert (found.state, found.values) == (state, {})


def test_a_refusal_keeps_what_it_cites():
    found = one(TOTAL, "Refused s31(1)(a); s.40(2)")

    assert found.state is AnswerState.REFUSED
    assert {code.partition("(")[0] for code in found.details.exemptions} == {"s.31", "s.40"}


@pytest.mark.parametrize("text", ["refused under section 43", "Refused (s.43)", "exempt: s43"])
def test_a_section_that_is_no_exemption_by_itself_is_kept_in_its_words(text):
    found = one(TOTAL, text)

    assert (found.state, found.details.exemptions, "43" in found.remark) == (AnswerState.REFUSED, (), True)


def test_sections_alone_are_a_refusal_under_the_law_of_the_authority():
    found = one(TOTAL, "s.35(1)(a)", regime=RegimeCode.FOISA)

    assert (found.state, found.details.exemptions[0].startswith("s.35")) == (AnswerState.REFUSED, True)


def test_what_stands_behind_a_state_is_kept_as_a_remark():
    assert one(TOTAL, "Not held – ask the Home Office").remark == "ask the Home Office"


@pytest.mark.parametrize("text", ["N/A", "–", "tbc", "see e-mail", "various"])
def test_words_with_several_meanings_are_asked_whatever_the_column(text):
    assert one(TOTAL, text) is None
    assert problem(STATUS, text).way_out == SAY_ONCE


def test_a_word_counts_as_somebody_said_it_does():
    said = {"n a": "state:not_held", "P01.lfr_status=yes": "option:in use", "P01.lfr_status=no": "nothing"}

    assert one(TOTAL, "N/A", words=said).state is AnswerState.NOT_HELD
    assert value(STATUS, "yes", words=said) == Chosen(options=("in use",))
    assert one(STATUS, "no", words=said) is None
    assert one(STATUS, "yes", words=said).remark == "yes"


@pytest.mark.parametrize(
    ("text", "amount", "vat", "basis"),
    [
        ("£3.2m", 3_200_000, Vat.NOT_STATED, Basis.NOT_STATED),
        ("£12,000 + VAT", 12_000, Vat.EXCLUDED, Basis.NOT_STATED),
        ("£5,000 (budget)", 5_000, Vat.NOT_STATED, Basis.BUDGET),
    ],
)
def test_sums_are_read_with_their_tax_and_basis(text, amount, vat, basis):
    found = value("P07.contract_value", text)

    assert (found.amount.exact, found.vat, found.basis) == (amount, vat, basis)


def test_a_date_is_read_day_first():
    assert value("P01.lfr_first_use", "03/04/2026").first == date(2026, 4, 3)


def test_a_date_is_read_month_first_where_somebody_said_so():
    found = value("P01.lfr_first_use", "03/04/2026", orders={0: DateOrder.MONTH_FIRST})

    assert found.first == date(2026, 3, 4)


def test_a_date_of_the_files_own_needs_no_reading():
    found = value("P01.lfr_first_use", "2026-04-03T00:00:00", dates=frozenset({0}))

    assert found.first == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["early March", "lots", "see website for all of the figures that we have"])
def test_what_cannot_be_read_is_left_out_with_a_way_out(text):
    name = "P01.lfr_first_use" if "March" in text else TOTAL
    found = problem(name, text)

    assert (found.weight, found.row, found.column, found.value) == (Weight.WARNS, 2, "Answer", text)
    assert "left out" in found.way_out


def test_words_names_and_addresses_are_taken_as_they_stand():
    assert value("P07.product", " Neo 5 ") == "Neo 5"
    assert value("P07.supplier", "Example Ltd") == Organisation(name="Example Ltd")
    assert value("P10.policy", "LFR policy v2") == Document(title="LFR policy v2")
    assert value("P21.results_url", "www.force.example/lfr") == "https://www.force.example/lfr"


def test_a_table_does_not_fit_into_a_cell():
    assert problem("P17.sharing", "Facewatch, 2024").weight is Weight.WARNS


SHARE = AnswerField(key="share", type=FieldType.PERCENT, allow_band=True)


def share(text, **facts):
    return read_answer_cell(Cell(text=text, key="T01.share", **facts), SHARE).value.exact


def test_a_share_with_its_sign_is_clear():
    assert share("45%") == 45


def test_a_number_between_nought_and_one_may_be_either_and_is_asked():
    with pytest.raises(Undecided) as asked:
        share("0.45", is_number=True, heading="%")
    assert asked.value.key == "T01.share=numbers from 0 to 1"


@pytest.mark.parametrize(
    ("facts", "percent"),
    [
        ({"heading": "%"}, "0.45"),
        ({"heading": "Proportion (0 to 1)"}, "45"),
        ({"words": {"T01.share=numbers from 0 to 1": OF_ONE}}, "45"),
        ({"words": {"T01.share=numbers from 0 to 1": OF_HUNDRED}}, "0.45"),
    ],
)
def test_its_heading_or_what_somebody_said_settles_it(facts, percent):
    assert share("0.45", **facts) == Decimal(percent)


def test_a_month_is_a_month():
    assert value("P01.lfr_first_use", "March 2024").precision is Precision.MONTH


@pytest.mark.parametrize(
    "text",
    ["a" + " " * 32_000 + "b", "-" * 32_000, "1e-99999999", "9" * 32_000, "(" * 32_000, "yes, " * 6_000, ".1" * 16_000],
    ids=("spaces", "dashes", "exponent", "nines", "brackets", "list", "points"),
)
def test_a_cell_that_is_made_to_hurt_is_read_or_left_out_at_once(text):
    for name in (TOTAL, STATUS, YES_NO, BASIS, "P07.contract_value", "P01.lfr_first_use", "P21.results_url"):
        found = AnswerSheet(("Answer", name)).read(text)

        assert len(found[0]) + len(found[1]) == 1
