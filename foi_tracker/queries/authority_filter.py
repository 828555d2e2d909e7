"""Which authorities are wanted: read from a page's address, and turned into conditions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, and_, or_, true

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.folding import fold
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority

COUNCILS = "councils"
FORCES = "forces"
KIND_GROUPS: dict[str, tuple[AuthorityKind, ...]] = {
    COUNCILS: tuple(kind for kind in AuthorityKind if not kind.is_police),
    FORCES: tuple(kind for kind in AuthorityKind if kind.is_police),
} | {kind.value: (kind,) for kind in AuthorityKind}


class Standing(StrEnum):
    """Whether an authority exists on the day asked about."""

    CURRENT = "current"
    FORMER = "former"
    COMING = "coming"
    ALL = "all"


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityFilter:
    """What to look for on the day `on`; every blank means no limit.

    `kind` is one kind, or "councils" or "forces". `force` is a police force's slug: that
    force and the councils in its area. A word that no vocabulary knows matches nothing.
    """

    on: date
    words: str = ""
    kind: str = ""
    nation: str = ""
    region: str = ""
    force: str = ""
    regime: str = ""
    standing: str = Standing.CURRENT

    @classmethod
    def read(cls, values: Mapping[str, str], *, on: date) -> Self:
        """From the parameters of an address, such as `request.args`."""
        return cls(
            on=on,
            words=values.get("q", "").strip()[:200],
            kind=values.get("kind", "").strip(),
            nation=values.get("nation", "").strip(),
            region=values.get("region", "").strip(),
            force=values.get("force", "").strip(),
            regime=values.get("regime", "").strip(),
            standing=values.get("standing", "").strip() or Standing.CURRENT,
        )

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of an address that `read` gives this filter for."""
        named = {
            "q": self.words,
            "kind": self.kind,
            "nation": self.nation,
            "region": self.region,
            "force": self.force,
            "regime": self.regime,
            "standing": "" if self.standing == Standing.CURRENT else self.standing,
        }
        return {name: value for name, value in named.items() if value}

    @property
    def in_use(self) -> int:
        """How many filters are on, the words typed not counted."""
        return len(self.parameters.keys() - {"q"})

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words that no vocabulary knows: a mistyped address must not quietly choose everybody."""
        vocabularies: Sequence[tuple[str, Mapping[str, object] | Sequence[str]]] = (
            (self.kind, KIND_GROUPS),
            (self.nation, tuple(Nation)),
            (self.regime, tuple(RegimeCode)),
            (self.standing, tuple(Standing)),
        )
        unprintable = tuple(text for text in (self.region, self.force) if not text.isprintable())
        return unprintable + tuple(word for word, known in vocabularies if word and word not in known)


def current_on(day: date) -> ColumnElement[bool]:
    """Authorities that exist on `day`, its first and last days included."""
    return and_(
        or_(Authority.valid_from.is_(None), Authority.valid_from <= day),
        or_(Authority.valid_to.is_(None), Authority.valid_to >= day),
    )


def is_current(authority: Authority, day: date) -> bool:
    """The same boundary as `current_on`, for a row in hand."""
    begun = authority.valid_from is None or authority.valid_from <= day
    return begun and (authority.valid_to is None or authority.valid_to >= day)


def conditions(wanted: AuthorityFilter) -> Iterator[ColumnElement[bool]]:
    """What the rows must satisfy; the filter's words must all be known."""
    yield _standing(wanted)
    for word in fold(wanted.words).split():
        yield Authority.search_text.contains(f" {word}", autoescape=True)
    if wanted.kind:
        yield Authority.kind.in_(KIND_GROUPS[wanted.kind])
    if wanted.nation:
        yield Authority.nation == Nation(wanted.nation)
    if wanted.regime:
        yield Authority.regime == RegimeCode(wanted.regime)
    yield from _places(wanted)


def _places(wanted: AuthorityFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.region:
        yield Authority.region == wanted.region
    if wanted.force:
        yield or_(Authority.police_force_slug == wanted.force, Authority.slug == wanted.force)


def _standing(wanted: AuthorityFilter) -> ColumnElement[bool]:
    return {
        Standing.CURRENT: current_on(wanted.on),
        Standing.FORMER: Authority.valid_to < wanted.on,
        Standing.COMING: Authority.valid_from > wanted.on,
        Standing.ALL: true(),
    }[Standing(wanted.standing)]
