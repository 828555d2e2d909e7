"""An authority and those around it: who came before, who comes after, who shares its area."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from foi_tracker.models import Authority, User
from foi_tracker.queries import authorities
from foi_tracker.register.coming_change import ComingChange
from foi_tracker.register.files import project_register


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """`successors` are whoever answers for it on the day asked about; `area` leaves out its force and county."""

    predecessors: tuple[Authority, ...]
    successors: tuple[Authority, ...]
    force: Authority | None
    county: Authority | None
    area: tuple[Authority, ...]
    changes: tuple[ComingChange, ...]


def family_of(session: Session, authority: Authority, *, on: date) -> Family:
    """Everything its page links to. A body that still exists is shown with others that do."""
    around = authorities.in_area_of(session, authority)
    by_slug = {each.slug: each for each in around}
    force, county = by_slug.get(authority.police_force_slug), by_slug.get(authority.county_slug)
    exists = authorities.is_current(authority, on)
    return Family(
        predecessors=tuple(authorities.predecessors_of(session, authority)),
        successors=_successors(session, authority, on=on),
        force=force,
        county=county,
        area=tuple(
            each for each in around if each not in (force, county) and (not exists or authorities.is_current(each, on))
        ),
        changes=project_register().changes_for(authority.slug),
    )


def _successors(session: Session, authority: Authority, *, on: date) -> tuple[Authority, ...]:
    if not authority.successors:
        return ()
    return tuple(authorities.successors_of(session, [authority], on=on)[authority.slug])


def verifier_of(session: Session, authority: Authority) -> str:
    """The display name of whoever last verified its address; blank where nobody has."""
    if authority.contact_verified_by_id is None:
        return ""
    found = session.get(User, authority.contact_verified_by_id)
    return found.name if found else ""
