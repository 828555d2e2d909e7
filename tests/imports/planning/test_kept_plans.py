"""A plan is kept as plain JSON between the dry run and its undoing, and comes back as it was."""

import json
from datetime import date
from decimal import Decimal

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
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
from foi_tracker.domain.findings.vocabulary import AnswerState, Precision
from foi_tracker.domain.imports.plan.plan_codec import digest, dump, load
from foi_tracker.domain.imports.planned import PlannedRow
from foi_tracker.domain.imports.said import Keys, SaidAnswer, SaidDeployment
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.domain.vocabulary import Outcome, RegimeCode

FIVE = Quantity(low=Decimal(5), high=Decimal("5.50"), said="about 5")
SPRING = DateSpan(first=date(2026, 3, 1), last=date(2026, 3, 31), precision=Precision.MONTH, said="March")
VALUES = {
    "text": "words",
    "number": FIVE,
    "sum": Money(amount=FIVE),
    "day": SPRING,
    "choice": Chosen(options=("yes",), other="perhaps"),
    "paper": Document(title="Policy", dated=SPRING),
    "supplier": Organisation(name="Panopticon Ltd"),
    "rows": Table(rows=({"when": SPRING, "who": "them"}, {})),
    "years": Matrix(rows={"2025": {"searches": FIVE}}),
}


def row(**facts):
    plain = {"number": 2, "deed": Deed.CREATE, "keys": Keys(reference="7"), "authority": "barchester-council"}
    return PlannedRow(**(plain | facts))


def through_json(planned):
    return load(json.loads(json.dumps(dump(planned))))


@pytest.mark.parametrize("name", VALUES)
def test_every_kind_of_answer_comes_back_as_it_was(name):
    answer = SaidAnswer(
        set_key="lfrt-police", question_id="P01", state=AnswerState.ANSWERED, values={name: VALUES[name]}, page=3
    )
    planned = row(answers=(answer,), deployments=(SaidDeployment(values={name: VALUES[name]}, identifier="D1"),))

    assert through_json(planned) == planned


def test_events_facts_and_dates_come_back_as_they_were():
    refused = happened.Response(
        on=date(2026, 9, 30), outcome=Outcome.REFUSED, exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.24"),)
    )
    planned = row(
        deed=Deed.CHANGE,
        regime=RegimeCode.FOIA,
        reference="LFR-0001",
        request_id=1,
        seen_length=2,
        facts={"title": "Cameras"},
        before={"title": "Doorbells"},
        take_back=(2, 1),
        add=(happened.Sent(on=date(2026, 9, 14)), refused),
        note="Rang them.",
        claimed_due_on=date(2026, 10, 13),
        our_due_on=date(2026, 10, 12),
        provision="FOIA s.10(1)",
    )

    assert through_json(planned) == planned


def test_plans_that_do_the_same_have_one_digest():
    one, other = row(), row(number=3, authority="borsetshire-council")

    assert digest([one, other]) == digest([row(number=9), other, row(deed=Deed.SKIP), row(deed=Deed.SAME)])
    assert digest([one]) != digest([other])
    assert digest([one]) != digest([row(note="Rang them.")])
    assert digest([one]) != digest([one, one])


def test_what_is_only_shown_makes_no_other_plan():
    assert digest([row()]) == digest([row(our_due_on=date(2026, 10, 12), seen_length=4, cells={"Status": "sent"})])
