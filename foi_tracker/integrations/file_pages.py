"""The pages of stored files, drawn and read by another process, once: then they are taken from beside the files."""

import json
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import BoundedSemaphore
from typing import IO, Any, Final

from foi_tracker.domain.findings.showing import FileReading, PageText, Showing, ShownFile
from foi_tracker.integrations import page_cache
from foi_tracker.integrations.file_store import path_of
from foi_tracker.integrations.process_apart import CutShort, run_apart

PROGRAM: Final = "foi_tracker.integrations.pages_of_file"
SECONDS: Final = 12  # of the processor's time, so that a busy machine shows as much as a quiet one
LONGEST_WAIT: Final = 30  # seconds, for the program
PATIENCE: Final = 10  # seconds, for others to be done


UNREADABLE: Final = "This file could not be read here. It may be damaged, locked or too large. Download it to open it."
GONE: Final = "This file is no longer in the tracker’s store. Whoever looks after the tracker can bring it back."
NOT_SHOWN: Final = "Files of this kind are not shown here. Download it to open it."

# Each takes a processor; whoever comes third in one process waits.
AT_ONCE: Final = BoundedSemaphore(2)


class Busy(Exception):
    """Others are having pages drawn, and are not done yet: ask again in a moment."""


class NoPicture(Exception):
    """The page cannot be drawn, or there is none of this number."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where the stored files lie, and where what is made of them."""

    store: Path
    cache: Path


def read(shelves: Shelves, file: ShownFile) -> FileReading:
    """What a file says, page by page. Raises `Busy`."""
    if file.showing is Showing.NOT_SHOWN:
        return FileReading(remark=NOT_SHOWN)
    ending = PurePath(file.filename.strip().rstrip(". ")).suffix.lower()
    target = page_cache.place(shelves.cache, file.sha256, f"{file.showing}{ending if _by_ending(file) else ''}.jsonl")
    if not target.is_file():
        if not path_of(shelves.store, file.sha256).is_file():
            return FileReading(remark=GONE)
        _make(shelves, file, target, {"do": "read", "ending": ending})
    return _reading(_kept(target))


def picture(shelves: Shelves, file: ShownFile, page: int, *, large: bool = False) -> bytes:
    """The picture of a page, a PNG. Raises `Busy` or `NoPicture`."""
    size = "large" if large else "normal"
    target = page_cache.place(shelves.cache, file.sha256, f"{file.showing}-{page}-{size}.png")
    if not target.is_file():
        if not file.showing.has_pictures or not 1 <= page <= read(shelves, file).count:
            raise NoPicture
        _make(shelves, file, target, {"do": "draw", "page": page, "size": size})
    drawn = _kept(target)
    if not drawn:
        raise NoPicture
    return drawn


def _by_ending(file: ShownFile) -> bool:
    """Whether the same bytes are read otherwise under another name."""
    return not (file.showing.has_pictures or file.showing is Showing.SHEETS)


def _make(shelves: Shelves, file: ShownFile, target: Path, order: dict[str, Any]) -> None:
    path = path_of(shelves.store, file.sha256).absolute()
    order |= {"path": str(path), "showing": file.showing.value, "seconds": SECONDS}
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise Busy
    try:
        if target.is_file():  # somebody else asked for it at the same time
            return
        with page_cache.making(target) as made:
            _run(order, made)
    finally:
        AT_ONCE.release()
    page_cache.prune(shelves.cache)


def _run(order: dict[str, Any], made: IO[bytes]) -> None:
    """What fails leaves an empty picture, or the lines that were whole: it would fail the same way again."""
    try:
        ended_well = run_apart(PROGRAM, order, made, LONGEST_WAIT)
    except CutShort as cut:
        raise Busy from cut
    if not ended_well and order["do"] == "draw":
        made.truncate(0)


def _kept(target: Path) -> bytes:
    try:
        return target.read_bytes()
    except FileNotFoundError:  # somebody made room at just this moment
        raise Busy from None


def _reading(content: bytes) -> FileReading:
    whole = content[: content.rfind(b"\n") + 1].splitlines()
    if not whole:
        return FileReading(remark=UNREADABLE)
    head, *lines = (json.loads(line) for line in whole)
    pages = tuple(PageText(**line) for line in lines)
    return FileReading(count=head["count"], pages=pages, remark=head.get("remark", ""))
