"""What is typed into the form of an answer, as values and back: every value can be typed as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_tracker.domain.findings.dates import read_dates
from foi_tracker.domain.findings.money import read_money
from foi_tracker.domain.findings.numbers import read_quantity
from foi_tracker.domain.findings.values import YES_NO_UNKNOWN, Chosen, Document, Matrix, Organisation, Table
from foi_tracker.domain.findings.vocabulary import Basis, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType
from tests.web.answering import FILES, ONE_OF_EACH, REGISTER, asked, sent

NUMBERS = ("30", "1,200", "about 30", "fewer than 5", "<5", "5-10", "nil", "over 100", "10 of 2,077")
SUMS = ("£12,000", "£3.2m", "about £500", "nil", "EUR 900", "£1,000 to £2,000")
DATES = ("4/9/2024", "March 2024", "2023", "1 March 2019 to 3 April 2024", "2023/24")
words = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=60).map(str.strip)
some_words = words.filter(bool)
line = some_words.map(lambda text: " ".join(text.split())).filter(bool)
spans = st.sampled_from(DATES).map(read_dates)
files = st.sampled_from(sorted(FILES))
VALUES = {
    FieldType.BOOL3: lambda _: st.sampled_from(YES_NO_UNKNOWN),
    FieldType.INT: lambda field: st.sampled_from(NUMBERS).map(lambda text: read_quantity(text, field)),
    FieldType.NUMBER: lambda field: st.sampled_from(["24", "0.64", "about 31"]).map(
        lambda text: read_quantity(text, field)
    ),
    FieldType.PERCENT: lambda field: st.sampled_from(["12%", "0.48%", "about 3%"]).map(
        lambda text: read_quantity(text, field)
    ),
    FieldType.MONEY: lambda _: st.builds(
        lambda text, vat, basis: read_money(text, vat=vat, basis=basis),
        st.sampled_from(SUMS),
        st.sampled_from(Vat),
        st.sampled_from(Basis),
    ),
    FieldType.DATE: lambda _: spans,
    FieldType.CHOICE: lambda field: st.one_of(
        st.sampled_from(field.options).map(lambda option: Chosen(options=(option,))),
        *([line.map(lambda other: Chosen(options=(), other=other))] if field.other else []),
    ),
    FieldType.MULTI: lambda field: st.builds(
        lambda ticked, other: Chosen(options=tuple(each for each in field.options if each in ticked), other=other),
        st.sets(st.sampled_from(field.options), min_size=1),
        line if field.other else st.just(""),
    ),
    FieldType.TEXT: lambda _: some_words,
    FieldType.URL: lambda _: st.sampled_from(["https://barchester.example/cctv?page=2#log", "http://a.example"]),
    FieldType.DOCUMENT: lambda _: st.builds(
        Document,
        title=some_words,
        dated=st.none() | spans,
        redacted=st.sampled_from(["", *YES_NO_UNKNOWN]),
        attachment=files,
    ),
    FieldType.ORG: lambda _: st.one_of(
        line.map(lambda name: Organisation(name=name, slug=REGISTER.get(name.casefold(), ""))),
        st.just(Organisation(name="Barchester City Council", slug="barchester-city-council")),
    ),
}


def plain(field):
    return VALUES[field.type](field)


def row(columns):
    """Some of the columns, at least one."""
    return st.lists(st.sampled_from(columns), min_size=1, unique_by=lambda column: column.key).flatmap(
        lambda some: st.fixed_dictionaries({column.key: plain(column) for column in some})
    )


@pytest.mark.parametrize("field", ONE_OF_EACH, ids=lambda field: field.key)
@given(data=st.data())
def test_a_value_can_be_typed_again_as_it_was(field, data):
    value = data.draw(plain(field))

    form = sent(asked(field), {field.key: value})

    assert form.values() == {field.key: value}
    assert form.typed.problems == {}


@given(rows=st.lists(row(ONE_OF_EACH), min_size=1, max_size=3))
def test_a_table_can_be_typed_again_as_it_was(rows):
    field = AnswerField(key="systems", type=FieldType.TABLE, columns=ONE_OF_EACH)

    form = sent(asked(field), {"systems": Table(rows=tuple(rows))})

    assert form.values() == {"systems": Table(rows=tuple(rows))}
    assert form.typed.problems == {}


@given(rows=st.dictionaries(st.sampled_from(["2022", "2024", "2029", "to June"]), row(ONE_OF_EACH), min_size=1))
def test_a_matrix_can_be_typed_again_as_it_was(rows):
    field = AnswerField(key="by_year", type=FieldType.MATRIX, by="calendar year", columns=ONE_OF_EACH)

    form = sent(asked(field, ask="For each year from 1 January 2022, how many?"), {"by_year": Matrix(rows=rows)})

    assert form.values() == {"by_year": Matrix(rows=rows)}
    assert form.typed.problems == {}


def test_every_type_of_field_is_tried_above():
    rows = {FieldType.TABLE, FieldType.MATRIX}

    assert {field.type for field in ONE_OF_EACH} | rows == set(FieldType)
    assert set(VALUES) | rows == set(FieldType)
