"""Tables of text: what is between the cells, how the letters are written, and where a row is."""

import pytest

from foi_tracker.domain.imports.sheet import SheetRefused
from foi_tracker.exports import csv_file
from foi_tracker.exports.codebook import REQUESTS
from foi_tracker.exports.formula_guard import GUARDED
from tests.imports.making import csv_of
from tests.imports.reading_files.reading import facts, rows, sheet

PLAIN = [["Council", "Sent", "Notes"], ["Luton", "02/03/2026", "one"], ["Bedford", "03/03/2026", "two"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_a_table(delimiter):
    """Other delimiters in the cells, however many, are only text."""
    table = [*PLAIN, ["Slough; Eton", "04/03/2026", "s31, s40; s12 | a, b, c, d; e; f"], ["Kent", "", "a;b;c, d|e"]]
    content = csv_of(table, delimiter=delimiter)

    assert facts(content).delimiter == delimiter
    assert rows(content) == table


def test_a_title_of_many_commas_does_not_make_the_delimiter_a_comma():
    content = csv_of([["Who, when, where, why and how, in 2026"], [], *PLAIN], delimiter=";")

    assert facts(content).delimiter == ";"


def test_the_order_that_excel_gives_itself_is_obeyed_and_is_no_row():
    content = csv_of([["Council, full", "Sent, on"], ["Luton", "1, 2"]], delimiter=",", before="sep=,\r\n")

    assert [(row.number, row.at(0)) for row in sheet(content).rows] == [(1, "Council, full"), (2, "Luton")]


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"])
def test_rows_have_the_numbers_that_a_spreadsheet_shows(ends):
    """A cell of three lines is one row; a blank line is a row too."""
    content = csv_of([PLAIN[0], ["Luton", "02/03/2026", "a\nb\nc"], [], PLAIN[2]], ends=ends, quoted=True)

    assert [row.number for row in sheet(content).rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("encoding", "known"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_letters_are_the_same_in_every_encoding(encoding, known):
    table = [*PLAIN, ["Llandaf", "“yes” – £5", "It’s café\u00a0au lait"]]
    content = csv_of(table, encoding=encoding)

    assert facts(content).encoding == known
    assert rows(content) == table


def test_zeros_in_front_stay_and_so_do_long_numbers():
    assert rows(csv_of([["Ref", "Id"], ["00123", "12345678901234567890"]]))[1] == ["00123", "12345678901234567890"]


def test_text_that_a_spreadsheet_would_run_is_only_text():
    table = [["Council", "Notes"], *(["Luton", f"{sign}1+1"] for sign in "=+-@'")]

    assert rows(csv_of(table)) == table


@pytest.mark.parametrize("sign", sorted(GUARDED - {"\0"}))
def test_our_own_export_says_again_what_was_said_before_it_was_guarded(sign):
    told = dict.fromkeys(REQUESTS.names, "x") | {"title": f"{sign}1+1 'quoted'", "owner": "''"}
    content = b"".join(csv_file.write(REQUESTS, [[[told[name] for name in REQUESTS.names]]]))

    assert rows(content)[1] == list(told.values())


def test_a_sheet_of_somebody_else_keeps_its_apostrophes():
    table = [["campaign", "authority_slug", "notes"], ["lfrt", "luton", "'=1+1"]]

    assert rows(csv_of(table)) == table


def test_rows_that_go_beyond_the_headings_are_told_by_their_numbers():
    found = sheet(csv_of([*PLAIN, ["Kent", "1", "a", "", ""], ["Essex", "2", "b", "", "c"], ["Short"]]))

    assert found.facts.long_rows == (5,)
    assert [len(row.cells) for row in found.rows] == [5] * 6


@pytest.mark.parametrize("few", ["Council,Sent,Notes\r\nLuton,1,\r\nBedford,2,\r\nKent,3,x\r\n"])
def test_a_column_that_few_rows_fill_makes_no_row_too_long(few):
    assert sheet(few.encode()).facts.long_rows == ()


def test_cells_of_spaces_alone_are_empty():
    assert rows(csv_of([*PLAIN, [" ", "\u00a0", "\t"], ["Kent", " ", "\u200bx"]]))[-1] == ["Kent", "", "x"]


def test_a_quotation_mark_that_is_never_closed_is_told_by_its_row():
    with pytest.raises(
        SheetRefused, match=r"^row 4, a quotation mark opens a cell here and is never closed\. Close it"
    ):
        rows(csv_of([*PLAIN, ["x"]]).replace(b"x\r\n", b'"Kent,1,x\r\nEssex,2,y\r\n'))


def test_a_quotation_mark_inside_a_word_is_only_a_sign():
    assert rows(b'Council,Notes\r\nLuton,12" pipe\r\nKent,the "new" one\r\n')[1:] == [
        ["Luton", '12" pipe'],
        ["Kent", 'the "new" one'],
    ]


def test_a_file_that_ends_as_old_programs_end_files_is_read():
    assert rows(csv_of(PLAIN) + b"\x1a") == PLAIN
