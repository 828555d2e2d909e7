"""Whatever a cell holds, its row comes in as far as it is sure, from the bytes on."""

import json

import pytest

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed, Weight
from foi_tracker.domain.imports.world import KnownPerson
from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.questions.files import texts
from tests.imports.making import Tab, csv_of, xlsx_of
from tests.imports.planning.worlds import world
from tests.imports.section_four.whole_way import sent, tried

APRIL = [("barchester-council", "2026-04-03")]


def sheet(heading, cell, *, on="2026-04-03"):
    return csv_of([["Authority", "Date sent", heading], ["Barchester Council", on, cell]])


def first(trial):
    return trial.plan.rows[0]


def answering():
    sets = [QuestionSetDefinition.of_stored(json.loads(text)) for text in texts().values()]
    return world(sets={each.key: each for each in sets})


@pytest.mark.parametrize("typed", ["03/04/2026", "3-Apr", "2026-04-03T10:00Z", "3 April 2026", "Fri 3/4/26"])
def test_a_day_of_sending_is_read_however_it_is_typed(typed):
    assert sent(tried(sheet("Notes", "", on=typed), year=2026)) == APRIL


def test_a_day_that_the_file_keeps_as_a_serial_number_is_that_day():
    rows = [["Authority", "Date sent"], ["Barchester Council", 46115]]

    assert sent(tried(xlsx_of(Tab(rows=rows)))) == APRIL


@pytest.mark.parametrize(("typed", "weight"), [("early March", Weight.WARNS), ("03/2026", Weight.BLOCKS)])
def test_what_is_no_single_day_makes_no_history_and_is_told(typed, weight):
    row = first(tried(sheet("Status", "Sent", on=typed)))

    assert not row.add
    assert row.problems[0].weight is weight
    assert (row.problems[0].column, row.problems[0].value) == ("Date sent", typed)
    assert row.problems[0].way_out


@pytest.mark.parametrize("typed", ["N/A", "–", "?", "tbc", "see e-mail"])
def test_a_cell_that_says_nothing_is_no_day_and_keeps_no_row_out(typed):
    row = first(tried(sheet("Date responded", typed)))

    assert (row.deed, [each.kind for each in row.add]) == (Deed.CREATE, ["sent"])
    assert not row.problems


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [("1,200", 1200, 1200), ("1.2k", 1200, 1200), ("c. 30", 30, 30), ("<5", 0, 4), ("5-10", 5, 10)],
)
def test_numbers_come_in_with_their_bounds(typed, low, high):
    (answer,) = first(_answered("C05.cameras_total", typed)).answers
    number = answer.values["cameras_total"]

    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize("typed", ["nil", "none", "0"])
def test_nought_is_an_answer_and_no_blank(typed):
    (answer,) = first(_answered("C05.cameras_total", typed)).answers

    assert answer.state.value == "nil"


def _answered(heading, typed):
    rows = [
        ["Authority", "Date sent", "Date responded", "Outcome", heading],
        ["Barchester Council", "2026-04-03", "2026-04-20", "Refused", typed],
    ]
    return tried(csv_of(rows), known=answering(), words={ChoiceKind.OUTCOME: {"refused": "answered:refused"}})


@pytest.mark.parametrize("typed", ["03/05/2026; 20/05/2026", "03/05/2026, 20/05/2026", "03/05/2026\n20/05/2026"])
def test_each_day_of_a_cell_with_several_is_an_event(typed):
    chased = [each for each in first(tried(sheet("Chased", typed))).add if isinstance(each, happened.Chased)]

    assert [each.on.isoformat() for each in chased] == ["2026-05-03", "2026-05-20"]


@pytest.mark.parametrize("typed", ["Y", "y", "yes", "Yes.", "TRUE", "✓", "Yes – see attached"])
def test_yes_without_its_day_makes_no_event_and_is_told(typed):
    row = first(tried(sheet("Acknowledged", typed)))

    assert [each.kind for each in row.add] == ["sent"]
    assert [(each.weight, each.column) for each in row.problems] == [(Weight.WARNS, "Acknowledged")]


@pytest.mark.parametrize("typed", ["JR", "jo.reader@barchester.example", "Jo"])
def test_initials_and_addresses_of_people_are_asked_about_and_suggested(typed):
    trial = tried(sheet("Assigned to", typed), known=world(people=[KnownPerson(id=17, name="Jo Reader")]))
    (asked,) = [each for each in trial.asked.words if each.kind is ChoiceKind.PERSON]

    assert (first(trial).deed, asked.said, asked.suggestion.means) == (Deed.SKIP, typed, "17")


def test_an_address_without_https_is_its_page():
    trial = tried(sheet("Link", "whatdotheyknow.com/request/cameras"))

    assert first(trial).facts["url"] == "https://www.whatdotheyknow.com/request/cameras"


@pytest.mark.parametrize("typed", ["=1+1", "+44 1632 960000", "-not yet", "@sam to check"])
def test_text_that_a_spreadsheet_would_run_is_only_text(typed):
    assert first(tried(sheet("Notes", typed))).note.endswith(typed)
