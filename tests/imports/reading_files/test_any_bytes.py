"""Whatever a file holds, it is a sheet or it is refused: nothing else comes out, and nothing takes for ever."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from foi_tracker.domain.imports.sheet import Sheet, SheetRefused
from foi_tracker.integrations.sheet_limits import LONGEST_CELL, UNSEEN
from tests.imports import sheets
from tests.imports.making import altered, csv_of, packed, unpacked
from tests.imports.reading_files.reading import Library, rows, sheet

BOOKS = ("two rows of headings", "formulas", "tracker.ods")
NAMES = (*BOOKS, "line breaks", "unicode text", "our requests", "locked xls", "locked ods")
# Of nonsense in the others of Excel's parts, and in old workbooks, the library may ask for more memory than there is:
# they are read by the program, within its limits.
PARTS = ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "content.xml")
CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def outcome(content):
    """A sheet, or what is said where it is refused; anything else would be raised from here."""
    try:
        found = sheet(content)
    except SheetRefused as refused:
        return str(refused)
    assert isinstance(found, Sheet)
    assert all(len(cell) <= LONGEST_CELL for row in found.rows for cell in row.cells)
    return found


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00a")
@example(b'"')
@example(b"sep=")
@example(b"sep=;")
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
def test_any_bytes_are_a_sheet_or_refused(content):
    outcome(content)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"]))
def test_any_text_is_a_sheet_or_refused(text, encoding):
    outcome(text.encode(encoding, "ignore"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_a_csv_says_is_what_was_written_in_it(table, delimiter):
    """But for cells of nothing but spaces, characters that nobody sees, and one kind of line break for all."""
    written = [["Authority", "Date sent", "Notes"], *([f"A{cell}a" for cell in row] for row in table)]

    found = rows(csv_of(written, delimiter=delimiter, quoted=True))

    assert found == [[_as_read(cell) for cell in row] for row in written]


def _as_read(cell):
    return cell.replace("\r\n", "\n").replace("\r", "\n").translate(UNSEEN)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_bytes_changed_is_a_sheet_or_refused(name):
    content, chance = sheets.by_name(name).content, Random(name)  # noqa: S311 no secret
    for _ in range(40):
        outcome(_changed(content, chance))


def _changed(content, chance):
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def test_an_old_workbook_with_bytes_changed_is_a_sheet_or_refused(tmp_path):
    content, chance, library = sheets.by_name("tracker.xls").content, Random(1), Library(tmp_path)  # noqa: S311 likewise
    changed = [_changed(content, chance) for _ in range(8)] + [content[:end] for end in (1536, 4096, 7000)]
    for each in changed:
        with suppress(SheetRefused):
            assert library.sheet(each).rows


def test_a_workbook_that_boasts_of_its_texts_is_refused(tmp_path):
    content = altered(
        sheets.by_name("formulas").content, "xl/sharedStrings.xml", (b'uniqueCount="', b'uniqueCount="9999999')
    )

    with pytest.raises(SheetRefused, match="within the time and memory there is"):
        Library(tmp_path).sheet(content)


@pytest.mark.parametrize("name", NAMES)
def test_half_a_file_is_a_sheet_or_refused(name):
    content = sheets.by_name(name).content

    for end in range(1, len(content), len(content) // 20):
        outcome(content[:end])


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_whose_parts_say_nonsense_is_a_sheet_or_refused(name):
    """Numbers, names and marks inside it changed, and the whole packed again, so that its sums are right."""
    parts, chance = unpacked(sheets.by_name(name).content), Random(name)  # noqa: S311 likewise
    for part in PARTS:
        for _ in range(25 if part in parts else 0):
            outcome(packed(parts | {part: _nonsense(parts[part], chance)}))


def _nonsense(content, chance):
    """A run of digits or letters somewhere in it made into something else."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 10))):
        at = chance.randrange(len(changed))
        changed[at : at + chance.choice((0, 1, 4))] = chance.choice(
            (b"", b"-1", b"99999999", b"1e9", b"x", b'"', b"<", b"&amp;", b"\xff", b"0", b"R1C1", b"ZZZ1")
        )
    return bytes(changed)


@pytest.mark.parametrize("missing", [*PARTS, "xl/sharedStrings.xml"])
@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_without_one_of_its_parts_is_a_sheet_or_refused(name, missing):
    parts = unpacked(sheets.by_name(name).content)

    outcome(packed({part: content for part, content in parts.items() if part != missing}))


def test_a_part_that_is_packed_in_a_way_nobody_knows_is_refused():
    content = bytearray(sheets.by_name("formulas").content)
    at = content.rfind(b"xl/workbook.xml") - 46
    content[at + 10 : at + 12] = (99).to_bytes(2, "little")

    assert "it is damaged" in outcome(bytes(content))
