"""The register's authorities by code, by name and by place, and the nearest by spelling."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from foi_tracker.domain.imports.names.authority_words import Hint, Named, Sign, named
from foi_tracker.domain.imports.world import KnownAuthority

# What people write of authorities whose names in the register are none of these. The places are facts.
USUAL_NAMES: Final = {
    "metropolitan-police-service": ("Met", "Met Police", "The Met Police", "MPS"),
    "british-transport-police": ("BTP",),
    "ministry-of-defence-police": ("MDP", "MOD Police"),
    "civil-nuclear-constabulary": ("CNC",),
    "police-service-of-northern-ireland": ("PSNI",),
    "city-of-london-police": ("CoLP",),
    "rhondda-cynon-taf": ("RCT", "RCT Council"),
    "bournemouth-christchurch-and-poole": ("BCP", "BCP Council"),
    "kingston-upon-hull": ("Hull",),
    "isle-of-anglesey": ("Anglesey", "Cyngor Sir Ynys Môn"),
    "na-h-eileanan-siar": ("Western Isles", "Eilean Siar", "CnES"),
    "orkney-islands": ("Orkney",),
    "shetland-islands": ("Shetland",),
    "isles-of-scilly": ("Scilly",),
    "kensington-and-chelsea": ("RBKC",),
    "hammersmith-and-fulham": ("LBHF",),
}
BRACKETS: Final = re.compile(r"\s*\([^)]*\)")
NEAR: Final = 72  # out of 100: below this a name only has letters in common
NEAR_WHOLE: Final = 85  # whole names have the words of their kind in common
HALF: Final = 70  # what a place scores at least that holds all the words of the name and more
MOST: Final = 8

Found = list[KnownAuthority]


class Index:
    """Ways into the register; built once for a sheet."""

    def __init__(self, authorities: Iterable[KnownAuthority]) -> None:
        self.all = list(authorities)
        self.by_slug = {each.slug: each for each in self.all}
        self.before: dict[str, Found] = defaultdict(list)
        self.signs: dict[str, frozenset[Sign]] = {}
        self._codes: dict[str, Found] = defaultdict(list)
        self._names: dict[str, Found] = defaultdict(list)
        self._places: dict[str, Found] = defaultdict(list)
        self._words: dict[str, set[str]] = defaultdict(set)
        for each in self.all:
            self._add(each)
        self._spellings = list(self._places)
        self._whole = list(self._names)
        self._near: dict[str, list[tuple[str, float]]] = {}

    def _add(self, authority: KnownAuthority) -> None:
        for code in (authority.ons_code, *authority.previous_codes, authority.slug):
            _note(self._codes, _plain(code), authority)
        for slug in authority.successors:
            _note(self.before, slug, authority)
        taken_apart = [named(name) for name in _names(authority)]
        self.signs[authority.slug] = frozenset(sign for each in taken_apart for sign in each.signs)
        for each in taken_apart:
            _note(self._names, each.folded, authority)
            _note(self._places, each.place, authority)
            for word in each.place.split():
                self._words[word].add(each.place)

    def of_code(self, code: str) -> Found:
        """Those with this ONS code, now or once, or with this slug; other numbers are none of the register's."""
        return self._codes.get(_plain(code), [])

    def of_name(self, name: Named) -> Found:
        """Those with exactly this name, or this other name."""
        return self._names.get(name.folded, [])

    def of_place(self, place: str) -> Found:
        """Those of whose name just this is left without the words of their kind."""
        return self._places.get(place, [])

    def longer(self, place: str) -> Found:
        """Those whose place begins with this one and goes on: "newcastle" and "newcastle under lyme"."""
        first = place.partition(" ")[0]
        longer = [each for each in self._words.get(first, ()) if each.startswith(f"{place} ")]
        return _each_once(found for each in longer for found in self._places[each])

    def near(self, name: Named) -> list[tuple[KnownAuthority, float]]:
        """Those of a similar spelling, or with all these words and more; the nearest first."""
        if name.place not in self._near:
            self._near[name.place] = self._search(name.place)
        found = self._near[name.place]
        if found:
            return self._scored(found, self._places)
        whole = process.extract(name.folded, self._whole, scorer=fuzz.ratio, score_cutoff=NEAR_WHOLE, limit=MOST)
        return self._scored([(spelling, score) for spelling, score, _ in whole], self._names)

    def _scored(
        self, found: Sequence[tuple[str, float]], of: Mapping[str, Found]
    ) -> list[tuple[KnownAuthority, float]]:
        scores: dict[str, float] = {}
        for spelling, score in found:
            for each in of[spelling]:
                scores[each.slug] = max(score, scores.get(each.slug, 0))
        return sorted(((self.by_slug[slug], score) for slug, score in scores.items()), key=lambda pair: -pair[1])

    def _search(self, place: str) -> list[tuple[str, float]]:
        if not place:
            return []
        alike = process.extract(place, self._spellings, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)
        found = {spelling: score for spelling, score, _ in alike}
        holding = set.intersection(*(self._words.get(word, set()) for word in place.split()))
        for spelling in holding:
            found[spelling] = max(found.get(spelling, 0), HALF + (100 - HALF) * len(place) / len(spelling) * 0.9)
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]


def allowed(authority: KnownAuthority, hint: Hint) -> bool:
    """Whether other columns say nothing against it."""
    if hint.is_police is not None and authority.kind.is_police != hint.is_police:
        return False
    return hint.nation is None or authority.nation == hint.nation


def fits(signs: frozenset[Sign], own: frozenset[Sign], *, is_police: bool) -> bool:
    """Whether the words of kind in a name can be said of an authority whose own names have the signs `own`."""
    if Sign.POLICE in signs:
        return is_police and Sign.COUNCIL not in signs
    if not signs:
        return True
    return not is_police and signs - {Sign.COUNCIL} <= own


def _names(authority: KnownAuthority) -> Iterator[str]:
    yield from (authority.name, authority.short_name)
    yield BRACKETS.sub("", authority.name)
    yield from filter(None, (authority.welsh_name, *authority.other_names))
    yield from USUAL_NAMES.get(authority.slug, ())


def _note(index: dict[str, Found], key: str, authority: KnownAuthority) -> None:
    if key and authority not in index[key]:
        index[key].append(authority)


def _plain(code: str) -> str:
    return "".join(code.split()).casefold()


def _each_once(found: Iterable[KnownAuthority]) -> Found:
    return list({each.slug: each for each in found}.values())
