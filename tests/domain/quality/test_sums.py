"""Parts that are more than their whole, and totals that contradict the log."""

import pytest

from foi_tracker.domain.deployments.spans import Span
from foi_tracker.domain.deployments.sums import LogSum, compare
from foi_tracker.domain.findings.derived import OTHERS, WANTED
from foi_tracker.domain.findings.values import Matrix
from foi_tracker.domain.quality.rules import Check
from foi_tracker.domain.quality.sums import against_log, doubts
from tests.findings_builders import number


def years(**rows):
    return {"rfr_by_year": Matrix(rows={year[1:]: row for year, row in rows.items()})}


def groups(**counts):
    return {"demographics": Matrix(rows={"Female": {stage: number(count) for stage, count in counts.items()}})}


def found(**answers):
    return [(question_id, doubt.check) for question_id, doubt in doubts(answers)]


@pytest.mark.parametrize(
    ("answers", "question_id"),
    [
        ({"P14": {"alerts_total": number(10), "alerts_true": number(8), "alerts_false": number(4)}}, "P14"),
        ({"P14": {"alerts_total": number(10), "faces_scanned": number(9)}}, "P14"),
        ({"P14": {"alerts_total": number(10), "people_stopped": number(11)}}, "P14"),
        ({"P14": {"alerts_total": number(10)}, "P15": groups(alerts=11)}, "P15"),
        ({"P04": years(y2024={"searches": number(9), "possible_matches": number(10)})}, "P04"),
        ({"C05": {"cameras_total": number(9), "cameras_fr_capable": number(10)}}, "C05"),
    ],
)
def test_a_part_cannot_be_more_than_its_whole(answers, question_id):
    assert found(**answers) == [(question_id, Check.OWN_SUMS)]


def test_bands_are_compared_by_what_is_possible():
    assert found(C05={"cameras_total": number(9), "cameras_fr_capable": number(5, 20)}) == []
    assert found(C05={"cameras_total": number(5, 9), "cameras_fr_capable": number(10, 20)}) == [("C05", Check.OWN_SUMS)]


def test_years_are_held_against_the_same_year_only():
    apart = years(y2023={"searches": number(9)}, y2024={"possible_matches": number(10)})

    assert found(P04=apart) == []


def test_no_share_is_worked_out_while_a_reason_lacks_a_number():
    some = {reason: number(3) for reason in (*WANTED, *OTHERS)}
    del some["event_ban"]

    ((question_id, doubt),) = doubts({"P13": some})

    assert (question_id, doubt.check) == ("P13", Check.SHARE)
    assert doubt.text == "7 of 8 reasons have a number. Missing: event ban."
    assert found(P13=some | {"event_ban": number(0)}) == []
    assert found(P13={"max_size": number(3)}) == []


@pytest.mark.parametrize(("theirs", "told"), [(5, ["arrests: they say 5, the log comes to 7."]), (7, [])])
def test_a_total_that_the_log_contradicts_is_told_with_both_numbers(theirs, told):
    ours = {"arrests": LogSum(total=Span.exactly(7), given=3, rows=3)}

    compared = compare({"arrests": number(theirs)}, {}, ours)

    assert [doubt.text for doubt in against_log(compared)] == told


def test_a_log_with_gaps_contradicts_nobody():
    ours = {"arrests": LogSum(total=Span.exactly(7), given=2, rows=3)}

    assert list(against_log(compare({"arrests": number(9)}, {}, ours))) == []
