"""Files on disk, each under the SHA-256 of its bytes, and there for certain before anybody says so."""

import errno
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

CHUNK = 1024 * 1024
SHA256_LENGTH = 64


class FileTooLarge(Exception):
    """More bytes came than a file may have; nothing was kept."""


class NoRoom(Exception):
    """The disk, or our share of it, is full; nothing was kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """Where the bytes lie is `path_of` their `sha256`; `head` is the first of them, to tell the type by."""

    sha256: str
    size: int
    head: bytes


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this hash lie; anything but a hash is refused, so no name can lead elsewhere."""
    if len(sha256) != SHA256_LENGTH or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return folder / sha256[:2] / sha256


def keep(folder: Path, stream: IO[bytes], *, largest: int, head: int) -> StoredFile:
    """Store the bytes of `stream`; the same bytes twice take up the room of once. Raises `FileTooLarge` or `NoRoom`."""
    try:
        return _keep(folder, stream, largest=largest, head=head)
    except OSError as refused:
        if refused.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom(str(folder)) from refused
        raise


def _keep(folder: Path, stream: IO[bytes], *, largest: int, head: int) -> StoredFile:
    waiting = folder / "tmp"
    waiting.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=waiting)  # mkstemp makes it readable by its owner alone
    try:
        with os.fdopen(descriptor, "wb") as target:
            stored = _copy(stream, target, largest, head)
            target.flush()
            os.fsync(target.fileno())
        _settle(Path(name), path_of(folder, stored.sha256))
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return stored


def _copy(stream: IO[bytes], target: IO[bytes], largest: int, head: int) -> StoredFile:
    digest, size, first = hashlib.sha256(), 0, b""
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > largest:
            raise FileTooLarge(f"more than {largest} bytes")
        digest.update(chunk)
        first = first or chunk[:head]
        target.write(chunk)
    return StoredFile(sha256=digest.hexdigest(), size=size, head=first)


def _settle(waiting: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    waiting.replace(target)
    for folder in (target.parent, target.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and journals its names itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
