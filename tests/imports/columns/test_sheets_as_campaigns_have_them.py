"""Every sheet that the tests keep: its table is found where it is, and guessing its columns never raises."""

from functools import cache

import pytest

from foi_tracker.domain.imports.table.columns import guess_columns
from foi_tracker.domain.imports.table.profiles import profile_of
from foi_tracker.domain.imports.table.tables import grid_of
from foi_tracker.domain.imports.vocabulary import SEVERAL_COLUMNS, Profile, SheetField, Sureness
from tests.imports.reading_files.reading import sheet
from tests.imports.sheets import READABLE


@cache
def brought(name):
    fixture = next(each for each in READABLE if each.name == name)
    return fixture, grid_of(sheet(fixture.content, fixture.sheet or None))


@pytest.fixture(params=[each.name for each in READABLE])
def found(request):
    return brought(request.param)


def test_its_headings_and_its_requests_are_found(found):
    fixture, grid = found
    called = {text for column in grid.columns for text in (column.heading, column.name)}

    assert grid.header_rows == fixture.header_rows
    assert {" ".join(heading.split()) for heading in fixture.headings} <= called
    assert len(grid.rows) == fixture.requests


def test_its_profile_is_known(found):
    fixture, grid = found

    assert profile_of(grid) is fixture.profile


def test_only_what_is_sure_is_taken_and_never_twice(found):
    _, grid = found
    guesses = guess_columns(grid, [], {})

    sure = [guess.field for guess in guesses if guess.sureness is Sureness.SURE]
    single = [field for field in sure if field not in SEVERAL_COLUMNS]
    assert len(single) == len(set(single))
    assert None not in sure
    assert all(guess.reasons for guess in guesses if guess.sureness is not Sureness.UNSURE)


def test_the_authority_of_every_tracker_is_found_or_suggested(found):
    fixture, grid = found
    fields = {guess.field for guess in guess_columns(grid, [], {})}

    if fixture.profile is Profile.GENERIC and fixture.requests:
        assert fields & {SheetField.AUTHORITY, SheetField.AUTHORITY_CODE, SheetField.OUR_REFERENCE}
