"""Our campaign's own due date is only compared; what the authority said is history, as far as its law knows it."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Weight
from foi_tracker.domain.vocabulary import RegimeCode
from tests.imports.planning.worlds import F, planned, read_one

FIELDS = (F.AUTHORITY, F.SENT_ON, F.REGIME, F.EXTENDED, F.EXTENDED_TO)


def test_more_time_under_foia_is_for_the_public_interest_with_the_day_they_expect():
    row = read_one(FIELDS, "Barchester Council", "14/09/2026", "", "25/09/2026", "09/11/2026")

    assert row.events[1:] == (happened.PitExtension(on=date(2026, 9, 25), estimate=date(2026, 11, 9)),)


def test_more_time_under_the_environmental_regulations_is_for_their_size_and_the_day_is_theirs():
    row = read_one(FIELDS, "Barchester Council", "14/09/2026", "EIR", "25/09/2026", "13/11/2026")

    assert row.regime is RegimeCode.EIR
    assert row.events[1:] == (
        happened.TimeExtension(on=date(2026, 9, 25)),
        happened.AuthorityClaimedDue(on=date(2026, 9, 25), until=date(2026, 11, 13)),
    )


def test_the_scottish_regulations_let_them_take_fewer_days_more():
    row = read_one(FIELDS, "Glenbogle Council", "14/09/2026", "EIR", "25/09/2026", "26/10/2026")

    # Twenty working days after 14 September is 12 October; ten more end on 26 October (EISR reg 5(2)(a), 7(1)).
    assert row.regime is RegimeCode.EISR
    assert row.events[1] == happened.TimeExtension(on=date(2026, 9, 25), working_days=10)


def test_foisa_has_no_extension_so_only_their_day_is_kept():
    row = read_one(FIELDS, "Glenbogle Council", "14/09/2026", "", "25/09/2026", "09/11/2026")

    assert row.events[1:] == (happened.AuthorityClaimedDue(on=date(2026, 9, 25), until=date(2026, 11, 9)),)
    assert [problem.weight for problem in row.problems] == [Weight.WARNS]


def test_a_new_day_that_is_all_the_sheet_says_is_their_claim():
    row = read_one(FIELDS, "Barchester Council", "14/09/2026", "", "", "09/11/2026")

    assert row.events[1:] == (happened.AuthorityClaimedDue(on=date(2026, 9, 14), until=date(2026, 11, 9)),)


def test_the_day_that_a_claim_stands_on_for_want_of_their_letter_is_told():
    (told,) = read_one(FIELDS, "Barchester Council", "14/09/2026", "", "", "09/11/2026").problems
    dated = read_one(FIELDS, "Barchester Council", "14/09/2026", "EIR", "25/09/2026", "13/11/2026").problems

    assert (told.weight, told.column) == (Weight.TELLS, "Extended to")
    assert "it stands on Mon 14 Sep 2026" in told.text
    assert not dated


def test_an_extension_without_any_day_is_told_and_moves_nothing():
    row = read_one(FIELDS, "Barchester Council", "14/09/2026", "", "Yes", "")

    assert [event.kind for event in row.events] == ["sent"]
    assert (row.problems[0].column, row.problems[0].value) == ("Extended", "Yes")


def test_our_own_due_date_is_compared_and_never_taken_for_what_an_authority_said():
    made = planned((F.AUTHORITY, F.SENT_ON, F.DUE_ON), ("Barchester Council", "14/09/2026", "13/10/2026"))
    row = made.rows[0]

    assert [event.kind for event in row.add] == ["sent"]
    assert (row.claimed_due_on, row.our_due_on) == (date(2026, 10, 13), date(2026, 10, 12))
    assert row.provision == "FOIA s.10(1)"
    assert (row.dates_differ, made.counts()["dates_differ"]) == (True, 1)


def test_a_request_that_was_answered_is_compared_by_the_day_its_answer_was_due():
    words = {ChoiceKind.OUTCOME: {"": "answered:refused"}}
    fields = (F.AUTHORITY, F.SENT_ON, F.DUE_ON, F.RESPONDED_ON)
    made = planned(fields, ("Barchester Council", "14/09/2026", "12/10/2026", "30/09/2026"), words=words)

    assert (made.rows[0].our_due_on, made.rows[0].dates_differ) == (date(2026, 10, 12), False)


def test_a_question_that_was_answered_moves_the_day_that_is_compared():
    fields = (F.AUTHORITY, F.SENT_ON, F.CLARIFICATION_ASKED_ON, F.CLARIFIED_ON, F.DUE_ON)
    made = planned(fields, ("Barchester Council", "14/09/2026", "16/09/2026", "21/09/2026", "12/10/2026"))

    # Twenty working days run again from the reply, 21 September (FOIA s.10(6)(b)).
    assert made.rows[0].our_due_on == date(2026, 10, 19)


def test_a_scottish_authority_is_counted_by_scottish_days():
    fields = (F.AUTHORITY, F.SENT_ON)
    made = planned(fields, ("Barchester Council", "23/03/2026"), ("Glenbogle Council", "23/03/2026"))

    # Good Friday counts in neither; Easter Monday, 6 April, is a working day under FOISA s.73 only.
    assert [row.our_due_on for row in made.rows] == [date(2026, 4, 22), date(2026, 4, 21)]
    assert made.rows[1].provision == "FOISA s.10(1)"


def test_days_that_the_sheet_counted_otherwise_are_told():
    words = {ChoiceKind.OUTCOME: {"": "answered:refused"}}
    fields = (F.AUTHORITY, F.SENT_ON, F.RESPONDED_ON, F.DAYS)

    def told(days):
        return read_one(fields, "Barchester Council", "14/09/2026", "30/09/2026", days, words=words).problems

    assert [told(days) for days in ("12", "16", "")] == [(), (), ()]  # working days, days, none given
    assert "we count 12 working days" in told("31")[0].text


def test_replies_that_were_counted_and_no_answer_are_told():
    fields = (F.AUTHORITY, F.SENT_ON, F.REPLIES)

    assert read_one(fields, "Barchester Council", "14/09/2026", "0").problems == ()
    assert read_one(fields, "Barchester Council", "14/09/2026", "2").problems[0].column == "Replies"
