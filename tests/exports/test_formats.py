import csv
import io
import json
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from foi_tracker.exports import FORMATS, xlsx_file
from foi_tracker.exports.codebook import Column, ColumnType, Table
from foi_tracker.exports.formula_guard import restore
from foi_tracker.exports.xlsx_file import TooBigForExcel

TABLE = Table(
    "sample",
    "A sample.",
    (
        Column("text", ColumnType.TEXT, "Typed by somebody.", "a test"),
        Column("word", ColumnType.WORD, "One of ours.", "a test"),
        Column("day", ColumnType.DATE, "A day.", "a test"),
        Column("instant", ColumnType.INSTANT, "An instant.", "a test"),
        Column("count", ColumnType.INTEGER, "A number.", "a test"),
        Column("yes", ColumnType.BOOLEAN, "Yes or no.", "a test"),
    ),
)
NASTY = [
    '=HYPERLINK("http://example.org")',
    "+44 1632 960000",
    "-1",
    "@SUM(A1)",
    "'quoted'",
    "\ttab",
    "line\r\nbreak",
    'said "no", twice',
    "＝1",
    " space before and after ",
    "_x000B_ in so many letters",
    "vertical\x0btab",
    "<r><t>markup</t></r>",
    "Caerdydd, Sir Gâr, Dùn Èideann",
    "00123",
    "",
]
ROWS = [(text, "refused", "2026-09-01", "2026-11-01T12:00:00Z", "-3", "true") for text in NASTY]
EMPTY = ("", "", "", "", "", "")


def written(ending, rows=ROWS):
    return b"".join(FORMATS[ending].write(TABLE, [rows[:3], [], rows[3:]]))


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("sample").to_python()


def texts_of_csv(data):
    return [restore(row[0]) for row in read_csv(data)[1:]]


def texts_of_json(data):
    return [row["text"] for row in json.loads(data)]


def texts_of_xlsx(data):
    return [row[0] for row in read_xlsx(data)[1:]]


READERS = {"csv": texts_of_csv, "json": texts_of_json, "xlsx": texts_of_xlsx}


@pytest.mark.parametrize("ending", FORMATS)
def test_what_people_typed_comes_back_exactly_from_every_format(ending):
    assert READERS[ending](written(ending)) == NASTY


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_without_rows_is_still_a_whole_file(ending):
    assert READERS[ending](written(ending, [])) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_the_pieces_are_bytes_and_the_file_does_not_depend_on_how_rows_were_grouped(ending):
    together = READERS[ending](b"".join(FORMATS[ending].write(TABLE, [ROWS])))
    apart = READERS[ending](b"".join(FORMATS[ending].write(TABLE, [[row] for row in ROWS])))

    assert together == apart


def test_csv_has_a_byte_order_mark_windows_line_ends_and_every_cell_in_quotes():
    assert written("csv", ROWS[1:2]) == (
        b"\xef\xbb\xbf"
        b'"text","word","day","instant","count","yes"\r\n'
        b'"\'+44 1632 960000","refused","2026-09-01","2026-11-01T12:00:00Z","-3","true"\r\n'
    )


def test_no_cell_that_a_spreadsheet_might_run_is_left_in_a_text_column():
    cells = [row[0] for row in read_csv(written("csv"))[1:]]

    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n\0＝＋－＠")] == []


def test_csv_is_what_the_standard_writer_would_make_of_the_guarded_cells():
    ours = written("csv")
    standard = io.StringIO(newline="")

    csv.writer(standard, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(read_csv(ours))

    assert ours == b"\xef\xbb\xbf" + standard.getvalue().encode()


def test_the_header_of_a_csv_goes_out_before_any_row_is_read():
    def rows():
        raise AssertionError("read too early")
        yield

    assert next(FORMATS["csv"].write(TABLE, rows())).startswith(b'\xef\xbb\xbf"text"')


def test_json_tells_numbers_dates_and_nothing_apart():
    assert json.loads(written("json", [ROWS[0], EMPTY]))[1] == {
        "text": "",
        "word": None,
        "day": None,
        "instant": None,
        "count": None,
        "yes": None,
    }
    assert json.loads(written("json", ROWS))[0]["count"] == -3


def test_a_workbook_holds_real_dates_numbers_and_truth_values():
    row = read_xlsx(written("xlsx", [ROWS[7]]))[1]

    assert row[2:] == [date(2026, 9, 1), "2026-11-01T12:00:00Z", -3, True]


def test_a_cell_too_long_for_excel_is_refused_and_named():
    with pytest.raises(TooBigForExcel, match="Row 2, text"):
        written("xlsx", [("x" * 32_768, "", "", "", "", "")])


def test_a_cell_that_just_fits_excel_is_whole():
    assert texts_of_xlsx(written("xlsx", [("x" * 32_767, "", "", "", "", "")])) == ["x" * 32_767]


def test_more_rows_than_a_sheet_holds_are_refused():
    with pytest.raises(TooBigForExcel, match="3 rows"):
        list(xlsx_file.write(TABLE, [ROWS[:3]], most_rows=3))
