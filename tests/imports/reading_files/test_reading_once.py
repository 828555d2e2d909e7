"""A stored file is read by another process, once, within limits; what was read is kept beside the files."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.integrations import file_store, page_cache, sheet_files
from tests.imports import sheets
from tests.imports.making import Tab, altered, csv_of, packed, unpacked, xlsx_of
from tests.imports.reading_files.reading import Library

PLAIN = csv_of([["Council", "Sent"], ["Luton", "02/03/2026"]])
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path)


@pytest.mark.parametrize("name", ["twelve columns", "formulas", "tracker.xls", "tracker.ods"])
def test_a_stored_file_is_read(library, name):
    fixture = sheets.by_name(name)

    assert library.facts(fixture.content).kind == fixture.kind
    assert set(fixture.headings) <= set(library.sheet(fixture.content).rows[0].cells)


def test_a_sheet_may_be_asked_for_by_name_or_else_is_the_first_with_something_in_it(library):
    content = xlsx_of(
        Tab(rows=[[]], name="Cover"), Tab(rows=[["a"], ["b"]], name="One"), Tab(rows=[["c"], ["d"]], name="Two")
    )

    assert library.sheet(content).facts.name == "One"
    assert library.sheet(content, name="Two").rows[0].cells == ("c",)


def test_a_file_whose_sheets_are_all_hidden_is_refused(library):
    content = altered(xlsx_of(Tab(rows=[["a"], ["b"]])), "xl/workbook.xml", (b"<sheet ", b'<sheet state="hidden" '))

    with pytest.raises(SheetRefused, match=r"^“tracker.xlsx”: all its sheets are hidden. Show the one"):
        library.sheet(content)


def test_what_was_read_is_taken_from_beside_the_files(library):
    library.sheet(PLAIN)
    made = {path: path.stat().st_mtime_ns for path in library.made}

    again = library.sheet(PLAIN)

    assert len(made) == 2
    assert {path: path.stat().st_mtime_ns for path in library.made} == made
    assert again.rows[1].cells == ("Luton", "02/03/2026")


def test_a_refusal_is_kept_too_and_names_the_file_by_what_it_is_called_now(library):
    for name in ("a.csv", "b.csv"):
        with pytest.raises(SheetRefused, match=f"^“{name}”: it is a PDF"):
            library.facts(b"%PDF-1.7", name)

    assert len(library.made) == 1


def test_what_was_read_may_be_deleted_at_any_time(library):
    first = library.sheet(PLAIN)
    page_cache.prune(library.cache, most=0)

    assert library.made == []
    assert library.sheet(PLAIN) == first


def test_a_file_that_is_gone_from_the_store_is_refused(library):
    with pytest.raises(SheetRefused, match=r"no longer in the tracker’s store. Bring it again"):
        sheet_files.facts(library.store, library.cache, "ab" * 32, "tracker.csv")


def test_several_people_may_ask_for_the_same_sheet_at_once(library):
    with ThreadPoolExecutor(4) as people:
        found = list(people.map(lambda _: library.sheet(PLAIN), range(4)))

    assert [each.rows for each in found] == [found[0].rows] * 4


def test_whoever_comes_while_two_are_being_read_is_told_to_wait(library, monkeypatch):
    monkeypatch.setattr(sheet_files, "PATIENCE", 0)
    with sheet_files.AT_ONCE, sheet_files.AT_ONCE, pytest.raises(SheetRefused, match="Wait a minute and try again"):
        library.facts(PLAIN)

    assert library.made == []
    assert library.facts(PLAIN).kind == "csv"


def test_what_takes_too_long_is_stopped_and_said(library, monkeypatch):
    monkeypatch.setattr(sheet_files, "LONGEST_WAIT", 0.01)
    with pytest.raises(SheetRefused, match="Wait a minute and try again"):
        library.facts(PLAIN)

    assert library.made == []


def test_a_workbook_that_takes_all_time_is_refused(library, monkeypatch):
    """A million cells with nothing in them but spaces: no row to count, and nothing to read."""
    monkeypatch.setattr(sheet_files, "SECONDS", 1)
    row = b"<row>" + b'<c t="str"><v> </v></c>' * 4_000 + b"</row>"
    content = altered(xlsx_of(Tab(rows=[["a"], ["b"]])), SHEET, (b"</sheetData>", row * 900 + b"</sheetData>"))

    with pytest.raises(SheetRefused, match="within the time and memory there is"):
        library.facts(content)
    assert len(library.made) == 1


def test_a_text_that_every_cell_repeats_is_refused_before_it_fills_the_memory(library):
    """Thirty thousand letters written once, and meant by forty thousand cells: more than a gigabyte."""
    rows = [["x" * 30_000] * 50] * 800
    content = xlsx_of(Tab(rows=rows))

    assert len(content) < 2_000_000
    with pytest.raises(SheetRefused, match=r"“tracker.xlsx”: .*Copy the table that you need to a new file"):
        library.sheet(content)


def test_a_part_that_lies_about_its_size_is_refused(library):
    """It says that it holds as much as it should, and unpacks to more."""
    parts = unpacked(xlsx_of(Tab(rows=[["a"], ["b"]])))
    true = len(parts[SHEET])
    lying = packed(parts | {SHEET: parts[SHEET] + b" " * 5_000_000})
    lying = lying.replace((true + 5_000_000).to_bytes(4, "little"), true.to_bytes(4, "little"))

    with pytest.raises(SheetRefused, match="it is damaged"):
        library.sheet(lying)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="the system does not tell")
def test_the_program_gets_none_of_our_settings(library, monkeypatch):
    """What it reads here is its own environment: there is nothing in it."""
    monkeypatch.setenv("FOI_SECRET_KEY", "Council,Sent")
    sha256 = "0" * 64
    path = file_store.path_of(library.store, sha256)
    path.parent.mkdir(parents=True)
    path.symlink_to("/proc/self/environ")

    with pytest.raises(SheetRefused, match="it is empty"):
        sheet_files.facts(library.store, library.cache, sha256, "environ.csv")
