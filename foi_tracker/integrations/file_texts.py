"""The text of stored files, as another process reads it: a file that breaks its reader breaks nothing else."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foi_tracker.domain.evidence import FileText
from foi_tracker.integrations import text_of_file
from foi_tracker.integrations.file_store import path_of

READER = Path(text_of_file.__file__)
LONGEST_WAIT = 60  # seconds
MOST_DEATHS = 3
# None of ours: what a hostile file may reach holds no secret. Windows starts nothing without its own.
ENVIRONMENT: dict[str, str] | None = None if sys.platform == "win32" else {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stored file, and the name that tells its kind."""

    sha256: str
    name: str


def missing(folder: Path, files: Sequence[Wanted]) -> frozenset[str]:
    """The hashes whose bytes are no longer there."""
    return frozenset(each.sha256 for each in files if not path_of(folder, each.sha256).is_file())


def texts(folder: Path, files: Sequence[Wanted]) -> dict[str, FileText]:
    """What can be printed of each file, in this order until there is enough; those that are missing are left out."""
    gone = missing(folder, files)
    waiting = [each for each in {each.sha256: each for each in files}.values() if each.sha256 not in gone]
    found: dict[str, FileText] = {}
    for _ in range(MOST_DEATHS):
        if not waiting:
            break
        read = _read(folder, waiting)
        found |= {each.sha256: text for each, text in zip(waiting, read, strict=False)}
        waiting = waiting[len(read) :]
        if waiting:  # the reader died over the first of these
            found[waiting.pop(0).sha256] = FileText(remark=text_of_file.UNREADABLE)
    return found | {each.sha256: FileText(remark=text_of_file.UNREADABLE) for each in waiting}


def _read(folder: Path, files: Sequence[Wanted]) -> list[FileText]:
    asked = [{"path": str(path_of(folder, each.sha256)), "name": each.name} for each in files]
    lines = "".join(json.dumps(each) + "\n" for each in asked).encode()
    try:
        made = subprocess.run(  # noqa: S603 our own program, by its own path
            [sys.executable, "-I", str(READER)],
            input=lines,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST_WAIT,
            env=ENVIRONMENT,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as late:
        made = late.stdout or b""
    whole = made[: made.rfind(b"\n") + 1].splitlines()
    return [FileText(*json.loads(line)) for line in whole]
