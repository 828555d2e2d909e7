"""Answers hang on the reply that they were read from, and go where its corrected day goes."""

from dataclasses import replace
from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.findings.vocabulary import AnswerState
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.said import Keys, RowSays, SaidAnswer
from foi_tracker.domain.imports.vocabulary import Deed, SheetField, Weight
from foi_tracker.domain.vocabulary import Outcome
from tests.imports.planning.worlds import known, world

SENT = happened.Sent(on=date(2026, 9, 14))
REPLY = happened.Response(on=date(2026, 9, 30), outcome=Outcome.SUPPLIED_IN_FULL)
LATER = replace(REPLY, on=date(2026, 10, 1))
NIL = SaidAnswer(set_key="lfrt-council", question_id="C01", state=AnswerState.NIL)
COLUMNS = Choices(columns={1: SheetField.SENT_ON, 2: SheetField.RESPONDED_ON})


def planned(*events, is_ours, answers=(NIL,), state=AnswerState.NIL, chosen="tracker"):
    says = RowSays(number=2, keys=Keys(), authority="barchester-council", events=events, answers=answers)
    request = known(
        history=[SENT, REPLY],
        keys=Keys(authority="barchester-council"),
        imported=(SENT, REPLY),
        findings={"C01": (state, {}, is_ours)},
    )
    return plan([says], world(request), replace(COLUMNS, conflicts={2: chosen})).rows[0]


def test_an_answer_that_the_tracker_has_is_not_written_again():
    assert planned(SENT, REPLY, is_ours=False).deed is Deed.SAME


def test_an_answer_that_the_sheet_corrects_is_written_anew():
    row = planned(SENT, REPLY, is_ours=False, state=AnswerState.REFUSED)

    assert (row.deed, row.answers, row.conflicts) == (Deed.CHANGE, (NIL,), ())


def test_an_answer_that_people_here_read_stands_and_both_are_shown():
    row = planned(SENT, REPLY, is_ours=True, state=AnswerState.REFUSED, chosen="sheet")

    assert (row.deed, row.answers) == (Deed.SAME, ())
    assert [(each.about, each.sheet, each.tracker) for each in row.conflicts] == [
        ("The answer to C01", "nil", "refused")
    ]


def test_answers_go_with_the_reply_whose_day_is_corrected():
    row = planned(SENT, LATER, is_ours=False)

    assert (row.take_back, row.add, row.answers) == ((2,), (LATER,), (NIL,))


@pytest.mark.parametrize("chosen", ["tracker", "sheet"])
def test_a_reply_that_people_here_have_read_is_not_taken_from_under_them(chosen):
    row = planned(SENT, LATER, is_ours=True, chosen=chosen)

    assert (row.deed, row.take_back, row.add) == (Deed.SAME, (), ())
    assert [(each.about, each.chosen) for each in row.conflicts][:1] == [("The answer", "tracker")]


def test_answers_without_a_day_of_answer_stay_out_and_are_told():
    says = RowSays(number=2, keys=Keys(), authority="borsetshire-council", events=(SENT,), answers=(NIL,))
    row = plan([says], world(), COLUMNS).rows[0]

    assert (row.deed, row.answers) == (Deed.CREATE, ())
    assert "no day of the authority’s answer" in row.problems[0].text


def again(answer=NIL, **known_of_it):
    says = RowSays(number=2, keys=Keys(), authority="barchester-council", events=(SENT, REPLY), answers=(answer,))
    request = known(
        history=[SENT, REPLY],
        keys=Keys(authority="barchester-council"),
        imported=(SENT, REPLY),
        set_key="lfrt-council",
        questions=frozenset({"C01"}),
        **known_of_it,
    )
    row = plan([says], world(request), COLUMNS).rows[0]
    return row.deed, row.answers, [(each.weight, each.text) for each in row.problems]


@pytest.mark.parametrize("strange", [{"question_id": "C99"}, {"set_key": "lfrt-police"}])
def test_an_answer_to_what_the_request_did_not_ask_changes_nothing_and_is_told(strange):
    deed, answers, ((weight, text),) = again(replace(NIL, **strange))

    assert (deed, answers, weight) == (Deed.SAME, (), Weight.TELLS)
    assert "LFR-0001 did not ask" in text


def test_what_a_later_reply_reopened_is_not_said_again_by_the_same_sheet():
    assert again(said_before={"C01": (AnswerState.NIL, {})}) == (Deed.SAME, (), [])


def test_what_a_later_reply_reopened_is_said_anew_by_a_corrected_sheet():
    assert again(said_before={"C01": (AnswerState.REFUSED, {})}) == (Deed.CHANGE, (NIL,), [])


def test_what_people_here_read_and_a_later_reply_reopened_is_left_to_them():
    deed, answers, ((weight, text),) = again(read_here=frozenset({"C01"}))

    assert (deed, answers, weight) == (Deed.SAME, (), Weight.TELLS)
    assert "C01" in text


def test_a_request_that_the_authority_took_for_withdrawn_has_no_reply_to_read_answers_from():
    withdrawn = replace(REPLY, outcome=Outcome.WITHDRAWN)
    says = RowSays(number=2, keys=Keys(), authority="barchester-council", events=(SENT, withdrawn), answers=(NIL,))
    row = plan([says], world(), COLUMNS).rows[0]

    assert (row.deed, row.answers) == (Deed.CREATE, ())
    assert [each.weight for each in row.problems] == [Weight.WARNS]
