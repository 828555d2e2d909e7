"""Before a sheet's rows go in each undecided thing is asked once, with its rows and what may be said."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind, DateOrder, Profile, SheetField
from foi_tracker.domain.imports.world import KnownPerson
from tests.imports.planning.worlds import F, Register, sheet, world


def asked(fields, *rows, people=(), **chosen):
    grid, choices = sheet(fields, *rows)
    tracker = world(people=people)
    register = Register(tracker.authorities.values(), tracker.today)
    return undecided(grid, replace(choices, **chosen), tracker, register)


def test_a_sheet_that_says_all_clearly_asks_nothing():
    found = asked((F.AUTHORITY, F.SENT_ON), ("Barchester Council", "14/09/2026"))

    assert found.is_nothing


def test_a_word_is_asked_once_with_its_rows_and_all_that_it_may_mean():
    rows = [("Barchester Council", "14/09/2026", word) for word in ("Gubbins", "gubbins!", "N/A", "")]
    (word,) = asked((F.AUTHORITY, F.SENT_ON, F.OUTCOME), *rows).words

    assert (word.kind, word.said, word.folded) == (ChoiceKind.OUTCOME, "Gubbins", "gubbins")
    assert (word.count, word.rows) == (2, (2, 3))
    assert {"answered:refused", "answered:not_held"} <= {option.means for option in word.options}


def test_a_word_that_somebody_decided_is_not_asked_again():
    words = {ChoiceKind.OUTCOME: {"gubbins": "answered:refused"}}

    assert (
        asked((F.AUTHORITY, F.SENT_ON, F.OUTCOME), ("Barchester Council", "14/09/2026", "Gubbins"), words=words).words
        == ()
    )


def test_an_authority_that_nobody_knows_is_asked_with_leaving_it_out_among_the_answers():
    (word,) = asked((F.AUTHORITY,), ("Barchestre Council",), ("Barchestre Council",)).words

    assert (word.kind, word.count) == (ChoiceKind.AUTHORITY, 2)
    assert {"barchester-council", "-"} <= {option.means for option in word.options}


def test_a_name_is_asked_with_the_people_here_among_the_answers():
    people = [KnownPerson(id=17, name="Joan Reader")]
    (word,) = asked((F.AUTHORITY, F.OWNER), ("Barchester Council", "QZ"), people=people).words

    assert (word.kind, word.said) == (ChoiceKind.PERSON, "QZ")
    assert [option.means for option in word.options] == ["17", "placeholder", "nobody"]


def test_answers_without_an_outcome_are_asked_about_together():
    rows = [("Barchester Council", "14/09/2026", "30/09/2026"), ("Borsetshire Council", "14/09/2026", "29/09/2026")]
    (word,) = asked((F.AUTHORITY, F.SENT_ON, F.RESPONDED_ON), *rows).words

    assert (word.kind, word.folded, word.rows) == (ChoiceKind.OUTCOME, "", (2, 3))


def test_a_column_of_days_is_asked_once_in_which_order_it_is_written():
    rows = [("Barchester Council", "03/04/2026"), ("Borsetshire Council", "04/05/2026")]
    found = asked((F.AUTHORITY, F.SENT_ON), *rows, dates={})

    assert [(each.place, each.column, each.suggestion) for each in found.days] == [(1, "Sent on", DateOrder.DAY_FIRST)]
    assert set(found.days[0].examples) <= {"03/04/2026", "04/05/2026"}
    assert asked((F.AUTHORITY, F.SENT_ON), *rows, ("Sheet Town 1 Council", "25/04/2026"), dates={}).days == ()


def test_only_cells_that_can_be_read_two_ways_are_counted():
    days = ["03/04/2026", "2026-04-03", "04/04/2026", "3 April 2026", ""]
    grid, choices = sheet((F.AUTHORITY, F.SENT_ON), *[("Barchester Council", day) for day in days])
    rows = [replace(row, dates=frozenset({1})) if row.number == 3 else row for row in grid.rows]
    tracker = world()
    register = Register(tracker.authorities.values(), tracker.today)
    (found,) = undecided(replace(grid, rows=rows), replace(choices, dates={}), tracker, register).days

    assert found.count == 1


def test_a_day_that_the_file_itself_calls_a_day_is_not_asked_about():
    grid, choices = sheet((F.AUTHORITY, F.SENT_ON), ("Barchester Council", "2026-04-03"))
    rows = [SheetRow(number=2, cells=grid.rows[0].cells, dates=frozenset({1}))]
    tracker = world()
    register = Register(tracker.authorities.values(), tracker.today)

    assert undecided(replace(grid, rows=rows), replace(choices, dates={}), tracker, register).days == ()


def test_a_year_is_asked_for_where_days_have_none():
    rows = [("Barchester Council", "3 Apr")]

    assert asked((F.AUTHORITY, F.SENT_ON), *rows).year_rows == (2,)
    assert not asked((F.AUTHORITY, F.SENT_ON), *rows, year=2026).needs_year


def test_one_day_of_sending_is_asked_for_where_no_column_has_it():
    rows = [("Barchester Council", "https://www.whatdotheyknow.com/request/a"), ("Borsetshire Council", "")]

    assert asked((F.AUTHORITY, F.REQUEST_URL), *rows).sent_on_rows == (2,)
    assert not asked((F.AUTHORITY, F.REQUEST_URL), *rows, sent_on=date(2026, 9, 1)).needs_sent_on


def test_two_columns_for_one_thing_are_named():
    (found,) = asked((F.AUTHORITY, F.TITLE, F.TITLE, F.NOTES, F.NOTES), ("Barchester Council", "", "", "", "")).columns

    assert found.field is SheetField.TITLE
    assert found.columns == ("Title (column B)", "Title (column C)")


def test_a_colour_is_asked_about_only_where_no_word_says_how_it_stands():
    grid, choices = sheet((F.AUTHORITY, F.STATUS), ("Barchester Council", ""), ("Borsetshire Council", "to do"))
    rows = [replace(row, colours={0: "#ffc000"}) for row in grid.rows]
    tracker = world()
    register = Register(tracker.authorities.values(), tracker.today)
    words = {ChoiceKind.STATUS: {"to do": "to_send"}}
    found = undecided(replace(grid, rows=rows), replace(choices, words=words), tracker, register)

    assert [(word.kind, word.rows) for word in found.words] == [(ChoiceKind.COLOUR, (2,))]


def test_our_own_files_ask_nothing():
    assert asked((F.AUTHORITY,), ("Nowhere",), profile=Profile.OUR_REQUESTS).is_nothing
