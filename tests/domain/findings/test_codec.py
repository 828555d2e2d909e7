"""Values that were stored under one version of a question, read under another."""

from datetime import date
from decimal import Decimal

import pytest

from foi_tracker.domain.findings.codec import dump_all, load_all
from foi_tracker.domain.findings.values import (
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

DAY = date(2026, 9, 1)
SEVEN = Quantity(low=Decimal(7), high=Decimal(7), said="7")
COLUMN = AnswerField(key="count", type=FieldType.INT)
VALUES = {
    FieldType.INT: SEVEN,
    FieldType.MONEY: Money(amount=SEVEN, currency="GBP", vat=next(iter(Vat)), basis=next(iter(Basis))),
    FieldType.DATE: DateSpan(first=DAY, last=DAY, precision=Precision.DAY),
    FieldType.CHOICE: Chosen(options=("in use",)),
    FieldType.TEXT: "In use.",
    FieldType.DOCUMENT: Document(title="Policy"),
    FieldType.ORG: Organisation(name="Facemaker Ltd"),
    FieldType.TABLE: Table(rows=({"count": SEVEN},)),
    FieldType.MATRIX: Matrix(rows={"2024": {"count": SEVEN}}),
}
KIN = {(FieldType.MONEY, FieldType.INT)}  # money is a number as well


def field(kind):
    columns = (COLUMN,) if kind in (FieldType.TABLE, FieldType.MATRIX) else ()
    return AnswerField(key="x", type=kind, columns=columns, options=("in use",) if kind is FieldType.CHOICE else ())


@pytest.mark.parametrize("before", VALUES)
@pytest.mark.parametrize("now", VALUES)
def test_a_value_is_read_as_what_it_is_or_not_at_all(before, now):
    stored = dump_all({"x": VALUES[before]})

    found = load_all([field(now)], stored)

    assert found == ({"x": VALUES[before]} if before is now else {"x": SEVEN} if (before, now) in KIN else {})
