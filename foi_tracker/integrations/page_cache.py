"""What was drawn and read of stored files, kept beside them: anything of it may be deleted at any time."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from foi_tracker.integrations.file_store import path_of

MOST_BYTES: Final = 500 * 1024 * 1024
AS_MADE_NOW: Final = "1"  # change it when pages are drawn or read otherwise: what was made before is not found then


def place(folder: Path, sha256: str, name: str) -> Path:
    """Where something made of the file with this hash lies, if it was made."""
    return path_of(folder, sha256) / f"{AS_MADE_NOW}-{name}"


@contextmanager
def making(target: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which is `target` once it is whole, and nothing if that fails."""
    for folder in reversed(target.parents[:3]):
        folder.mkdir(mode=0o700, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def prune(folder: Path, most: int = MOST_BYTES) -> None:
    """Delete the oldest until there are no more than so many bytes."""
    files = []
    for path in folder.glob("*/*/*"):
        with suppress(FileNotFoundError):  # another process prunes as well
            facts = path.stat()
            files.append((facts.st_mtime, facts.st_size, path))
    size = sum(each[1] for each in files)
    for _, freed, path in sorted(files):
        if size <= most:
            return
        path.unlink(missing_ok=True)
        size -= freed
