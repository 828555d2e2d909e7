"""Rows of the log are numbered by force and day, saved together or not at all, and once for each form."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from foi_tracker.domain.findings.values import DateSpan
from foi_tracker.domain.findings.vocabulary import Precision
from foi_tracker.models import Attachment, Deployment, Entry
from foi_tracker.usecases.edit_deployment import Edit, edit_deployment
from foi_tracker.usecases.save_deployments import NewRow, NewRows, save_deployments
from tests.builders import NOON, day
from tests.web.logs import a_row, deployed, force_request


@pytest.fixture
def asked(session, campaign, volunteer):
    return force_request(session, campaign, volunteer)


def month(text):
    return DateSpan(first=day(f"{text}-01"), last=day(f"{text}-28"), precision=Precision.MONTH)


def test_rows_are_numbered_by_force_and_day_and_numbers_are_never_used_again(session, volunteer, asked):
    first = deployed(session, asked, volunteer, a_row(place="A"), a_row(place="B"), {}, {"date": month("2026-03")})
    session.scalars(select(Deployment).where(Deployment.identifier == first[1])).one().removed_at = NOON

    assert first == [
        "borsetshire-police-20260304-1",
        "borsetshire-police-20260304-2",
        "borsetshire-police-undated-1",
        "borsetshire-police-20260300-1",
    ]
    assert deployed(session, asked, volunteer, a_row(place="C")) == ["borsetshire-police-20260304-3"]


def test_the_same_form_again_gives_the_same_rows(session, volunteer, asked):
    first = deployed(session, asked, volunteer, a_row(), form_key="form")
    again = deployed(session, asked, volunteer, a_row(), a_row("2026-03-05"), form_key="form")

    assert again == first
    assert session.scalar(select(func.count(Deployment.id))) == 1


def test_if_one_row_cannot_be_saved_none_is(session, volunteer, asked):
    twice = [NewRow(position=1, values=a_row()), NewRow(position=1, values=a_row("2026-03-05"))]
    new = NewRows(rows=twice, form_key="form")

    with pytest.raises(IntegrityError):
        save_deployments(session, asked, new, entry=Entry(by_id=volunteer.id, at=NOON))

    assert session.scalar(select(func.count(Deployment.id))) == 0


def test_a_file_of_the_request_that_a_row_names_is_its_evidence(session, volunteer, asked):
    file = Attachment(
        public_id="a-file",
        info_request_id=asked.id,
        sha256="0" * 64,
        filename="Deployment log.pdf",
        media_type="application/pdf",
        size=1,
        added_by_id=volunteer.id,
        added_at=NOON,
    )
    session.add(file)
    session.commit()
    [name] = deployed(session, asked, volunteer, a_row(source_file="deployment log.PDF", page=2))
    row = session.scalars(select(Deployment).where(Deployment.identifier == name)).one()

    assert [(each["attachment"], each["page"]) for each in row.evidence] == [("a-file", 2)]

    change = Edit(values=a_row(source_file="another.pdf"), notes="", seen_version=row.version)
    edit_deployment(session, row, change, entry=Entry(by_id=volunteer.id, at=NOON))
    assert row.evidence == []


def test_a_number_that_no_column_could_hold_is_still_kept_as_it_was_typed(session, volunteer, asked):
    [name] = deployed(session, asked, volunteer, a_row(faces_scanned=10**30))
    row = session.scalars(select(Deployment).where(Deployment.identifier == name)).one()

    assert row.faces_low == 10**12
    assert row.values["faces_scanned"]["low"] == str(10**30)
