"""Requests: find one, list some."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    and_,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from foi_tracker.domain.policy import Actor
from foi_tracker.models import Authority, Campaign, InfoRequest, Membership, User
from foi_tracker.queries.request_filter import RequestFilter, Standpoint, is_id
from foi_tracker.queries.visibility import visible_campaigns, visible_requests

PAGE_LENGTH = 50
MOST_COUNTED = 1000

Lines = Select[*tuple[Any, ...]]
Line = Row[*tuple[Any, ...]]


def by_reference(session: Session, reference: str, actor: Actor) -> InfoRequest | None:
    """The request with this reference, where `actor` may see it."""
    return session.scalar(select(InfoRequest).where(InfoRequest.reference == reference, visible_requests(actor)))


def how_many(session: Session) -> int:
    """All requests there are, whoever may see them."""
    return session.scalar(select(func.count()).select_from(InfoRequest)) or 0


class Sort(StrEnum):
    """How a list of requests may be ordered."""

    DUE = "due"
    REFERENCE = "reference"
    LAST_EVENT = "last_event"


@dataclass(frozen=True, kw_only=True, slots=True)
class After:
    """The last row of the page before: rows with a date come first, then those without."""

    day: date | None
    id: int

    @classmethod
    def read(cls, text: str) -> Self | None:
        """From a URL; None where it says nothing that we wrote."""
        day, dot, row_id = text.rpartition(".")
        if not dot or not is_id(row_id):
            return None
        try:
            return cls(day=date.fromisoformat(day) if day else None, id=int(row_id))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat() if self.day else ''}.{self.id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """One page of a list; `count` stops just past `MOST_COUNTED`, so that it costs little however many match."""

    rows: list[Line]
    count: int
    following: After | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which requests, in which order, from where on."""

    chosen: RequestFilter
    standpoint: Standpoint
    sort: Sort = Sort.DUE
    after: After | None = None


def listing(session: Session, actor: Actor, wanted: Wanted) -> Listing:
    """A page of the requests that `actor` may see: two statements, or three where the dated ones run out."""
    conditions = [visible_requests(actor), *wanted.chosen.conditions(wanted.standpoint)]
    rows = _rows(session, conditions, wanted)
    enough = select(InfoRequest.id).where(*conditions).limit(MOST_COUNTED + 1).subquery()
    count = session.scalar(select(func.count()).select_from(enough)) or 0
    more = len(rows) > PAGE_LENGTH
    rows = rows[:PAGE_LENGTH]
    return Listing(rows=rows, count=count, following=_after(rows[-1], wanted.sort) if more else None)


def _rows(session: Session, conditions: list[ColumnElement[bool]], wanted: Wanted) -> list[Line]:
    lines = _lines().where(*conditions)
    if wanted.sort is Sort.REFERENCE:
        from_id = [InfoRequest.id > wanted.after.id] if wanted.after else []
        return list(session.execute(lines.where(*from_id).order_by(InfoRequest.id).limit(PAGE_LENGTH + 1)))
    rows: list[Line] = []
    if not wanted.after or wanted.after.day:
        rows = list(session.execute(_dated(lines, wanted).limit(PAGE_LENGTH + 1)))
    if len(rows) <= PAGE_LENGTH:
        rows += session.execute(_undated(lines, wanted).limit(PAGE_LENGTH + 1 - len(rows)))
    return rows


def _dated(lines: Lines, wanted: Wanted) -> Lines:
    day = _day_of(wanted.sort)
    place = tuple_(day, InfoRequest.id)
    lines = lines.where(day.is_not(None))
    if wanted.sort is Sort.LAST_EVENT:
        before = [place < (wanted.after.day, wanted.after.id)] if wanted.after else []
        return lines.where(*before).order_by(day.desc(), InfoRequest.id.desc())
    behind = [place > (wanted.after.day, wanted.after.id)] if wanted.after else []
    return lines.where(*behind).order_by(day, InfoRequest.id)


def _undated(lines: Lines, wanted: Wanted) -> Lines:
    resumed = wanted.after if wanted.after and wanted.after.day is None else None
    behind = [InfoRequest.id > resumed.id] if resumed else []
    return lines.where(_day_of(wanted.sort).is_(None), *behind).order_by(InfoRequest.id)


def _day_of(sort: Sort) -> InstrumentedAttribute[date | None]:
    return InfoRequest.last_event_on if sort is Sort.LAST_EVENT else InfoRequest.due_on


def _after(row: Line, sort: Sort) -> After:
    days = {Sort.DUE: row.due_on, Sort.LAST_EVENT: row.last_event_on, Sort.REFERENCE: None}
    return After(day=days[sort], id=row.id)


def _lines() -> Lines:
    return (
        select(
            InfoRequest.id,
            InfoRequest.reference,
            InfoRequest.regime,
            InfoRequest.delivery,
            InfoRequest.stage,
            InfoRequest.outcome,
            InfoRequest.awaiting,
            InfoRequest.due_on,
            InfoRequest.undated_because,
            InfoRequest.last_event_on,
            InfoRequest.last_event_kind,
            Authority.name.label("authority"),
            Authority.slug.label("authority_slug"),
            User.name.label("owner"),
        )
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .join(User, User.id == InfoRequest.owner_id, isouter=True)
    )


def filter_words(session: Session, actor: Actor) -> dict[str, list[tuple[str, str]]]:
    """What the open filters may hold, by filter, as (word, label), and who may be given a request: one statement."""
    campaigns = select(Campaign.id).where(visible_campaigns(actor))
    members = select(Membership.user_id).where(Membership.campaign_id.in_(campaigns))
    theirs = (InfoRequest.owner_id == User.id, InfoRequest.campaign_id.in_(campaigns))
    words = union_all(
        select(literal("campaign").label("filter"), Campaign.slug.label("word"), Campaign.name.label("label")).where(
            visible_campaigns(actor)
        ),
        select(literal("owner"), cast(User.id, String), User.name).where(
            or_(User.id.in_(members), and_(User.is_placeholder, exists().where(*theirs)))
        ),
        select(literal("receiver"), cast(User.id, String), User.name).where(
            User.id.in_(members), User.suspended_at.is_(None)
        ),
        select(literal("region"), Authority.region, Authority.region).distinct(),
    ).subquery()
    found: dict[str, list[tuple[str, str]]] = {"campaign": [], "owner": [], "receiver": [], "region": []}
    for name, word, label in session.execute(select(words).order_by(words.c.label)):
        found[name].append((word, label))
    return found
