"""The days of a row become what happened to its request, in legal order, by the same rules as typed ones."""

from datetime import date

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, Weight
from foi_tracker.domain.vocabulary import Channel, ClosedBecause, Finding, Outcome, RegimeCode, ReviewResult
from tests.imports.planning.worlds import F, known, planned, read_one, world

WORDS = {
    ChoiceKind.STATUS: {
        "refused": "answered:refused",
        "over the limit": "refused:cost",
        "sent": "sent",
        "back": "bounced",
        "dropped": "withdrawn",
        "to do": "to_send",
    },
    ChoiceKind.OUTCOME: {"some": "answered:supplied_in_part", "": "answered:supplied_in_full"},
    ChoiceKind.REVIEW: {"no change": "review:upheld"},
    ChoiceKind.NOTICE: {"won": "notice:complaint_upheld", "settled": "closed:resolved"},
    ChoiceKind.CHANNEL: {"letter": "post"},
}


def said(fields, *cells, **chosen):
    return read_one((F.AUTHORITY, *fields), "Barchester Council", *cells, **({"words": WORDS} | chosen))


def weights(row):
    return [problem.weight for problem in row.problems]


def test_a_row_with_an_authority_only_is_a_draft_to_send():
    row = said((F.SENT_ON, F.STATUS), "", "")

    assert (row.authority, row.events, row.problems) == ("barchester-council", (), ())


def test_a_day_of_sending_is_a_request_that_was_sent():
    assert said((F.SENT_ON,), "04/09/2026").events == (happened.Sent(on=date(2026, 9, 4)),)


def test_a_request_with_a_page_on_whatdotheyknow_was_sent_there():
    row = said((F.SENT_ON, F.REQUEST_URL), "04/09/2026", "whatdotheyknow.com/request/cameras_in_barchester#incoming-1")

    assert row.events == (happened.Sent(on=date(2026, 9, 4), channel=Channel.WHATDOTHEYKNOW),)
    assert row.url == "https://www.whatdotheyknow.com/request/cameras_in_barchester#incoming-1"


def test_a_letter_is_sent_by_post():
    row = said((F.SENT_ON, F.CHANNEL), "04/09/2026", "letter")

    assert row.events == (happened.Sent(on=date(2026, 9, 4), channel=Channel.POST),)


def test_what_happened_is_told_in_legal_order_with_the_column_that_says_so():
    row = said(
        (F.RESPONDED_ON, F.STATUS, F.CLARIFIED_ON, F.CLARIFICATION_ASKED_ON, F.RECEIVED_ON, F.SENT_ON),
        *("20/10/2026", "refused", "21/09/2026", "14/09/2026", "07/09/2026", "04/09/2026"),
    )

    assert [event.kind for event in row.events] == [
        *("sent", "received", "clarification_requested", "clarification_provided", "response"),
    ]
    assert row.columns == ("Sent on", "Received on", "Clarification asked on", "Clarified on", "Responded on")


def test_the_outcome_comes_from_its_own_column_before_the_status():
    row = said((F.SENT_ON, F.RESPONDED_ON, F.STATUS, F.OUTCOME), "04/09/2026", "20/10/2026", "refused", "some")

    assert row.events[-1] == happened.Response(on=date(2026, 10, 20), outcome=Outcome.SUPPLIED_IN_PART)


def test_an_answer_without_an_outcome_is_what_somebody_said_such_answers_are():
    row = said((F.SENT_ON, F.RESPONDED_ON), "04/09/2026", "20/10/2026")

    assert row.events[-1] == happened.Response(on=date(2026, 10, 20), outcome=Outcome.SUPPLIED_IN_FULL)


def test_an_answer_without_an_outcome_is_asked_about_while_nobody_has_said():
    row = said((F.SENT_ON, F.RESPONDED_ON), "04/09/2026", "20/10/2026", words={})

    assert [event.kind for event in row.events] == ["sent"]
    assert (row.problems[0].weight, row.problems[0].column) == (Weight.ASKS, "Responded on")


def test_a_refusal_rests_on_the_sections_that_the_sheet_names():
    row = said((F.SENT_ON, F.RESPONDED_ON, F.STATUS, F.EXEMPTIONS), "04/09/2026", "20/10/2026", "refused", "s.40(2)")

    assert row.events[-1].exemptions == (CitedExemption(law=RegimeCode.FOIA, code="s.40(2)"),)


def test_a_refusal_for_cost_rests_on_the_section_that_is_about_cost():
    row = said((F.SENT_ON, F.RESPONDED_ON, F.STATUS), "04/09/2026", "20/10/2026", "over the limit")

    assert row.events[-1].outcome is Outcome.REFUSED
    assert row.events[-1].exemptions == (CitedExemption(law=RegimeCode.FOIA, code="s.12"),)


def test_a_word_without_its_day_makes_no_history_and_is_told():
    row = said((F.SENT_ON, F.STATUS, F.RESPONDED_ON), "04/09/2026", "refused", "")

    assert [event.kind for event in row.events] == ["sent"]
    assert [(problem.weight, problem.column, problem.value) for problem in row.problems] == [
        (Weight.WARNS, "Status", "refused")
    ]
    assert "stands as waiting for an answer until you record it" in row.problems[0].text


def test_a_request_that_did_not_arrive_has_no_clock():
    planned_row = planned((F.AUTHORITY, F.SENT_ON, F.STATUS), ("Barchester Council", "04/09/2026", "back"), words=WORDS)
    row = planned_row.rows[0]

    assert [event.kind for event in row.add] == ["sent", "bounced"]
    assert (row.our_due_on, row.provision) == (None, "")


def test_a_withdrawal_happened_on_the_day_the_row_was_closed():
    row = said((F.SENT_ON, F.STATUS, F.RESPONDED_ON), "04/09/2026", "dropped", "20/10/2026")

    assert row.events[-1] == happened.Withdrawn(on=date(2026, 10, 20))


def test_a_withdrawal_without_its_day_is_told():
    row = said((F.SENT_ON, F.STATUS), "04/09/2026", "dropped")

    assert [event.kind for event in row.events] == ["sent"]
    assert weights(row) == [Weight.WARNS]


def test_a_review_and_its_outcome_are_told_with_the_result():
    fields = (F.SENT_ON, F.STATUS, F.RESPONDED_ON, F.REVIEW_REQUESTED_ON, F.REVIEW_DECIDED_ON, F.REVIEW_RESULT)
    row = said(fields, "04/05/2026", "refused", "20/05/2026", "28/05/2026", "25/06/2026", "no change")

    assert row.events[-2:] == (
        happened.ReviewRequested(on=date(2026, 5, 28)),
        happened.ReviewOutcome(on=date(2026, 6, 25), result=ReviewResult.UPHELD),
    )


@pytest.mark.parametrize(
    ("word", "event"),
    [
        ("won", happened.DecisionNotice(on=date(2026, 9, 1), reference="IC-1-A", finding=Finding.UPHELD)),
        ("settled", happened.ComplaintClosed(on=date(2026, 9, 1), because=ClosedBecause.RESOLVED)),
        ("", happened.DecisionNotice(on=date(2026, 9, 1), reference="IC-1-A")),
    ],
)
def test_a_complaint_has_its_number_and_its_end(word, event):
    fields = (F.SENT_ON, F.COMPLAINT_ON, F.COMMISSIONER_REFERENCE, F.NOTICE_ON, F.NOTICE_RESULT)
    row = said(fields, "04/05/2026", "20/07/2026", "IC-1-A", "01/09/2026", word)

    assert row.events[1:] == (happened.Complaint(on=date(2026, 7, 20), reference="IC-1-A"), event)


def test_each_reminder_is_one_however_many_cells_they_stand_in():
    fields = (F.SENT_ON, F.CHASED_ON, F.CHASED_ON)
    row = said(fields, "04/05/2026", "02/06/2026; 16/06/2026", "16/06/2026")

    assert [event.on for event in row.events[1:]] == [date(2026, 6, 2), date(2026, 6, 16)]


def test_a_reminder_that_is_only_planned_is_no_history():
    row = said((F.SENT_ON, F.CHASED_ON), "04/11/2026", "04/12/2026")

    assert [event.kind for event in row.events] == ["sent"]
    assert weights(row) == [Weight.WARNS]


def test_one_day_of_sending_may_be_given_where_no_column_has_it():
    row = said((F.STATUS,), "sent", sent_on=date(2026, 9, 1))

    assert row.events == (happened.Sent(on=date(2026, 9, 1)),)


def test_the_one_day_of_sending_is_not_for_drafts():
    assert said((F.STATUS,), "to do", sent_on=date(2026, 9, 1)).events == ()


def test_the_one_day_of_sending_is_not_for_a_blank_in_a_column_of_days():
    assert said((F.SENT_ON, F.STATUS), "", "", sent_on=date(2026, 9, 1)).events == ()


def test_a_row_that_was_sent_is_asked_for_its_day_where_no_column_can_give_it():
    row = said((F.STATUS,), "sent")

    assert (row.events, weights(row)) == ((), [Weight.ASKS])


def test_a_day_that_can_be_read_two_ways_waits_until_somebody_says():
    undecided = said((F.SENT_ON,), "03/04/2026", dates={})
    decided = said((F.SENT_ON,), "03/04/2026", dates={1: DateOrder.DAY_FIRST})

    assert (undecided.events, weights(undecided)) == ((), [Weight.ASKS])
    assert decided.events == (happened.Sent(on=date(2026, 4, 3)),)


def test_a_day_without_its_year_waits_until_somebody_gives_it():
    assert weights(said((F.SENT_ON,), "3 Apr")) == [Weight.ASKS]
    assert said((F.SENT_ON,), "3 Apr", year=2026).events == (happened.Sent(on=date(2026, 4, 3)),)


def test_a_day_in_figures_that_begins_like_a_yes_is_a_day():
    assert said((F.SENT_ON,), "1.5.26").events == (happened.Sent(on=date(2026, 5, 1)),)


@pytest.mark.parametrize("nothing", ["", "N/A", "no", "tbc", "–"])
def test_a_cell_that_says_nothing_happened_is_no_problem(nothing):
    row = said((F.SENT_ON, F.ACKNOWLEDGED_ON), "04/09/2026", nothing)

    assert ([event.kind for event in row.events], row.problems) == (["sent"], ())


def test_yes_in_a_column_of_days_is_told_and_makes_no_history():
    row = said((F.SENT_ON, F.REVIEW_REQUESTED_ON), "04/09/2026", "Yes")

    assert [event.kind for event in row.events] == ["sent"]
    assert (weights(row), row.problems[0].column) == ([Weight.WARNS], "Review requested on")


def test_a_day_of_the_clock_that_cannot_be_read_keeps_the_row_out():
    row = said((F.SENT_ON,), "31/02/2026")

    assert Weight.BLOCKS in weights(row)
    assert row.problems[0].way_out


def test_a_day_that_moves_no_clock_and_cannot_be_read_is_only_told():
    assert weights(said((F.SENT_ON, F.ACKNOWLEDGED_ON), "04/09/2026", "31/09/2026")) == [Weight.WARNS]


@pytest.mark.parametrize(
    ("fields", "cells", "column"),
    [
        ((F.SENT_ON,), ("24/11/2026",), "Sent on"),
        ((F.SENT_ON, F.RESPONDED_ON, F.STATUS), ("14/09/2026", "13/09/2026", "refused"), "Responded on"),
        ((F.SENT_ON, F.REVIEW_REQUESTED_ON, F.REVIEW_DECIDED_ON), ("14/05/2026", "28/06/2026", "27/06/2026"), None),
    ],
    ids=["in the future", "answered before it was sent", "reviewed before it was asked for"],
)
def test_what_cannot_have_happened_keeps_the_row_out_and_names_its_column(fields, cells, column):
    made = planned((F.AUTHORITY, *fields), ("Barchester Council", *cells), words=WORDS)
    problem = next(each for each in made.rows[0].problems if each.weight is Weight.BLOCKS)

    assert (made.rows[0].deed.value, problem.row, problem.column) == ("skip", 2, column or "Review decided on")
    assert problem.value in cells
    assert problem.way_out


def test_what_is_only_late_goes_in_and_is_told():
    fields = (F.AUTHORITY, F.SENT_ON, F.STATUS, F.RESPONDED_ON, F.REVIEW_REQUESTED_ON)
    made = planned(fields, ("Barchester Council", "14/01/2026", "refused", "28/01/2026", "28/09/2026"), words=WORDS)

    assert made.rows[0].deed.value == "create"
    assert [problem.weight for problem in made.rows[0].problems] == [Weight.WARNS]


def test_a_row_that_names_only_our_reference_is_to_the_authority_that_was_asked():
    row = read_one((F.OUR_REFERENCE, F.SENT_ON), "LFR-0001", "04/09/2026", tracker=world(known()))

    assert row.authority == "barchester-council"
