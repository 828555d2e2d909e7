"""Refusals: how many requests cite each exemption, always beside how many of the same law and kind were answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.events import Response, ReviewOutcome
from foi_tracker.domain.exemptions import exemption
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.shares import Share
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.models import Authority, EventRecord, InfoRequest, Refusal
from foi_tracker.queries.report_census import REVIEWED, Tally
from foi_tracker.queries.report_filter import ReportFilter
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.visibility import visible_requests

# A notice that takes more time to weigh the public interest cites exemptions too, and refuses nothing.
ANSWERS = (Response.kind, ReviewOutcome.kind)


@dataclass(frozen=True, kw_only=True, slots=True)
class KindLine:
    """Of the requests of one law that one kind of authority answered, how many cite any exemption at all."""

    kind: AuthorityKind
    law: RegimeCode
    citing: Share


@dataclass(frozen=True, kw_only=True, slots=True)
class ExemptionLine:
    """Of the answered requests made under `asked_under`, how many cite this; `by_kind` has every kind that answered.

    `law` is the exemption's own: an answer may cite another law than the request was made under.
    """

    asked_under: RegimeCode
    law: RegimeCode
    code: str
    ncnd: bool
    title: str
    citing: Share
    by_kind: tuple[tuple[AuthorityKind, Share], ...]


@dataclass(frozen=True, slots=True)
class Refusals:
    """The two tables of refusals."""

    kinds: tuple[KindLine, ...]
    exemptions: tuple[ExemptionLine, ...]


Among = tuple[RegimeCode, AuthorityKind]
Cited = tuple[RegimeCode, RegimeCode, str, bool]


def refusals(
    session: Session, actor: Actor, wanted: ReportFilter, standpoint: Standpoint, tallies: Iterable[Tally]
) -> Refusals:
    """Both tables, in one statement beside the census."""
    answered = _answered(tallies)
    citing: Counter[Among] = Counter()
    cited: dict[Cited, Counter[AuthorityKind]] = {}
    statement = _citations(visible_requests(actor), *wanted.conditions(standpoint))
    for under, kind, law, code, ncnd, requests, first in session.execute(statement):
        citing[under, kind] += int(first)
        cited.setdefault((under, law, code, ncnd), Counter())[kind] += int(requests)
    lines = [_exemption_line(which, kinds, answered) for which, kinds in cited.items()]
    return Refusals(
        kinds=tuple(_kind_lines(citing, answered)),
        exemptions=tuple(
            sorted(lines, key=lambda line: (-line.citing.part, line.asked_under, line.law, line.code, line.ncnd))
        ),
    )


def _answered(tallies: Iterable[Tally]) -> Counter[Among]:
    found: Counter[Among] = Counter()
    for each in tallies:
        if each.is_answered:
            found[each.regime, each.kind] += each.requests
    return found


def _kind_lines(citing: Counter[Among], answered: Counter[Among]) -> Iterable[KindLine]:
    for (law, kind), whole in sorted(answered.items(), key=lambda item: (-item[1], item[0])):
        yield KindLine(kind=kind, law=law, citing=Share(citing[law, kind], whole))


def _exemption_line(which: Cited, kinds: Counter[AuthorityKind], answered: Counter[Among]) -> ExemptionLine:
    asked_under, law, code, ncnd = which
    known = exemption(law, code)
    by_kind = [
        (kind, Share(kinds[kind], whole)) for (under, kind), whole in sorted(answered.items()) if under is asked_under
    ]
    return ExemptionLine(
        asked_under=asked_under,
        law=law,
        code=code,
        ncnd=ncnd,
        title=known.title if known else "",
        citing=Share(kinds.total(), sum(share.whole for _, share in by_kind)),
        by_kind=tuple(sorted(by_kind, key=lambda pair: -pair[1].part)),
    )


def _citations(*seen: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """How many requests cite what, by law and kind; and for how many it is the first thing they cite.

    Each request once for each exemption, before anything is counted: counting what is distinct takes far longer.
    """
    each = _cited_once(*seen).subquery()
    exemptions = (each.c.law, each.c.code, each.c.ncnd)
    counted = (
        select(
            each.c.authority_id,
            each.c.regime,
            *exemptions,
            func.count().label("requests"),
            func.sum(case((each.c.nth == 1, 1), else_=0)).label("first"),
        )
        .group_by(each.c.authority_id, each.c.regime, *exemptions)
        .subquery()
    )
    groups = (counted.c.regime, Authority.kind, counted.c.law, counted.c.code, counted.c.ncnd)
    sums = (func.sum(counted.c.requests), func.sum(counted.c.first))
    return select(*groups, *sums).join(counted, counted.c.authority_id == Authority.id).group_by(*groups)


def _cited_once(*seen: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Each exemption that an answered request cites in an answer that stands, numbered within its request."""
    cited_in = and_(EventRecord.info_request_id == Refusal.info_request_id, EventRecord.position == Refusal.position)
    answered = or_(InfoRequest.responded_on.is_not(None), REVIEWED.is_decided)
    request = (Refusal.info_request_id, InfoRequest.authority_id, InfoRequest.regime)
    exemptions = (Refusal.law, Refusal.code, Refusal.ncnd)
    nth = func.row_number().over(partition_by=Refusal.info_request_id).label("nth")
    return (
        select(*request, *exemptions, nth)
        .join(InfoRequest, InfoRequest.id == Refusal.info_request_id)
        .join(EventRecord, cited_in)
        .where(EventRecord.kind.in_(ANSWERS), answered, *seen)
        .group_by(*request, *exemptions)
    )
