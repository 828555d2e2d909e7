"""What a sheet leaves behind once it is imported."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.vocabulary import ImportStage, Profile
from foi_tracker.domain.vocabulary import Outcome, RegimeCode, Stage
from foi_tracker.models import (
    Assignment,
    AuditLine,
    Batch,
    Campaign,
    EventRecord,
    ImportRow,
    InfoRequest,
    Note,
    Refusal,
    SheetImport,
    UndoneRequest,
    User,
)
from foi_tracker.queries.calendars import current_laws
from foi_tracker.queries.derivations import derivations
from foi_tracker.usecases.load_question_sets import load_question_sets
from tests import builders
from tests.builders import NOON, response, sent
from tests.findings_builders import question_set
from tests.imports.running.bringing import checked, imported, later, row, run


def references(session):
    return list(session.scalars(select(InfoRequest.reference).order_by(InfoRequest.reference)))


def refused(text):
    return response(text, Outcome.REFUSED, exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.31"),))


@pytest.fixture
def rows(barchester, plumstead):
    return [
        row(2, barchester.slug, sent("2026-09-01"), refused("2026-09-20"), reference="1", wave="Round one"),
        row(
            3, plumstead.slug, sent("2026-09-01"), reference="2", wave="Round one", notes="From tracking.csv, row 3: x"
        ),
        row(4, plumstead.slug, reference="3", title="Drones"),
    ]


def test_every_row_becomes_a_request_with_its_history(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)

    found = list(session.scalars(select(InfoRequest).order_by(InfoRequest.reference)))
    assert [each.stage for each in found] == [Stage.CLOSED, Stage.AWAITING_RESPONSE, Stage.NOT_SENT]
    assert [each.title for each in found] == ["Live facial recognition", "Live facial recognition", "Drones"]
    assert [record.event for record in found[0].records] == list(rows[0].events)
    assert {record.recorded_by_id for record in found[0].records} == {coordinator.id}


def test_what_follows_from_a_history_is_written_with_it(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)

    assert [each.differences() for each in derivations(session, current_laws(session), after=0)] == [[], [], []]
    assert session.scalars(select(Refusal.code)).all() == ["s.31"]


def test_the_rows_of_one_wave_make_one_batch(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)

    (batch,) = session.scalars(select(Batch))
    waves = session.scalars(select(InfoRequest.batch_id).order_by(InfoRequest.reference)).all()
    assert (batch.title, waves) == ("Round one", [batch.id, batch.id, None])


def test_a_batch_of_the_same_name_that_is_there_is_joined(session, campaign, coordinator, rows):
    there = Batch(campaign_id=campaign.id, title="Round one", form_key="k", filed_by_id=coordinator.id, filed_at=NOON)
    session.add(there)
    session.commit()

    imported(session, campaign, coordinator, rows)

    assert session.scalars(select(Batch.id)).all() == [there.id]


def test_a_note_is_written_by_whoever_imports(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)

    (note,) = session.scalars(select(Note))
    assert (note.body, note.written_by_id) == ("From tracking.csv, row 3: x", coordinator.id)


def test_whoever_has_no_account_is_written_down_once_and_can_never_sign_in(session, campaign, coordinator, barchester):
    rows = [row(number, barchester.slug, reference=str(number), owner="placeholder:JS") for number in (2, 3)]

    imported(session, campaign, coordinator, rows)

    (person,) = session.scalars(select(User).where(User.is_placeholder))
    assert (person.name, person.password_hash, person.email.startswith("placeholder:")) == (
        "JS (no account)",
        None,
        True,
    )
    assert session.scalars(select(InfoRequest.owner_id)).all() == [person.id, person.id]
    assert session.scalars(select(Assignment.owner_id)).all() == [person.id, person.id]


def test_a_member_becomes_the_owner(session, campaign, coordinator, volunteer, barchester):
    imported(session, campaign, coordinator, [row(2, barchester.slug, reference="1", owner=str(volunteer.id))])

    assert session.scalars(select(InfoRequest.owner_id)).one() == volunteer.id


def test_each_is_asked_what_its_kind_of_authority_is_asked_now(session, campaign, coordinator, barchester):
    load_question_sets(session, NOON)

    imported(session, campaign, coordinator, [row(2, barchester.slug, reference="1")])

    assert session.scalars(select(InfoRequest.question_set_id)).one() == question_set(session).id


def test_numbers_go_on_where_the_campaign_left_off(session, campaign, coordinator, barchester, rows):
    builders.info_request(session, campaign, barchester, by=coordinator, history=[sent("2020-01-06")])

    imported(session, campaign, coordinator, rows[1:])

    assert references(session) == ["LFR-0001", "LFR-0002", "LFR-0003"]
    assert session.get(Campaign, campaign.id, populate_existing=True).last_reference == 3


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("LFR-0007", "LFR-0007"),
        ("LFR-12345", "LFR-12345"),
        ("LFR-00007", "LFR-0001"),
        ("LFR-7", "LFR-0001"),
        ("LFR-0000", "LFR-0001"),
        ("ABC-0007", "LFR-0001"),
        ("LFR-٠٠٠٧", "LFR-0001"),
        ("LFR-9999999", "LFR-0001"),
    ],
)
def test_a_number_of_ours_is_kept_and_no_other(session, campaign, coordinator, barchester, given, kept):
    numbering(session, campaign, coordinator, barchester, given)

    assert references(session) == [kept]


def test_the_next_request_gets_a_number_behind_those_that_were_kept(session, campaign, coordinator, barchester):
    numbering(session, campaign, coordinator, barchester, "LFR-0041")

    builders.info_request(
        session, session.get(Campaign, campaign.id, populate_existing=True), barchester, by=coordinator
    )

    assert references(session) == ["LFR-0041", "LFR-0042"]


def test_a_number_that_was_ever_given_is_not_given_again(session, campaign, coordinator, barchester):
    before = imported(session, campaign, coordinator, [row(2, barchester.slug, reference="x")])
    session.add(UndoneRequest(reference="LFR-0007", sheet_import_id=before.id))
    session.commit()

    numbering(session, campaign, coordinator, barchester, "LFR-0007")

    assert references(session) == ["LFR-0001", "LFR-0002"]


def numbering(session, campaign, by, authority, *given):
    """Import rows whose plans ask for these numbers."""
    rows = [row(at, authority.slug, sent("2026-09-01"), reference=each) for at, each in enumerate(given, 2)]
    imported(session, campaign, by, rows, choices=Choices(profile=Profile.OUR_REQUESTS), at=later())


def test_each_row_keeps_what_became_of_it(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    kept = session.scalars(select(ImportRow).order_by(ImportRow.number)).all()
    assert [each.reference for each in kept] == ["LFR-0001", "LFR-0002", "LFR-0003"]
    assert [(each.history_before, each.history_after) for each in kept] == [(0, 2), (0, 1), (0, 0)]
    assert (found.stage, found.imported_by_id, found.counts["create"]) == (ImportStage.IMPORTED, coordinator.id, 3)


def test_the_audit_says_who_imported_what(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    line = session.scalars(select(AuditLine).where(AuditLine.action == "import.run")).one()
    assert (line.actor_id, line.subject) == (coordinator.id, f"import {found.id}")
    assert (line.details["create"], line.details["sha256"]) == (3, found.sha256)


def test_it_says_how_far_it_is(session, campaign, coordinator, rows):
    found = checked(session, campaign, coordinator, rows)

    told = run(session, found, coordinator, rows)

    assert [(each.done, each.total) for each in told] == [(0, 3), (0, 3), (3, 3)]
    assert told[-1].words == "Done"


def test_what_is_imported_already_is_not_imported_again(session, campaign, coordinator, rows):
    found = imported(session, campaign, coordinator, rows)

    told = run(session, found, coordinator, rows, at=later())

    assert told == []
    assert len(references(session)) == 3
    assert session.get(SheetImport, found.id, populate_existing=True).imported_at != later()


def test_the_same_sheet_brought_again_writes_nothing(session, campaign, coordinator, rows):
    imported(session, campaign, coordinator, rows)
    before = session.scalars(select(EventRecord.id)).all(), session.scalars(select(InfoRequest.version)).all()

    again = imported(session, campaign, coordinator, rows, at=later())

    assert (again.counts["same"], again.counts["rows"]) == (3, 3)
    assert (session.scalars(select(EventRecord.id)).all(), session.scalars(select(InfoRequest.version)).all()) == before
