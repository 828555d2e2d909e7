"""Which authority a row is about, by all that the row says: its day, its kind, its code, the heading of the column."""

from dataclasses import replace
from datetime import date

import pytest

from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField
from tests.imports.matching.whole_register import TODAY, authorities
from tests.imports.planning.worlds import sheet, world

F = SheetField
ROW = (F.AUTHORITY, F.AUTHORITY_CODE, F.AUTHORITY_KIND, F.SENT_ON)
TRACKER = replace(world(), authorities={each.slug: each for each in authorities()})
REGISTER = Register(authorities(), TODAY)


def meant(*rows, heading="Authority", **chosen):
    """The slug of each row, None where somebody must be asked."""
    grid, choices = sheet(ROW, *rows)
    grid = replace(grid, columns=(replace(grid.columns[0], heading=heading), *grid.columns[1:]))
    choices = replace(choices, **chosen)
    asked = [each.folded for each in undecided(grid, choices, TRACKER, REGISTER).words if each.kind == "authority"]
    return [each.authority for each in read_rows(grid, choices, TRACKER, REGISTER)], asked


def said(**names):
    return {"words": {ChoiceKind.AUTHORITY: names}}


def test_the_day_of_sending_tells_the_council_of_then_from_that_of_now():
    rows = [("Somerset", "", "", "01/03/2023"), ("Somerset", "", "", "01/05/2023"), ("Somerset", "", "", "")]

    assert meant(*rows) == (["somerset-county-council", "somerset", "somerset"], [])


def test_one_day_of_sending_for_all_rows_counts_as_well():
    assert meant(("Cumbria County Council", "", "", ""), sent_on=date(2022, 5, 1)) == (["cumbria-county-council"], [])
    assert meant(("Cumbria County Council", "", "", "")) == ([None], ["cumbria county council"])


@pytest.mark.parametrize(
    ("heading", "slug"), [("Police force", "kent-police"), ("Council", "kent"), ("Authority", None), ("Who", None)]
)
def test_the_heading_says_what_bare_names_are(heading, slug):
    found, asked = meant(("Kent", "", "", ""), heading=heading)

    assert (found, asked) == ([slug], [] if slug else ["kent"])


def test_a_heading_never_speaks_against_a_name_that_says_what_it_is():
    assert meant(("Kent Police", "", "", ""), ("Kent CC", "", "", ""), heading="Council") == (
        ["kent-police", "kent"],
        [],
    )


def test_what_was_said_of_a_bare_name_does_not_count_where_the_row_says_more():
    rows = [("Kent", "", "", ""), ("Kent", "", "Police", ""), ("Kent", "E10000016", "", "")]

    assert meant(*rows, **said(kent="kent-police"))[0] == ["kent-police", "kent-police", "kent"]
    assert meant(*rows, **said(kent="kent"))[0] == ["kent", "kent-police", "kent"]
    assert meant(*rows, **said(kent="-"))[0] == [None, None, None]


def test_a_name_that_is_sure_may_still_be_said_to_be_another():
    assert meant(("Leeds", "", "", ""), **said(leeds="bradford"))[0] == ["bradford"]
