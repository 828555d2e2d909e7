from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from foi_tracker.models import AuditLine, Authority
from foi_tracker.queries import authorities
from foi_tracker.register.files import project_register
from foi_tracker.usecases.load_register import load_register
from tests import builders
from tests.builders import NOON

MERGED = date(2028, 3, 31)


@pytest.fixture
def rows():
    return project_register().rows


def _with(rows, slug, **facts):
    return [replace(row, **facts) if row.slug == slug else row for row in rows]


def test_a_first_load_brings_in_the_whole_register(session):
    changes = load_register(session, at=NOON)

    assert len(changes.added) == 430 + 126 + 2
    assert session.scalar(select(func.count()).select_from(Authority)) == len(changes.added)


def test_loading_again_changes_nothing_and_leaves_no_second_audit_line(session):
    load_register(session, at=NOON)

    again = load_register(session, at=NOON)

    assert not again.any
    assert session.scalar(select(func.count()).select_from(AuditLine)) == 1


def test_a_coordinators_own_entries_survive_a_load_that_changes_the_facts(session, coordinator, rows):
    load_register(session, at=NOON)
    kent = authorities.by_slug(session, "kent")
    kent.contact_address, kent.contact_verified_on = "foi@kent.example", date(2026, 11, 2)
    kent.contact_verified_by_id, kent.notes = coordinator.id, "Answers only by web form."
    session.commit()

    changes = load_register(session, at=NOON, rows=_with(rows, "kent", website="https://new.kent.example/"))

    assert [(change.slug, [field.field for field in change.fields]) for change in changes.changed] == [
        ("kent", ["website"])
    ]
    assert kent.website == "https://new.kent.example/"
    assert (kent.contact_address, kent.contact_verified_on) == ("foi@kent.example", date(2026, 11, 2))
    assert (kent.contact_verified_by_id, kent.notes) == (coordinator.id, "Answers only by web form.")


def test_a_merged_authority_keeps_its_requests_and_points_to_its_successor(session, campaign, volunteer, rows):
    load_register(session, at=NOON)
    adur = authorities.by_slug(session, "adur")
    asked = builders.info_request(session, campaign, adur, by=volunteer)

    changes = load_register(
        session, at=NOON, rows=_with(rows, "adur", valid_to=MERGED, successors=("brighton-and-hove",))
    )

    assert [change.slug for change in changes.ended] == ["adur"]
    assert asked.authority_id == adur.id
    assert not authorities.is_current(adur, date(2028, 4, 1))
    assert [each.slug for each in authorities.successors_of(session, [adur], on=date(2028, 4, 1))["adur"]] == [
        "brighton-and-hove"
    ]


def test_an_authority_that_the_files_no_longer_name_is_left_alone(session, rows):
    load_register(session, at=NOON)

    changes = load_register(session, at=NOON, rows=[row for row in rows if row.slug != "kent"])

    assert changes.unlisted == ("kent",)
    assert authorities.by_slug(session, "kent") is not None


def test_the_audit_line_says_what_a_load_altered_and_who_did_it(session, coordinator, rows):
    load_register(session, at=NOON)

    load_register(session, at=NOON, rows=_with(rows, "adur", valid_to=MERGED), actor_id=coordinator.id)

    line = session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert (line.action, line.actor_id) == ("register.load", coordinator.id)
    assert line.details == {"added": 0, "altered": {"adur": {"valid_to": [None, "2028-03-31"]}}}
