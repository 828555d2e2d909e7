"""A row of the deployment log that two people change at once: neither writes over the other without a word."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from foi_tracker.db import db
from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.models import Deployment, Entry
from foi_tracker.usecases.edit_deployment import DeploymentMoved, Edit, edit_deployment
from tests import builders
from tests.builders import NOON
from tests.findings_builders import number

DAY = DateSpan(first=date(2026, 9, 1), last=date(2026, 9, 1), precision=Precision.DAY)


@pytest.fixture
def row(session, campaign, volunteer):
    asked = builders.info_request(session, campaign, builders.authority(session), by=volunteer)
    about = {"info_request_id": asked.id, "authority_id": asked.authority_id, "coder_id": volunteer.id}
    made = Deployment(identifier="barchester-20260901-1", saved_at=NOON, **about)
    made.put({"date": DAY}, notes="")
    session.add(made)
    session.commit()
    return made


def change(faces, seen):
    return Edit(values={"date": DAY, "faces_scanned": number(faces)}, notes="", seen_version=seen)


def test_who_read_a_row_before_it_was_changed_is_told_so(app, session, row, volunteer, coordinator):
    with app.app_context():
        engine = db.engine
    with Session(engine, expire_on_commit=False) as slow:
        read = slow.get_one(Deployment, row.id)
        slow.commit()  # what was read stays as it was read
        seen = read.version
        edit_deployment(session, row, change(1000, seen), entry=Entry(by_id=volunteer.id, at=NOON))

        with pytest.raises(DeploymentMoved):
            edit_deployment(slow, read, change(2000, seen), entry=Entry(by_id=coordinator.id, at=NOON))

    session.expire_all()
    assert row.values["faces_scanned"]["low"] == "1000"
