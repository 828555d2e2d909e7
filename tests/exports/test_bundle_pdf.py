"""The pages of a bundle: nothing torn, nothing lost, nothing that the typeface cannot spell left out in silence."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from foi_tracker.domain.evidence import Bundle, Exhibit, FileText, Happening, archive_name
from foi_tracker.exports import paper
from foi_tracker.exports.bundle_pdf import bundle_pdf
from foi_tracker.exports.flow import Flow
from foi_tracker.exports.paper import BODY, COLUMN, Paper
from tests.web.bundling import pages_of, squeezed

A_DAY = date(2026, 9, 1)


def exhibit(number, text="We refuse.", **facts):
    name = facts.pop("file_name", f"reply {number}.pdf")
    return Exhibit(
        number=number,
        what=facts.pop("what", "The authority answered: they refused."),
        on=A_DAY + timedelta(number),
        file_name=name,
        archive_name=archive_name(number, name),
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        size=1000 * number,
        printed=FileText(text),
    )


def bundle(*exhibits, happened=(), **facts):
    plain = {
        "reference": "LFR-0042",
        "title": "Live facial recognition",
        "authority": "Barchester City Council",
        "law": "Freedom of Information Act 2000 (FOIA)",
        "requester": "Watchful Streets",
        "regulator": "Information Commissioner's Office (ICO)",
        "references": (("Commissioner’s reference", "IC-1234-X"),),
        "made_on": date(2026, 11, 23),
        "calendar": "United Kingdom",
        "answers": (("Where it stands", "It is with the Commissioner."),),
        "taken_back": 0,
        "deadlines": (),
        "provisos": (),
    }
    return Bundle(exhibits=exhibits, chronology=tuple(happened), **(plain | facts))


@pytest.fixture
def read(tmp_path):
    return lambda made: pages_of(bundle_pdf(made).content, tmp_path)


@pytest.fixture
def sheet():
    made = Paper(running="", total=1, made_on=A_DAY)
    yield made
    made.close()


def test_the_typeface_is_as_it_came():
    folder = Path(paper.FONTS)

    listed = re.findall(r"^ +([0-9a-f]{64})  (\S+)$", (folder / "README.md").read_text(), re.MULTILINE)

    assert {name for _, name in listed} == {path.name for path in folder.glob("*.ttf")}
    assert [name for wanted, name in listed if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted] == []


@pytest.mark.parametrize(
    "text", ["Ŵŵ Ŷŷ Ẁẁ Âêîôû", "Àà Èè Ìì Òò Ùù Ḃḃ", "‘a’ “b” – — § £ € … • ½ ²", "Ελληνικά Кириллица"]
)
def test_letters_and_marks_survive(read, text):
    assert text in squeezed(read(bundle(exhibit(1, text)))[-2])


def test_a_letter_made_of_two_characters_is_one(sheet):
    assert sheet.legible("Tw\u0302r") == "Tŵr"
    assert sheet.substituted == 0


@pytest.mark.parametrize("odd", ["🙂", "漢字", "\ue000", "\U0010ffff", "\ud800"])
def test_what_the_typeface_lacks_is_a_box_and_is_said_to_be_one(read, odd):
    page = squeezed(read(bundle(exhibit(1, f"We {odd} refuse.")))[-2])

    assert f"We {'□' * len(odd)} refuse." in page
    assert "□ stands for a character that the typeface of this document lacks. The file has it." in page


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\u202e", "\u200d", "\ufeff", "\u2028", "\x0c"])
def test_what_cannot_be_seen_cannot_hide_anything(sheet, odd):
    assert sheet.legible(f"We{odd}refuse").replace(" ", "") == "Werefuse"


def test_no_line_is_wider_than_the_column_and_no_letter_is_lost(sheet):
    text = "word " * 300 + "x" * 3000 + " " + "i" * 50 + "     end"

    lines = sheet.broken(text, BODY, COLUMN)

    assert max(sheet.width_of(line, BODY) for line in lines) <= COLUMN
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_headings_of_a_table_stand_on_each_of_its_pages(read):
    happened = [Happening(on=A_DAY + timedelta(n), sentence=f"Line {n} of the history.") for n in range(150)]

    pages = [page for page in read(bundle(happened=happened)) if re.search(r"Line \d+ of", page)]

    assert len(pages) > 2
    assert all(re.search(r"Date +What happened +Exhibits", page) for page in pages)
    found = [int(number) for page in pages for number in re.findall(r"Line (\d+) of", page)]
    assert found == list(range(150))
    assert len(re.findall(r"Line \d+ of", pages[-1])) >= 3, "the last row is not left alone"


def test_a_row_longer_than_a_page_goes_on_over_the_next(read):
    happened = [Happening(on=A_DAY, sentence=" ".join(f"part-{number}" for number in range(2000)))]

    words = " ".join(read(bundle(happened=happened)))

    assert re.findall(r"part-(\d+)", words) == [str(number) for number in range(2000)]


def test_a_heading_in_a_letter_is_not_left_at_the_foot_of_a_page(read):
    letter = (
        "\n".join(f"Line {number}." for number in range(38)) + "\n\nQUESTIONS\n\n1. How many?\n2. How often?\n3. Why?"
    )
    pages = [read(bundle(exhibit(1, "Line.\n" * extra + letter))) for extra in range(8)]

    for made in pages:
        page = next(page for page in made if "QUESTIONS" in page)
        assert "1. How many?" in page


def test_a_letter_of_many_pages_is_numbered_through_and_named_on_each(read):
    pages = read(bundle(exhibit(1, "We refuse.\n" * 200), exhibit(2)))

    its_pages = [number for number, page in enumerate(pages, 1) if "We refuse." in page and "Exhibit 1" in page]
    assert its_pages == [6, 7, 8, 9, 10]
    assert "Exhibit 2" in pages[10]
    assert "Wed 2 Sep 2026 6–10" in squeezed(pages[4])


def test_a_text_of_nothing_but_line_breaks_is_set_whole(read):
    pages = read(bundle(exhibit(1, "a\n" * 15_000)))

    assert sum(page.split().count("a") for page in pages) >= 15_000


def test_exhibits_that_follow_one_another_are_cited_as_one(read):
    happened = [Happening(on=A_DAY, sentence="The authority answered.", exhibits=(1, 2, 3, 5))]
    page = squeezed(read(bundle(*map(exhibit, range(1, 6)), happened=happened))[2])

    assert re.search(r"1–3 \(p\. \d+\) 5 \(p\. \d+\)", page)


def test_the_cover_gives_the_references_of_others(read):
    assert "Commissioner’s reference IC-1234-X" in squeezed(read(bundle())[0])


def test_a_flow_begins_no_page_with_white(sheet):
    flow = Flow(sheet)
    flow.part("Part")

    before = flow.y
    flow.space(30)

    assert flow.y == before


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "exhibits/07-etc-passwd"),
        ("CON", "exhibits/07-CON"),
        ("Tŷ Gwyn.PDF", "exhibits/07-Ty-Gwyn.PDF"),
        ("🙂.pdf", "exhibits/07-file.pdf"),
        (".htaccess", "exhibits/07-file.htaccess"),
        ("a" * 300 + ".docx", "exhibits/07-" + "a" * 60 + ".docx"),
        ("name.", "exhibits/07-name"),
        ("", "exhibits/07-file"),
    ],
)
def test_a_name_in_the_archive_is_safe_anywhere(given, kept):
    assert archive_name(7, given) == kept
