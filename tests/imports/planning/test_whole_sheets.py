"""Sheets as campaigns have them, from their bytes to a plan: nothing raises, and each problem can be found."""

import json
from dataclasses import replace
from functools import cache

import pytest

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.plan_codec import dump, load
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.row_cells import Layout
from foi_tracker.domain.imports.table.columns import about, guess_columns
from foi_tracker.domain.imports.table.profiles import profile_of, words_of
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import NEVER_KEPT, SheetField
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.questions.files import texts
from tests.imports.matching.whole_register import authorities, register
from tests.imports.planning.worlds import apply, does, world
from tests.imports.reading_files.reading import sheet
from tests.imports.sheets import READABLE

NAMES = [each.name for each in READABLE]
SHEETS = pytest.mark.parametrize("name", NAMES)


@cache
def tracker():
    known = {each.slug: each for each in authorities()}
    sets = (QuestionSetDefinition.of_stored(json.loads(text)) for text in texts().values())
    return replace(world(), authorities=known, sets={each.key: each for each in sets})


@cache
def brought(name):
    """The table of a sheet, and choices as somebody would make them who takes every guess and every suggestion."""
    fixture = next(each for each in READABLE if each.name == name)
    grid = grid_of(sheet(fixture.content, fixture.sheet or None))
    guesses = guess_columns(grid, tracker().sets.values(), {})
    columns = {each.place: each.field or SheetField.LEAVE_OUT for each in guesses}
    answers = {each.place: dict(each.answers) for each in guesses if each.answers}
    profile = profile_of(grid)
    choices = Choices(
        profile=profile, columns=columns, answers=answers, about=about(grid.columns, columns), words=words_of(profile)
    )
    return grid, choices


@cache
def decided(name):
    """The same once somebody took every suggestion; what a word means may lead to one more question."""
    grid, choices = brought(name)
    return grid, _decide(grid, _decide(grid, choices))


def _decide(grid, choices):
    asked = undecided(grid, choices, tracker(), register())
    words = {kind: dict(found) for kind, found in choices.words.items()}
    for word in asked.words:
        words.setdefault(word.kind, {})[word.folded] = word.suggestion.means or word.options[0].means
    days = dict(choices.dates) | {each.place: each.suggestion for each in asked.days}
    return replace(choices, words=words, dates=days, sent_on=tracker().today, year=2026)


def plan_of(grid, choices, known):
    return plan(read_rows(grid, choices, known, register()), known, choices)


@SHEETS
def test_each_problem_says_where_it_is_and_what_to_do(name):
    grid, choices = brought(name)
    columns, cells = set(Layout(grid, choices).names.values()), {row.number: set(row.cells) for row in grid.rows}

    for row in plan_of(grid, choices, tracker()).rows:
        for problem in row.problems:
            assert problem.text
            assert problem.way_out
            assert problem.row in cells
            assert problem.column in columns | {""}
            assert problem.value in cells[problem.row] | {""}


@SHEETS
def test_once_everything_is_decided_nothing_is_asked_any_more(name):
    grid, choices = decided(name)
    asked = undecided(grid, choices, tracker(), register())

    assert (asked.words, asked.days, asked.sent_on_rows, asked.year_rows) == ((), (), (), ())


@SHEETS
def test_what_is_carried_out_says_nothing_new_when_it_comes_again(name):
    grid, choices = decided(name)
    made = plan_of(grid, choices, tracker())
    again = plan_of(grid, choices, apply(made, tracker()))

    assert does(again) == []


@SHEETS
def test_what_is_planned_can_be_kept_and_read_back(name):
    made = plan_of(*decided(name), tracker())

    for row in made.rows:
        bare = replace(row, cells={}, meant={}, conflicts=(), problems=())
        assert load(dump(row)) == bare


@SHEETS
def test_names_phones_and_private_links_are_in_nothing_that_is_kept(name):
    grid, choices = decided(name)
    secret = [place for place, field in choices.columns.items() if field in NEVER_KEPT]
    hidden = {text for row in grid.rows for place in secret if len(text := row.at(place)) > 5}

    for row in plan_of(grid, choices, tracker()).rows:
        kept = f"{row.cells} {row.note} {row.facts} {[problem.value for problem in row.problems]}"
        assert [text for text in hidden if text in kept] == []
