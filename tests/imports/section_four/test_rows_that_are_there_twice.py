"""A line that was pasted twice: the same is left out, what differs waits, and under another number it is told."""

from datetime import date

from foi_tracker.domain.imports.vocabulary import Deed, Weight
from tests.imports.planning.worlds import F, planned

FIELDS = (F.OUR_REFERENCE, F.AUTHORITY, F.SENT_ON, F.TITLE, F.REQUEST_URL)
SENT = "14/09/2026"


def made(*rows):
    return [
        (row.deed, *(problem.weight for problem in row.problems))
        for row in planned(FIELDS, *((*row, *[""] * (len(FIELDS) - len(row))) for row in rows)).rows
    ]


def test_the_same_line_twice_is_one_request():
    line = ("7", "Barchester Council", SENT)

    assert made(line, line) == [(Deed.CREATE,), (Deed.SKIP, Weight.TELLS)]


def test_one_number_with_two_days_waits_for_a_correction():
    lines = [("7", "Barchester Council", SENT), ("7", "Barchester Council", "15/09/2026")]

    assert made(*lines) == [(Deed.SKIP, Weight.BLOCKS)] * 2


def test_the_same_line_under_the_next_number_is_told_since_a_running_number_hides_it():
    lines = [("7", "Barchester Council", SENT), ("8", "Barchester Council", SENT)]
    row = planned(FIELDS[:3], *lines).rows[1]

    assert row.deed is Deed.CREATE
    assert row.add[0].on == date(2026, 9, 14)
    assert [(problem.weight, problem.row) for problem in row.problems] == [(Weight.WARNS, 3)]
    assert "the same as row 2" in row.problems[0].text


def test_another_day_title_page_or_authority_makes_another_request_without_a_word():
    first = ("7", "Barchester Council", SENT, "Cameras", "whatdotheyknow.com/request/a")
    others = (
        ("8", "Barchester Council", "15/09/2026", "Cameras", "whatdotheyknow.com/request/a"),
        ("8", "Barchester Council", SENT, "Number plates", "whatdotheyknow.com/request/a"),
        ("8", "Barchester Council", SENT, "Cameras", "whatdotheyknow.com/request/b"),
        ("8", "Borsetshire Council", SENT, "Cameras", "whatdotheyknow.com/request/a"),
    )

    assert [made(first, other) for other in others] == [[(Deed.CREATE,)] * 2] * len(others)
