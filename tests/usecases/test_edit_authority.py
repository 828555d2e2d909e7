from datetime import date

import pytest
from sqlalchemy import func, select, update

from foi_tracker.models import AuditLine, Authority, Entry
from foi_tracker.usecases.edit_authority import AuthorityMoved, OwnEntries, edit_authority
from tests import builders
from tests.builders import NOON

TODAY = date(2026, 11, 23)


@pytest.fixture
def barchester(session):
    return builders.authority(session)


@pytest.fixture
def entry(coordinator):
    return Entry(by_id=coordinator.id, at=NOON)


def _entries(address="foi@barchester.example", *, checked=None, notes=""):
    return OwnEntries(contact_address=address, checked_on=checked, notes=notes)


def test_a_checked_address_carries_the_name_and_day_of_the_check(session, barchester, entry, coordinator):
    edit_authority(session, barchester, _entries(checked=TODAY), seen_version=1, entry=entry)

    assert (barchester.contact_address, barchester.contact_verified_on) == ("foi@barchester.example", TODAY)
    assert barchester.contact_verified_by_id == coordinator.id


def test_taking_an_address_away_takes_its_check_away(session, barchester, entry):
    edit_authority(session, barchester, _entries(checked=TODAY), seen_version=1, entry=entry)

    edit_authority(session, barchester, _entries(""), seen_version=2, entry=entry)

    assert (barchester.contact_verified_on, barchester.contact_verified_by_id) == (None, None)


def test_saving_without_a_change_leaves_no_audit_line(session, barchester, entry):
    edit_authority(session, barchester, _entries(""), seen_version=1, entry=entry)

    assert session.scalar(select(func.count()).select_from(AuditLine)) == 0
    assert barchester.version == 1


def test_a_form_older_than_the_row_is_refused(session, barchester, entry):
    edit_authority(session, barchester, _entries(), seen_version=1, entry=entry)

    with pytest.raises(AuthorityMoved):
        edit_authority(session, barchester, _entries("late@barchester.example"), seen_version=1, entry=entry)


def test_an_edit_that_loses_a_race_writes_nothing(session, barchester, entry):
    seen = barchester.version
    theirs = update(Authority).values(version=seen + 1, notes="Theirs.")
    session.execute(theirs.execution_options(synchronize_session=False))

    with pytest.raises(AuthorityMoved):
        edit_authority(session, barchester, _entries(notes="Mine."), seen_version=seen, entry=entry)

    assert session.scalar(select(Authority.notes)) != "Mine."
