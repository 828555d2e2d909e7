"""The deployment log of a campaign: its rows a page at a time, what its filters offer, and where new rows may go."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, extract, or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.deployments.cells import Register
from foi_tracker.domain.deployments.duplicates import Told
from foi_tracker.domain.deployments.fields import fold
from foi_tracker.domain.findings.values import Organisation
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.question_sets import LogDefinition
from foi_tracker.models import Authority, Deployment, InfoRequest, User
from foi_tracker.queries.deployment_filter import DeploymentFilter, Order, in_campaign, ordered, told_twice
from foi_tracker.queries.filing import all_questions
from foi_tracker.queries.visibility import visible_requests

PAGE = 100


NO_LOG = LogDefinition(key="deployment", parent="", fields=())


@dataclass(frozen=True, kw_only=True, slots=True)
class LogPage:
    """One page of rows; `number` counts from 1."""

    rows: Sequence[Row[*tuple[Any, ...]]]
    number: int
    has_next: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A request whose answers may hold a log."""

    reference: str
    authority: str
    authority_slug: str


def newest_log(session: Session) -> LogDefinition:
    """The fields of a row, as the newest question set with a log has them; none where no set has one."""
    logs = [(each.version, each.log) for each in all_questions(session).sets.values() if each.log]
    return max(logs, key=lambda found: found[0], default=(0, NO_LOG))[1]


def page_of(session: Session, campaign_id: int, chosen: DeploymentFilter, order: Order, number: int) -> LogPage:
    """A page of the rows that are asked for, each with whether it may have been told twice.

    Their ids come first, so that nothing is read or compared for rows of other pages.
    """
    wanted = select(Deployment.id).where(*chosen.conditions(campaign_id)).order_by(*ordered(order))
    ids = list(session.scalars(wanted.offset(PAGE * (number - 1)).limit(PAGE + 1)))
    names = (Authority.name.label("force"), Authority.slug.label("force_slug"), User.name.label("checked_by"))
    statement = (
        select(Deployment, *names, told_twice(campaign_id).label("is_twin"))
        .join(Authority, Authority.id == Deployment.authority_id)
        .outerjoin(User, User.id == Deployment.checked_by_id)
        .where(Deployment.id.in_(ids[:PAGE]))
    )
    found = {row.Deployment.id: row for row in session.execute(statement)}
    return LogPage(rows=[found[id_] for id_ in ids[:PAGE]], number=number, has_next=len(ids) > PAGE)


def one(session: Session, campaign_id: int, identifier: str) -> Deployment | None:
    """The row with our number, removed or not, where it is of this campaign."""
    requests = select(InfoRequest.id).where(InfoRequest.campaign_id == campaign_id)
    wanted = (Deployment.identifier == identifier, Deployment.info_request_id.in_(requests))
    return session.scalar(select(Deployment).where(*wanted))


def twins_of(session: Session, row: Deployment, campaign_id: int) -> list[str]:
    """The numbers of other rows that may be the same deployment."""
    if not row.is_day:
        return []
    keys = ("place_key", "counts_key")
    same = [getattr(Deployment, key) == getattr(row, key) for key in keys if getattr(row, key)]
    if not same:
        return []
    alike = same[0] | same[-1]
    day = (Deployment.authority_id == row.authority_id, Deployment.happened_on == row.happened_on, Deployment.is_day)
    wanted = (*in_campaign(campaign_id), *day, Deployment.id != row.id, alike)
    return list(session.scalars(select(Deployment.identifier).where(*wanted).order_by(Deployment.id)))


def stored_rows(session: Session, campaign_id: int, authority_id: int, form_key: str) -> list[Told]:
    """What the rows of a force are told apart by, for holding those of a form against them; not against themselves."""
    columns = (Deployment.identifier, Deployment.happened_on, Deployment.place_key, Deployment.counts_key)
    others = (Deployment.authority_id == authority_id, Deployment.form_key != form_key, Deployment.is_day)
    wanted = (*in_campaign(campaign_id), *others)
    rows = session.execute(select(*columns).where(*wanted).order_by(Deployment.id))
    return [Told(name=name, day=day, place_key=place, counts_key=counts) for name, day, place, counts in rows if day]


def filter_words(session: Session, campaign_id: int) -> dict[str, list[tuple[str, str]]]:
    """What the rows can be narrowed down by, and no more."""
    year = extract("year", Deployment.happened_on)
    columns = (Deployment.authority_id, Deployment.council_slug, year, Deployment.setting)
    found = session.execute(select(*columns).where(*in_campaign(campaign_id)).distinct()).all()
    forces, councils = {row[0] for row in found}, {row[1] for row in found} - {""}
    named = select(Authority.id, Authority.slug, Authority.name).where(
        or_(Authority.id.in_(sorted(forces)), Authority.slug.in_(sorted(councils)))
    )
    known = session.execute(named.order_by(Authority.name)).all()
    years = sorted({int(row[2]) for row in found if row[2] is not None}, reverse=True)
    return {
        "force": [(slug, name) for id_, slug, name in known if id_ in forces],
        "council": [(slug, name) for _, slug, name in known if slug in councils],
        "year": [(str(each), str(each)) for each in years],
        "setting": [(each, each) for each in sorted({row[3] for row in found} - {""})],
    }


def places_for_rows(session: Session, campaign_id: int, actor: Actor) -> list[Place]:
    """The requests of a campaign to kinds of authority that are asked for a log, by authority."""
    kinds = {kind for each in all_questions(session).sets.values() if each.log for kind in each.kinds}
    rows = session.execute(
        select(InfoRequest.reference, Authority.name, Authority.slug)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .where(InfoRequest.campaign_id == campaign_id, Authority.kind.in_(kinds), visible_requests(actor))
        .order_by(Authority.name, InfoRequest.id)
    )
    return [Place(reference=reference, authority=name, authority_slug=slug) for reference, name, slug in rows]


def register_names(session: Session) -> Register:
    """Councils and forces by each of their names; a name that two of them have is nobody's."""
    columns = (Authority.slug, Authority.name, Authority.short_name, Authority.other_names, Authority.kind)
    councils: dict[str, Organisation] = {}
    forces: dict[str, Organisation] = {}
    shared: set[str] = set()
    for slug, name, short_name, others, kind in session.execute(select(*columns).order_by(Authority.id)):
        known = forces if kind.value.startswith("police") else councils
        for folded in {fold(each) for each in (name, short_name, *others)} - {""}:
            if folded in known and known[folded].slug != slug:
                shared.add(folded)
            known[folded] = Organisation(name=name, slug=slug)
    return Register(councils=_without(councils, shared), forces=_without(forces, shared))


def _without(names: dict[str, Organisation], shared: Collection[str]) -> dict[str, Organisation]:
    return {name: found for name, found in names.items() if name not in shared}
