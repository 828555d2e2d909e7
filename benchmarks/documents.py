"""Pages of a reply's files: how long the first look at one takes, and every later one."""

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF
from PIL import Image

from foi_tracker.domain.attachments import HEAD, sniff
from foi_tracker.domain.findings.quotes import look_up
from foi_tracker.domain.findings.showing import ShownFile, showing_of
from foi_tracker.integrations import file_pages, file_store
from foi_tracker.integrations.file_pages import Shelves

WORDS = "The force has used live facial recognition on twelve occasions since January 2022, and holds no log of them. "
QUOTE = "on twelve occasions since January 2023"
ROUNDS = 5


@dataclass(frozen=True)
class PageSeconds:
    """What was looked at, and the least seconds of the first look (words and picture) and of a later one."""

    what: str
    first: float
    later: float


def looked_at() -> Iterator[PageSeconds]:
    """A letter, a long report and the largest photograph, each on empty shelves; and a quote that is nowhere."""
    files = {"letter.pdf": _letter(5), "report.pdf": _letter(200), "photograph.jpg": _photograph()}
    for name, content in files.items():
        yield _looked_at(name, content)


def _looked_at(name: str, content: bytes) -> PageSeconds:
    first, later = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            shelves, file = _kept(Path(folder), name, content)

            def look(shelves: Shelves = shelves, file: ShownFile = file) -> None:
                look_up(QUOTE, file_pages.read(shelves, file), 1)
                file_pages.picture(shelves, file, 1)

            first.append(_seconds(look))
            later.append(_seconds(look))
    return PageSeconds(name, min(first), min(later))


def _kept(folder: Path, name: str, content: bytes) -> tuple[Shelves, ShownFile]:
    shelves = Shelves(folder / "attachments", folder / "pages")
    kept = file_store.keep(shelves.store, io.BytesIO(content), largest=len(content), head=HEAD)
    showing = showing_of(name, sniff(kept.head, name))
    return shelves, ShownFile(public_id="", sha256=kept.sha256, filename=name, showing=showing)


def _seconds(deed: Callable[[], None]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


def _letter(pages: int) -> bytes:
    made = FPDF()
    made.set_font("helvetica")
    for _ in range(pages):
        made.add_page()
        made.multi_cell(0, text=WORDS * 25)
    return bytes(made.output())


def _photograph() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((7_200, 5_400), 40).convert("RGB").save(made, "JPEG")
    return made.getvalue()
