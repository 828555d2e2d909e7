"""Whatever events a history has, written as we export it and read again it is the same; what is damaged is told."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foi_tracker.domain.event_codec import to_details
from foi_tracker.domain.events import EventRetracted
from foi_tracker.domain.history import retracted
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.exports import codebook, csv_file
from tests.builders import response, sent
from tests.domain.histories import EVENTS
from tests.imports.our_files.round_trip import read
from tests.imports.planning.worlds import world

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
SOME_HISTORY = st.lists(EVENTS, min_size=1, max_size=8)
WHICH = ("LFR-0001", "lfrt", "barchester-council", "Barchester Council", "", "unitary", "England", "", "FOIA")


def lines_of(history):
    """The rows that an export has of it."""
    gone = retracted(history)
    return [
        (
            *WHICH,
            str(position),
            event.kind,
            event.on.isoformat(),
            "2026-11-01T12:00:00Z",
            "Vera Volunteer",
            "true" if position in gone else "false",
            json.dumps(to_details(event)),
        )
        for position, event in enumerate(history, 1)
    ]


def written(lines):
    return b"".join(csv_file.write(codebook.EVENTS, [lines]))


def read_lines(lines):
    return read(written(lines), world())


@settings(max_examples=60, deadline=None)
@given(SOME_HISTORY)
def test_a_history_comes_back_whatever_is_in_it(history):
    (row,) = read_lines(lines_of(history))

    assert row.events == tuple(history)
    assert not any(problem.weight.keeps_out for problem in row.problems)


@settings(max_examples=60, deadline=None)
@given(SOME_HISTORY, st.data())
def test_a_damaged_line_keeps_its_request_out_and_nothing_raises(history, data):
    lines = [list(line) for line in lines_of(history)]
    line = data.draw(st.sampled_from(lines))
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] = data.draw(TEXTS.filter(lambda text: text.strip() and "\0" not in text)) + "§"

    for row in read_lines(lines):
        out = [problem for problem in row.problems if problem.weight.keeps_out]
        assert out or row.events
        assert all(problem.row and problem.way_out and problem.text for problem in row.problems)


HISTORY = [sent("2026-09-03"), response("2026-09-30", "refused"), EventRetracted(on=date(2026, 10, 1), position=2)]
POSITION, KIND, DAY, RETRACTED, DETAILS = 9, 10, 11, 14, 15


@pytest.mark.parametrize(
    ("place", "text", "column", "says"),
    [
        (POSITION, "two", "position", "no position"),
        (POSITION, "-2", "position", "no position"),
        (KIND, "celebrated", "event", "unknown event type"),
        (DAY, "30/09/2026", "occurred_on", "no day as we export them"),
        (DAY, "", "occurred_on", "no day as we export them"),
        (DETAILS, "{", "details", "cannot be read"),
        (DETAILS, "[]", "details", "not a list of names and values"),
        (DETAILS, '{"outcome": "delighted"}', "details", "outcome"),
        (DETAILS, "{}", "details", "outcome"),
        (DETAILS, '{"outcome": "refused", "exemptions": [3]}', "details", "exemptions"),
        (DETAILS, "[" * 20_000, "details", "too deep"),
        (DETAILS, '{"outcome": "refused", "received": 1e400}', "details", "received"),
        (DETAILS, '{"outcome": "refused", "x": "\\u0000"}', "details", "not a list"),
        (2, "glenkirk-council", "authority_slug", "do not agree"),
        (8, "EIR", "regime", "do not agree"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_its_row_and_column(place, text, column, says):
    lines = [list(line) for line in lines_of(HISTORY)]
    lines[1][place] = text

    (row,) = read_lines(lines)

    (problem,) = [each for each in row.problems if each.weight is Weight.BLOCKS]
    assert (problem.row, problem.column) == (3, column)
    assert says in problem.text
    assert problem.value == text.strip()


@pytest.mark.parametrize(
    ("kept", "says"),
    [((0, 2), "Line 2 is missing"), ((1, 2), "Line 1 is missing"), ((0, 1, 1, 2), "Line 2 is there twice")],
)
def test_a_part_of_a_history_is_not_brought_back(kept, says):
    lines = lines_of(HISTORY)

    (row,) = read_lines([lines[place] for place in kept])

    assert [problem.text.partition(" in ")[0] for problem in row.problems] == [says]
    assert row.problems[0].weight is Weight.BLOCKS


def test_lines_in_any_order_are_put_in_the_order_of_entry():
    (row,) = read_lines(lines_of(HISTORY)[::-1])

    assert (row.events, row.problems) == (tuple(HISTORY), ())


def test_the_lines_count_where_the_column_retracted_says_otherwise():
    lines = [list(line) for line in lines_of(HISTORY)]
    lines[1][RETRACTED] = "FALSE"

    (row,) = read_lines(lines)

    assert row.events == tuple(HISTORY)
    assert [(problem.weight, problem.column) for problem in row.problems] == [(Weight.WARNS, "retracted")]


@pytest.mark.parametrize(
    ("place", "text", "column"),
    [(0, "", "reference"), (0, "x" * 21, "reference"), (2, "nowhere", "authority_slug"), (8, "GDPR", "regime")],
)
def test_a_row_that_does_not_say_which_request_it_is_about_stays_out(place, text, column):
    (line,) = lines_of(HISTORY[:1])
    cells = [*line[:place], text, *line[place + 1 :]]
    cells[3] = "Nowhere Council" if place == 2 else cells[3]

    (row,) = read_lines([tuple(cells)])

    assert [(problem.weight, problem.column) for problem in row.problems] == [(Weight.BLOCKS, column)]


def test_an_authority_is_known_by_its_whole_name_where_its_short_name_is_not():
    cells = list(lines_of(HISTORY[:1])[0])
    cells[2] = "barchester"

    (row,) = read_lines([cells])

    assert (row.authority, row.problems) == ("barchester-council", ())
