"""The ground of a law that a section or regulation is, where its number and its words leave no doubt."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import exemption, exemptions
from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.words.provisions import (
    BARE,
    RANGE,
    REGULATION,
    SECTION,
    Path,
    Provision,
    provisions,
    written_path,
)
from foi_tracker.domain.refusal_advice import all_advice
from foi_tracker.domain.vocabulary import RegimeCode

Place = tuple[str, Path]
HEADS: Final = {
    RegimeCode.FOIA: SECTION,
    RegimeCode.FOISA: SECTION,
    RegimeCode.EIR: REGULATION,
    RegimeCode.EISR: REGULATION,
}
WRITTEN: Final = {SECTION: "s.", REGULATION: "reg "}
# FOISA s.18 does nothing else.
ALWAYS_DENIES: Final = {RegimeCode.FOISA: frozenset({"s.18"})}
# Personal data: FOIA s.40(3A), (3B), (4A) for s.40(2); FOISA s.38(2A), (2B), (3A) for s.38(1)(b).
CONDITIONS: Final[Mapping[RegimeCode, Mapping[tuple[str, ...], str]]] = {
    RegimeCode.FOIA: dict.fromkeys((("40", "3A"), ("40", "3B"), ("40", "4A")), "s.40(2)"),
    RegimeCode.FOISA: dict.fromkeys((("38", "2A"), ("38", "2B"), ("38", "3A")), "s.38(1)(b)"),
}
# As long as the limb of a refusal may be.
LONGEST_LIMB: Final = 40
STEM: Final = 4
TELLING: Final[Mapping[RegimeCode, Mapping[str, str]]] = {
    RegimeCode.FOIA: {
        "s.14(1)": r"vexatious|burden",
        "s.14(2)": r"repeat",
        "s.27(2)": r"confidential",
        "s.27(1)": r"international relations",
        "s.30(1)": r"investigation|proceedings|prosecution",
        "s.30(2)": r"confidential sources|informant",
        "s.40(1)": r"\bown (?:personal )?data|requester",
        "s.40(2)": r"third[ -]part|other people|staff|officers?\b|names? of",
        "s.43(1)": r"trade secret",
        "s.43(2)": r"commercial|prejudice",
    },
    RegimeCode.FOISA: {
        "s.12(1)": r"cost",
        "s.12(2)": r"overlap",
        "s.14(1)": r"vexatious|burden",
        "s.14(2)": r"repeat",
        "s.27(1)": r"publication|publish",
        "s.27(2)": r"research",
        "s.31(1)": r"national security",
        "s.31(4)": r"defence",
        "s.33(1)(a)": r"trade secret",
        "s.33(1)(b)": r"commercial",
        "s.33(2)": r"econom",
        "s.36(1)": r"legal|privilege|communications",
        "s.36(2)": r"breach|confidence",
        "s.38(1)(a)": r"\bown (?:personal )?data|requester",
        "s.38(1)(b)": r"third[ -]part|other people|staff|officers?\b|names? of",
        "s.38(1)(c)": r"census",
        "s.38(1)(d)": r"deceased|health record",
        "s.39(1)": r"health|safety",
        "s.39(2)": r"environment",
    },
    RegimeCode.EIR: {
        "reg 12(4)(a)": r"not held",
        "reg 12(4)(b)": r"unreasonable|vexatious|cost",
        "reg 12(4)(c)": r"general",
        "reg 12(4)(d)": r"unfinished|incomplete|draft",
        "reg 12(4)(e)": r"internal",
        "reg 12(5)(e)": r"commercial",
    },
    RegimeCode.EISR: {
        "reg 10(4)(a)": r"not held",
        "reg 10(4)(b)": r"unreasonable|vexatious|cost",
        "reg 10(4)(c)": r"general",
        "reg 10(4)(d)": r"unfinished|incomplete|draft",
        "reg 10(4)(e)": r"internal",
        "reg 10(5)(e)": r"commercial",
        "reg 11(1)": r"\bown (?:personal )?data|requester",
        "reg 11(2)": r"third[ -]part|other people|staff|officers?\b|names? of",
    },
}


def ground(each: Provision, beside: str, law: RegimeCode) -> CitedExemption | None:
    """The ground of this law; None where it has none there, or several and the words beside it do not say which."""
    if each.head not in (BARE, HEADS[law]):
        return None
    return _denial(each, law) or _exact(each, law) or _condition(each, law) or _told(each, beside, law)


def may_be(each: Provision, law: RegimeCode) -> tuple[str, ...]:
    """The codes below a place that is less than any code: s.40 may be s.40(1) or s.40(2)."""
    if each.head not in (BARE, HEADS[law]):
        return ()
    return tuple(
        code
        for code, (number, path) in _places(law).items()
        if number == each.number and path[: len(each.path)] == each.path
    )


def named(each: Provision, law: RegimeCode) -> str:
    """As it is written: s.31(1)(a)."""
    return f"{WRITTEN[HEADS[law]]}{each.number}{written_path(each.path)}"


def words_of(number: str, law: RegimeCode) -> frozenset[str]:
    """The beginnings of the words that the grounds of this number are called by."""
    titles = [each.title for each in exemptions(law) if _places(law)[each.code][0] == number]
    told = [pattern for code, pattern in TELLING[law].items() if _places(law)[code][0] == number]
    return frozenset(word[:STEM] for text in (*titles, *told) for word in fold(text).split())


def _denial(each: Provision, law: RegimeCode) -> CitedExemption | None:
    """A limb to neither confirm nor deny: s.31(3), or s.40(5B), which stands apart from its ground."""
    for (number, path), code in _denials(law).items():
        if number == each.number and path == each.path[: len(path)]:
            known = _places(law)[code][1]
            limb = written_path(each.path) if not known else f"with {named(each, law)}"
            return _made(law, code, limb, ncnd=True)
    return None


def _exact(each: Provision, law: RegimeCode) -> CitedExemption | None:
    """The code that begins it; whatever is finer is its limb."""
    for code, (number, path) in _places(law).items():
        if number == each.number and path == each.path[: len(path)]:
            return _made(law, code, written_path(each.path[len(path) :]), ncnd=code in ALWAYS_DENIES.get(law, ()))
    return None


def _condition(each: Provision, law: RegimeCode) -> CitedExemption | None:
    """What must be so before a ground holds: s.40(3A) makes s.40(2) one."""
    code = CONDITIONS.get(law, {}).get((each.number, *each.path[:1]))
    return _made(law, code, f"with {named(each, law)}") if code else None


def is_condition(cited: CitedExemption) -> bool:
    """Whether its limb is a condition of the ground."""
    return cited.code in CONDITIONS.get(cited.law, {}).values() and cited.limb.startswith("with ")


def _told(each: Provision, beside: str, law: RegimeCode) -> CitedExemption | None:
    below = [code for code in may_be(each, law) if re.search(TELLING[law].get(code, "(?!)"), beside)]
    return _made(law, below[0], "") if len(below) == 1 else None


def _made(law: RegimeCode, code: str, limb: str, *, ncnd: bool = False) -> CitedExemption | None:
    known = exemption(law, code)
    if known is None or len(limb) > LONGEST_LIMB:
        return None
    return CitedExemption(law=law, code=code, limb=limb, ncnd=ncnd and known.ncnd)


@cache
def _places(law: RegimeCode) -> Mapping[str, Place]:
    return {each.code: _place(each.code) for each in exemptions(law)}


@cache
def _denials(law: RegimeCode) -> Mapping[Place, str]:
    """Where each ground lets an authority deny, from the advice; reg 13(5A)-(5B) is two places."""
    apart = [each for each in all_advice(law) if each.ncnd and each.ncnd not in _places(law)]
    return {place: each.code for each in apart for place in _ends(_place(each.ncnd))}


def _place(code: str) -> Place:
    """Of a provision as the law's own table spells it."""
    each = provisions(code.lower())[0]
    return each.number, each.path


def _ends(place: Place) -> tuple[Place, ...]:
    number, path = place
    return tuple((number, (*path[:-1], end)) for end in path[-1].split(RANGE))
