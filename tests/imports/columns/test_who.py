"""Headings that name an authority in two words, and "Who", which is the authority only where nothing else is."""

import pytest

from foi_tracker.domain.imports.table.columns import guess_columns
from foi_tracker.domain.imports.vocabulary import SheetField, Sureness
from tests.imports.columns.written import grid

ROWS = (("Barchester City Council", "JS"), ("Framley District Council", "AB"), ("Plumstead Borough Council", "JS"))


def guessed(*headings, rows=ROWS):
    return [(each.field, each.sureness) for each in guess_columns(grid(headings, *rows, header_row=1), (), {})]


@pytest.mark.parametrize("heading", ["Council / force", "Body/Authority", "Council/Police force", "Force or council"])
def test_two_words_for_an_authority_are_the_authority(heading):
    assert guessed(heading, "Notes")[0] == (SheetField.AUTHORITY, Sureness.SURE)


def test_who_beside_a_council_is_suggested_to_be_its_owner():
    assert guessed("Council", "Who") == [
        (SheetField.AUTHORITY, Sureness.SURE),
        (SheetField.OWNER, Sureness.LIKELY),
    ]


def test_who_alone_is_suggested_to_be_the_authority():
    rows = tuple((name, "sent") for name, _ in ROWS)

    assert guessed("Who", "Status", rows=rows)[0][0] is SheetField.AUTHORITY
