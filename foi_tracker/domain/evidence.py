"""What an evidence bundle holds, in plain values: nobody of the campaign is named in it."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foi_tracker.domain.working import WorkedDay

FOLDER: Final = "exhibits"
LONGEST_STEM: Final = 60
LONGEST_ENDING: Final = 10


@dataclass(frozen=True, slots=True)
class FileText:
    """What of a file is printed; and, where it is not all, why."""

    text: str = ""
    remark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exhibit:
    """A letter of ours or a file that came with a reply.

    `file_name` is as it was given, `archive_name` where it lies in the archive. A letter carries its own `content`;
    a file's bytes are found by its `sha256`.
    """

    number: int
    what: str
    on: date
    file_name: str
    archive_name: str
    sha256: str
    size: int
    printed: FileText = FileText()
    content: bytes | None = None
    is_missing: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """A line of the chronology; `on` is the day the law counts from."""

    on: date
    sentence: str
    exhibits: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedDeadline:
    """A deadline with the days it was counted over, and how it ended where it has."""

    heading: str
    due: str
    level: str
    provision: str
    calendar: str
    ended: str = ""
    sentences: tuple[str, ...] = ()
    days: tuple[WorkedDay, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """Everything that the bundle of one request says. `calendar` names the version that its dates were counted with."""

    reference: str
    title: str
    authority: str
    law: str
    requester: str
    regulator: str
    references: tuple[tuple[str, str], ...]
    made_on: date
    calendar: str
    answers: tuple[tuple[str, str], ...]
    chronology: tuple[Happening, ...]
    taken_back: int
    deadlines: tuple[WorkedDeadline, ...]
    provisos: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]

    def files(self) -> Iterator[Exhibit]:
        """The exhibits whose bytes are in the store of files."""
        return (exhibit for exhibit in self.exhibits if exhibit.content is None)

    def printing(self, texts: Mapping[str, FileText], missing: frozenset[str]) -> "Bundle":
        """The same bundle with what could be read of its files, by SHA-256."""
        return replace(self, exhibits=tuple(_printing(exhibit, texts, missing) for exhibit in self.exhibits))


def naming(bundle: Bundle, ours: Collection[str]) -> tuple[Exhibit, ...]:
    """The exhibits that hold one of these names or addresses, as far as their text could be read."""
    wanted = [re.escape(each.strip().casefold()) for each in ours if each.strip()]
    if not wanted:
        return ()
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)")
    texts = ((each, " ".join(f"{each.file_name} {each.printed.text}".split())) for each in bundle.exhibits)
    return tuple(exhibit for exhibit, text in texts if pattern.search(text.casefold()))


def _printing(exhibit: Exhibit, texts: Mapping[str, FileText], missing: frozenset[str]) -> Exhibit:
    if exhibit.content is not None:
        return exhibit
    if exhibit.sha256 in missing:
        gone = FileText(remark="This file is no longer in the tracker’s store, so it is not in the archive either.")
        return replace(exhibit, printed=gone, is_missing=True)
    return replace(exhibit, printed=texts[exhibit.sha256])


def archive_name(number: int, file_name: str) -> str:
    """Where an exhibit lies: its number, then what is left of its name in letters that every system can store."""
    plain = unicodedata.normalize("NFKD", file_name)
    ascii_only = plain.encode("ascii", "ignore").decode()
    stem, dot, ending = ascii_only.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        stem, ending = ascii_only, ""
    stem, ending = (re.sub(r"[^A-Za-z0-9]+", "-", part).strip("-") for part in (stem, ending))
    return f"{FOLDER}/{number:02}-{stem[:LONGEST_STEM].strip('-') or 'file'}" + (f".{ending}" if ending else "")
