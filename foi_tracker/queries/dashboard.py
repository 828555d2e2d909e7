"""The overdue board: how many requests stand where, and the rows behind each number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union_all
from sqlalchemy.orm import Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.ladder import RIGHTS
from foi_tracker.domain.overdue import LateBand
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Stage
from foi_tracker.models import Authority, DeadlineRecord, InfoRequest
from foi_tracker.queries.open_requests import among_the_open, open_parts
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.request_filter import RequestFilter, Standpoint, in_band
from foi_tracker.queries.visibility import visible_requests

# How long before a right of ours lapses the board says so, in calendar days. Ours, for planning; no law knows it.
NOTICE = timedelta(days=7)


class Show(StrEnum):
    """Which requests the board lists: each tile is one of these."""

    OVERDUE = "overdue"
    DUE_THIS_WEEK = "due_this_week"
    UP_TO_5 = "1-5"
    UP_TO_20 = "6-20"
    OVER_20 = "over-20"
    RIGHTS_LAPSING = "rights_lapsing"
    DRAFTS = "drafts"
    UNDATED = "undated"
    UNOWNED = "unowned"
    OPEN = "open"


BANDS = (Show.DUE_THIS_WEEK, Show.UP_TO_5, Show.UP_TO_20, Show.OVER_20)
LATE = (Show.UP_TO_5, Show.UP_TO_20, Show.OVER_20)
# Where a request may have no due date, and so cannot be put in order of it alone.
MAY_LACK_DATE = (Show.RIGHTS_LAPSING, Show.DRAFTS, Show.UNDATED, Show.UNOWNED, Show.OPEN)


def shown(show: Show, standpoint: Standpoint) -> list[ColumnElement[bool]]:
    """What a request must satisfy to be in the list."""
    if show in BANDS:
        return [in_band(LateBand(show.value), standpoint)]
    with_right = select(DeadlineRecord.info_request_id).where(lapsing(standpoint.today))
    conditions: dict[Show, list[ColumnElement[bool]]] = {
        Show.OVERDUE: [overdue(standpoint.today)],
        Show.RIGHTS_LAPSING: [InfoRequest.id.in_(with_right), _wanting_something()],
        Show.DRAFTS: [among_the_open(standpoint.today, InfoRequest.stage == Stage.NOT_SENT)],
        Show.UNDATED: [InfoRequest.awaiting == Awaiting.AUTHORITY, InfoRequest.due_on.is_(None)],
        Show.UNOWNED: [among_the_open(standpoint.today, InfoRequest.owner_id.is_(None))],
        Show.OPEN: [among_the_open(standpoint.today)],
    }
    return conditions[show]


def lapsing(today: date) -> ColumnElement[bool]:
    """Rights of ours whose last day is within the notice, today included; a fee unpaid loses us the request itself."""
    return and_(
        DeadlineRecord.party == Awaiting.REQUESTER,
        DeadlineRecord.kind.in_((*RIGHTS, DeadlineKind.FEE_PAYMENT)),
        DeadlineRecord.due_on.between(today, today + NOTICE),
    )


def _wanting_something() -> ColumnElement[bool]:
    """Content with an answer, we need no right."""
    return InfoRequest.awaiting != Awaiting.NOBODY


@dataclass(frozen=True, slots=True)
class Count:
    """How many open requests stand alike; `standing` is the list they are in, None where no tile counts them."""

    kind: AuthorityKind
    nation: Nation
    stage: Stage
    standing: Show | None
    requests: int
    unowned: int


def census(session: Session, actor: Actor, wanted: RequestFilter, standpoint: Standpoint) -> list[Count]:
    """Every number on the board but one, from one pass over the open requests."""
    # By authority first: joined before it is counted, the register would lead, and drag in every closed request.
    seen = [visible_requests(actor), *wanted.conditions(standpoint)]
    under_way, answered = open_parts(standpoint.today)
    counted = union_all(
        _counted(_standing(standpoint), under_way, *seen),
        _counted(literal(""), answered, *seen),  # no tile counts those
    ).subquery()
    groups = (Authority.kind, Authority.nation, counted.c.stage, counted.c.standing)
    sums = (func.sum(counted.c.requests), func.sum(counted.c.unowned))
    statement = select(*groups, *sums).join(counted, counted.c.authority_id == Authority.id).group_by(*groups)
    return [
        Count(kind, nation, stage, Show(standing) if standing else None, int(requests), int(unowned))
        for kind, nation, stage, standing, requests, unowned in session.execute(statement)
    ]


def _counted(standing: ColumnElement[str], *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    unowned = InfoRequest.owner_id.is_(None)
    return (
        select(
            InfoRequest.authority_id,
            InfoRequest.stage,
            standing.label("standing"),
            func.count().label("requests"),
            func.sum(case((unowned, 1), else_=0)).label("unowned"),
        )
        .where(*conditions)
        .group_by(InfoRequest.authority_id, InfoRequest.stage, "standing")
    )


def _standing(standpoint: Standpoint) -> ColumnElement[str]:
    answer_due = InfoRequest.awaiting == Awaiting.AUTHORITY
    return case(
        (InfoRequest.stage == Stage.NOT_SENT, literal(Show.DRAFTS.value)),
        (and_(answer_due, InfoRequest.due_on.is_(None)), literal(Show.UNDATED.value)),
        *((in_band(LateBand(band.value), standpoint), literal(band.value)) for band in BANDS),
        else_=literal(""),
    )


def rights_lapsing(session: Session, actor: Actor, wanted: RequestFilter, standpoint: Standpoint) -> int:
    """How many requests have a right of ours about to lapse."""
    statement = (
        select(func.count(func.distinct(DeadlineRecord.info_request_id)))
        .join(InfoRequest, InfoRequest.id == DeadlineRecord.info_request_id)
        .where(lapsing(standpoint.today), _wanting_something())
        .where(visible_requests(actor), *wanted.conditions(standpoint))
    )
    return session.scalar(statement) or 0


def tiles(counts: Sequence[Count], lapsing_rights: int) -> dict[Show, int]:
    """The number on each tile."""
    standing = {show: sum(each.requests for each in counts if each.standing is show) for show in Show}
    return standing | {
        Show.OVERDUE: sum(standing[show] for show in LATE),
        Show.RIGHTS_LAPSING: lapsing_rights,
        Show.UNOWNED: sum(each.unowned for each in counts),
        Show.OPEN: sum(each.requests for each in counts),
    }
