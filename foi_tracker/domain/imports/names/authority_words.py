"""The words of an authority's name as people write it: its place, and what they say of its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from foi_tracker.domain.authorities import Nation
from foi_tracker.domain.folding import fold


class Sign(StrEnum):
    """What a word beside the place says of the kind."""

    POLICE = "police"
    COUNCIL = "council"
    COUNTY = "county"
    TOWN = "town"


# Words that say what kind an authority is, in English, Welsh and Gaelic; what is left is its place.
WORDS: Final = {
    "police": Sign.POLICE,
    "constabulary": Sign.POLICE,
    "heddlu": Sign.POLICE,
    "council": Sign.COUNCIL,
    "councils": Sign.COUNCIL,
    "cyngor": Sign.COUNCIL,
    "corporation": Sign.COUNCIL,
    "county": Sign.COUNTY,
    "sir": Sign.COUNTY,
    "sirol": Sign.COUNTY,
    "borough": Sign.TOWN,
    "city": Sign.TOWN,
    "district": Sign.TOWN,
    "metropolitan": Sign.TOWN,
    "dinas": Sign.TOWN,
    "bwrdeistref": Sign.TOWN,
}
LAST: Final = {
    "bc": (Sign.COUNCIL, Sign.TOWN),
    "dc": (Sign.COUNCIL, Sign.TOWN),
    "mbc": (Sign.COUNCIL, Sign.TOWN),
    "mdc": (Sign.COUNCIL, Sign.TOWN),
    "cbc": (Sign.COUNCIL,),
    "cc": (Sign.COUNCIL,),
}
FIRST: Final = {"lb": (Sign.COUNCIL, Sign.TOWN), "rb": (Sign.COUNCIL, Sign.TOWN)}
NATIONS: Final = {fold(each): each for each in Nation} | {
    "cymru": Nation.WALES,
    "alba": Nation.SCOTLAND,
    "n ireland": Nation.NORTHERN_IRELAND,
    "ni": Nation.NORTHERN_IRELAND,
}
EMPTY: Final = frozenset({"the", "of", "and", "service"})
TOGETHER: Final = re.compile(r"\b(?:london|royal) (?=borough\b)")
INITIALS: Final = re.compile(r"\(\s*[A-Z]{2,6}\s*\)")
JOINED: Final = re.compile(r"[,/+&]|\band\b", re.IGNORECASE)

ABSENT: Final = "is not in the register, which has councils and police forces only. Leave the row out."
COMMISSIONER: Final = (
    "A police and crime commissioner is another authority than the police force, and is not in the register. "
    "Leave the row out, or choose the force if the request went to the force."
)
ELSEWHERE: Final = tuple(
    (re.compile(rf"\b(?:{found})\b"), reason)
    for found, reason in (
        (r"crime commissioners?|o?pf?cc|mopac|mayors office for policing", COMMISSIONER),
        (r"police authority|police and crime panel", f"A police authority or panel is not the force; it {ABSENT}"),
        (r"combined(?: county)? authority|mayoral(?: strategic)? authority|city region|gmca|wmca|wyca|symca|lcrca",
         f"A combined authority {ABSENT}"),
        (r"greater london authority|gla|mayor of london|transport for london|tfl|london assembly|london councils",
         f"London's own authorities (the GLA, Transport for London) are none of its councils: this {ABSENT}"),
        (r"(?:town|parish|community) councils?", f"A town, parish or community council {ABSENT}"),
        (r"fire(?: and| service| authority| brigade)|nhs|hospitals?|university|college|school|national park|"
         r"pension fund|housing association|joint board|transport executive|national crime agency|nca|"
         r"home office|department|ministry of justice|border force|ombudsman|coroner", f"This {ABSENT}"),
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A name: all of it folded, the place that is left of it, and the signs that were beside the place."""

    folded: str
    place: str
    signs: frozenset[Sign]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """What other columns say: whether police, whether a county, which nation. None where they say nothing."""

    is_police: bool | None = None
    is_county: bool | None = None
    nation: Nation | None = None


@lru_cache(maxsize=20_000)
def named(text: str) -> Named:
    """A name taken apart. Initials in brackets go: "Metropolitan Police Service (MPS)"."""
    folded = fold(INITIALS.sub(" ", text)).removeprefix("the ")
    words = ["st" if word == "saint" else word for word in TOGETHER.sub("", folded).split()]
    signs: set[Sign] = set()
    words = _without_initials(words, signs)
    left = []
    for word in words:
        if word in WORDS:
            signs.add(WORDS[word])
        elif word not in EMPTY:
            left.append(word)
    return Named(folded=folded, place=" ".join(left), signs=frozenset(signs))


def _without_initials(words: Sequence[str], signs: set[Sign]) -> list[str]:
    kept = list(words)
    if len(kept) > 1 and kept[-1] in LAST:
        signs.update(LAST[kept.pop()])
    if len(kept) > 1 and kept[0] in FIRST:
        signs.update(FIRST[kept.pop(0)])
    return kept


def parts(text: str) -> list[str]:
    """The names in a name, where several are joined: "Adur & Worthing"."""
    return [part for part in JOINED.split(text) if part.strip()]


@lru_cache(maxsize=20_000)
def elsewhere(*texts: str) -> str:
    """Why an authority of this name or kind cannot be in the register; "" where it can."""
    for text in texts:
        folded = fold(text)
        found = next((reason for sign, reason in ELSEWHERE if sign.search(folded)), "")
        if found:
            return found
    return ""


@lru_cache(maxsize=2_000)
def hint(kind: str, nation: str) -> Hint:
    """What the words beside a name say; a column of kinds may hold nations, and the other way about."""
    signs = named(f"{kind} {nation}").signs
    folded = f" {fold(f'{kind} {nation}')} "
    is_police = Sign.POLICE in signs or " force " in folded
    is_council = bool(signs - {Sign.POLICE}) or " unitary " in folded or " local authority " in folded
    return Hint(
        is_police=None if is_police == is_council else is_police,
        is_county=True if _is_upper(signs) else None,
        nation=next((each for word, each in NATIONS.items() if f" {word} " in folded), None),
    )


def _is_upper(signs: frozenset[Sign]) -> bool:
    return Sign.COUNTY in signs and not signs & {Sign.TOWN, Sign.POLICE}
