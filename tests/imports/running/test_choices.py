"""What was decided about a sheet, what the campaign remembers of it, who sees it, and how long its bytes stay."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.vocabulary import ChoiceKind, ImportStage
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.models import AuditLine, Entry, ImportRow, RememberedChoice, SheetImport
from foi_tracker.queries import sheet_imports
from foi_tracker.queries.import_world import world
from foi_tracker.queries.sheet_bytes import KEPT_FOR, is_needed, no_longer_needed
from foi_tracker.usecases.check_import import check_import
from foi_tracker.usecases.discard_import import discard_import
from foi_tracker.usecases.save_import_choices import ChoicesMoved, Decided, Said, save_choices
from tests import builders
from tests.builders import sent
from tests.imports.running.bringing import MORNING, TODAY, brought, checked, imported, later, planner, row, undone

DONE = Said(kind=ChoiceKind.STATUS, word="done", said="Done", means="answered")
BLANK = Said(kind=ChoiceKind.OUTCOME, word="", said="", means="refused")


def decide(session, found, by, *, seen, remember=(), at=MORNING, **choices):
    decided = Decided(choices=Choices(**choices), seen_version=seen, remember=remember)
    return save_choices(session, found, decided, entry=Entry(by_id=by.id, at=at))


def actor(user, role, campaign, **facts):
    return Actor(user_id=user.id, name=user.name, roles={campaign.id: role} if role else {}, **facts)


@pytest.fixture
def found(session, campaign, volunteer):
    return brought(session, campaign, volunteer)


@pytest.fixture
def rows(barchester):
    return [row(2, barchester.slug, sent("2026-09-01"), reference="1")]


def test_choices_are_kept_as_they_were_made(session, volunteer, found):
    decide(session, found, volunteer, seen=1, sheet="Tracking", wave="One")

    session.expire_all()
    assert Choices.load(found.choices) == Choices(sheet="Tracking", wave="One")


def test_of_two_people_who_decide_at_once_the_second_is_told(session, volunteer, found):
    seen = found.version
    decide(session, found, volunteer, seen=seen, wave="One")

    with pytest.raises(ChoicesMoved):
        decide(session, found, volunteer, seen=seen, wave="Two")
    assert Choices.load(session.get(SheetImport, found.id).choices).wave == "One"


def saved_by_another(session, found):
    """What was read of it stays in memory, as in another process."""
    assert found.version
    session.execute(update(SheetImport.__table__).values(version=SheetImport.version + 1))


def test_of_two_people_who_press_at_once_the_second_is_told_as_well(session, volunteer, found):
    saved_by_another(session, found)

    with pytest.raises(ChoicesMoved):
        decide(session, found, volunteer, seen=1, wave="Two")


def test_a_new_choice_asks_for_a_new_dry_run(session, campaign, volunteer, rows):
    found = checked(session, campaign, volunteer, rows)

    decide(session, found, volunteer, seen=found.version, wave="One")

    assert (found.stage, found.plan_digest, found.counts) == (ImportStage.OPEN, "", {})


def test_a_dry_run_of_choices_that_are_no_longer_made_is_not_kept(session, campaign, volunteer, found, rows):
    plan = planner(rows)(world(session, campaign, TODAY))
    saved_by_another(session, found)

    with pytest.raises(ChoicesMoved):
        check_import(session, found, plan, entry=Entry(by_id=volunteer.id, at=MORNING))
    assert session.scalars(select(ImportRow)).all() == []


def test_what_is_imported_is_decided_no_longer(session, campaign, volunteer, rows):
    found = imported(session, campaign, volunteer, rows)

    with pytest.raises(ChoicesMoved):
        decide(session, found, volunteer, seen=found.version, wave="Two")


def test_a_second_dry_run_takes_the_place_of_the_first(session, campaign, volunteer, rows):
    found = checked(session, campaign, volunteer, [*rows, row(3, rows[0].authority, reference="2")])

    plan = planner(rows)(world(session, campaign, TODAY))
    check_import(session, found, plan, entry=Entry(by_id=volunteer.id, at=later()))

    assert session.scalars(select(ImportRow.number)).all() == [2]
    assert (found.counts["rows"], found.checked_at) == (1, later())


def test_a_word_is_remembered_for_the_campaign_and_the_last_word_counts(session, campaign, volunteer, found):
    decide(session, found, volunteer, seen=1, remember=[DONE, BLANK])
    refused = Said(kind=ChoiceKind.STATUS, word="done", said="DONE", means="refused")

    decide(session, found, volunteer, seen=2, remember=[refused], at=later())

    remembered = sheet_imports.remembered_choices(session, campaign.id)
    assert remembered == {ChoiceKind.STATUS: {"done": "refused"}, ChoiceKind.OUTCOME: {"": "refused"}}
    (kept,) = session.scalars(select(RememberedChoice).where(RememberedChoice.word == "done"))
    assert (kept.said, kept.chosen_at) == ("DONE", later())


def test_what_is_too_long_to_be_a_word_is_not_remembered(session, campaign, volunteer, found):
    long = Said(kind=ChoiceKind.STATUS, word="x" * 201, said="x", means="refused")

    decide(session, found, volunteer, seen=1, remember=[long])

    assert sheet_imports.remembered_choices(session, campaign.id) == {}


def test_another_campaign_remembers_its_own_words(session, volunteer, found):
    other = builders.campaign(session, slug="drones", short_name="DRN")
    decide(session, found, volunteer, seen=1, remember=[DONE])

    assert sheet_imports.remembered_choices(session, other.id) == {}


def test_a_volunteer_sees_what_they_brought_and_a_coordinator_all(session, campaign, volunteer, coordinator, found):
    theirs = brought(session, campaign, coordinator)
    other = builders.campaign(session, slug="drones", short_name="DRN")
    stranger = builders.user(session, "Otto Other", other, Role.COORDINATOR)

    def sees(who):
        return [each.sheet_import.id for each in sheet_imports.imports_of(session, campaign.id, who)]

    assert sees(actor(volunteer, Role.VOLUNTEER, campaign)) == [found.id]
    assert sees(actor(coordinator, Role.COORDINATOR, campaign)) == [theirs.id, found.id]
    assert sees(actor(stranger, Role.COORDINATOR, other)) == []
    assert sees(actor(stranger, None, other, is_administrator=True)) == [theirs.id, found.id]
    mine = actor(volunteer, Role.VOLUNTEER, campaign)
    assert sheet_imports.one_import(session, campaign.id, theirs.id, mine) is None
    assert sheet_imports.one_import(session, campaign.id, found.id, mine).uploaded_by == "Vera Volunteer"
    assert sheet_imports.one_import(session, other.id, found.id, actor(volunteer, Role.VOLUNTEER, other)) is None


def test_the_same_file_may_come_again_and_is_known(session, campaign, volunteer, found):
    again = brought(session, campaign, volunteer, name="copy of tracking.csv")

    assert [each.id for each in sheet_imports.same_file_before(session, again)] == [found.id]
    assert sheet_imports.same_file_before(session, found) == []


def test_rows_come_a_page_at_a_time_with_their_authority(session, campaign, volunteer, barchester):
    rows = [row(at, barchester.slug, reference=str(at)) for at in range(2, 2 + sheet_imports.PAGE_LENGTH + 1)]
    found = checked(session, campaign, volunteer, rows)

    first = sheet_imports.page_of_rows(session, found.id)
    second = sheet_imports.page_of_rows(session, found.id, after=first.following)

    assert [each.row.number for each in (*first.rows, *second.rows)] == [each.number for each in rows]
    assert (first.count, second.following, first.rows[0].authority) == (len(rows), None, barchester.name)
    assert [each.row.number for each in sheet_imports.all_rows(session, found.id)] == [each.number for each in rows]


def test_what_is_given_up_leaves_its_name_and_nothing_else(session, campaign, volunteer, rows):
    found = checked(session, campaign, volunteer, rows)
    forgotten = []

    for _ in range(2):
        discard_import(session, found.id, forget=forgotten.append, entry=Entry(by_id=volunteer.id, at=later()))

    assert (found.stage, found.choices, found.filename) == (ImportStage.DISCARDED, {}, "tracking.csv")
    assert session.scalars(select(ImportRow)).all() == []
    assert forgotten == [found.sha256]
    assert len(session.scalars(select(AuditLine).where(AuditLine.action == "import.discard")).all()) == 1


def test_the_bytes_stay_while_another_sheet_needs_them(session, campaign, volunteer, found):
    again = brought(session, campaign, volunteer)
    forgotten = []

    for each in (found, again):
        before = list(forgotten)
        discard_import(session, each.id, forget=forgotten.append, entry=Entry(by_id=volunteer.id, at=later()))
        assert before == []

    assert forgotten == [found.sha256]


def test_the_bytes_go_when_an_import_is_undone(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    assert undone(session, found, coordinator) == [found.sha256]


def test_the_bytes_are_kept_for_thirty_days_after_the_import(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows, at=later(24))

    assert no_longer_needed(session, later(24) + KEPT_FOR - timedelta(seconds=1)) == []
    assert no_longer_needed(session, later(24) + KEPT_FOR) == [found.sha256]


def test_bytes_that_no_sheet_ever_had_are_not_needed(session, found):
    assert is_needed(session, found.sha256, later())
    assert not is_needed(session, "cd" * 32, later())
