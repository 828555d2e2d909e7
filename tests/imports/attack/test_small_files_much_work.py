"""Files of a few kilobytes that were made to keep the tracker busy."""

from time import process_time

from foi_tracker.domain.imports.sheet import Sheet, SheetFacts, SheetRow
from foi_tracker.domain.imports.table.tables import grid_of

HEADINGS = ("Council", "Sent", "Notes")
SECONDS = 5  # a hundred times what it takes; each took minutes once


def sheet(rows, **facts):
    numbered = (SheetRow(number=at, cells=cells) for at, cells in enumerate([HEADINGS, *rows], 1))
    return Sheet(facts=SheetFacts(name="Tracker", **facts), rows=list(numbered))


def seconds(made):
    """Of the processor's time, to find the table."""
    begun = process_time()
    assert grid_of(made).rows
    return process_time() - begun


def test_areas_that_lie_over_each_other_fill_no_cell_twice():
    rows = [("Barchester City Council", "1/9/2026", ""), *[("", "2/9/2026", "sent")] * 3_000]

    assert seconds(sheet(rows, merged=("A2:CV3001",) * 3_000)) < SECONDS


def test_long_texts_are_compared_with_the_headings_in_no_time():
    rows = [("word " * 6_000, "1/9/2026", "sent")] * 300

    assert seconds(sheet(rows)) < SECONDS
