"""Days without a year follow the day of sending, and days that cannot be right are told of."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Weight
from foi_tracker.domain.vocabulary import Outcome
from tests.imports.planning.worlds import F, read, read_one, sheet

FIELDS = (F.AUTHORITY, F.SENT_ON, F.RESPONDED_ON, F.OUTCOME, F.DUE_ON)


def test_a_day_without_a_year_is_the_first_after_the_sending():
    row = read_one(FIELDS, "Barchester Council", "10 Nov", "8 Jan", "Refused", "8 Dec", year=2025)

    assert row.events == (
        happened.Sent(on=date(2025, 11, 10)),
        happened.Response(on=date(2026, 1, 8), outcome=Outcome.REFUSED),
    )
    assert row.claimed_due_on == date(2025, 12, 8)
    assert row.meant["Responded on"] == "Thu 8 Jan 2026"


def test_a_day_with_its_year_is_left_where_it_is():
    row = read_one(FIELDS, "Barchester Council", "10 Nov", "8 Jan 2025", "Refused", "", year=2025)

    assert row.events[0] == happened.Response(on=date(2025, 1, 8), outcome=Outcome.REFUSED)


def test_a_last_day_decades_away_is_doubted_and_keeps_nothing_out():
    row = read_one(FIELDS, "Barchester Council", "10/09/2026", "", "", "08/10/2046")

    assert [(each.weight, each.column) for each in row.problems if "far off" in each.text] == [(Weight.WARNS, "Due on")]


def test_a_column_whose_days_a_spreadsheet_may_have_turned_round_is_told_of_where_they_are_dates():
    early = [("Barchester Council", f"2026-0{month}-0{day}") for month, day in ((3, 4), (5, 6), (7, 8), (9, 1), (2, 3))]
    grid, choices = sheet((F.AUTHORITY, F.SENT_ON), *early, ("Borsetshire Council", "25/09/2026"))
    rows = [replace(row, dates=frozenset({1})) for row in grid.rows[:-1]] + list(grid.rows[-1:])
    told = [
        row.number
        for row in read(replace(grid, rows=rows), choices)
        if any(each.weight is Weight.WARNS and "American dates" in each.text for each in row.problems)
    ]

    assert told == [2, 3, 4, 5, 6]


def test_a_status_of_not_applicable_is_asked_and_never_taken_for_nothing():
    fields = (F.AUTHORITY, F.SENT_ON, F.STATUS)
    for word in ("N/A", "merged", "Abolished"):
        row = read_one(fields, "Barchester Council", "10/09/2026", word)
        assert [each.weight for each in row.problems] == [Weight.ASKS], word

    said = {ChoiceKind.STATUS: {"n a": "not_applicable"}}
    out = read_one(fields, "Barchester Council", "10/09/2026", "N/A", words=said)
    nothing = read_one(fields, "Barchester Council", "10/09/2026", "–")
    assert [each.weight for each in out.problems] == [Weight.BLOCKS]
    assert nothing.problems == ()
