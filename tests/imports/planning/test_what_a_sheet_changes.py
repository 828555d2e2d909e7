"""A sheet that comes again changes only what differs, and never what people here recorded."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.said import Keys, RowSays
from foi_tracker.domain.imports.vocabulary import Deed, Profile, Weight
from foi_tracker.domain.vocabulary import Channel, Outcome, RegimeCode
from tests.imports.planning.one_row import FIELDS, REFUSED, ROW, SENT, deeds, imported, plan_of
from tests.imports.planning.worlds import F, apply, known, planned, read, sheet, standing, world


def test_a_row_that_the_tracker_does_not_have_makes_a_request():
    row = plan_of(ROW).rows[0]

    assert (row.deed, row.request_id, row.add) == (Deed.CREATE, None, (SENT, REFUSED))
    assert row.facts == {"title": "Live facial recognition", "owner": "placeholder:JS"}
    assert row.note == "Rang them."


def test_the_same_sheet_again_changes_nothing():
    tracker = imported(ROW)
    again = plan_of(ROW, tracker=tracker)

    assert deeds(again) == [Deed.SAME]
    assert again.digest == plan_of(tracker=tracker).digest


def test_a_corrected_day_takes_back_the_old_one_and_adds_the_new():
    tracker = imported(ROW)
    row = plan_of((*ROW[:4], "01/10/2026", *ROW[5:]), tracker=tracker).rows[0]

    assert (row.deed, row.take_back) == (Deed.CHANGE, (2,))
    assert row.add == (happened.Response(on=date(2026, 10, 1), outcome=Outcome.REFUSED),)
    assert (row.facts, row.note, row.conflicts) == ({}, "", ())


def test_several_days_are_taken_back_from_the_latest_entry_to_the_first():
    tracker = imported(ROW)
    row = plan_of((*ROW[:2], "15/09/2026", "refused", "01/10/2026", *ROW[5:]), tracker=tracker).rows[0]

    assert row.take_back == (2, 1)


def test_a_blanked_cell_takes_back_what_it_said_before():
    tracker = imported(ROW)
    row = plan_of((*ROW[:3], "sent", "", *ROW[5:]), tracker=tracker).rows[0]

    assert (row.take_back, row.add) == ((2,), ())


def test_a_sheet_without_a_column_does_not_say_that_it_never_happened():
    tracker = imported(ROW)
    made = plan_of(("7", "Barchester Council"), tracker=tracker, fields=FIELDS[:2])

    assert deeds(made) == [Deed.SAME]


def test_what_people_recorded_otherwise_stands_and_both_are_shown():
    ours = happened.Response(on=date(2026, 9, 29), outcome=Outcome.SUPPLIED_IN_PART)
    tracker = world(known(history=[SENT, ours]))
    row = plan_of(ROW, tracker=tracker).rows[0]

    assert (row.add, row.take_back) == ((), ())
    assert row.conflicts[0].about == "The answer"
    assert row.conflicts[0].sheet.startswith("Wed 30 Sep 2026: ")
    assert row.conflicts[0].tracker.startswith("Tue 29 Sep 2026: ")
    assert row.conflicts[0].chosen == "tracker"


def test_the_sheets_word_counts_where_somebody_chose_so():
    ours = happened.Response(on=date(2026, 9, 29), outcome=Outcome.SUPPLIED_IN_PART)
    tracker = world(known(history=[SENT, ours]))
    row = plan_of(ROW, tracker=tracker, conflicts={2: "sheet"}).rows[0]

    assert (row.add, row.take_back) == ((REFUSED,), (2,))
    assert row.conflicts[0].chosen == "sheet"


def test_what_people_recorded_in_more_words_is_the_same_thing():
    detailed = happened.Response(
        on=date(2026, 9, 30),
        outcome=Outcome.REFUSED,
        exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.24"),),
        review_rights=True,
    )
    by_post = happened.Sent(on=date(2026, 9, 14), channel=Channel.WEB_FORM)
    row = plan_of(ROW, tracker=world(known(history=[by_post, detailed]))).rows[0]

    assert (row.add, row.take_back, row.conflicts) == ((), (), ())


def test_what_somebody_here_took_back_does_not_come_again_with_the_sheet():
    tracker = imported(ROW)
    request = tracker.requests[0]
    taken_back = replace(request, history=(*request.history, happened.EventRetracted(on=date(2026, 11, 1), position=2)))
    row = plan_of(ROW, tracker=world(taken_back, people=tracker.people)).rows[0]

    assert (row.deed, row.add) == (Deed.SAME, ())
    assert row.conflicts[0].tracker == "It was taken back here."


def test_what_only_the_tracker_knows_is_left_alone():
    tracker = imported(ROW)
    request = tracker.requests[0]
    review = happened.ReviewRequested(on=date(2026, 10, 5))
    later = replace(request, history=(*request.history, review))
    row = plan_of((*ROW[:4], "01/10/2026", *ROW[5:]), tracker=world(later, people=tracker.people)).rows[0]

    assert row.take_back == (2,)


def test_a_correction_that_cannot_be_with_what_people_recorded_keeps_the_row_out():
    tracker = imported(ROW)
    request = tracker.requests[0]
    bounced = replace(request, history=(*request.history, happened.Received(on=date(2026, 9, 15))))
    row = plan_of((*ROW[:2], "16/09/2026", *ROW[3:]), tracker=world(bounced, people=tracker.people)).rows[0]

    assert row.deed is Deed.SKIP
    assert [problem.weight for problem in row.problems] == [Weight.BLOCKS]
    assert row.problems[0].way_out


def test_a_blank_fact_is_filled_and_one_that_people_wrote_is_contested():
    filled = known(their_reference="", history=[SENT])
    written = known(their_reference="FOI/1", history=[SENT])
    fields, row = (F.AUTHORITY, F.SENT_ON, F.THEIR_REFERENCE), ("Barchester Council", "14/09/2026", "FOI/2")

    assert planned(fields, row, tracker=world(filled)).rows[0].facts == {"their_reference": "FOI/2"}
    contested = planned(fields, row, tracker=world(written)).rows[0]
    assert (contested.deed, contested.facts) == (Deed.SAME, {})
    assert [(each.about, each.sheet, each.tracker) for each in contested.conflicts] == [
        ("Their reference", "FOI/2", "FOI/1")
    ]


def test_a_fact_that_a_sheet_wrote_is_corrected_by_the_corrected_sheet():
    fields = (F.AUTHORITY, F.SENT_ON, F.THEIR_REFERENCE)
    tracker = apply(planned(fields, ("Barchester Council", "14/09/2026", "FOI/1")), world())
    row = planned(fields, ("Barchester Council", "14/09/2026", "FOI/2"), tracker=tracker).rows[0]

    assert (row.facts, row.before, row.conflicts) == ({"their_reference": "FOI/2"}, {"their_reference": "FOI/1"}, ())


def test_a_row_with_something_undecided_is_left_out_with_its_words():
    row = plan_of((*ROW[:3], "gubbins", *ROW[4:])).rows[0]

    assert (row.deed, row.add, row.cells["Status"]) == (Deed.SKIP, (), "gubbins")
    assert row.problems[0].weight is Weight.ASKS


def test_what_stands_afterwards_is_what_the_corrected_sheet_says():
    tracker = imported(ROW)
    corrected = (*ROW[:2], "15/09/2026", "partial", "01/10/2026", *ROW[5:])
    tracker = apply(plan_of(corrected, tracker=tracker), tracker)

    assert standing(tracker.requests[0]) == [
        happened.Sent(on=date(2026, 9, 15)),
        happened.Response(on=date(2026, 10, 1), outcome=Outcome.SUPPLIED_IN_PART),
    ]
    assert deeds(plan_of(corrected, tracker=tracker)) == [Deed.SAME]
    assert deeds(plan_of(ROW, tracker=tracker)) == [Deed.CHANGE]


def test_a_sheet_of_words_is_not_asked_for_days_that_the_tracker_has():
    tracker = world(known(history=[SENT, REFUSED]))
    row = plan_of(
        ("Barchester Council", "refused", "2"), tracker=tracker, fields=(F.AUTHORITY, F.STATUS, F.REPLIES)
    ).rows[0]
    draft = plan_of(("Barchester Council", "refused", "2"), fields=(F.AUTHORITY, F.STATUS, F.REPLIES)).rows[0]

    assert (row.deed, row.problems) == (Deed.SAME, ())
    assert (draft.deed, len(draft.problems)) == (Deed.SKIP, 3)


def test_somebody_who_was_given_the_request_since_keeps_it():
    tracker = imported(ROW)
    given = replace(tracker.requests[0], owner_id=17)
    row = plan_of(ROW, tracker=world(given, people=tracker.people)).rows[0]

    assert (row.deed, row.facts) == (Deed.SAME, {})
    assert [(each.about, each.sheet, each.tracker) for each in row.conflicts] == [
        ("Who has it", "JS (no account)", "17")
    ]


def test_our_own_file_gives_a_request_its_number_again_unless_that_was_given_before():
    says = RowSays(number=2, keys=Keys(reference="LFR-0042"), authority="barchester-council")
    ours = Choices(profile=Profile.OUR_REQUESTS)
    taken = replace(world(), taken_references=frozenset({"LFR-0042"}))

    assert plan([says], world(), ours).rows[0].reference == "LFR-0042"
    assert plan([says], world(), Choices()).rows[0].reference == ""
    again = plan([says], taken, ours).rows[0]
    assert (again.deed, again.reference, again.problems[0].weight) == (Deed.CREATE, "", Weight.TELLS)


def test_a_whole_history_continues_ours_or_gives_way_to_it():
    def change(theirs, ours):
        says = RowSays(
            number=2, keys=Keys(reference="LFR-0001"), authority="barchester-council", events=theirs, is_exact=True
        )
        return plan([says], world(known(history=ours)), Choices(profile=Profile.OUR_EVENTS)).rows[0]

    review = happened.ReviewRequested(on=date(2026, 10, 5))
    assert change((SENT, REFUSED), [SENT]).add == (REFUSED,)
    assert change((SENT,), [SENT, REFUSED]).deed is Deed.SAME
    parted = change((SENT, review), [SENT, REFUSED])
    assert (parted.deed, parted.add, parted.conflicts[0].about) == (Deed.SAME, (), "The history")


def test_a_note_says_where_it_is_from_and_comes_once_from_whichever_row():
    grid, choices = sheet((F.AUTHORITY, F.NOTES), ("Borsetshire Council", ""), ("Barchester Council", "Rang them."))
    made = plan(read(grid, choices), world(), choices, filename="tracking.csv")
    tracker = world(known(notes=("From old.csv, row 9:\nRang them.",)), known(2, notes=("They rang: Rang them.",)))
    again = plan(read(grid, choices, tracker), tracker, choices, filename="tracking.csv")

    assert [row.note for row in made.rows] == ["", "From tracking.csv, row 3:\nRang them."]
    assert made.digest == plan(read(grid, choices), world(), choices, filename="other.csv").digest
    assert [row.note for row in again.rows] == ["", ""]
