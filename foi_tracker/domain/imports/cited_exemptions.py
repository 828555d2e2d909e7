"""Exemptions as people cite them in a sheet: "s31(1)(a),(b); s.40(2)"."""

from dataclasses import dataclass

from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """What was read, and the words that were not. `ncnd` is whether the cell says so of anything."""

    exemptions: tuple[CitedExemption, ...] = ()
    unread: tuple[str, ...] = ()
    ncnd: bool = False


def cited(text: str, regime: RegimeCode) -> Cited:
    """The exemptions of this law that the cell names."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    known = [part for part in parts if exemption(regime, part)]
    return Cited(
        exemptions=tuple(CitedExemption(law=regime, code=part) for part in known),
        unread=tuple(part for part in parts if part not in known),
    )
