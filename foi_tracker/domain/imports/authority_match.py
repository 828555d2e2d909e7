"""Which authority of the register a sheet means: sure only where nothing else can be meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.vocabulary import Sureness
from foi_tracker.domain.imports.world import KnownAuthority


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


class Register:
    """The authorities of every time, ready to be looked up by what people write."""

    def __init__(self, authorities: Iterable[KnownAuthority], today: date) -> None:
        self._today = today
        self._by_name = {fold(each.name): each for each in authorities}

    def match(self, name: str, *, code: str = "", kind: str = "", nation: str = "", on: date | None = None) -> Match:
        """Whom a row means. `kind` and `nation` are words beside the name; `on` is the day the request was sent."""
        del code, kind, nation, on
        found = self._by_name.get(fold(name))
        if found is None:
            return Match(slug=None, sureness=Sureness.UNSURE, reason="No authority has this name.")
        return Match(slug=found.slug, sureness=Sureness.SURE, reason="The name is the register's.")
