"""How the database's authorities differ from the register's files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from foi_tracker.models import Authority
from foi_tracker.register.authority_row import AuthorityRow

# The columns that belong to the register. Contact address, verification and notes are people's, and are not here.
FACTS = (
    "name",
    "short_name",
    "welsh_name",
    "kind",
    "nation",
    "region",
    "regime",
    "ons_code",
    "police_force_slug",
    "county_slug",
    "website",
    "valid_from",
    "valid_to",
    "successors",
    "other_names",
    "hex_q",
    "hex_r",
    "register_note",
    "search_text",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """One fact, as it is kept and as the files have it."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityChange:
    """An authority that is kept otherwise than the files have it."""

    slug: str
    name: str
    fields: tuple[FieldChange, ...]

    @property
    def ends(self) -> bool:
        """Whether this is the news that it ends, or ends on another day."""
        return any(each.field == "valid_to" and each.after is not None for each in self.fields)


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterChanges:
    """What a load would do, or did. `unlisted` are slugs kept here that the files do not have: never touched."""

    added: tuple[AuthorityRow, ...] = ()
    changed: tuple[AuthorityChange, ...] = ()
    ended: tuple[AuthorityChange, ...] = ()
    unlisted: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a load has anything to do."""
        return bool(self.added or self.changed or self.ended)

    @property
    def altered(self) -> tuple[AuthorityChange, ...]:
        """Every authority that is kept already and would be written again."""
        return self.changed + self.ended


def register_changes(session: Session, rows: Iterable[AuthorityRow]) -> RegisterChanges:
    """Compare, and change nothing."""
    kept = {authority.slug: authority for authority in session.scalars(select(Authority))}
    listed = tuple(rows)
    altered = [change for row in listed if row.slug in kept for change in _altered(kept[row.slug], row)]
    return RegisterChanges(
        added=tuple(row for row in listed if row.slug not in kept),
        changed=tuple(change for change in altered if not change.ends),
        ended=tuple(change for change in altered if change.ends),
        unlisted=tuple(sorted(kept.keys() - {row.slug for row in listed})),
    )


def facts_of(row: AuthorityRow) -> dict[str, Any]:
    """The register's columns of `authorities`, for one row."""
    as_kept = {
        "police_force_slug": row.police_force,
        "county_slug": row.county,
        "successors": list(row.successors),
        "other_names": [*row.other_names, *row.former_names],
        "register_note": row.note,
    }
    return {name: as_kept[name] if name in as_kept else getattr(row, name) for name in FACTS}


def _altered(kept: Authority, row: AuthorityRow) -> Iterator[AuthorityChange]:
    fields = tuple(
        FieldChange(field=name, before=getattr(kept, name), after=value)
        for name, value in facts_of(row).items()
        if getattr(kept, name) != value
    )
    if fields:
        yield AuthorityChange(slug=row.slug, name=row.name, fields=fields)
