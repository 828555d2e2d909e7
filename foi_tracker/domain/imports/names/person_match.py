"""Who of the tracker a name in a sheet is: a member, somebody whom an earlier sheet named, or nobody."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.choices import NOBODY, PLACEHOLDER
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.imports.words.cell_words import is_nothing
from foi_tracker.domain.imports.world import KnownPerson

ADDRESS: Final = re.compile(r"<?\b([^\s<>@,;]+)@[^\s<>@,;]+>?")
BRACKETS: Final = re.compile(r"\([^()]*\)")
JOINED: Final = re.compile(r"[/&+;,\n]|\band\b", re.IGNORECASE)
NO_ONE: Final = frozenset(
    {"nobody", "no one", "none", "unassigned", "not assigned", "unallocated", "spare", "tba", "free"}
)
INITIALS: Final = range(2, 5)
LONGEST: Final = 200  # characters: no name is longer, and what is searched stays short
CLOSE: Final = 88  # out of 100: one wrong letter in a name of eight


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonMatch:
    """`means` is a user's id, "placeholder" or "nobody"; only a SURE one is taken without asking."""

    means: str
    sureness: Sureness
    reason: str


def match_person(text: str, people: Sequence[KnownPerson]) -> PersonMatch:
    """Whom the cell names. Nobody is ever taken for sure by initials, by a first name or by an address alone."""
    text = text[:LONGEST]
    if is_nothing(text) or fold(text) in NO_ONE:
        return PersonMatch(means=NOBODY, sureness=Sureness.SURE, reason="The cell names nobody.")
    said = fold(ADDRESS.sub(" ", text)) or fold(_local_part(text))
    exact = [each for each in people if said and fold(_plain(each.name)) == said]
    if exact:
        return _of_that_name(exact, is_address_alone=not fold(ADDRESS.sub(" ", text)))
    return _several(text, people) or _by_part(said, people) or _unknown()


def _of_that_name(exact: Sequence[KnownPerson], *, is_address_alone: bool) -> PersonMatch:
    members = [each for each in exact if not each.is_placeholder]
    if len(members) > 1:
        return _unsure("Several people have this name. Who is meant?")
    chosen = (members or exact)[0]
    if members and len(exact) > 1:
        return _likely(chosen, "They have an account now; an earlier sheet named somebody of this name without one.")
    if is_address_alone:
        return _likely(chosen, "The address reads like their name.")
    why = "An earlier sheet named them." if chosen.is_placeholder else "It is their name."
    return PersonMatch(means=str(chosen.id), sureness=Sureness.SURE, reason=why)


def _several(text: str, people: Sequence[KnownPerson]) -> PersonMatch | None:
    """Ann / Bob; but "Smith, Ann" is one person."""
    parts = [part for part in map(fold, JOINED.split(text)) if part]
    if len(parts) < 2:  # noqa: PLR2004 one name is one person
        return None
    turned = [each for each in people if fold(_plain(each.name)) == f"{parts[1]} {parts[0]}"]
    if "," in text and len(parts) == 2 and len(turned) == 1:  # noqa: PLR2004 surname and first name
        return _likely(turned[0], "It is their name, surname first.")
    return _unsure("The cell names several people. A request has one owner: who is it?")


def _by_part(said: str, people: Sequence[KnownPerson]) -> PersonMatch | None:
    ways: tuple[tuple[Callable[[str, str], bool], str], ...] = (
        (_are_initials, "These are their initials."),
        (_is_first_name, "It is their first name."),
        (_is_close, "Their name is spelled nearly so."),
    )
    for is_meant, why in ways:
        found = [each for each in people if is_meant(said, fold(_plain(each.name)))]
        if len(found) == 1:
            return _likely(found[0], f"{why} Nobody else here fits.")
        if found:
            return _unsure(f"It fits several people: {', '.join(_plain(each.name) for each in found)}.")
    return None


def _are_initials(said: str, name: str) -> bool:
    letters = said.replace(" ", "")
    return len(letters) in INITIALS and letters == "".join(word[0] for word in name.split())


def _is_first_name(said: str, name: str) -> bool:
    """Ann, or Ann S."""
    first, _, rest = name.partition(" ")
    given, _, initial = said.partition(" ")
    return given == first and len(initial) <= 1 and rest.startswith(initial)


def _is_close(said: str, name: str) -> bool:
    return fuzz.ratio(said, name) >= CLOSE


def _plain(name: str) -> str:
    """Without the "(no account)" that is written behind the names of those who have none."""
    return BRACKETS.sub(" ", name).strip()


def _local_part(text: str) -> str:
    found = ADDRESS.search(text)
    return re.sub(r"[._+-]", " ", found.group(1)) if found else ""


def _likely(person: KnownPerson, why: str) -> PersonMatch:
    return PersonMatch(means=str(person.id), sureness=Sureness.LIKELY, reason=why)


def _unsure(why: str) -> PersonMatch:
    return PersonMatch(means=PLACEHOLDER, sureness=Sureness.UNSURE, reason=why)


def _unknown() -> PersonMatch:
    return _unsure("Nobody here has this name. They can be written down as somebody without an account.")
