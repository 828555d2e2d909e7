"""A sheet with answers goes all the way: read, asked about, looked at, imported, brought again, and undone."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update

from foi_tracker.domain.imports.answers.answers import match_answer_columns
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Column, Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.undecided import undecided
from foi_tracker.domain.imports.vocabulary import ChoiceKind, Deed, SheetField
from foi_tracker.models import Coding, Entry, Finding, InfoRequest, QuestionSet, Reading
from foi_tracker.queries.import_world import world
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.run_import import run_import
from tests import builders
from tests.builders import NOON
from tests.findings_builders import question_set
from tests.imports.answers.said import what_counts
from tests.imports.running.bringing import MORNING, TODAY, brought, later, undone

KNOWN = (SheetField.AUTHORITY, SheetField.SENT_ON, SheetField.RESPONDED_ON, SheetField.OUTCOME)
HEADINGS = ("Council", "Sent", "Answered", "Outcome", "C01.own_use", "C05.cameras_total", "C15.complaints")
ROW = ("Barchester City Council", "2026-09-01", "2026-09-28", "Full disclosure", "In use", "c. 500", "nil")


class Brought:
    """A sheet of one row, as somebody brings it again and again."""

    def __init__(self, session, campaign, by):
        self.session, self.campaign, self.by = session, campaign, by
        columns = tuple(Column(place=place, heading=name) for place, name in enumerate(HEADINGS))
        self.grid = Grid(sheet="", header_rows=(1,), columns=columns, rows=())
        self.choices = Choices()
        known = self.world()
        found = match_answer_columns(columns, known.sets.values())
        fields = dict(enumerate(KNOWN)) | dict.fromkeys(found, SheetField.ANSWER)
        self.choices = Choices(columns=fields, answers={place: each.targets for place, each in found.items()})

    def world(self):
        return world(self.session, self.campaign, TODAY)

    def rows(self, *cells):
        days = frozenset({1, 2})
        self.grid = replace(self.grid, rows=[SheetRow(number=2, cells=cells, dates=days)])

    def asked(self):
        known = self.world()
        register = Register(known.authorities.values(), TODAY)
        return undecided(self.grid, self.choices, known, register).words

    def decide(self, **words):
        self.choices = replace(self.choices, words={ChoiceKind.ANSWER: words})

    def plan(self, known):
        register = Register(known.authorities.values(), TODAY)
        return plan(read_rows(self.grid, self.choices, known, register), known, self.choices)

    def imported(self, at=MORNING):
        """The sheet, and what its only row does."""
        entry = Entry(by_id=self.by.id, at=at)
        planned = self.plan(self.world())
        found = check_import(self.session, brought(self.session, self.campaign, self.by, at=at), planned, entry=entry)
        list(run_import(self.session, found.id, found.plan_digest, self.plan, entry=entry))
        return found, planned.rows[0]


@pytest.fixture
def sheet(session, campaign, coordinator):
    question_set(session, "lfrt-council")
    builders.authority(session)
    made = Brought(session, campaign, coordinator)
    made.rows(*ROW)
    return made


@pytest.fixture
def request_of(session):
    return lambda: session.scalars(select(InfoRequest)).one()


def test_answers_of_a_new_request_count_at_once(session, sheet, request_of):
    _, row = sheet.imported()

    assert (row.deed, [each.text for each in row.problems]) == (Deed.CREATE, [])
    assert what_counts(session, request_of()) == {
        "C01": ("answered", "imported"),
        "C05": ("answered", "imported"),
        "C15": ("nil", "imported"),
    }


def test_the_same_sheet_again_changes_nothing(session, sheet):
    sheet.imported()

    _, row = sheet.imported(at=later())

    assert (row.deed, len(session.scalars(select(Finding)).all())) == (Deed.SAME, 3)


def test_a_corrected_answer_takes_the_place_of_the_one_before(session, sheet, request_of):
    sheet.imported()
    sheet.rows(*ROW[:5], "510", "nil")

    _, row = sheet.imported(at=later())

    assert (row.deed, [each.question_id for each in row.answers]) == (Deed.CHANGE, ["C05"])
    assert what_counts(session, request_of())["C05"] == ("answered", "imported")


def test_an_unclear_word_keeps_its_answer_out_until_somebody_says_what_it_means(session, sheet, request_of):
    sheet.rows(*ROW[:4], "Yes", "500", "n/a")
    _, row = sheet.imported()
    assert (row.deed, set(what_counts(session, request_of()))) == (Deed.CREATE, {"C05"})
    assert {each.folded for each in sheet.asked()} == {"C01.own_use=yes", "n a"}

    sheet.decide(**{"C01.own_use=yes": "option:in use", "n a": "nothing"})

    assert sheet.asked() == ()
    _, row = sheet.imported(at=later())
    assert row.deed is Deed.CHANGE
    assert set(what_counts(session, request_of())) == {"C01", "C05"}


def test_answers_of_a_row_without_a_day_of_answer_stay_out_and_it_is_said(session, sheet):
    sheet.rows(ROW[0], ROW[1], "", "", *ROW[4:])

    _, row = sheet.imported()

    assert (row.deed, row.answers) == (Deed.CREATE, ())
    assert any("answer" in each.text for each in row.problems)
    assert session.scalars(select(Reading)).all() == []


def test_undoing_takes_the_answers_away(session, sheet, coordinator):
    found, _ = sheet.imported()

    undone(session, found, coordinator)

    assert [session.scalars(select(table)).all() for table in (Finding, Coding, Reading, InfoRequest)] == [[]] * 4


def test_undoing_a_correction_brings_back_what_the_sheet_said_before(session, sheet, coordinator, request_of):
    sheet.imported()
    sheet.rows(*ROW[:5], "510", "nil")
    found, _ = sheet.imported(at=later())

    undone(session, found, coordinator, at=later(2))

    assert set(what_counts(session, request_of())) == {"C01", "C05", "C15"}


def test_what_a_later_reply_reopened_is_the_same_sheet_still(session, sheet):
    sheet.imported()
    session.execute(update(Finding).values(superseded_at=later()))
    session.commit()

    _, row = sheet.imported(at=later(2))

    assert (row.deed, row.answers) == (Deed.SAME, ())


def test_a_question_that_this_version_of_the_set_did_not_ask_is_the_same_every_time(session, sheet, request_of):
    sheet.imported()
    asked = session.scalars(select(QuestionSet).where(QuestionSet.key == "lfrt-council")).one()
    rest = [each for each in asked.definition["questions"] if each["id"] != "C15"]
    older = QuestionSet(key=asked.key, version=0, definition=asked.definition | {"questions": rest}, created_at=NOON)
    session.add(older)
    session.flush()
    request_of().question_set_id = older.id
    session.execute(delete(Finding))
    session.commit()

    _, row = sheet.imported(at=later())
    assert {each.question_id for each in row.answers} == {"C01", "C05"}

    _, row = sheet.imported(at=later(2))
    assert (row.deed, row.answers) == (Deed.SAME, ())
