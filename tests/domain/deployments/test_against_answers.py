"""The log held against totals that forces give, and forces against councils: not answered contradicts nobody."""

from datetime import date
from decimal import Decimal

import pytest

from foi_tracker.domain.deployments.both_sides import (
    CouncilSays,
    ForceSays,
    Match,
    council_says,
    councils_named,
    force_says,
    forces_named,
    matched,
)
from foi_tracker.domain.deployments.spans import Span
from foi_tracker.domain.deployments.sums import TOTALS, LogSum, Verdict, compare
from foi_tracker.domain.findings.values import Chosen, Organisation, Table
from foi_tracker.domain.question_sets import FieldType
from tests.domain.deployments.rows import count, exactly, on, row
from tests.domain.findings.sets import SETS

NEWEST = SETS["lfrt-police-2.json"]
BARCHESTER = Organisation(name="Barchester City Council", slug="barchester")
BORSETSHIRE = Organisation(name="Borsetshire Police", slug="borsetshire")
MARCH = (date(2026, 3, 4),)


def log(total, given=3, rows=3):
    return {"alerts_total": LogSum(total=total, given=given, rows=rows)}


def verdict(theirs, sums, deployments=None):
    answered = {} if deployments is None else {"deployments_total": exactly(deployments)}
    [*_, found] = compare({"alerts_total": theirs}, answered, sums)
    return found.verdict


@pytest.mark.parametrize(
    ("theirs", "sums", "deployments", "expected"),
    [
        (exactly(10), log(Span.exactly(10)), None, Verdict.AGREES),
        (exactly(10), log(Span(low=Decimal(8), high=Decimal(12))), None, Verdict.AGREES),
        (count("<5", 0, 4), log(Span.exactly(3)), None, Verdict.AGREES),
        (exactly(10), log(Span.exactly(9)), None, Verdict.CONFLICTS),
        (exactly(10), log(Span.exactly(11)), None, Verdict.CONFLICTS),
        (exactly(10), log(Span.exactly(9), given=2), None, Verdict.INCOMPLETE),
        (exactly(10), log(Span.exactly(11), given=2), None, Verdict.CONFLICTS),
        (exactly(10), log(Span.exactly(9)), 4, Verdict.INCOMPLETE),
        (exactly(10), log(Span.exactly(9)), 3, Verdict.CONFLICTS),
    ],
    ids=[
        "the same",
        "within a range",
        "within a band",
        "less",
        "more",
        "less, with gaps",
        "more, in spite of gaps",
        "less, with rows missing",
        "less, with no row missing",
    ],
)
def test_a_sum_conflicts_with_a_total_only_where_both_cannot_be_right(theirs, sums, deployments, expected):
    assert verdict(theirs, sums, deployments) is expected


def test_the_number_of_rows_is_held_against_the_number_of_deployments():
    fewer, more = (compare({}, row(deployments_total=number), log(Span.exactly(1)))[0].verdict for number in (4, 2))

    assert (fewer, more) == (Verdict.INCOMPLETE, Verdict.CONFLICTS)


def test_both_numbers_are_shown():
    [found] = compare({"alerts_total": exactly(10)}, {}, log(Span.exactly(9)))

    assert (str(found.theirs), str(found.ours.total)) == ("10", "9")


def test_a_total_without_rows_is_compared_with_nothing():
    assert compare({"alerts_total": exactly(10)}, row(deployments_total=3), {}) == []


NAMED = ForceSays(answer="yes", named=True)
DENIED = ForceSays(answer="no")
IN_ITS_AREA = ForceSays(days=MARCH)
YES = CouncilSays(was_asked=True, answer="yes", names_force=True)
NO = CouncilSays(was_asked=True, answer="no")


@pytest.mark.parametrize(
    ("force", "council", "expected"),
    [
        (NAMED, NO, Match.CONTRADICTS),
        (DENIED, YES, Match.CONTRADICTS),
        (NAMED, YES, Match.AGREES),
        (IN_ITS_AREA, YES, Match.AGREES),
        (DENIED, NO, Match.AGREES),
        (IN_ITS_AREA, NO, Match.ASK),
        (ForceSays(answer="yes"), YES, Match.ASK),
        (ForceSays(), YES, Match.UNKNOWN),
        (NAMED, CouncilSays(), Match.UNKNOWN),
        (NAMED, CouncilSays(was_asked=True), Match.UNKNOWN),
        (NAMED, CouncilSays(was_asked=True, answer="unknown"), Match.UNKNOWN),
        (ForceSays(), CouncilSays(was_asked=True, answer="yes", names_others=True), Match.UNKNOWN),
        (IN_ITS_AREA, CouncilSays(was_asked=True, answer="yes", names_force=True, days=(on("2026-03-05"),)), Match.ASK),
        (
            IN_ITS_AREA,
            CouncilSays(was_asked=True, answer="yes", names_force=True, days=(on("2026-03-04"),)),
            Match.AGREES,
        ),
    ],
)
def test_two_sides_contradict_only_where_both_have_answered(force, council, expected):
    match, why = matched(force, council)

    assert match is expected
    assert why


def test_what_each_side_says_is_read_from_its_answers():
    assets = {
        "council_assets": "yes",
        "assets": Table(rows=({"council": BARCHESTER, "asset": Chosen(options=("column",))},)),
    }
    police_use = {
        "police_lfr_on_assets": "yes",
        "occasions": Table(rows=({"force": BORSETSHIRE, "date": on("2026-03-04")},)),
    }

    force = force_says(assets, "barchester", MARCH)
    council = council_says(police_use, {"own_use": Chosen(options=("never",))}, "borsetshire")

    assert force == ForceSays(answer="yes", named=True, assets=("column",), days=MARCH)
    assert (council.names_force, council.names_others, council.own_use) == (True, False, "never")
    assert (councils_named(assets), forces_named(police_use)) == ({"barchester"}, {"borsetshire"})


def test_every_total_that_a_force_is_asked_for_is_held_against_the_log():
    asked = next(each for each in NEWEST.questions if each.id == "P14").fields

    assert set(TOTALS) == {each.key for each in asked if each.type is FieldType.INT}
    assert set(TOTALS.values()) <= {each.key for each in NEWEST.log.fields}


def test_a_number_that_no_row_has_is_not_compared():
    found = compare({"alerts_total": exactly(10)}, {}, log(Span.exactly(0), given=0))

    assert found == []
