"""Which authority of the register a sheet means: sure only where nothing else can be meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from foi_tracker.domain.imports.names.authority_index import Index, allowed, fits
from foi_tracker.domain.imports.names.authority_words import Hint, Named, Sign, elsewhere, hint, named, parts
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.imports.world import KnownAuthority
from foi_tracker.domain.plain_dates import written

LONGEST: Final = 300  # characters: no name is longer, and what is searched stays short
CERTAIN: Final = 100.0
LIKELY_FROM: Final = 88.0  # out of 100; one letter wrong in ten stays above
MARGIN: Final = 6.0  # how far the second best must be behind
CLOSE: Final = "The spelling is close."
# Places that say too little alone: London has 33 councils and two forces.
TOO_WIDE: Final = frozenset({"london", "northern", "south", "north", "east", "west"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An authority that may be meant, and why; `score` is from 0 to 100."""

    slug: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """What was found. Only a SURE `slug` may be taken without asking; a LIKELY one is a suggestion, UNSURE has none."""

    slug: str | None
    sureness: Sureness
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wanted:
    name: Named
    hint: Hint
    on: date


class Register:
    """The authorities of every time, ready to be looked up by what people write. Each answer is found once."""

    def __init__(self, authorities: Iterable[KnownAuthority], today: date) -> None:
        self._index = Index(authorities)
        self._today = today
        self._found: dict[tuple[object, ...], Match] = {}

    def match(self, name: str, *, code: str = "", kind: str = "", nation: str = "", on: date | None = None) -> Match:
        """Whom a row means. `kind` and `nation` are words beside the name, or of the column's heading ("Police force").

        `on` is the day the request was sent: an authority that had ended by then, or not begun, is never sure.
        """
        key = (name, code, kind, nation, on)
        if key not in self._found:
            text, beside = name[:LONGEST], kind[:LONGEST]
            wanted = _Wanted(name=named(text), hint=hint(beside, nation[:LONGEST]), on=on or self._today)
            self._found[key] = self._match(text, code, elsewhere(text, beside), wanted)
        return self._found[key]

    def _match(self, name: str, code: str, absent: str, wanted: _Wanted) -> Match:
        by_name = _elsewhere(absent) if absent else self._by_name(name, wanted)
        coded = self._index.of_code(code)
        if not coded:
            return by_name
        by_code = self._settled(coded, wanted, f"The code {code.strip()} is its own.")
        return _both(by_code, by_name, name) if wanted.name.folded else by_code

    def _by_name(self, text: str, wanted: _Wanted) -> Match:
        name = wanted.name
        if not name.folded:
            return Match(slug=None, sureness=Sureness.UNSURE, reason="There is no name.")
        exact = self._index.of_name(name)
        if exact and name.signs:
            return self._settled(exact, wanted, "It is called so in the register.")
        alike = [each for each in self._index.of_place(name.place) if self._fits(each, name.signs)]
        found = list({each.slug: each for each in (*exact, *alike)}.values())
        if found:
            return self._place(found, bool(exact), wanted)
        return self._shared(text, wanted) or self._similar(wanted)

    def _fits(self, authority: KnownAuthority, signs: frozenset[Sign]) -> bool:
        return fits(signs, self._index.signs[authority.slug], is_police=authority.kind.is_police)

    def _place(self, found: Sequence[KnownAuthority], is_exact: bool, wanted: _Wanted) -> Match:
        """By the place alone, where the sheet leaves out or changes the words of its kind."""
        place = wanted.name.place
        settled = self._settled(found, wanted, "Nothing else in the register has this name.")
        if settled.sureness is not Sureness.SURE:
            return settled
        chosen = self._index.by_slug[settled.slug or ""]
        longer = [] if is_exact else [each for each in self._longer(place, wanted) if each is not chosen]
        if longer:
            why = f"{longer[0].name} begins so too."
            return _likely(settled, why, (*settled.candidates, *(self._candidate(each, 80, why) for each in longer)))
        if place in TOO_WIDE:
            return _likely(settled, "The name is too short to be sure.")
        if chosen.kind.is_police and place == named(chosen.name).place and not _says_police(wanted):
            why = "Only a police force has this name now, but the sheet does not say police."
            return self._asked(found, "", wanted) if len(found) > 1 else _likely(settled, why)
        return settled

    def _longer(self, place: str, wanted: _Wanted) -> list[KnownAuthority]:
        return [each for each in self._index.longer(place) if self._may_be(each, wanted)]

    def _may_be(self, authority: KnownAuthority, wanted: _Wanted) -> bool:
        if not self._fits(authority, wanted.name.signs) or not allowed(authority, wanted.hint):
            return False
        return _is_there(authority, wanted.on)

    def _settled(self, found: Sequence[KnownAuthority], wanted: _Wanted, reason: str) -> Match:
        """Of those that have the name or the code: the only one that was there on the day."""
        possible = [each for each in found if allowed(each, wanted.hint)]
        if not possible:
            return self._asked(found, "Its name fits, but the sheet calls it something else.", wanted)
        if len(possible) > 1 and wanted.hint.is_county:
            possible = [each for each in possible if Sign.COUNTY in self._index.signs[each.slug]] or possible
        there = [each for each in possible if _is_there(each, wanted.on)]
        gone = [each for each in possible if _was_called(each, wanted) and each not in there]
        if len(there) == 1 and not gone:
            return self._sure(there[0], reason)
        return self._asked([*there, *(each for each in possible if each not in there)], "", wanted)

    def _sure(self, authority: KnownAuthority, reason: str) -> Match:
        candidate = self._candidate(authority, CERTAIN, reason)
        return Match(slug=authority.slug, sureness=Sureness.SURE, reason=reason, candidates=(candidate,))

    def _asked(self, found: Sequence[KnownAuthority], why: str, wanted: _Wanted) -> Match:
        """Those, and for each that was not there on the day whoever was; a suggestion where just one was."""
        candidates: dict[str, Candidate] = {}
        for each in found:
            instead = self._instead(each, wanted.on)
            reason = why or _not_there(each, instead, wanted.on) or "It has this name."
            candidates |= {other.slug: self._candidate(other, 95, reason) for other in instead}
            candidates.setdefault(each.slug, self._candidate(each, 90, reason))
        once = tuple(candidates.values())
        there = [each for each in once if _is_there(self._index.by_slug[each.slug], wanted.on)]
        if len(there) == 1 and not why:
            rest = tuple(each for each in once if each is not there[0])
            return _suggested(there[0].slug, there[0].reason, (there[0], *rest))
        reason = why or ("Several have this name." if len(found) > 1 else once[0].reason)
        return Match(slug=None, sureness=Sureness.UNSURE, reason=reason, candidates=once)

    def _instead(self, authority: KnownAuthority, on: date) -> list[KnownAuthority]:
        """Who did its work on that day: those that took its place, and theirs; before it began, those it took over."""
        if authority.valid_from and on < authority.valid_from:
            return [each for each in self._index.before.get(authority.slug, ()) if _is_there(each, on)]
        waiting, found = [authority], []
        while waiting:
            each = waiting.pop(0)
            if _is_there(each, on):
                found.append(each)
            else:
                waiting += [self._index.by_slug[slug] for slug in each.successors if slug in self._index.by_slug]
        return [each for each in found if each is not authority]

    def _shared(self, text: str, wanted: _Wanted) -> Match | None:
        """Two councils in one name: those that share their officers are written to apart."""
        each_of = [self._index.of_place(named(part).place) for part in parts(text)]
        if len(each_of) < 2 or not all(each_of):  # noqa: PLR2004 two make a pair
            return None
        why = "The name joins several authorities. Which was the request sent to?"
        found = [each for one in each_of for each in one if self._may_be(each, wanted)]
        candidates = tuple(self._candidate(each, 80, why) for each in dict.fromkeys(found))
        return Match(slug=None, sureness=Sureness.UNSURE, reason=why, candidates=candidates)

    def _similar(self, wanted: _Wanted) -> Match:
        near = self._index.near(wanted.name)
        fitting = [pair for pair in near if self._may_be(pair[0], wanted)]
        longer = self._longer(wanted.name.place, wanted)
        candidates = tuple(self._candidate(each, score, CLOSE) for each, score in fitting or near)
        if len(longer) == 1:
            first = self._candidate(longer[0], LIKELY_FROM, "Only its name begins so.")
            return _suggested(
                first.slug, first.reason, (first, *(each for each in candidates if each.slug != first.slug))
            )
        if fitting and _is_clear(candidates):
            return _suggested(candidates[0].slug, CLOSE, candidates)
        reason = "No name is close enough." if candidates else "Nothing in the register has a name like it."
        return Match(slug=None, sureness=Sureness.UNSURE, reason=reason, candidates=candidates)

    def _candidate(self, authority: KnownAuthority, score: float, reason: str) -> Candidate:
        name = authority.name
        if authority.valid_to and authority.valid_to < self._today:
            name = f"{name}, until {written(authority.valid_to)}"
        return Candidate(slug=authority.slug, name=name, score=round(score, 1), reason=reason)


def _is_clear(candidates: Sequence[Candidate]) -> bool:
    second = candidates[1].score if len(candidates) > 1 else 0
    return candidates[0].score >= LIKELY_FROM and candidates[0].score - second >= MARGIN


def _is_there(authority: KnownAuthority, on: date) -> bool:
    return not (authority.valid_from and on < authority.valid_from) and not (
        authority.valid_to and authority.valid_to < on
    )


def _was_called(authority: KnownAuthority, wanted: _Wanted) -> bool:
    """Whether the sheet has the whole name of it, and not only its place."""
    return bool(wanted.name.signs) and named(authority.name).folded == wanted.name.folded


def _says_police(wanted: _Wanted) -> bool:
    return Sign.POLICE in wanted.name.signs or bool(wanted.hint.is_police)


def _not_there(authority: KnownAuthority, instead: Sequence[KnownAuthority], on: date) -> str:
    if authority.valid_to and authority.valid_to < on:
        then = f" {' and '.join(each.name for each in instead)} took its place." if instead else ""
        return f"{authority.name} ended on {written(authority.valid_to)}, before {written(on)}.{then}"
    if authority.valid_from and on < authority.valid_from:
        return f"{authority.name} began on {written(authority.valid_from)}, after {written(on)}."
    return ""


def _elsewhere(reason: str) -> Match:
    return Match(slug=None, sureness=Sureness.UNSURE, reason=reason)


def _suggested(slug: str, reason: str, candidates: tuple[Candidate, ...]) -> Match:
    return Match(slug=slug, sureness=Sureness.LIKELY, reason=reason, candidates=candidates)


def _likely(sure: Match, reason: str, candidates: tuple[Candidate, ...] = ()) -> Match:
    return replace(sure, sureness=Sureness.LIKELY, reason=reason, candidates=candidates or sure.candidates)


def _both(by_code: Match, by_name: Match, name: str) -> Match:
    """The code, unless the name says clearly that it is another authority: then somebody must look."""
    if _slugs(by_code) & _slugs(by_name) and not (by_name.sureness is Sureness.SURE and by_name.slug != by_code.slug):
        return by_code
    why = f"The code and the name disagree: the name is “{name}”."
    if not by_name.candidates:
        why = f"{why} {by_name.reason}"
    candidates = {each.slug: each for each in (*by_code.candidates, *by_name.candidates)}
    return Match(slug=None, sureness=Sureness.UNSURE, reason=why, candidates=tuple(candidates.values()))


def _slugs(match: Match) -> set[str | None]:
    return {each.slug for each in match.candidates}
