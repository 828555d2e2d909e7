"""Sections and regulations as people write them: s31, S. 31 (1)(a),(b), section 31, Regs 12.4.b."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SECTION, REGULATION, BARE = "s", "reg", ""
HEAD = (
    r"(?<![a-z0-9'])(?:(?P<section>sections?|sect?s?|ss?|§§?)|(?P<regulation>regulations?|regs?|r))"
    r"\s*\.?\s*(?:no\.?\s*)?"
)
ELEMENT = r"(?:[0-9]{1,2}[a-z]?|[a-z]|[az][a-f]|[ivx]{2,4})"
BRACKETS = rf"(?:\s*\(\s*{ELEMENT}\s*\)(?:\s*(?:-|to)\s*\(\s*{ELEMENT}\s*\))?)"
DOTS = r"(?:\.[0-9]{1,2}[a-z]?(?![0-9a-z])(?:\.[a-z](?![a-z]))?)"
JOIN = r"\s*(?:[,;&/+]|\band\b|\bor\b)(?:[\s,;&/+]|\band\b|\bor\b)*"
CITED = re.compile(
    rf"(?:{HEAD}|(?<![a-z0-9£$.'(-]))(?P<number>[0-9]{{1,2}}[a-z]?)(?![0-9a-z])"
    rf"(?P<limbs>{DOTS}?{BRACKETS}*(?:(?<=\))[a-z](?![a-z]))?(?:{JOIN}{BRACKETS}+)*)"
)
JOINED = re.compile(
    r"(?:[\s,;:&/+(-]|\b(?:and|or|exempt(?:ed|ions?)?|under|refused|refusal|withheld|citing|cited)\b"
    r"|\b(?:foisa|foia?|eisrs?|eirs?|ei\(s\)rs?)(?![a-z]))*"
)
# A bare number is a section where it stands alone; 18 hours and 3/4/26 are none.
ENDED = re.compile(r"\s*(?:$|[,;&+)(]|/(?!\s*[0-9]{1,2}/)|-\s|\s-|and\b|or\b|ncnd\b|neither\b)")
IN_BRACKETS = re.compile(
    rf"\(\s*(?P<first>{ELEMENT})\s*\)(?:\s*(?:-|to)\s*\(\s*(?P<last>{ELEMENT})\s*\))?|(?<=[).])(?P<bare>[a-z])(?![a-z])"
    r"|\.(?P<figure>[0-9]{1,2}[a-z]?)"
)
NUMERAL = re.compile(r"[ivx]{2,4}|[ivx]")
BEFORE_I: Final = "h"
# (a)-(c) is one part of a path.
RANGE: Final = ")-("
IS_FIGURE, IS_LETTER, IS_NUMERAL = range(3)

Path = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """A place in a law: s.31(1)(a) is number 31, path ("1", "a"). `start` and `end` are where the words say it."""

    head: str
    number: str
    path: Path
    start: int
    end: int
    said: str


def provisions(words: str) -> list[Provision]:
    """All that the words name, from left to right; the words are in small letters."""
    found: list[Provision] = []
    for match in CITED.finditer(words):
        head = _head(match, words, found)
        if head is not None:
            found += _said(match, head)
    return found


def written_path(path: Path) -> str:
    """(1)(a), as a letter would write it."""
    return "".join(f"({part})" for part in path)


def paths(limbs: str) -> list[Path]:
    """Each place that a run of brackets names: (1)(a)(b) is (1)(a) and (1)(b), but (1)(a)(i) is one."""
    found: list[Path] = [()]
    depths: list[int] = []
    for part in map(_part, IN_BRACKETS.finditer(limbs)):
        depth = _depth(part, found[-1], depths)
        keep = sum(1 for each in depths if each < depth)
        if keep < len(depths):
            found.append(found[-1][:keep])
        found[-1] = (*found[-1], part)
        depths = [*depths[:keep], depth]
    return found


def _said(match: re.Match[str], head: str) -> list[Provision]:
    number, start, end = match["number"].upper(), match.start(), match.end()
    several = paths(match["limbs"])
    said = (
        [match[0].strip()]
        if len(several) == 1
        else [f"{head} {number}{written_path(path)}".strip() for path in several]
    )
    return [
        Provision(head=head, number=number, path=path, start=start, end=end, said=words)
        for path, words in zip(several, said, strict=True)
    ]


def _part(match: re.Match[str]) -> str:
    parts = [each for each in match.groups() if each]
    return RANGE.join(part.upper() if part[0].isdecimal() else part for part in parts)


def _depth(part: str, path: Path, depths: Sequence[int]) -> int:
    """Figures, then letters, then numerals: (i) is a numeral below a letter, unless it follows (h)."""
    if part[0].isdecimal():
        return IS_FIGURE
    below = IS_LETTER in depths and not (part == "i" and path[-1] == BEFORE_I)
    starts = part[0] == "i" or IS_NUMERAL in depths
    return IS_NUMERAL if below and starts and NUMERAL.fullmatch(part) else IS_LETTER


def _head(match: re.Match[str], words: str, found: Sequence[Provision]) -> str | None:
    """Which word stands before it; None where it is only a number."""
    if match["section"]:
        return SECTION
    if match["regulation"]:
        return REGULATION
    between = words[found[-1].end if found else 0 : match.start()]
    is_ended = bool(match["limbs"].strip()) or bool(ENDED.match(words, match.end()))
    if not is_ended or not JOINED.fullmatch(between):
        return BARE if match["limbs"].strip() and "(" in match["limbs"] else None
    return found[-1].head if found else BARE
