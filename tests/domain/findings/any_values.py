"""Arbitrary values for the fields of a question, for properties that must hold of all of them."""

from datetime import date

from hypothesis import strategies as st

from foi_tracker.domain.findings.values import (
    YES_NO_UNKNOWN,
    Chosen,
    DateSpan,
    Document,
    Matrix,
    Money,
    Organisation,
    Quantity,
    Table,
)
from foi_tracker.domain.findings.vocabulary import Basis, Precision, Vat
from foi_tracker.domain.question_sets import AnswerField, FieldType

WORDS = st.text(max_size=12)
NUMBERS = st.none() | st.decimals(min_value=-(10**30), max_value=10**30, allow_nan=False, allow_infinity=False)
QUANTITIES = st.builds(
    Quantity,
    low=NUMBERS,
    high=NUMBERS,
    approximate=st.booleans(),
    suppressed=st.booleans(),
    out_of=NUMBERS,
    said=WORDS,
)
SUMS = st.builds(
    Money,
    amount=QUANTITIES,
    currency=st.sampled_from(["GBP", "EUR", "CHF"]),
    vat=st.sampled_from(Vat),
    basis=st.sampled_from(Basis),
)
DATES = st.builds(
    DateSpan,
    first=st.dates(min_value=date(1900, 1, 1)),
    last=st.dates(min_value=date(1900, 1, 1)),
    precision=st.sampled_from(Precision),
    said=WORDS,
)
PLAIN = {
    FieldType.BOOL3: st.sampled_from(YES_NO_UNKNOWN),
    FieldType.INT: QUANTITIES,
    FieldType.NUMBER: QUANTITIES,
    FieldType.PERCENT: QUANTITIES,
    FieldType.MONEY: SUMS,
    FieldType.DATE: DATES,
    FieldType.CHOICE: st.builds(Chosen, options=st.lists(WORDS, max_size=1).map(tuple), other=WORDS),
    FieldType.MULTI: st.builds(Chosen, options=st.lists(WORDS, max_size=3).map(tuple), other=WORDS),
    FieldType.TEXT: WORDS,
    FieldType.URL: WORDS,
    FieldType.DOCUMENT: st.builds(Document, title=WORDS, dated=st.none() | DATES, redacted=WORDS, attachment=WORDS),
    FieldType.ORG: st.builds(Organisation, name=WORDS, slug=WORDS),
}
COLUMNS = tuple(AnswerField(key=kind.value, type=kind, options=("a",)) for kind in PLAIN)
ROWS = st.fixed_dictionaries({}, optional={column.key: PLAIN[column.type] for column in COLUMNS})
EVERY_FIELD = (
    *COLUMNS,
    AnswerField(key="rows", type=FieldType.TABLE, columns=COLUMNS),
    AnswerField(key="years", type=FieldType.MATRIX, by="calendar year", columns=COLUMNS),
)
SPREAD = {
    "rows": st.lists(ROWS, max_size=3).map(lambda rows: Table(rows=tuple(rows))),
    "years": st.dictionaries(st.sampled_from(["2022", "2023", "2024"]), ROWS).map(lambda rows: Matrix(rows=rows)),
}
ANSWERS = st.fixed_dictionaries({}, optional={column.key: PLAIN[column.type] for column in COLUMNS} | SPREAD)
