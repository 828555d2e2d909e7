"""A reply's files in the page: drawn by us, read by us, and never the bytes that somebody sent."""

import io

import pytest
from fpdf import FPDF
from PIL import Image

from foi_tracker.web.attachments import HEADERS
from tests import builders
from tests.builders import sent
from tests.web.bundling import attach
from tests.web.pages import sign_in, visit


@pytest.fixture
def info_request(session, campaign, volunteer):
    return builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, owner=volunteer, history=[sent("2026-09-01")]
    )


@pytest.fixture
def kept(app, session, volunteer, info_request):
    """Keeps a file of the request; where its pages are asked for."""

    def keep(content, name):
        made = attach(app, session, info_request, content, name, by=volunteer)
        return f"/attachments/{made.public_id}"

    return keep


def pdf(*pages):
    made = FPDF()
    made.set_font("helvetica")
    for words in pages:
        made.add_page()
        made.multi_cell(0, text=words)
    return bytes(made.output())


def opened(answer):
    assert answer.status_code == 200, answer.status
    return Image.open(io.BytesIO(answer.data))


def test_a_page_of_a_pdf_is_a_picture_that_can_do_nothing_else(client, volunteer, kept):
    url = kept(pdf("One", "Two"), "letter.pdf")

    answer = sign_in(client, volunteer).get(f"{url}/pages/2.png")

    assert opened(answer).format == "PNG"
    assert answer.content_type == "image/png"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_page_can_be_had_larger(client, volunteer, kept):
    url = kept(pdf("One"), "letter.pdf")
    sign_in(client, volunteer)

    normal, large = (opened(client.get(f"{url}/pages/1.png{query}")) for query in ("", "?size=large"))

    assert large.width > normal.width * 1.5


def test_the_text_of_a_file_is_read_page_by_page(client, volunteer, kept):
    url = kept(pdf("We hold no log.", "We hold <b>two</b> policies."), "letter.pdf")

    page = visit(sign_in(client, volunteer), f"{url}/text?page=2")

    assert "Page 2 of 2" in page.main.text
    assert page.select_one(".pane-text").text == "We hold <b>two</b> policies."
    assert "page=1" in page.select_one("[rel=prev]")["href"]
    assert page.select_one("[rel=next]") is None


def test_the_words_of_a_page_stand_below_its_picture(client, volunteer, kept):
    url = kept(pdf("We hold no log."), "letter.pdf")

    page = visit(sign_in(client, volunteer), f"{url}/text?view=picture")

    assert page.select_one("img")["alt"] == "Page 1 of letter.pdf; its text is below"
    assert page.select_one("details .pane-text").text == "We hold no log."
    assert client.get(page.select_one("img")["src"]).status_code == 200
