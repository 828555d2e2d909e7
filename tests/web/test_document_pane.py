"""The pane beside a question: which file, which page of it, what is said of it, and whether a quote is there."""

import pytest
from bs4 import BeautifulSoup

from foi_tracker.domain.findings.quotes import QuoteCheck
from foi_tracker.queries.documents import documents_of
from foi_tracker.web.document_pane import Pane, check_quote, pane_of
from tests import builders
from tests.builders import sent
from tests.made_files import image, pdf, pdf_of_pages, workbook
from tests.web.bundling import attach


@pytest.fixture
def files(app, session, campaign, volunteer):
    """Keeps files with a reply, and gives them by their names."""
    request = builders.info_request(
        session, campaign, builders.authority(session), by=volunteer, history=[sent("2026-09-01")]
    )

    def keep(*given, position=1):
        for name, content in given:
            attach(app, session, request, content, name, by=volunteer, position=position)
        return documents_of(session, request, 1)

    return keep


@pytest.fixture
def pane(app):
    """The pane as an address asks for it."""

    def shown(files, **asked):
        def address(**query):
            return "/here?" + "&".join(f"{name}={value}" for name, value in query.items())

        with app.test_request_context():
            return pane_of(files, asked, address)

    return shown


@pytest.fixture
def check(app):
    def checked(file, page, quote):
        with app.app_context():
            return check_quote([file], file.public_id, page, quote)

    return checked


def test_the_files_of_a_reply_come_before_the_others(files, pane):
    files(("other.txt", b"Other"), position=None)
    kept = files(("notice.txt", b"Notice"), ("table.txt", b"Table"))

    shown = pane(kept)

    assert [(name, current) for name, _, current in shown.files] == [("notice.txt", True), ("table.txt", False)]
    assert [(name, current) for name, _, current in shown.others] == [("other.txt", False)]
    assert pane(kept, file=kept[2].public_id).others[0][2]


def test_the_first_page_of_the_first_file_is_shown_until_another_is_asked_for(files, pane):
    kept = files(("letter.pdf", pdf("One", "Two", "Three")), ("reply.txt", b"We refuse."))

    first, second = pane(kept), pane(kept, file=kept[0].public_id, page="2", view="text")

    assert (first.name, first.place, first.page, first.as_text) == ("letter.pdf", "Page 1 of 3", 1, False)
    assert (first.previous, first.text) == ("", "One")
    assert (second.place, second.text, second.as_text) == ("Page 2 of 3", "Two", True)
    assert second.previous == f"/here?file={kept[0].public_id}&page=1&view=text#pane"
    assert second.following == f"/here?file={kept[0].public_id}&page=3&view=text#pane"
    assert second.views == (
        ("Show the picture", f"/here?file={kept[0].public_id}&page=2&view=picture#pane"),
        ("Show it larger", f"/here?file={kept[0].public_id}&page=2&view=large#pane"),
    )
    assert pane(kept, file=kept[1].public_id).text == "We refuse."


def test_a_file_of_one_text_has_no_page_to_cite_and_no_picture(files, pane):
    shown = pane(files(("reply.txt", b"We refuse.")))

    assert (shown.page, shown.place, shown.picture, shown.views) == (0, "", "", ())
    assert shown.as_text


def test_the_pages_of_a_long_file_are_a_step_or_a_leap_away(files, pane):
    [file] = files(("long.pdf", pdf_of_pages(40)))

    shown = pane([file], page="20")

    assert [number for number, _, _ in shown.pages] == [1, 10, 18, 19, 20, 21, 22, 30, 40]
    assert [current for _, _, current in shown.pages].index(True) == 4
    assert pane([file], page="40").following == ""


def test_a_page_can_be_seen_larger(files, pane):
    [file] = files(("letter.pdf", pdf("One", "Two")))

    shown = pane([file], view="large")

    assert shown.picture.endswith("/pages/1.png?size=large")
    assert [words for words, _ in shown.views] == ["Show the picture", "Show as text"]
    assert "view=large" in shown.following


def test_a_sheet_is_shown_in_the_rows_and_columns_that_people_know(app, files, pane):
    [file] = files(("figures.xlsx", workbook(Totals=[[], ["", "Faces", 1200], ["", "Alerts"]])))

    with app.test_request_context():
        drawn = BeautifulSoup(
            app.jinja_env.get_template("documents/pane.html").module.pane(pane([file])), "html.parser"
        )

    lines = [[cell.text for cell in row.select("th, td")] for row in drawn.select("tr")]
    assert lines == [["Row", "B", "C"], ["2", "Faces", "1200"], ["3", "Alerts", ""]]


def test_whatever_page_is_asked_for_one_that_there_is_is_shown(files, pane):
    kept = files(("letter.pdf", pdf("One", "Two")))

    shown = {asked: pane(kept, file="no such file", page=asked).page for asked in ("0", "3", "-1", "9" * 40, "²", "")}

    assert shown == {"0": 1, "3": 2, "-1": 1, "9" * 40: 1, "²": 1, "": 1}


def test_a_page_without_words_says_so_in_words(files, pane):
    kept = files(("letter.pdf", pdf("")), ("photo.png", image()))

    scan, photo = (pane(kept, file=each.public_id) for each in kept)

    assert "it may be a scan" in scan.remark
    assert scan.alt == "Page 1 of letter.pdf; a picture, of which there is no text"
    assert "This is a picture" in photo.remark
    assert photo.place == ""


def test_without_files_the_pane_says_what_to_do(app, pane):
    with app.test_request_context():
        drawn = BeautifulSoup(app.jinja_env.get_template("documents/pane.html").module.pane(pane([])), "html.parser")

    assert pane([]) == Pane()
    assert "Paste the reply’s text" in drawn.text


def test_a_quote_is_checked_against_the_page_and_then_the_others(files, check):
    [file] = files(("letter.pdf", pdf("We hold no log.", "We hold a policy.")))

    assert check(file, 1, "we hold  no\nlog") == QuoteCheck(found=True, on_page=1)
    assert check(file, 1, "We hold a policy") == QuoteCheck(found=True, on_page=2)
    assert check(file, 1, "We hold a log") == QuoteCheck(found=False)


def test_where_there_are_no_pages_or_no_words_a_check_says_no_more_than_it_knows(files, check):
    text, photo, odd = files(("a.txt", b"We refuse."), ("photo.png", image()), ("odd.bin", b"We refuse."))

    assert check(text, None, "We refuse") == QuoteCheck(found=True)
    assert check(photo, 1, "We refuse") == QuoteCheck(found=None)
    assert check(odd, None, "We refuse") == QuoteCheck(found=None)
