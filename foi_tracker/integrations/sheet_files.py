"""The sheets in stored files, read by another process, once: then they are taken from beside the files."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Any, Final

from foi_tracker.domain.imports.sheet import NO_MARKS, FileFacts, Sheet, SheetFacts, SheetRefused, SheetRow
from foi_tracker.integrations import page_cache
from foi_tracker.integrations.file_store import path_of
from foi_tracker.integrations.process_apart import CutShort, run_apart
from foi_tracker.integrations.sheet_limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS

__all__ = ["MOST_BYTES", "MOST_COLUMNS", "MOST_ROWS", "facts", "sheet"]

PROGRAM: Final = "foi_tracker.integrations.rows_of_file"
AS_READ_NOW: Final = "4"  # change it when sheets are read otherwise: what was read before is not found then
SECONDS: Final = 20  # of the processor's time, so that a busy machine reads as much as a quiet one
LONGEST_WAIT: Final = 60  # seconds, for the program
PATIENCE: Final = 20  # seconds, for others to be done

GONE: Final = "it is no longer in the tracker’s store. Bring it again."
BUSY: Final = "others are having sheets read just now. Wait a minute and try again; nothing is lost."
TOO_HARD: Final = "it could not be read within the time and memory there is. It may be damaged. Copy the table that you need to a new file, save that as .csv and bring it."  # fmt: skip # noqa: E501
ALL_HIDDEN: Final = "all its sheets are hidden. Show the one that you want to bring in, save the file and bring it again."  # fmt: skip # noqa: E501

# Each takes a processor; whoever comes third in one process waits.
AT_ONCE: Final = BoundedSemaphore(2)
Line = dict[str, Any]


def facts(store: Path, cache: Path, sha256: str, filename: str) -> FileFacts:
    """What a file is and which sheets it has. Raises `SheetRefused`."""
    return facts_from(_lines(store, cache, sha256, filename, {"do": "facts"}))


def sheet(store: Path, cache: Path, sha256: str, filename: str, name: str = "") -> Sheet:
    """One sheet with its rows; without a name, the first that is not hidden. Raises `SheetRefused`."""
    chosen = name or _first(facts(store, cache, sha256, filename), filename)
    return sheet_from(_lines(store, cache, sha256, filename, {"do": "sheet", "name": chosen}))


def facts_from(lines: Iterator[Line]) -> FileFacts:
    """A file, from the one line that the program says of it."""
    head = next(lines)
    sheets = tuple(_facts(each) for each in head.pop("sheets"))
    return FileFacts(sheets=sheets, **head)


def sheet_from(lines: Iterator[Line]) -> Sheet:
    """A sheet, from what the program says of it: its facts, then a line for each row."""
    head = next(lines)
    return Sheet(facts=_facts(head), rows=[_row(each, head["column_count"]) for each in lines])


def _first(file: FileFacts, filename: str) -> str:
    shown = [each for each in file.sheets if not each.is_hidden]
    if not shown:
        raise SheetRefused(_message(filename, ALL_HIDDEN))
    return next((each.name for each in shown if each.row_count), shown[0].name)


def _facts(said: Line) -> SheetFacts:
    found: Line = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    return SheetFacts(**found)


def _row(said: Line, width: int) -> SheetRow:
    cells = said["c"]
    return SheetRow(
        number=said["n"],
        cells=(*cells, *([""] * (width - len(cells)))),
        is_hidden=bool(said.get("h")),
        dates=frozenset(said.get("d", ())),
        numbers=frozenset(said.get("m", ())),
        formulas=frozenset(said.get("f", ())),
        colours=_by_place(said.get("k")),
        links=_by_place(said.get("l")),
    )


def _by_place(said: dict[str, str] | None) -> Mapping[int, str]:
    return {int(place): text for place, text in said.items()} if said else NO_MARKS


def _lines(store: Path, cache: Path, sha256: str, filename: str, order: Line) -> Iterator[Line]:
    """What the program says of a file, one line after the other; a line that refuses is raised."""
    which = hashlib.sha256(json.dumps(order).encode()).hexdigest()[:16]
    target = page_cache.place(cache, sha256, f"rows{AS_READ_NOW}-{which}.jsonl")
    path = path_of(store, sha256)
    if not target.is_file():
        if not path.is_file():
            raise SheetRefused(_message(filename, GONE))
        _make(cache, target, order | {"path": str(path.absolute()), "seconds": SECONDS}, filename)
    lines = _kept(target, filename)
    if "refused" in (last := json.loads(lines[-1])):
        raise SheetRefused(_message(filename, last["refused"], *last["where"]))
    return map(json.loads, lines)


def _make(cache: Path, target: Path, order: Line, filename: str) -> None:
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise SheetRefused(_message(filename, BUSY))
    try:
        if target.is_file():  # somebody else asked for it at the same time
            return
        with page_cache.making(target) as made:
            _run(order, made, filename)
    finally:
        AT_ONCE.release()
    page_cache.prune(cache)


def _run(order: Line, made: IO[bytes], filename: str) -> None:
    """What breaks the program leaves one line that says so: it would break the same way again."""
    try:
        ended_well = run_apart(PROGRAM, order, made, LONGEST_WAIT)
    except CutShort as cut:
        raise SheetRefused(_message(filename, BUSY)) from cut
    if not ended_well:
        made.seek(0)
        made.truncate()
        made.write(json.dumps({"refused": TOO_HARD, "where": []}).encode() + b"\n")


def _kept(target: Path, filename: str) -> list[bytes]:
    try:
        return target.read_bytes().splitlines()
    except FileNotFoundError:  # somebody made room at just this moment
        raise SheetRefused(_message(filename, BUSY)) from None


def _message(filename: str, text: str, *where: str) -> str:
    """The file and the place, then what is the matter and the way out."""
    return f"{', '.join((f'“{filename}”', *where))}: {text}"
