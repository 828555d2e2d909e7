"""The evidence bundle as an archive: the PDF and every file, passed on piece by piece."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from hashlib import sha256
from typing import IO, BinaryIO, Final, cast

from foi_tracker.domain.evidence import Bundle, Exhibit
from foi_tracker.exports import csv_file
from foi_tracker.exports.bundle_pdf import MadePdf
from foi_tracker.exports.codebook import Column, ColumnType, Table

PIECE: Final = 256 * 1024
READABLE_BY_ALL: Final = 0o644 << 16
UNIX: Final = 3  # so that the bytes do not tell which system made them

Opener = Callable[[str], AbstractContextManager[BinaryIO]]

INDEX = Table(
    "index",
    "One row an exhibit of the bundle.",
    (
        Column("exhibit", ColumnType.INTEGER, "The exhibit's number, as everywhere in the bundle.", "the bundle"),
        Column("what", ColumnType.TEXT, "What it is.", "the history"),
        Column("date", ColumnType.DATE, "The day the law counts from.", "the history"),
        Column("pages", ColumnType.TEXT, "Its pages in bundle.pdf.", "the bundle"),
        Column("original_name", ColumnType.TEXT, "What the file was called when it came.", "typed in"),
        Column("file", ColumnType.TEXT, "Where it is in the archive; empty where it is missing.", "the bundle"),
        Column("size", ColumnType.INTEGER, "In bytes.", "the file"),
        Column("sha256", ColumnType.WORD, "The SHA-256 of its bytes.", "the file"),
    ),
)


def bundle_zip(bundle: Bundle, pdf: MadePdf, opened: Opener) -> Iterator[bytes]:
    """Never more than a piece of a file at a time; the same bytes for the same bundle."""
    sink = _Pieces()
    with zipfile.ZipFile(cast("IO[bytes]", sink), "w") as archive:
        for name, content in _made_here(bundle, pdf):
            archive.writestr(_entry(name, bundle.made_on, zipfile.ZIP_DEFLATED), content)
            yield from sink.taken()
        for exhibit in _from_the_store(bundle):
            yield from _copied(archive, exhibit, bundle.made_on, opened, sink)
    yield from sink.taken()


def index_rows(bundle: Bundle, pdf: MadePdf) -> list[tuple[str, ...]]:
    """The index of exhibits as rows."""
    return [
        (
            str(exhibit.number),
            exhibit.what,
            exhibit.on.isoformat(),
            pdf.plan.pages_of(exhibit.number),
            exhibit.file_name,
            "" if exhibit.is_missing else exhibit.archive_name,
            str(exhibit.size),
            exhibit.sha256,
        )
        for exhibit in bundle.exhibits
    ]


class _Pieces:
    """Takes what is written until it is passed on."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, data: bytes, /) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def taken(self) -> Iterator[bytes]:
        """What has been written since, and no longer waits."""
        pieces, self.waiting = self.waiting, []
        if pieces:
            yield b"".join(pieces)


def _made_here(bundle: Bundle, pdf: MadePdf) -> Iterable[tuple[str, bytes]]:
    index = b"".join(csv_file.write(INDEX, [index_rows(bundle, pdf)]))
    letters = [(exhibit.archive_name, exhibit.content) for exhibit in bundle.exhibits if exhibit.content is not None]
    ours = [("bundle.pdf", pdf.content), ("index.csv", index)]
    sums = [(sha256(content).hexdigest(), name) for name, content in ours]
    sums += [(exhibit.sha256, exhibit.archive_name) for exhibit in bundle.exhibits if not exhibit.is_missing]
    listed = "".join(f"{checksum}  {name}\n" for checksum, name in sums).encode()
    return [*ours, ("SHA256SUMS", listed), *letters]


def _from_the_store(bundle: Bundle) -> Iterator[Exhibit]:
    return (exhibit for exhibit in bundle.files() if not exhibit.is_missing)


def _copied(
    archive: zipfile.ZipFile, exhibit: Exhibit, made_on: date, opened: Opener, sink: _Pieces
) -> Iterator[bytes]:
    # Stored as it is: most replies are packed already, and their bytes are what matters.
    entry = _entry(exhibit.archive_name, made_on, zipfile.ZIP_STORED)
    entry.file_size = exhibit.size
    with opened(exhibit.sha256) as file, archive.open(entry, "w") as target:
        while piece := file.read(PIECE):
            target.write(piece)
            yield from sink.taken()


def _entry(name: str, made_on: date, packing: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(made_on.year, made_on.month, made_on.day, 0, 0, 0))
    entry.compress_type = packing
    entry.create_system = UNIX
    entry.external_attr = READABLE_BY_ALL
    return entry
