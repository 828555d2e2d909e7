"""The page of an evidence bundle: what it says is inside, what it warns of, and how one gets there."""

import pytest

from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import AuditLine
from foi_tracker.web import bundles
from tests.builders import response, sent
from tests.web.bundling import attach, squeezed, write_letter
from tests.web.pages import sign_in, visit


@pytest.fixture
def refused(app, session, volunteer, file_with):
    """Sent on 1 September and refused, with one file and one letter of ours."""
    info_request = file_with(sent("2026-09-01"), response("2026-10-06", Outcome.REFUSED))
    write_letter(session, info_request, by=volunteer)
    attach(app, session, info_request, b"We refuse.", "refusal.txt", by=volunteer, position=2)
    return info_request


@pytest.fixture
def reader(client, volunteer):
    return sign_in(client, volunteer)


def test_the_page_says_what_is_in_it_and_the_downloads_are_recorded(reader, session, volunteer, refused):
    page = visit(reader, f"/requests/{refused.reference}/bundle")
    answer = reader.get(page.select_one("a[href$='bundle.pdf']")["href"], buffered=True)

    line = session.query(AuditLine).filter_by(action="export.run").one()
    assert "2 letters and files" in page.main.text
    assert "Barchester City Council" in page.main.text
    assert (line.actor_id, line.subject, line.details) == (
        volunteer.id,
        "bundle.pdf",
        {"filter": {"reference": refused.reference}},
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="{refused.reference}-bundle_2026-11-23_x{line.id}.pdf"'
    )


def test_the_page_warns_of_a_file_that_names_one_of_us(app, reader, session, volunteer, refused):
    page = visit(reader, f"/requests/{refused.reference}/bundle")
    attach(app, session, refused, b"Dear  Vera\nVolunteer, no.", "to-us.txt", by=volunteer, position=2)
    warned = visit(reader, f"/requests/{refused.reference}/bundle")

    assert "It may name one of us" not in page.main.text
    assert "somebody in the campaign in exhibit 3." in squeezed(warned.main.text)


def test_the_page_marks_what_is_unsafe_to_open(app, reader, session, volunteer, refused):
    attach(app, session, refused, b"<script>run()</script>", "reply.html", by=volunteer, position=2)

    page = visit(reader, f"/requests/{refused.reference}/bundle")

    assert [row.th.text for row in page.select("#exhibits tbody tr") if "unsafe" in row.text] == ["3"]


def test_the_page_of_a_request_leads_to_its_bundle(reader, refused):
    page = visit(reader, f"/requests/{refused.reference}")

    assert page.select_one(f"a[href='/requests/{refused.reference}/bundle']").text == "Evidence bundle"


def test_the_page_asks_to_look_at_whom_an_e_mail_was_sent_to(app, reader, session, volunteer, refused):
    page = visit(reader, f"/requests/{refused.reference}/bundle")
    attach(
        app, session, refused, b"To: vera.volunteer@example.org\n\nWe refuse.", "REPLY.EML", by=volunteer, position=2
    )
    warned = visit(reader, f"/requests/{refused.reference}/bundle")

    assert "to whom it was sent" not in page.main.text
    assert "to whom it was sent, though the document leaves that out. Look at exhibit 3." in squeezed(warned.main.text)


def test_whoever_comes_third_is_asked_to_wait(reader, refused):
    with bundles.READING, bundles.READING:
        sent_back = reader.get(f"/requests/{refused.reference}/bundle")
    page = visit(reader, sent_back.headers["Location"])
    afterwards = visit(reader, f"/requests/{refused.reference}/bundle")

    assert "Others are making bundles just now. Try again in a minute." in page.text
    assert "2 letters and files" in afterwards.main.text
