"""A letter's versions as people read them: who wrote each, and what changed from the one before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from foi_tracker.models import Letter
from foi_tracker.queries.challenges import Thread


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """Lines that went, and lines that came in their place."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """One version, with what changed in it; the first has no changes."""

    number: int
    by: str
    at: datetime
    changes: tuple[Change, ...]
    is_first: bool


def versions(thread: Thread, names: Mapping[int, str]) -> list[Version]:
    """Newest first, as one looks for what somebody did last."""
    pairs = zip((None, *thread.versions[:-1]), thread.versions, strict=True)
    found = [
        Version(
            number=new.version,
            by=names.get(new.made_by_id, "Somebody"),
            at=new.made_at,
            changes=tuple(changes(_lines(old), _lines(new))) if old else (),
            is_first=old is None,
        )
        for old, new in pairs
    ]
    return found[::-1]


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Only what differs, in order."""
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(before=_said(before[i:j]), after=_said(after[k:m]))


def _lines(letter: Letter) -> list[str]:
    return [f"Subject: {letter.subject}", *letter.body.splitlines()]


def _said(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
