"""What a release is asked to be, what became of it, and how it is cited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

PAGE: Final = "page.json"
LICENCES: Final = (
    "Contains National Statistics data, Crown copyright, Open Government Licence v3.",
    "The hex layouts: contains OS data, Crown copyright.",
)
PLAIN: Final = re.compile("[^a-z0-9]+")
PROGRAM: Final = "FOI Tracker 0.1.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRelease:
    """What to freeze. `number` is the one that the form showed as the next; `filters` are those of lists of requests.

    `question_set` is "lfrt-police 1", or "" for all of them.
    """

    number: int
    title: str
    notes: str = ""
    kind: str = ""
    nation: str = ""
    question_set: str = ""

    @property
    def filters(self) -> dict[str, str]:
        """Those that narrow it."""
        named = {"kind": self.kind, "nation": self.nation, "question_set": self.question_set}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeRelease:
    """The files of a release, kept under their hashes: by name, their SHA-256, size and media type."""

    content_sha256: str
    files: Mapping[str, Mapping[str, Any]]
    counts: Mapping[str, int]
    question_sets: tuple[str, ...]


def file_stem(slug: str, asked: NewRelease) -> str:
    """What its files are called, before their endings: with its filters, so that nobody takes some for all."""
    only = "".join(f"-{PLAIN.sub('-', word.casefold())}" for word in asked.filters.values())
    return f"{slug}-release-{asked.number}{only}"


def citation(*, campaign: str, title: str, number: int, on: date, content_sha256: str) -> str:
    """How to name a release so that anybody can check that they have the same."""
    day = f"{on.day} {on:%B %Y}"
    return f"{campaign}: {title}. Release {number}, {day}. SHA-256 of its findings: {content_sha256}."
