"""An evidence bundle of forty events and sixty files of the largest size, in a process of its own."""

import io
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from fpdf import FPDF

from benchmarks.exports import memory
from foi_tracker.domain.attachments import LARGEST_FILE
from foi_tracker.domain.evidence import Bundle, Exhibit, Happening, archive_name
from foi_tracker.exports.bundle_pdf import bundle_pdf
from foi_tracker.exports.bundle_zip import bundle_zip
from foi_tracker.integrations import file_store, file_texts
from foi_tracker.integrations.file_texts import Wanted

EVENTS, FILES, PAGES_OF_A_REPLY = 40, 60, 5
A_DAY = date(2026, 6, 1)


@dataclass(frozen=True)
class BundleFigures:
    """Seconds, and MiB of memory at rest and at most; the document counts the reading of the files."""

    pages: int
    document: float
    archive: float
    megabytes: float
    idle: float
    peak: float


def bundles() -> BundleFigures:
    """Measured apart, so that memory is this alone."""
    root = Path(__file__).parent.parent
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.bundle"], check=True, capture_output=True, text=True, cwd=root
    ).stdout
    return BundleFigures(**json.loads(said))


def _measured(folder: Path) -> BundleFigures:
    bundle = _bundle(tuple(_stored(folder, number) for number in range(1, FILES + 1)))
    wanted = [Wanted(exhibit.sha256, exhibit.file_name) for exhibit in bundle.files()]
    bundle_pdf(_bundle(()))  # what is loaded but once
    idle = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    began = time.perf_counter()
    full = bundle.printing(file_texts.texts(folder, wanted), frozenset())
    made = bundle_pdf(full)
    document = time.perf_counter() - began
    passed = sum(
        len(piece) for piece in bundle_zip(full, made, lambda digest: file_store.path_of(folder, digest).open("rb"))
    )
    seconds = time.perf_counter() - began
    return BundleFigures(made.plan.total, document, seconds, passed / 1e6, idle, memory("VmHWM"))


def _stored(folder: Path, number: int) -> Exhibit:
    """Half of them letters of five pages, half of them as large as a file may be."""
    content = io.BytesIO(_reply(number)) if number % 2 else _Zeros(number)
    name = f"reply {number}.pdf" if number % 2 else f"figures {number}.xlsx"
    kept = file_store.keep(folder, content, largest=LARGEST_FILE, head=1)
    return Exhibit(
        number=number,
        what="The authority answered: they refused (s.31(1)(a)).",
        on=A_DAY + timedelta(number),
        file_name=name,
        archive_name=archive_name(number, name),
        sha256=kept.sha256,
        size=kept.size,
    )


class _Zeros(io.RawIOBase):
    """A file of the largest size that takes no room before it is read."""

    def __init__(self, number: int) -> None:
        self.start, self.left = bytes([number]), LARGEST_FILE

    def read(self, size: int = -1) -> bytes:
        piece = (self.start + bytes(size))[: min(size, self.left)]
        self.left -= len(piece)
        return piece


def _reply(number: int) -> bytes:
    made = FPDF()
    made.set_font("helvetica", size=11)
    for page in range(PAGES_OF_A_REPLY):
        made.add_page()
        made.multi_cell(0, text=f"Letter {number}, page {page}. " + "We have weighed the public interest. " * 70)
    return bytes(made.output())


def _bundle(exhibits: tuple[Exhibit, ...]) -> Bundle:
    return Bundle(
        reference="LFR-0042",
        title="Live facial recognition",
        authority="Barchester City Council",
        law="Freedom of Information Act 2000 (FOIA)",
        requester="Watchful Streets",
        regulator="Information Commissioner's Office (ICO)",
        references=(),
        made_on=A_DAY,
        calendar="United Kingdom",
        answers=(),
        chronology=tuple(
            Happening(on=A_DAY + timedelta(number), sentence="The authority acknowledged the request.")
            for number in range(EVENTS)
        ),
        taken_back=0,
        deadlines=(),
        provisos=(),
        exhibits=exhibits,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps(asdict(_measured(Path(name)))))
