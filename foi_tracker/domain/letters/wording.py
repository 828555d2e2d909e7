"""The words of letters, from the data files of `texts`: a folder a language, a file a kind, a table a law."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foi_tracker.domain.letters.keys import FACTS, KEYS
from foi_tracker.domain.vocabulary import RegimeCode

FOLDER = Path(__file__).with_name("texts")
ENGLISH = "en"
SHARED = "all"  # what each law has, where its own table says nothing else
TERMS = "terms"

PLACEHOLDER = re.compile(r"\{(\w+)\}")
BRACE = re.compile(r"\{[^{}]*\}|[{}]")


class BadWording(ValueError):
    """A data file that cannot be used; the message names the file, the law and the key."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Every paragraph of a language, by file and law."""

    language: str
    paragraphs: Mapping[tuple[str, RegimeCode], Mapping[str, str]]

    def says(self, file: str, law: RegimeCode, key: str) -> str:
        """One paragraph, its placeholders not yet filled; empty where this law has none."""
        return self.paragraphs[file, law][key]

    def terms(self, law: RegimeCode) -> Mapping[str, str]:
        """What this law calls things."""
        return self.paragraphs[TERMS, law]


@cache
def wording(language: str = ENGLISH) -> Wording:
    """The words of a language that this program has."""
    return read_wording(FOLDER / language)


def languages() -> list[str]:
    """The languages that letters can be written in."""
    return sorted(each.name for each in FOLDER.iterdir() if each.is_dir())


def read_wording(folder: Path) -> Wording:
    """All the files of a language, or BadWording."""
    paragraphs = {}
    for file in KEYS:
        tables = _tables(folder / f"{file}.toml")
        for law in RegimeCode:
            paragraphs[file, law] = _of_law(file, law, tables)
    return Wording(folder.name, paragraphs)


def facts_of(text: str) -> frozenset[str]:
    """The names of the placeholders in a paragraph."""
    return frozenset(PLACEHOLDER.findall(text))


def _tables(path: Path) -> Mapping[str, Mapping[str, object]]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadWording(f"{path.name}: {problem}") from problem
    for name, table in read.items():
        if name not in (SHARED, *RegimeCode) or not isinstance(table, dict):
            raise BadWording(f"{path.name}: [{name}] is no table of a law")
        for wrong in _strange(path.stem, table):
            raise BadWording(f"{path.name}: [{name}]: {wrong}")
    return read


def _strange(file: str, table: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with the paragraphs of a table."""
    known = frozenset() if file in (TERMS, "words") else FACTS | frozenset(KEYS[TERMS])
    for key, text in table.items():
        if key not in KEYS[file]:
            yield f"{key} is not a paragraph of it"
        elif not isinstance(text, str):
            yield f"{key} is not a text"
        else:
            yield from (
                f"{key} has the unknown placeholder {brace}"
                for brace in BRACE.findall(text)
                if brace[1:-1] not in known
            )


def _of_law(file: str, law: RegimeCode, tables: Mapping[str, Mapping[str, object]]) -> Mapping[str, str]:
    said = {**tables.get(SHARED, {}), **tables.get(law, {})}
    for key in KEYS[file]:
        if key not in said:
            raise BadWording(f"{file}.toml: [{law.value}]: {key} is missing")
    return {key: str(text).strip("\n") for key, text in said.items()}
