"""The same table as other programs save it, and under names that are wrong."""

from pathlib import Path

from tests.imports.making import csv_of, table
from tests.imports.sheets.fixture import Fixture

FILES = Path(__file__).with_name("files")
PLAIN = table("""
Authority | Date sent | Status | Notes
Bath and North East Somerset | 02/03/2026 | Sent | A, B
Ynys Môn | 03/03/2026 | Refused | “s31”
Torbay Council | 04/03/2026 | Full |
""")
RAGGED = "Authority,Date sent,Status\r\nSwale,02/03/2026\r\nMaidstone,02/03/2026,Sent,,\r\nAshford,02/03/2026,Refused, they said,s31\r\n"  # noqa: E501


def from_file(name: str) -> bytes:
    """A small file that another program saved."""
    return (FILES / name).read_bytes()


def _plain(name, filename, about, encoding="utf-8", *, says=None, **how):
    return Fixture(
        name=name,
        filename=filename,
        about=about,
        make=lambda: csv_of(PLAIN, encoding=encoding, **how),
        kind="csv",
        headings=tuple(PLAIN[0]),
        requests=3,
        said=says or {},
        cells={"A3": "Ynys Môn", "D3": "“s31”", "D2": "A, B"},
    )


def _saved(name, about, requests, **said):
    return Fixture(
        name=name,
        filename=name,
        about=about,
        make=lambda: from_file(name),
        kind=name.rpartition(".")[2],
        headings=("Authority", "Date sent", "Status"),
        requests=requests,
        **said,
    )


FORMATS = (
    _plain("google sheets", "LFR tracker - Sheet1.csv", "as Google Sheets exports it"),
    _plain("sep line", "sep.csv", "a first line that tells Excel the delimiter", before="sep=;\r\n", delimiter=";", says={"delimiter": ";"}),  # noqa: E501
    _plain("csv called xlsx", "tracker.xlsx", "a CSV whose name is wrong"),
    _plain("utf-16 big end first", "big.txt", "UTF-16 without its mark", "utf-16-be", delimiter="\t", says={"encoding": "utf-16-be"}),  # noqa: E501
    _plain("utf-16 little end first", "little.txt", "UTF-16 without its mark", "utf-16-le", delimiter="\t", says={"encoding": "utf-16-le"}),  # noqa: E501
    Fixture(
        name="mixed encodings", filename="mixed.csv", about="lines in cp1252 pasted under lines in UTF-8", kind="csv",
        make=lambda: csv_of(PLAIN[:3]) + csv_of([["Powys – Cyngor Sir", "05/03/2026", "Sent", "café"]], encoding="cp1252"),  # noqa: E501
        headings=tuple(PLAIN[0]), requests=3, said={"encoding": "utf-8 and cp1252"}, cells={"A4": "Powys – Cyngor Sir", "A3": "Ynys Môn"},  # noqa: E501
    ),
    Fixture(
        name="ragged rows", filename="ragged.csv", about="a short row, a row with commas too many, a row with text there",  # noqa: E501
        make=RAGGED.encode, kind="csv", headings=("Authority", "Date sent", "Status"), requests=3,
        said={"long_rows": (4,)}, cells={"C2": "", "D4": " they said", "E4": "s31"},
    ),
    Fixture(
        name="one column", filename="councils.csv", about="nothing but names", kind="csv",
        make=lambda: csv_of([["Council"], ["Shetland Islands"], ["Orkney Islands"]]), headings=("Council",), requests=2,
    ),
    _saved("tracker.xls", "an old workbook, with a hidden sheet after it", 4, said={"hidden_checked": False, "sheets": (("Tracker", False), ("Old", True))}, cells={"B2": "2026-03-02", "D3": "12.5"}),  # noqa: E501
    _saved("tracker.ods", "an OpenDocument spreadsheet with all that it hides", 3, said={"hidden_rows": (5,), "hidden_columns": (4,), "merged": ("C3:C4",), "sheets": (("Tracker", False), ("Old", True)), "formulas": {"D5"}, "colours": {"C2": "#ffc000"}}, cells={"B2": "2026-03-02", "D3": "12.5"}),  # noqa: E501
)  # fmt: skip
