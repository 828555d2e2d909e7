"""Every page that shows an imported answer says that it came with a sheet; the page for reading shows none."""

import pytest
from sqlalchemy import select

from foi_tracker.domain.findings.vocabulary import Part
from foi_tracker.models import Reading
from foi_tracker.usecases.reserve_reading import reserve
from tests.imports.answers.said import imported, says_used
from tests.web.pages import sign_in, visit

SECRET = "Only the sheet says so."


@pytest.fixture
def brought(session, info_request, import_):
    """A request of which a sheet said that the council uses it."""
    imported(session, info_request, says_used(quote=SECRET, filename="their reply.pdf", page=4), entry=import_)
    return info_request


@pytest.fixture
def reader(client, volunteer):
    sign_in(client, volunteer)
    return client


def test_the_grid_says_so_in_the_cell_and_in_its_name(reader, brought):
    cell = visit(reader, "/campaigns/lfrt/findings").select_one(f".grid td a[href$='{brought.reference}/T01']").parent

    assert cell.get_text(" ", strip=True) == "in use from a sheet"
    assert cell.a["aria-label"].startswith("in use. from a sheet; their reply.pdf page 4")


def test_the_finding_says_who_brought_it_in_and_which_file_the_sheet_names(reader, brought):
    page = visit(reader, f"/campaigns/lfrt/findings/{brought.reference}/T01").main.get_text(" ", strip=True)

    assert "From a sheet that was brought in. Nobody has read the reply here yet." in page
    assert "Brought in by Cora Coordinator" in page
    assert "their reply.pdf, page 4" in page
    assert "How sure" not in page


def test_the_request_counts_it_as_brought_in_and_not_as_read(reader, brought):
    section = visit(reader, f"/requests/{brought.reference}").select_one("section[aria-labelledby=answers]")

    assert section.summary.get_text(" ", strip=True) == "0 of 3 questions read, 1 from a sheet"
    assert "From a sheet: nobody here has read the reply yet." in section.get_text(" ", strip=True)


def test_data_quality_counts_it_among_what_nobody_here_has_read(reader, brought):
    rows = visit(reader, "/campaigns/lfrt/quality").select("#doubts tbody tr")

    (row,) = [each for each in rows if "From a sheet, and not read here" in each.get_text(" ", strip=True)]
    assert f"{brought.reference} T01" in row.get_text(" ", strip=True)


@pytest.mark.usefixtures("brought")
@pytest.mark.parametrize("part", [Part.FIRST, Part.SECOND])
def test_the_page_for_reading_does_not_show_it(session, app, reader, volunteer, coordinator, part):
    reading = session.scalars(select(Reading)).one()
    reading.first_by_id = coordinator.id if part is Part.SECOND else None
    session.commit()
    reserve(session, reading, part, volunteer.id, app.extensions["wall_clock"].now())

    page = visit(reader, f"/campaigns/lfrt/readings/{reading.id}/{part.value}?question=T01")

    assert SECRET not in page.get_text()
    assert page.select("form.answer input:checked[value='in use']") == []
