"""The pages of files that strangers made: drawn and read where that can be, said where not, and never dangerous."""

import hashlib
import io
from threading import Thread

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from foi_tracker.domain.attachments import sniff
from foi_tracker.domain.findings.showing import PageText, ShownFile, showing_of
from foi_tracker.integrations import file_pages, file_store
from foi_tracker.integrations.file_pages import GONE, NOT_SHOWN, UNREADABLE, Busy, NoPicture, Shelves
from foi_tracker.integrations.pages_of_file import CUT, HIDDEN, LOCKED, MOST_ON_A_PAGE, SIZES, TOO_MANY_PIXELS
from tests.made_files import document, image, packed, pdf, pdf_drawing, pdf_of_pages, workbook


class Reader:
    """Reads and draws files of this name and content."""

    def __init__(self, folder):
        self.shelves = Shelves(store=folder / "attachments", cache=folder / "pages")

    def file(self, name, content):
        kept = file_store.keep(self.shelves.store, io.BytesIO(content), largest=10**9, head=80)
        showing = showing_of(name, sniff(kept.head, name))
        return ShownFile(public_id="a", sha256=kept.sha256, filename=name, showing=showing)

    def read(self, name, content):
        return file_pages.read(self.shelves, self.file(name, content))

    def draw(self, name, content, page=1, **how):
        return Image.open(io.BytesIO(file_pages.picture(self.shelves, self.file(name, content), page, **how)))


@pytest.fixture
def reader(tmp_path):
    return Reader(tmp_path)


def locked(content):
    made, writer = io.BytesIO(), PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("a password", algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("letter.pdf", pdf("We hold no log.", "", "The end."), ["We hold no log.", "", "The end."]),
        ("letter.txt", pdf("The bytes say what it is."), ["The bytes say what it is."]),
        ("a.docx", document("We refuse"), ["We refuse\t."]),
        ("a.html", b"<p>One<script>run()</script>", ["One"]),
        ("a.csv", "Force;Número".encode("cp1252"), ["Force;Número"]),
        ("reply.eml", b"From: FOI <foi@barchester.example>\n\nWe refuse.", ["From: FOI <foi@barchester.example>\n\nWe refuse."]),  # noqa: E501
        ("scan.pdf", image("JPEG"), [""]),
    ],
)  # fmt: skip
def test_the_words_of_a_file_are_read_page_by_page(reader, name, content, texts):
    found = reader.read(name, content)

    assert [page.text for page in found.pages] == texts
    assert (found.count, found.remark, found.is_whole) == (len(texts), "", True)


def test_sheets_are_read_as_text_and_what_was_hidden_stays_hidden(reader):
    content = workbook(Totals=[["Faces", 1200.0, 2.5, "a\nb", True]], hiddenStaff=[["Someone’s name"]])

    totals, staff = reader.read("figures.xlsx", content).pages

    assert totals == PageText(text="Faces\t1200\t2.5\ta b\tTrue", label="Totals")
    assert staff == PageText(text="", label="hiddenStaff", remark=HIDDEN, whole=False)


@pytest.mark.parametrize(
    ("name", "content", "remark"),
    [
        ("locked.pdf", locked(pdf("Nobody reads this.")), LOCKED),
        ("broken.pdf", b"%PDF-1.7 and nothing else", UNREADABLE),
        ("program.png", b"MZ\0\0\0", UNREADABLE),
        ("cut.png", image()[:30], UNREADABLE),
        ("half.jpg", image("JPEG", size=(400, 300))[:900], UNREADABLE),
        ("binary.txt", b"MZ\0\0\0", UNREADABLE),
        ("not.xlsx", b"PK\x03\x04 and nothing else", UNREADABLE),
        ("swells.docx", packed("word/document.xml", b" " * 50_000_000), UNREADABLE),
        ("bomb.png", image(size=(20_000, 20_000), mode="1", colour=0), TOO_MANY_PIXELS),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NOT_SHOWN),
        ("all.zip", packed("all.zip", packed("all.zip", b"x")), NOT_SHOWN),
        ("page.pdf", b"<script>alert(1)</script>", NOT_SHOWN),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_says_why(reader, name, content, remark):
    found = reader.read(name, content)

    assert (found.count, found.pages, found.remark) == (0, (), remark)
    with pytest.raises(NoPicture):
        reader.draw(name, content)


def test_a_page_that_takes_too_long_is_given_up(reader, monkeypatch):
    monkeypatch.setattr(file_pages, "SECONDS", 1)
    endless = pdf_drawing(b"BT /F 12 Tf " + b"(a) Tj " * 9_000_000)

    found = reader.read("endless.pdf", endless)

    assert (found.count, found.pages) == (1, ())
    assert not found.is_whole


def test_of_ten_thousand_pages_the_first_are_read_and_the_last_can_be_drawn(reader):
    found = reader.read("long.pdf", content := pdf_of_pages(10_000))

    assert (found.count, len(found.pages), found.is_whole) == (10_000, 1_000, False)
    assert "too long" in found.page(1_001).remark
    assert reader.draw("long.pdf", content, page=10_000).width > 90
    with pytest.raises(NoPicture):
        reader.draw("long.pdf", content, page=10_001)


def test_only_the_beginning_of_a_long_text_is_read(reader):
    [page] = reader.read("log.txt", b"a line of a log\n" * 100_000).pages

    assert (len(page.text), page.remark, page.whole) == (MOST_ON_A_PAGE, CUT, False)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP"])
def test_a_picture_is_drawn_anew(reader, kind):
    drawn = reader.draw(f"photo.{kind.lower()}", image(kind))

    assert (drawn.format, drawn.mode, drawn.size) == ("PNG", "RGB", (40, 30))
    assert drawn.getpixel((20, 15))[2] > 100


def test_a_photograph_is_turned_upright_and_loses_where_it_was_taken(reader):
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = 6, "Taken by Vera Volunteer", {1: "N", 2: (51.0, 30.0, 0.0)}

    drawn = reader.draw("photo.jpg", image("JPEG", exif=exif, comment=b"Vera was here"))

    assert drawn.size == (30, 40)
    assert (dict(drawn.getexif()), drawn.info) == ({}, {})


def test_what_is_transparent_is_white_and_what_is_large_is_made_to_fit(reader):
    drawn = reader.draw("plan.png", image(size=(3_000, 10), mode="RGBA", colour=(0, 0, 0, 0)))

    assert drawn.width == SIZES["normal"][0]
    assert drawn.getpixel((5, 0)) == (255, 255, 255)


def test_every_page_of_a_fax_can_be_drawn(reader):
    second = Image.new("RGB", (10, 10), "red")
    content = image("TIFF", save_all=True, append_images=[second])

    assert reader.read("fax.tiff", content).count == 2
    assert reader.draw("fax.tiff", content, page=2).getpixel((5, 5)) == (255, 0, 0)


def test_what_was_made_once_is_not_made_again(reader):
    file = reader.file("letter.pdf", pdf("We hold no log."))
    made = file_pages.read(reader.shelves, file), file_pages.picture(reader.shelves, file, 1)
    file_store.path_of(reader.shelves.store, file.sha256).unlink()

    assert (file_pages.read(reader.shelves, file), file_pages.picture(reader.shelves, file, 1)) == made


def test_a_file_that_is_gone_says_so(reader):
    gone = ShownFile(
        public_id="a", sha256=hashlib.sha256(b"gone").hexdigest(), filename="a.txt", showing=showing_of("a.txt", "")
    )

    assert file_pages.read(reader.shelves, gone).remark == GONE


def test_the_same_bytes_are_read_as_their_name_says(reader):
    content = b"<p>One</p>"

    assert reader.read("a.txt", content).page(1).text == "<p>One</p>"
    assert reader.read("a.html", content).page(1).text == "One"


def test_two_who_ask_at_once_get_the_same(reader):
    file, got = reader.file("letter.txt", b"We hold no log."), []
    both = [Thread(target=lambda: got.append(file_pages.read(reader.shelves, file))) for _ in range(2)]

    for each in both:
        each.start()
    for each in both:
        each.join()

    assert [each.page(1).text for each in got] == ["We hold no log."] * 2


def test_a_third_is_asked_to_come_again(reader, monkeypatch):
    monkeypatch.setattr(file_pages, "PATIENCE", 0)
    file = reader.file("a.txt", b"We refuse.")

    with file_pages.AT_ONCE, file_pages.AT_ONCE, pytest.raises(Busy):
        file_pages.read(reader.shelves, file)

    assert file_pages.read(reader.shelves, file).page(1).text == "We refuse."


def test_what_a_busy_machine_did_not_finish_is_tried_again(reader, monkeypatch):
    file = reader.file("a.txt", b"We refuse.")
    with monkeypatch.context() as hurried:
        hurried.setattr(file_pages, "LONGEST_WAIT", 0.001)
        with pytest.raises(Busy):
            file_pages.read(reader.shelves, file)

    assert file_pages.read(reader.shelves, file).page(1).text == "We refuse."


def test_the_program_gets_none_of_our_settings(reader, monkeypatch):
    monkeypatch.setenv("FOI_SECRET_KEY", "a secret")
    file = ShownFile(public_id="a", sha256="0" * 64, filename="environ.txt", showing=showing_of("environ.txt", ""))
    path = file_store.path_of(reader.shelves.store, file.sha256)
    path.parent.mkdir(parents=True)
    path.symlink_to("/proc/self/environ")  # of whoever opens it

    assert file_pages.read(reader.shelves, file).page(1).text == ""
