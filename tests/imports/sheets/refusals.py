"""Files that cannot be brought in, each with words that must be in what is said of it."""

import io
import zipfile

from tests.imports.making import LOCKED_WORKBOOK, Tab, altered, compound, csv_of, packed, xlsx_of
from tests.imports.sheets.fixture import Fixture
from tests.imports.sheets.formats import PLAIN, from_file

SHEET = "xl/worksheets/sheet1.xml"
HTML = b"<html><body><table><tr><td>Council</td></tr></table></body></html>"
TEXT_DOCUMENT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def _book(**how):
    return xlsx_of(Tab(rows=PLAIN, **how))


def _bomb():
    """A few hundred kB that say of themselves that they are 300 MiB."""
    made = io.BytesIO(_book())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as part:
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    return made.getvalue()


def _far():
    """A table, and one letter in the last cell that a workbook has in column CV."""
    return altered(
        _book(), SHEET, (b"</sheetData>", b'<row r="1048576"><c r="CV1048576" t="str"><v>x</v></c></row></sheetData>')
    )


def _many(count, columns=1):
    return csv_of([["Council", *["More"] * (columns - 1)], *([[f"Council {n}"] * columns for n in range(count)])])


def _with_entities():
    return altered(_book(), SHEET, (b"<worksheet", ENTITIES + b"<worksheet"))


def _refused(name, filename, make, refused, about="cannot be read"):
    return Fixture(name=name, filename=filename, about=about, make=make, refused=refused)


REFUSALS = (
    _refused("locked xlsx", "locked.xlsx", lambda: LOCKED_WORKBOOK, "save a copy without a password"),
    _refused("locked xls", "locked.xls", lambda: from_file("locked.xls"), "save a copy without a password"),
    _refused("locked ods", "locked.ods", lambda: from_file("locked.ods"), "save a copy without a password"),
    _refused("empty file", "empty.csv", bytes, "“empty.csv”: it is empty"),
    _refused("spaces only", "spaces.csv", lambda: b"\xef\xbb\xbf \r\n\t\r\n", "it is empty"),
    _refused("empty workbook", "empty.xlsx", lambda: xlsx_of(Tab(rows=[[]])), "nothing in any of its sheets"),
    _refused("commas only", "commas.csv", lambda: b",,,\r\n,,,\r\n", "there is nothing in it"),
    _refused("only headings", "headings.csv", lambda: csv_of(PLAIN[:1]), "one row and nothing below it"),
    _refused("only headings in a workbook", "headings.xlsx", lambda: xlsx_of(Tab(rows=PLAIN[:1], name="Data")), "sheet “Data”: it has one row"),  # noqa: E501
    _refused("a pdf", "tracker.xlsx", lambda: b"%PDF-1.7\n1 0 obj", "it is a PDF"),
    _refused("a web page", "export.xls", lambda: HTML, "save it as an Excel workbook"),
    _refused("xml", "export.xls", lambda: b'<?xml version="1.0"?><Workbook/>', "save it as an Excel workbook"),
    _refused("json", "rows.csv", lambda: b'[{"council": "Leeds"}]', "it is JSON"),
    _refused("binary workbook", "tracker.xlsb", lambda: packed({"xl/workbook.bin": b"x"}), "(.xlsb)"),
    _refused("numbers document", "tracker.numbers", lambda: packed({"Index/Document.iwa": b"x"}), "Export To, Excel"),
    _refused("zip", "sheets.zip", lambda: packed({"tracker.csv": csv_of(PLAIN)}), "Unpack it"),
    _refused("gzip", "tracker.csv.gz", lambda: b"\x1f\x8b\x08\x00rest", "Unpack it"),
    _refused("word", "tracker.xlsx", lambda: packed({"word/document.xml": b"<w/>"}), "it is a Word document"),
    _refused("old word", "tracker.xls", lambda: compound("WordDocument"), "it is a Word document"),
    _refused("letter of libreoffice", "a.ods", lambda: packed(TEXT_DOCUMENT), "it is a text or a drawing"),
    _refused("picture", "photo.csv", lambda: b"\x89PNG\r\n\x1a\n", "it is a picture"),
    _refused("half a workbook", "half.xlsx", lambda: _book()[:2000], "it is damaged"),
    _refused("binary", "data.csv", lambda: bytes(range(256)) * 20, "it is not a table of text"),
    _refused("too many rows", "many.csv", lambda: _many(10_030), "more than 10,000 rows"),
    _refused("too many rows in a workbook", "many.xlsx", lambda: xlsx_of(Tab(rows=[["Council"]] * 10_030, name="Data")), "sheet “Data”: it has more than 10,000 rows"),  # noqa: E501
    _refused("too many columns", "wide.csv", lambda: _many(2, 101), "row 1, column CW"),
    _refused("too many columns in a workbook", "wide.xlsx", lambda: xlsx_of(Tab(rows=[["Council"] * 101] * 2, name="Data")), "sheet “Data”, row 1, column CW"),  # noqa: E501
    _refused("long cell", "long.csv", lambda: csv_of([*PLAIN, ["x" * 40_000]]), "row 5: a cell holds more than 32,768"),
    _refused("unclosed", "open.csv", lambda: csv_of(PLAIN) + b'"Harlow,03/03/2026,Sent\r\nTendring,,Sent\r\n', "row 5: a quotation mark"),  # noqa: E501
    _refused("bomb", "bomb.xlsx", _bomb, "larger than 200 MiB"),
    _refused("large", "large.csv", lambda: csv_of(PLAIN) * 90_000, "larger than 10 MiB"),
    _refused("far away", "far.xlsx", _far, "row 1,048,576"),
    _refused("entities", "entities.xlsx", _with_entities, "it is damaged"),
)  # fmt: skip
