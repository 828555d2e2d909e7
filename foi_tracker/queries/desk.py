"""My desk: what one person looks after, and how far they have come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, case, exists, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.vocabulary import Stage
from foi_tracker.models import Assignment, Campaign, InfoRequest, Reading, User
from foi_tracker.queries.open_requests import among_the_open, is_open
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.request_rows import RequestRow, request_columns, request_rows
from foi_tracker.queries.visibility import visible_requests

# Far more than anybody can look after; it only keeps the page small should somebody be given everything.
MOST = 200
NEWS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many requests I look after, how many of them have been asked, and how many answered."""

    mine: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a coordinator wants to know before anything else."""

    requests: int
    overdue: int
    unowned: int
    without_account: int


def my_open_requests(session: Session, actor: Actor, standpoint: Standpoint) -> list[RequestRow]:
    """What I look after that is not over, soonest date first."""
    statement = (
        request_columns()
        .where(InfoRequest.owner_id == actor.user_id, is_open(standpoint.today), visible_requests(actor))
        .order_by(func.coalesce(InfoRequest.due_on, date.max), InfoRequest.id)
        .limit(MOST)
    )
    return request_rows(session, session.execute(statement), standpoint)


def my_unread_replies(session: Session, actor: Actor, standpoint: Standpoint) -> list[tuple[RequestRow, str]]:
    """What I look after that is answered and that nobody has begun to read, with its campaign; oldest answer first."""
    unread = ~exists().where(Reading.info_request_id == InfoRequest.id)
    statement = (
        request_columns()
        .add_columns(Campaign.slug.label("campaign"))
        .join(Campaign, Campaign.id == InfoRequest.campaign_id)
        .where(InfoRequest.owner_id == actor.user_id, visible_requests(actor))
        .where(InfoRequest.question_set_id.is_not(None), InfoRequest.responded_on.is_not(None), unread)
        .order_by(InfoRequest.responded_on, InfoRequest.id)
        .limit(MOST)
    )
    found = list(session.execute(statement))
    rows = request_rows(session, found, standpoint) if found else []
    return list(zip(rows, (each.campaign for each in found), strict=True))


def my_progress(session: Session, actor: Actor) -> Progress:
    """All that I look after, whether or not it is over."""
    asked = func.sum(case((InfoRequest.stage != Stage.NOT_SENT, 1), else_=0))
    statement = select(func.count(), asked, func.count(InfoRequest.responded_on))
    mine, sent, answered = session.execute(
        statement.where(InfoRequest.owner_id == actor.user_id, visible_requests(actor))
    ).one()
    return Progress(mine, int(sent or 0), answered)


def handed_to_me(
    session: Session, actor: Actor, references: Sequence[str], at: datetime
) -> list[Row[str, str, datetime]]:
    """Which of these somebody else gave me lately, who, and when; the latest first."""
    statement = (
        select(InfoRequest.reference, User.name, Assignment.assigned_at)
        .join(Assignment, Assignment.info_request_id == InfoRequest.id)
        .join(User, User.id == Assignment.assigned_by_id)
        .where(
            InfoRequest.reference.in_(references),
            Assignment.owner_id == actor.user_id,
            Assignment.assigned_by_id != actor.user_id,
            Assignment.assigned_at >= at - NEWS,
        )
        .order_by(Assignment.assigned_at.desc(), InfoRequest.id)
    )
    return list(session.execute(statement).all())


def overview(session: Session, actor: Actor, today: date) -> Overview:
    """All that I may see, in four numbers; the first stops at one, as what matters is whether there is any."""
    seen = visible_requests(actor)
    some = select(InfoRequest.id).where(seen).limit(1).subquery()
    late = select(func.count()).select_from(InfoRequest).where(seen, overdue(today))
    placeholders = select(User.id).where(User.is_placeholder)
    counts = (
        select(func.count()).select_from(some),
        late,
        _open(seen, today, InfoRequest.owner_id.is_(None)),
        _open(seen, today, InfoRequest.owner_id.in_(placeholders)),
    )
    return Overview(*session.execute(select(*(each.scalar_subquery() for each in counts))).one())


def _open(seen: ColumnElement[bool], today: date, whose: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(InfoRequest).where(seen, among_the_open(today, whose))
