"""What kind of table a file holds, by its content: its name is not asked, since names are wrong too often."""

import io
from typing import Final
from zipfile import BadZipFile, ZipFile

from foi_tracker.integrations.sheet_limits import Unreadable

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
XLSX, XLS, ODS, CSV = "xlsx", "xls", "ods", "csv"
WAY_OUT: Final = "Open it in a spreadsheet program, save it as an Excel workbook (.xlsx) and bring that."
LOCKED: Final = "it is locked with a password. Open it, save a copy without a password and bring that."
SHEETS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
COPY_IT: Final = "Copy its table into a spreadsheet program, save it as .xlsx and bring that."
PACKED: Final = "it is packed. Unpack it, and bring the sheet inside."
PICTURE: Final = "it is a picture. Bring the sheet itself, as .xlsx or .csv."
PDF: Final = "it is a PDF, which holds no table that can be read. Ask for the sheet it was made from, as .xlsx or .csv."
OLD: Final = f"it was saved by a very old program. {WAY_OUT}"
NUMBERS: Final = "it is a Numbers document. In Numbers choose File, Export To, Excel, and bring what that makes."
OTHERS: Final = (
    (b"%PDF", PDF),
    (b"{\\rtf", f"it is a letter, not a sheet. {COPY_IT}"),
    (b"\x1f\x8b", PACKED),
    (b"7z\xbc\xaf", PACKED),
    (b"Rar!", PACKED),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"\x09\x08\x08\x00", OLD),
    (b"\x09\x04\x06\x00", OLD),
    (b"\x09\x02\x06\x00", OLD),
    (b"SQLite format 3", "it is a database. Save the table that you need as .csv and bring that."),
)
WORKBOOK_BEGINS: Final = b"\x09\x08\x10\x00\x00\x06\x05\x00"
FILE_PASS: Final = b"\x2f\x00"
FIRST_RECORDS: Final = 8
MARKUP: Final = (b"<!doctype", b"<html", b"<table", b"<head", b"<meta", b"<body", b"<?xml", b"<workbook", b"<svg")
PARTS: Final = (
    ("xl/workbook.bin", f"it is a binary workbook (.xlsb). {WAY_OUT}"),
    ("word/document.xml", f"it is a Word document. {COPY_IT}"),
    ("ppt/presentation.xml", f"it is a presentation. {COPY_IT}"),
    ("Index/Document.iwa", NUMBERS),
    ("Index/Metadata.iwa", NUMBERS),
    ("Index.zip", NUMBERS),
)


def kind_of(content: bytes) -> str:
    """One of the four kinds that are read. Raises `Unreadable` with what to do about any other."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("it is empty. Perhaps it was not saved: open it, save it and bring it again.")
    if content.startswith(ZIP):
        return _packed(content)
    if content.startswith(OLE):
        return _compound(content)
    for mark, text in OTHERS:
        if content.startswith(mark):
            raise Unreadable(text)
    _refuse_markup(content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower())
    return CSV


def _refuse_markup(head: bytes) -> None:
    if head.startswith(MARKUP):
        raise Unreadable(f"it is a web page or XML, whatever its name says. {WAY_OUT}")
    if head.startswith((b"{", b"[")) and b'":' in head:
        raise Unreadable("it is JSON, not a table. Save the table as .csv and bring that.")


def _packed(content: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return _packed_kind(archive)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as broken:
        raise Unreadable(f"it is damaged. {WAY_OUT}") from broken


def _packed_kind(archive: ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        return XLSX
    for part, text in PARTS:
        if part in names:
            raise Unreadable(text)
    if "mimetype" in names and "content.xml" in names:
        return _open_document(archive, names)
    if any(name.startswith("xl/") for name in names):
        raise Unreadable(f"it is a workbook, and its parts are not where they belong. {WAY_OUT}")
    raise Unreadable("it is a packed folder (.zip). Unpack it, and bring the sheet inside.")


def _open_document(archive: ZipFile, names: set[str]) -> str:
    with archive.open("mimetype") as part:
        if not part.read(len(SHEETS) + 20).startswith(SHEETS):
            raise Unreadable(f"it is a text or a drawing, not a sheet. {COPY_IT}")
    manifest = "META-INF/manifest.xml"
    if manifest in names:
        with archive.open(manifest) as part:
            if b"encryption-data" in part.read(1024 * 1024):
                raise Unreadable(LOCKED)
    return ODS


def _compound(content: bytes) -> str:
    if _stream("EncryptedPackage") in content or _is_locked(content):
        raise Unreadable(LOCKED)
    if _stream("WordDocument") in content:
        raise Unreadable(f"it is a Word document. {COPY_IT}")
    if _stream("Workbook") in content or _stream("Book") in content:
        return XLS
    raise Unreadable(f"it is no sheet that can be read here. {WAY_OUT}")


def _is_locked(content: bytes) -> bool:
    """Whether one of the first records of an old workbook is the one that says so (MS-XLS 2.4.117)."""
    at = content.find(WORKBOOK_BEGINS)
    for _ in range(FIRST_RECORDS if at >= 0 else 0):
        record, length = content[at : at + 2], int.from_bytes(content[at + 2 : at + 4], "little")
        if record == FILE_PASS:
            return True
        at += 4 + length
    return False


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")
