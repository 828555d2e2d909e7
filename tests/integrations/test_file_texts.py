"""The text of files that strangers made: read where it can be, said where it cannot, and never dangerous."""

import hashlib
import io

import pytest

from foi_tracker.integrations import file_store, file_texts
from foi_tracker.integrations.file_texts import Wanted
from foi_tracker.integrations.text_of_file import (
    FULL,
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_PAGES,
    NO_TEXT,
    NOT_PRINTED,
    UNREADABLE,
)
from tests.made_files import document, packed, pdf, pdf_drawing

HEAD = (
    b"MIME-Version: 1.0\nFrom: FOI Team <foi@barchester.example>\nTo: vera@example.org\nSubject: =?utf-8?q?T=C5=B7?=\n"
)


@pytest.fixture
def read(tmp_path):
    """Reads one file of this name and content, or several at once as pairs."""

    def all_of(*files):
        wanted = [Wanted(_kept(tmp_path, content), name) for name, content in files]
        found = file_texts.texts(tmp_path, wanted)
        return [found[each.sha256] for each in wanted]

    def one(name, content):
        return all_of((name, content))[0]

    one.all_of = all_of
    return one


def _kept(folder, content):
    return file_store.keep(folder, io.BytesIO(content), largest=10**9, head=1).sha256


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "Tŷ Gwyn – £5".encode(), "Tŷ Gwyn – £5"),
        ("A.TXT ", b"\xef\xbb\xbfHello\r\nworld\r\n", "Hello\nworld"),
        ("a.csv", "Force;Número".encode("cp1252"), "Force;Número"),
        ("a.txt", "Tŷ Gwyn".encode("utf-16"), "Tŷ Gwyn"),
        ("a.html", b"<title>x</title><p>One<br>two &amp; <script>run()</script></p><p>three", "One\ntwo &\n\nthree"),
        ("a.docx", document("We refuse", "in part"), "We refuse\t.\nin part\t."),
        ("anything.bin", pdf("We hold no information."), "We hold no information."),
    ],
)  # fmt: skip
def test_what_a_file_says_is_read(read, name, content, text):
    assert (read(name, content).text, read(name, content).remark) == (text, "")


def test_an_email_says_who_wrote_it_but_not_to_whom(read):
    content = HEAD + b"Content-Type: text/plain; charset=utf-8\n\nWe refuse.\n"

    assert read("reply.eml", content).text == "From: FOI Team <foi@barchester.example>\nSubject: Tŷ\n\nWe refuse."


def test_an_email_in_markup_is_read_and_its_files_are_named(read):
    content = HEAD + (
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>We <b>refuse</b>.</p>\n"
        b'--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="notice.pdf"\n\nx\n--b--\n'
    )

    assert read("reply.eml", content).text.endswith("We refuse.\n\n\nFiles in this e-mail: notice.pdf")


def test_only_the_first_pages_of_a_long_document_are_read(read):
    found = read("long.pdf", pdf(*(f"This is page {number}." for number in range(1, MOST_PAGES + 4))))

    assert "This is page 25." in found.text
    assert "This is page 26." not in found.text
    assert found.remark == "The first 25 of its 28 pages are printed. The file is in the archive."


def test_only_the_beginning_of_a_long_text_is_read(read):
    found = read("log.txt", b"one line of a log that goes on and on\n" * 200_000)

    assert len(found.text) == MOST_CHARACTERS
    assert found.remark == "The first 60,000 characters are printed. The file is in the archive."


def test_only_the_first_lines_of_a_text_are_read(read):
    found = read("log.txt", b"a\n" * 20_000)

    assert found.text == "\n".join("a" * MOST_LINES)
    assert found.remark == "The first 3,999 characters are printed. The file is in the archive."


@pytest.mark.parametrize(
    ("name", "content", "remark"),
    [
        ("scan.pdf", pdf("", ""), NO_TEXT),
        ("empty.txt", b"", NO_TEXT),
        ("figures.xlsx", b"PK\x03\x04", NOT_PRINTED),
        ("no ending", b"text all the same", NOT_PRINTED),
        ("broken.pdf", b"%PDF-1.7 and nothing else", UNREADABLE),
        ("cut.pdf", pdf("We hold no information.")[:400], UNREADABLE),
        ("binary.txt", b"MZ\0\0\0", UNREADABLE),
        ("not.docx", b"PK\x03\x04 and nothing else", UNREADABLE),
        ("empty.docx", packed("other.xml", "<a/>"), UNREADABLE),
        ("bomb.docx", packed("word/document.xml", b" " * 50_000_000), UNREADABLE),
        ("laughs.docx", packed("word/document.xml", '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'), UNREADABLE),
        ("odd.eml", b"Content-Type: text/plain; charset=klingon\n\n\xff\xfe", UNREADABLE),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_says_why(read, name, content, remark):
    assert (read(name, content).text, read(name, content).remark) == ("", remark)


def test_a_document_that_swells_is_given_up_and_the_next_is_read(read):
    swelling = pdf_drawing(b"BT /F 12 Tf " + b"(a) Tj " * 30_000_000)

    found = read.all_of(("swelling.pdf", swelling), ("plain.txt", b"We refuse."))

    assert [each.text for each in found] == ["", "We refuse."]
    assert found[0].remark == UNREADABLE


def test_a_packed_page_is_read_as_any_other(read):
    assert read("plain.pdf", pdf_drawing(b"BT /F 12 Tf (We refuse.) Tj ET")).text == "We refuse."


def test_the_bundle_stays_a_document_however_many_texts_there_are(read):
    files = [(f"{number}.txt", f"{number} ".encode() + b"words " * 20_000) for number in range(14)]

    found = read.all_of(*files)

    assert sum(len(each.text) for each in found) <= 11 * MOST_CHARACTERS
    assert found[-1].remark == FULL


def test_a_file_that_is_not_there_is_missing_and_the_others_are_read(tmp_path):
    there, gone = Wanted(_kept(tmp_path, b"here"), "a.txt"), Wanted(hashlib.sha256(b"gone").hexdigest(), "b.txt")

    assert file_texts.missing(tmp_path, [there, gone]) == {gone.sha256}
    assert set(file_texts.texts(tmp_path, [there, gone])) == {there.sha256}


def test_the_reader_gets_none_of_our_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("FOI_SECRET_KEY", "a secret")
    surroundings = Wanted("0" * 64, "environ.txt")
    path = file_store.path_of(tmp_path, surroundings.sha256)
    path.parent.mkdir()
    path.symlink_to("/proc/self/environ")  # of whoever opens it

    assert file_texts.texts(tmp_path, [surroundings])[surroundings.sha256].remark == NO_TEXT


def test_a_document_that_takes_too_long_is_given_up(read):
    slow = pdf_drawing(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (a) Tj " * 400_000)

    assert read("slow.pdf", slow).remark == UNREADABLE
