"""A reply's files in the page: drawn by us, read by us, and never the bytes that somebody sent."""

import io

import pytest
from PIL import Image

from foi_tracker.integrations import file_pages
from foi_tracker.web.attachments import HEADERS
from tests import builders
from tests.builders import sent
from tests.made_files import pdf
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


def test_a_file_that_was_not_read_says_so_and_offers_the_download(client, volunteer, kept):
    url = kept(b"%PDF-1.7 and nothing else", "broken.pdf")

    page = visit(sign_in(client, volunteer), f"{url}/text")

    assert "This file could not be read here." in page.main.text
    assert page.select_one("main a")["href"] == url
    assert page.select("main img") == []
    assert client.get(f"{url}/pages/1.png").status_code == 404


def test_mark_up_is_never_shown_as_such(client, volunteer, kept):
    drawing = kept(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawing.svg")
    letter = kept(b"<p>We <script>alert(1)</script><img src=x onerror=alert(1)>refuse.</p>", "letter.html")
    sign_in(client, volunteer)

    assert "Files of this kind are not shown here." in visit(client, f"{drawing}/text").main.text
    page = visit(client, f"{letter}/text")
    assert page.select_one(".pane-text").text == "We refuse."
    assert [page.select("main script"), page.select("main img")] == [[], []]


def test_pages_that_there_are_not_are_missing(client, volunteer, kept):
    url = kept(pdf("One"), "letter.pdf")
    sign_in(client, volunteer)

    assert [client.get(f"{url}/pages/{page}.png").status_code for page in ("0", "2", "-1", "1x")] == [404] * 4


def test_whoever_comes_when_others_are_being_served_is_told_to_come_again(client, volunteer, kept, monkeypatch):
    monkeypatch.setattr(file_pages, "PATIENCE", 0)
    url = kept(pdf("One"), "letter.pdf")
    sign_in(client, volunteer)

    with file_pages.AT_ONCE, file_pages.AT_ONCE:
        picture, page = client.get(f"{url}/pages/1.png"), visit(client, f"{url}/text")

    assert (picture.status_code, picture.headers["Retry-After"]) == (503, "5")
    assert "Others are opening files just now." in page.main.text
