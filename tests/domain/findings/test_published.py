from decimal import Decimal

import pytest

from foi_tracker.domain.findings.published import Published
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Chosen, Matrix, Money, Organisation, Quantity
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.published_builders import answer, force, page, question, value


def read(*values, fields=({},)):
    """What one answer with these values says."""
    told = Published(page([force({"P01": answer(*values)})], [question(*fields)]))
    return told.values(told.authorities["borsetshire-police"], told.questions["P01"])


@pytest.mark.parametrize(
    ("given", "held"),
    [
        (value(), Chosen(options=("in use",))),
        (value(kind="multi", options=["custody", "other"]), Chosen(options=("custody", "other"))),
        (value(kind="bool3", text="yes", options=["yes"]), Chosen(options=("yes",))),
        (value(kind="org", text="Acme"), Organisation(name="Acme")),
        (
            value(kind="int", text="about 30", low="30", high="30"),
            Quantity(low=Decimal(30), high=Decimal(30), approximate=True, said="about 30"),
        ),
    ],
)
def test_a_value_is_what_charts_and_maps_need(given, held):
    assert read(given) == {"lfr_status": held}


@pytest.mark.parametrize("kind", ["text", "date", "document", "url"])
def test_words_and_dates_are_left_to_the_table(kind):
    assert read(value(kind=kind, text="March 2024")) == {}


@pytest.mark.parametrize(
    ("kind", "text", "low", "high"),
    [
        ("int", "about 30", "30", "30"),
        ("int", "fewer than 5", "0", "4"),
        ("percent", "12.5%", "12.5", "12.5"),
        ("money", "£12,000 plus VAT (budget)", "12000", "12000"),
        ("money", "£1,200 including VAT (spent)", "1200", "1200"),
        ("money", "£50 or more (estimate)", "50", ""),
        ("money", "£9.50", "9.5", "9.5"),
    ],
)
def test_a_number_reads_in_a_chart_as_it_does_in_the_table(kind, text, low, high):
    (found,) = read(value(kind=kind, text=text, low=low, high=high)).values()

    assert say(found, AnswerField(key="it", type=FieldType(kind))) == text


def test_sums_in_other_money_are_not_put_beside_pounds():
    assert read(value(kind="money", text="€12,000", low="12000", high="12000")) == {}


def test_the_cells_of_a_matrix_become_one_again_and_the_rows_of_a_table_do_not():
    number = {"kind": "int", "text": "7", "low": "7", "high": "7"}
    fields = [{"key": "searches[2023]", "type": "int"}, {"key": "searches[2024]", "type": "int"}]
    cells = [value("by_year", row=year, column="searches", **number) for year in ("2023", "2024")]
    told = Published(
        page([force({"P01": answer(*cells, value("rows", row="1", column="count", **number))})], [question(*fields)])
    )

    (said,) = told.said(told.questions["P01"], str, "/authorities")
    (matrix,) = told.questions["P01"].matrices([said])

    assert set(said.values) == {"by_year"}
    assert isinstance(said.values["by_year"], Matrix)
    assert list(said.values["by_year"].rows) == ["2023", "2024"]
    assert [column.key for column in matrix.columns] == ["searches"]
    assert told.questions["P01"].plain_fields == []


def test_money_in_a_matrix_stays_money():
    fields = [{"key": "licences[2024/25]", "type": "money"}]
    cell = value("costs", "money", "£5 (spent)", row="2024/25", column="licences", low="5", high="5")

    (matrix,) = read(cell, fields=fields).values()

    assert isinstance(matrix.rows["2024/25"]["licences"], Money)


def test_an_authority_is_found_by_any_part_of_its_name():
    told = Published(page([force(), force(slug="wessex", name="Wessex Police")]))

    assert [each["name"] for each in told.named("POLICE sex")] == ["Wessex Police"]
    assert [each["name"] for each in told.named("  ")] == ["Borsetshire Police", "Wessex Police"]
    assert told.named("in use") == []


def test_whoever_has_another_question_set_was_not_asked():
    other = force(slug="wessex", name="Wessex Police") | {"states": {"C01": "pending"}, "answers": {}}
    told = Published(page([force(), other]))

    assert [(who["slug"], state) for who, state in told.asked("P01")] == [("borsetshire-police", AnswerState.ANSWERED)]
