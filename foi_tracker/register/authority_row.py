"""A council or police force as the register's files state it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.folding import fold
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.register.cells import Cells

COLUMNS = (
    "slug",
    "name",
    "short_name",
    "welsh_name",
    "kind",
    "nation",
    "region",
    "regime",
    "ons_code",
    "previous_codes",
    "police_force",
    "county",
    "website",
    "valid_from",
    "valid_to",
    "successors",
    "other_names",
    "former_names",
    "hex_q",
    "hex_r",
    "note",
)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ONS_CODE = re.compile(r"[EWSN]\d{8}")


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityRow:
    """One line. `police_force`, `county` and `successors` are slugs; hex cells are pointy-top, odd-r."""

    slug: str
    name: str
    short_name: str
    kind: AuthorityKind
    nation: Nation
    region: str
    regime: RegimeCode
    welsh_name: str = ""
    ons_code: str = ""
    previous_codes: tuple[str, ...] = ()
    police_force: str = ""
    county: str = ""
    website: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    hex_q: int | None = None
    hex_r: int | None = None
    note: str = ""

    @property
    def search_text(self) -> str:
        """Every name and code, folded, each between bars, so that a word or a whole name can be looked for."""
        names = (self.name, self.short_name, self.welsh_name, *self.other_names, *self.former_names)
        folded = dict.fromkeys(fold(part) for part in (*names, self.ons_code, *self.previous_codes) if part)
        return "".join(f"| {part} " for part in folded) + "|"


def read_authority(cells: Cells) -> AuthorityRow | None:
    """The line as an authority; None where it has faults, which `cells` then holds."""
    kind = cells.word("kind", AuthorityKind)
    nation = cells.word("nation", Nation)
    regime = cells.word("regime", RegimeCode)
    facts = _names(cells) | _codes(cells) | _dates(cells) | _places(cells)
    if cells.faults or kind is None or nation is None or regime is None:
        return None
    return AuthorityRow(kind=kind, nation=nation, regime=regime, **facts)


def _names(cells: Cells) -> dict[str, Any]:
    return {
        "slug": _slug(cells, "slug", required=True),
        "name": cells.text("name", longest=120, required=True),
        "short_name": cells.text("short_name", longest=80, required=True),
        "welsh_name": cells.text("welsh_name", longest=120),
        "other_names": cells.several("other_names"),
        "former_names": cells.several("former_names"),
        "note": cells.text("note", longest=500),
    }


def _codes(cells: Cells) -> dict[str, Any]:
    code = cells.text("ons_code", longest=9)
    if code and not ONS_CODE.fullmatch(code):
        cells.fault("ons_code", f"“{code}” is not a code such as E09000001")
    return {"ons_code": code, "previous_codes": cells.several("previous_codes")}


def _dates(cells: Cells) -> dict[str, Any]:
    first, last = cells.day("valid_from"), cells.day("valid_to")
    if first and last and last < first:
        cells.fault("valid_to", "comes before valid_from")
    return {"valid_from": first, "valid_to": last, "successors": cells.several("successors")}


def _places(cells: Cells) -> dict[str, Any]:
    q, r = cells.number("hex_q"), cells.number("hex_r")
    if (q is None) != (r is None):
        cells.fault("hex_r", "one hex number stands without the other")
    website = cells.text("website", longest=200)
    if website and not website.startswith("https://"):
        cells.fault("website", "does not begin with https://")
    return {
        "region": cells.text("region", longest=40, required=True),
        "police_force": _slug(cells, "police_force"),
        "county": _slug(cells, "county"),
        "website": website,
        "hex_q": q,
        "hex_r": r,
    }


def _slug(cells: Cells, column: str, *, required: bool = False) -> str:
    value = cells.text(column, longest=80, required=required)
    if value and not SLUG.fullmatch(value):
        cells.fault(column, f"“{value}” is not small letters and figures joined by hyphens")
    return value
