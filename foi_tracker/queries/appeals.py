"""Every challenge that is live: what lapses first, then what waits for others, a page at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.events import Event
from foi_tracker.domain.ladder import RIGHTS, Rung, Step, ladder
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Stage
from foi_tracker.models import DeadlineRecord, EventRecord, InfoRequest
from foi_tracker.queries.open_requests import UNDER_WAY
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.request_filter import RequestFilter, Standpoint, is_id
from foi_tracker.queries.request_rows import RequestRow, request_columns, request_rows
from foi_tracker.queries.visibility import visible_requests

PAGE = 50
ABOVE_THE_REVIEW = (Stage.COMMISSIONER, Stage.TRIBUNAL)


class Show(StrEnum):
    """Which challenges the page lists: each tile is one of these."""

    WITHIN_7 = "7"
    WITHIN_14 = "14"
    WITHIN_30 = "30"
    LATER = "later"
    REVIEW_OVERDUE = "review_overdue"
    STEPS_OVERDUE = "steps_overdue"
    REVIEW = "review"
    STEPS = "steps"
    COMMISSIONER = "commissioner"
    TRIBUNAL = "tribunal"


# In how many days, counted from today, the last day comes: calendar days, for planning; no law knows these bands.
BANDS: dict[Show, tuple[int, int | None]] = {
    Show.WITHIN_7: (0, 7),
    Show.WITHIN_14: (8, 14),
    Show.WITHIN_30: (15, 30),
    Show.LATER: (31, None),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What somebody asked the page for; with no list named, every live challenge."""

    wanted: RequestFilter
    show: Show | None = None

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Self:
        """Read a query string; a list that nobody knows is no list."""
        shows = {show.value: show for show in Show}
        return cls(wanted=RequestFilter.from_args(args), show=shows.get(args.get("show", "")))

    def conditions(self, standpoint: Standpoint) -> list[ColumnElement[bool]]:
        """What a request must satisfy to be listed, beside being visible."""
        listed = shown(self.show, standpoint.today) if self.show else is_live(standpoint.today)
        return [listed, *self.wanted.conditions(standpoint)]

    def args(self) -> dict[str, str]:
        """The query string that asks for the same again."""
        return self.wanted.args() | ({"show": self.show.value} if self.show else {})


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveChallenge:
    """One line of the page: the request, its ladder, and the right of ours that lapses first, if one runs."""

    row: RequestRow
    rungs: tuple[Rung, ...]
    right: Deadline | None


@dataclass(frozen=True, slots=True)
class AppealsPage:
    """`after` names the last row where there are more, and is empty where there are none."""

    rows: list[LiveChallenge]
    after: str


def is_live(today: date) -> ColumnElement[bool]:
    """A right of ours is running, or somebody else has the matter: found in their indexes first, then looked up."""
    held = select(DeadlineRecord.info_request_id).where(_running(today))
    elsewhere = or_(InfoRequest.stage == Stage.INTERNAL_REVIEW, *_above())
    under_way = select(InfoRequest.id).where(UNDER_WAY, elsewhere).correlate(None)
    return and_(InfoRequest.awaiting != Awaiting.NOBODY, InfoRequest.id.in_(union_all(held, under_way)))


def shown(show: Show, today: date) -> ColumnElement[bool]:
    """What a request must satisfy to be in the list."""
    if show in BANDS:
        return _has_right(today, BANDS[show])
    in_review = InfoRequest.stage == Stage.INTERNAL_REVIEW
    steps, commissioner, tribunal = _above()
    conditions: dict[Show, ColumnElement[bool]] = {
        Show.REVIEW_OVERDUE: and_(in_review, overdue(today)),
        Show.REVIEW: and_(in_review, or_(InfoRequest.due_on >= today, InfoRequest.due_on.is_(None))),
        Show.STEPS_OVERDUE: and_(steps, overdue(today)),
        Show.STEPS: and_(steps, or_(InfoRequest.due_on >= today, InfoRequest.due_on.is_(None))),
        Show.COMMISSIONER: commissioner,
        Show.TRIBUNAL: tribunal,
    }
    return conditions[show]


def _above() -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
    """Ordered steps that the authority owes; a complaint with the Commissioner; an appeal under way."""
    return (
        and_(InfoRequest.stage.in_(ABOVE_THE_REVIEW), InfoRequest.awaiting == Awaiting.AUTHORITY),
        InfoRequest.awaiting == Awaiting.COMMISSIONER,
        InfoRequest.awaiting == Awaiting.TRIBUNAL,
    )


def _running(today: date) -> ColumnElement[bool]:
    """Rights of ours that may be used today and have a last day.

    Once the First-tier Tribunal has refused permission, only the Upper Tribunal can still be asked.
    """
    higher = aliased(DeadlineRecord)
    refused = exists().where(
        higher.info_request_id == DeadlineRecord.info_request_id, higher.kind == DeadlineKind.UT_PERMISSION
    )
    return and_(
        DeadlineRecord.party == Awaiting.REQUESTER,
        DeadlineRecord.due_on >= today,
        DeadlineRecord.kind.in_(tuple(RIGHTS)),
        or_(DeadlineRecord.opens_on.is_(None), DeadlineRecord.opens_on <= today),
        or_(DeadlineRecord.kind != DeadlineKind.FTT_PERMISSION, ~refused),
    )


def _has_right(today: date, band: tuple[int, int | None] = (0, None)) -> ColumnElement[bool]:
    """A right is running whose last day, the first of them, is so many days away. Content, we need none."""
    first, last = today + timedelta(days=band[0]), band[1]
    soonest = func.min(DeadlineRecord.due_on)
    within = soonest >= first if last is None else soonest.between(first, today + timedelta(days=last))
    held = select(DeadlineRecord.info_request_id).where(_running(today)).group_by(DeadlineRecord.info_request_id)
    return and_(InfoRequest.awaiting != Awaiting.NOBODY, InfoRequest.id.in_(held.having(within)))


def order(today: date) -> tuple[ColumnElement[int], ColumnElement[date]]:
    """What lapses comes first, by its last day; then what waits for others, by theirs. Never null."""
    of_it = and_(DeadlineRecord.info_request_id == InfoRequest.id, _running(today))
    lapses = select(func.min(DeadlineRecord.due_on)).where(of_it).correlate(InfoRequest).scalar_subquery()
    return case((lapses.is_not(None), 0), else_=1), func.coalesce(lapses, InfoRequest.due_on, date.max)


def counts(session: Session, actor: Actor, wanted: RequestFilter, standpoint: Standpoint) -> dict[Show, int]:
    """The number on each tile; a challenge may be in two lists, so they do not add up."""
    today = standpoint.today
    sums = [func.sum(case((shown(show, today), 1), else_=0)) for show in Show]
    seen = [visible_requests(actor), is_live(today), *wanted.conditions(standpoint)]
    found = session.execute(select(*sums).select_from(InfoRequest).where(*seen)).one()
    return {show: int(number or 0) for show, number in zip(Show, found, strict=True)}


def appeals_page(
    session: Session, actor: Actor, asked: Asked, standpoint: Standpoint, *, after: str = ""
) -> AppealsPage:
    """The live challenges that follow the one that `after` names."""
    rank, day = order(standpoint.today)
    statement = (
        request_columns()
        .add_columns(rank.label("rank"), day.label("day"))
        .where(visible_requests(actor), *asked.conditions(standpoint), *_beyond(rank, day, after))
        .order_by(rank, day, InfoRequest.id)
        .limit(PAGE + 1)
    )
    found = session.execute(statement).all()
    cursor = f"{found[PAGE - 1].rank}~{found[PAGE - 1].day}~{found[PAGE - 1].id}" if len(found) > PAGE else ""
    return AppealsPage(live_challenges(session, found[:PAGE], standpoint), cursor)


def live_challenges(session: Session, found: Sequence[Row[Any]], standpoint: Standpoint) -> list[LiveChallenge]:
    """The rows of `request_columns` with their ladders, from as many statements however many they are."""
    rows, histories = request_rows(session, found, standpoint), _histories(session, [each.id for each in found])
    return [
        LiveChallenge(
            row=row,
            rungs=ladder(histories[each.id], standpoint.laws[row.regime], standpoint.today),
            right=first_to_lapse(row.state, standpoint.today),
        )
        for each, row in zip(found, rows, strict=True)
    ]


def first_to_lapse(state: RequestState, today: date) -> Deadline | None:
    """The right of ours whose last day comes first: the twin of `_running`."""
    refused = state.deadline(DeadlineKind.UT_PERMISSION) is not None
    running = [
        (each.due_on, place, each)
        for place, each in enumerate(state.deadlines)
        if each.kind in RIGHTS
        and each.due_on is not None
        and (each.opens_on or today) <= today <= each.due_on
        and not (refused and each.kind is DeadlineKind.FTT_PERMISSION)
    ]
    return min(running)[2] if running and state.awaiting is not Awaiting.NOBODY else None


def step_of(state: RequestState, right: Deadline | None) -> Step:
    """Which rung a live challenge is at, or may be taken to next."""
    if right:
        return RIGHTS[right.kind]
    if state.stage is Stage.TRIBUNAL:
        return Step.FURTHER_APPEAL if state.tribunal_decided_on else Step.APPEAL
    return Step.COMMISSIONER if state.stage is Stage.COMMISSIONER else Step.REVIEW


def _histories(session: Session, ids: Sequence[int]) -> dict[int, list[Event]]:
    histories: dict[int, list[Event]] = defaultdict(list)
    records = select(EventRecord).where(EventRecord.info_request_id.in_(ids)).order_by(EventRecord.position)
    for record in session.scalars(records):
        histories[record.info_request_id].append(record.event)
    return histories


def _beyond(rank: ColumnElement[int], day: ColumnElement[date], after: str) -> list[ColumnElement[bool]]:
    """What follows the row that a cursor names; one that cannot be read begins at the beginning."""
    parts = after.split("~")
    try:
        place, on, number = int(parts[0] == "1"), date.fromisoformat(parts[1]), parts[2]
    except (IndexError, ValueError):
        return []
    if not is_id(number):
        return []
    same_day = and_(day == literal(on), InfoRequest.id > int(number))
    return [or_(rank > place, and_(rank == place, or_(day > literal(on), same_day)))]
