"""Councils that are in law or announced, and do not exist yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.register.authority_row import AuthorityRow
from foi_tracker.register.cells import Cells

COLUMNS = (
    "slug",
    "name",
    "short_name",
    "area",
    "members",
    "status",
    "starts_on",
    "planned_for",
    "kind",
    "nation",
    "region",
    "regime",
    "police_force",
    "instrument",
    "note",
)


class Certainty(StrEnum):
    """How sure a change is: only what is legislated ever becomes an authority."""

    LEGISLATED = "legislated"
    ANNOUNCED = "announced"
    CONSULTED = "consulted"


@dataclass(frozen=True, kw_only=True, slots=True)
class ComingChange:
    """A change to come. `members` are slugs of today's councils in its area; `name` is blank where unknown."""

    slug: str
    name: str
    area: str
    members: tuple[str, ...]
    certainty: Certainty
    starts_on: date | None
    planned_for: date | None
    instrument: str
    note: str


def read_change(cells: Cells) -> tuple[ComingChange, AuthorityRow | None] | None:
    """The line as a change and, where it is law, as the authority it makes; None where it has faults."""
    certainty = cells.word("status", Certainty)
    starts_on, planned_for = cells.day("starts_on"), cells.day("planned_for")
    if (certainty is Certainty.LEGISLATED) != (starts_on is not None):
        cells.fault("starts_on", "belongs to what is legislated, and only to that")
    facts = _facts(cells)
    authority = _authority(cells, facts, starts_on) if starts_on else None
    if cells.faults or certainty is None:
        return None
    return ComingChange(certainty=certainty, starts_on=starts_on, planned_for=planned_for, **facts), authority


def _facts(cells: Cells) -> dict[str, Any]:
    return {
        "slug": cells.text("slug", longest=80),
        "name": cells.text("name", longest=120),
        "area": cells.text("area", longest=80, required=True),
        "members": cells.several("members"),
        "instrument": cells.text("instrument", longest=200, required=True),
        "note": cells.text("note", longest=500),
    }


def _authority(cells: Cells, facts: dict[str, Any], starts_on: date) -> AuthorityRow | None:
    kind = cells.word("kind", AuthorityKind)
    nation = cells.word("nation", Nation)
    regime = cells.word("regime", RegimeCode)
    if kind is None or nation is None or regime is None:
        return None
    return AuthorityRow(
        slug=facts["slug"],
        name=facts["name"],
        short_name=cells.text("short_name", longest=80, required=True),
        kind=kind,
        nation=nation,
        region=cells.text("region", longest=40, required=True),
        regime=regime,
        police_force=cells.text("police_force", longest=80),
        valid_from=starts_on,
        note=f"Made by {facts['instrument']}. {facts['note']}".strip(),
    )
