"""A second round without a wave or numbers is another request, and never rewrites when the first one was sent."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.said import Keys
from foi_tracker.domain.imports.vocabulary import Deed, Weight
from tests.imports.planning.worlds import F, known, planned, world

FIELDS = (F.AUTHORITY, F.SENT_ON)
MARCH = happened.Sent(on=date(2026, 3, 2))


def brought(sent_on, **facts):
    tracker = world(known(1, history=[MARCH], imported=(MARCH,), **facts))
    return planned(FIELDS, ("Barchester Council", sent_on), tracker=tracker).rows[0]


def test_half_a_year_later_it_is_another_request_whatever_brought_the_first():
    for facts in ({}, {"keys": Keys(authority="barchester-council")}):
        row = brought("01/09/2026", **facts)

        assert (row.deed, row.take_back, row.request_id) == (Deed.CREATE, (), None)
        assert [(each.weight, "LFR-0001" in each.text) for each in row.problems] == [(Weight.WARNS, True)]


def test_a_corrected_day_of_the_same_sheet_is_the_same_request():
    row = brought("03/03/2026", keys=Keys(authority="barchester-council"))

    assert (row.deed, row.request_id, len(row.take_back)) == (Deed.CHANGE, 1, 1)


def test_a_wave_with_a_name_is_the_same_wave_whenever_it_was_sent():
    tracker = world(known(1, history=[MARCH], imported=(MARCH,), wave="First"))
    made = planned((*FIELDS, F.WAVE), ("Barchester Council", "01/09/2026", "First"), tracker=tracker)

    assert (made.rows[0].deed, made.rows[0].request_id) == (Deed.CHANGE, 1)
