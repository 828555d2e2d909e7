"""page.json: everything that the public page of a release shows, and nothing else."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

FORMAT: Final = 1


class Lines:
    """JSON values that wait on disk, one a line, so that a large release needs no large memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = path.open("w", encoding="utf-8")

    def add(self, value: object) -> None:
        """One more."""
        self.file.write(as_line(value) + "\n")

    def read(self) -> Iterator[str]:
        """All of them, once; nothing can be added after."""
        self.file.close()
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                yield line.rstrip("\n")


def as_line(value: object) -> str:
    """The same for the same value. U+2028 and U+2029 are no line breaks in JSON, nor here."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_page(target: IO[bytes], facts: Mapping[str, Any], lists: Mapping[str, Iterable[str]]) -> None:
    """The facts and the long lists, by name, in the order of their names."""
    names = sorted([*facts, *lists])
    for at, name in enumerate(names):
        target.write(f"{',' if at else '{'}\n{json.dumps(name)}:".encode())
        if name in facts:
            target.write(as_line(facts[name]).encode())
        else:
            _write_list(target, lists[name])
    target.write(b"\n}\n")


def _write_list(target: IO[bytes], lines: Iterable[str]) -> None:
    target.write(b"[")
    for at, line in enumerate(lines):
        target.write((",\n" if at else "\n").encode() + line.encode())
    target.write(b"]")
