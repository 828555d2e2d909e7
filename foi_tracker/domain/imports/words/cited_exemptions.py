"""Exemptions as people cite them in a sheet: "s31(1)(a),(b); s.40(2)", "S12", "section 12 – cost"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import as_cited, exemption
from foi_tracker.domain.findings.tidied import tidied
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.words.cell_words import is_nothing
from foi_tracker.domain.imports.words.grounds import STEM, ground, is_condition, may_be, words_of
from foi_tracker.domain.imports.words.provisions import Provision, provisions
from foi_tracker.domain.vocabulary import RegimeCode

LAWS: Final[Mapping[RegimeCode, re.Pattern[str]]] = {
    law: re.compile(pattern, re.IGNORECASE)
    for law, pattern in (
        (RegimeCode.FOISA, r"\bfoi ?\(?s\)?a\b|\bfreedom of information \(scotland\) act\b"),
        (RegimeCode.EISR, r"\bei ?\(s\) ?rs?\b|\beisrs?\b|\benvironmental information \(scotland\) regulations\b"),
        (RegimeCode.FOIA, r"\bfoia\b|\bfreedom of information act\b|\bfoi act\b"),
        (RegimeCode.EIR, r"\beirs?\b|\benvironmental information regulations\b"),
    )
}
# People write EIR of the Scottish Regulations too; their numbers show which are meant.
LOOSELY: Final = {RegimeCode.EISR: RegimeCode.EIR}
NCND: Final = re.compile(
    r"\bncnd\b|\bn/c/n/d\b|\bneither (?:to )?confirm(?:ed|s)? n?or den(?:y|ied|ies)\b", re.IGNORECASE
)
PARTS: Final = re.compile(r"[;\n\r]+")
FRAGMENTS: Final = re.compile(r"[,;:/&+()\[\]\n]|\s-\s|^-\s|\s-$|\band\b|\bor\b|\bplus\b", re.IGNORECASE)
LISTED: Final = re.compile(r"[,;/&+]|\band\b", re.IGNORECASE)
READ_WITH: Final = re.compile(
    r"[\s,(]*(?:when |as )?(?:read )?(?:in conjunction |together )?(?:with|w/)\s*", re.IGNORECASE
)
# What people write around a section, and says nothing of which it is.
AROUND: Final = (
    "a absolute act all already also an and applied applies apply are as available based because by cite cited "
    "cites citing claimed class conjunction data dpa due eir eirs eisr eisrs engaged environmental exceeded "
    "exceeds exception exceptions exempt exempted exemption exemptions foi foia foisa for freedom from full fully "
    "gdpr ground grounds harm hours in info information interest is it limb limit not of on online only or over "
    "paragraph part partly per pit prejudice public published qualified quoted read reason refusal refuse refused "
    "refusing reg regs regulation regulations relied relies request s scotland section sections some ss "
    "subsection test the they to uk under used using via virtue was website were with withheld withhold 18 2000 "
    "2002 2004 2018 24"
)
IDLE: Final = frozenset(AROUND.split())
LONGEST: Final = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """What was read, and the words that were not: another law's, an unknown number, or one of several grounds.

    `ncnd` is whether the cell says of anything that the authority would neither confirm nor deny.
    """

    exemptions: tuple[CitedExemption, ...] = ()
    unread: tuple[str, ...] = ()
    ncnd: bool = False


def cited(text: str, regime: RegimeCode) -> Cited:
    """The exemptions of this law that the cell names."""
    return _cited(text, regime) if len(text) <= LONGEST else Cited(unread=(text.strip(),))


@lru_cache(maxsize=2048)
def _cited(text: str, regime: RegimeCode) -> Cited:
    if is_nothing(text):
        return Cited()
    parts = [_part(part.strip(), regime) for part in PARTS.split(text) if part.strip()]
    return Cited(
        exemptions=tuple(dict.fromkeys(each for part in parts for each in part.exemptions)),
        unread=tuple(dict.fromkeys(each for part in parts for each in part.unread)),
        ncnd=any(part.ncnd for part in parts),
    )


def may_mean(words: str, regime: RegimeCode) -> tuple[str, ...]:
    """The codes that words left unread may stand for: s.40 is s.40(1) or s.40(2)."""
    return tuple(dict.fromkeys(code for each in provisions(tidied(words).lower()) for code in may_be(each, regime)))


def _part(text: str, regime: RegimeCode) -> Cited:
    """A stretch of the cell that names one law at most."""
    spoken = tidied(text)
    words = spoken.lower()
    laws = {law for law, pattern in LAWS.items() if pattern.search(words)} - {regime, LOOSELY.get(regime)}
    found = [] if laws else provisions(words)
    if not found:
        is_ncnd = bool(NCND.search(words))
        is_all = is_ncnd and not _words_left(NCND.sub(" ", words), frozenset())
        return Cited(unread=() if is_all else (text,), ncnd=is_ncnd)
    return _read(spoken if len(spoken) == len(words) else words, found, regime)


def _read(words: str, found: Sequence[Provision], regime: RegimeCode) -> Cited:
    spans = sorted({(each.start, each.end) for each in found})
    gaps = _gaps(words, spans)
    beside = {span: f"{before} {after}".lower() for span, (before, after) in zip(spans, pairwise(gaps), strict=True)}
    made = [(each, ground(each, beside[each.start, each.end], regime)) for each in found]
    denied = _denied(spans, gaps)
    read = [
        _denying(ground_of) if (each.start, each.end) in denied else ground_of for each, ground_of in made if ground_of
    ]
    unread = [_named(each, words) for each, ground_of in made if ground_of is None]
    known = frozenset().union(*(words_of(each.number, regime) for each in found))
    left = [fragment for gap in gaps for fragment in _left(gap, known)]
    return Cited(
        exemptions=tuple(_with_their_conditions(_with_their_grounds(read, gaps))),
        unread=(*unread, *left),
        ncnd=bool(NCND.search(words)) or any(each.ncnd for each in read),
    )


def _named(each: Provision, words: str) -> str:
    """As the cell has it, unless it names several in one breath."""
    said = words[each.start : each.end].strip()
    return said if said.lower() == each.said else each.said


def _gaps(words: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands before, between and after the provisions."""
    ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(words)]
    return [words[end:start] for end, start in zip(ends, starts, strict=True)]


def _denied(spans: Sequence[tuple[int, int]], gaps: Sequence[str]) -> set[tuple[int, int]]:
    """The provisions that "NCND" is said of: those after it where it opens the list, else the one before it."""
    if NCND.search(gaps[0]):
        return set(spans)
    denied = set()
    for place, gap in enumerate(gaps[1:]):
        mark = NCND.search(gap)
        if mark:
            is_of_next = LISTED.search(gap[: mark.start()]) and place + 1 < len(spans)
            denied.add(spans[place + 1] if is_of_next else spans[place])
    return denied


def _denying(made: CitedExemption) -> CitedExemption:
    known = exemption(made.law, made.code)
    return replace(made, ncnd=True) if known is not None and known.ncnd else made


def _with_their_grounds(read: Sequence[CitedExemption], gaps: Sequence[str]) -> list[CitedExemption]:
    """FOISA s.18 is used with the exemption that would have applied: "s.18 with s.35(1)(a)" is one refusal."""
    if len(read) == len(gaps) - 1 and len(read) > 1 and READ_WITH.fullmatch(gaps[1]) and read[0].ncnd:
        limb = f"with {as_cited(read[1].code, read[1].limb)}"
        return [replace(read[0], limb=limb), *read[2:]]
    return list(read)


def _with_their_conditions(read: Sequence[CitedExemption]) -> list[CitedExemption]:
    """FOIA s.40(2) and (3A) is one ground with the condition that makes it one."""
    finer = {each.code for each in read if is_condition(each)}
    return [each for each in read if each.limb or each.code not in finer]


def _left(gap: str, known: frozenset[str]) -> list[str]:
    fragments = [fragment.strip(" .-'\"") for fragment in FRAGMENTS.split(_without_laws(NCND.sub(" ", gap)))]
    return [each for each in fragments if re.search("[a-z]", each) and _words_left(each, known)]


def _without_laws(gap: str) -> str:
    for pattern in LAWS.values():
        gap = pattern.sub(" ", gap)
    return gap


def _words_left(fragment: str, known: frozenset[str]) -> list[str]:
    """The words of it that neither name a ground nor mean nothing here."""
    return [word for word in fold(fragment).split() if word not in IDLE and word[:STEM] not in known]
