"""Every authority with a place on the map or a request in the campaign, and where its newest request stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, load_only

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.hexmap_cells import Place
from foi_tracker.domain.vocabulary import Outcome, Stage
from foi_tracker.models import Authority, InfoRequest
from foi_tracker.queries.report_census import Timing, timing
from foi_tracker.queries.request_filter import Standpoint


@dataclass(frozen=True, slots=True)
class NewestRequest:
    """The newest request to one authority; `timing` says nothing of one that was not sent."""

    id: int
    reference: str
    stage: Stage
    outcome: Outcome | None
    is_sent: bool
    is_answered: bool
    timing: Timing


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """An authority; `request` is None where the campaign has none to it."""

    authority_id: int
    place: Place
    kind: AuthorityKind
    nation: Nation
    request: NewestRequest | None


def places(session: Session, campaign_id: int, standpoint: Standpoint) -> list[PlaceAsked]:
    """By name, in one statement. Several requests to one authority: the newest is the one that counts."""
    newest = (
        select(InfoRequest.authority_id, func.max(InfoRequest.id).label("id"))
        .where(InfoRequest.campaign_id == campaign_id)
        .group_by(InfoRequest.authority_id)
        .subquery()
    )
    statement = (
        select(Authority, InfoRequest.id, InfoRequest.reference, InfoRequest.stage, InfoRequest.outcome)
        .add_columns(InfoRequest.sent_on, InfoRequest.responded_on, timing(standpoint))
        .options(load_only(*FACTS))
        .outerjoin(newest, newest.c.authority_id == Authority.id)
        .outerjoin(InfoRequest, InfoRequest.id == newest.c.id)
        .where(or_(Authority.hex_q.is_not(None), newest.c.id.is_not(None)))
        .order_by(Authority.name, Authority.id)
    )
    return [_asked(*row) for row in session.execute(statement)]


FACTS = (
    Authority.slug,
    Authority.short_name,
    Authority.kind,
    Authority.nation,
    Authority.region,
    Authority.county_slug,
    Authority.hex_q,
    Authority.hex_r,
)


def _asked(authority: Authority, id_: int | None, reference: str, *about: Any) -> PlaceAsked:  # noqa: ANN401 as selected
    where = (authority.hex_q, authority.hex_r, authority.region, authority.county_slug)
    place = Place(authority.slug, authority.short_name, *where)
    stage, outcome, sent_on, responded_on, word = about
    request = (
        NewestRequest(id_, reference, stage, outcome, sent_on is not None, responded_on is not None, Timing(word))
        if id_
        else None
    )
    return PlaceAsked(authority.id, place, authority.kind, authority.nation, request)


def authorities_named(session: Session, ids: Iterable[int]) -> list[Row[int, str, AuthorityKind]]:
    """Their ids, short names and kinds, by name."""
    statement = select(Authority.id, Authority.short_name, Authority.kind).where(Authority.id.in_(sorted(ids)))
    return list(session.execute(statement.order_by(Authority.name, Authority.id)))
