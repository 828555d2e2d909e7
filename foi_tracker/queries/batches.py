"""Batches: their requests, and the letters in them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session, aliased

from foi_tracker.domain.policy import Actor, Subject
from foi_tracker.domain.vocabulary import Delivery, RegimeCode
from foi_tracker.models import Authority, Batch, Campaign, InfoRequest, Letter, User
from foi_tracker.queries.visibility import visible_campaigns

FIRST_LETTER = "request"


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchRow:
    """One request of a batch, as its table shows it."""

    id: int
    reference: str
    authority: str
    authority_slug: str
    regime: RegimeCode
    delivery: Delivery
    sent_on: date | None
    due_on: date | None
    recipient: str
    whatdotheyknow_url: str
    sent_by: str
    subject: Subject

    @property
    def is_draft(self) -> bool:
        """Whether it has yet to go out."""
        return self.delivery is Delivery.DRAFT


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredLetter:
    """A letter with what its file, its page and its print need."""

    reference: str
    authority: str
    authority_slug: str
    recipient: str
    title: str
    body: str
    made_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchSummary:
    """A batch in a list."""

    id: int
    title: str
    letters: int
    unsent: int


def latest_batches(session: Session, campaign_id: int, most: int) -> list[BatchSummary]:
    """The last few batches of a campaign, newest first, with how much of each is still to be sent."""
    latest = select(Batch.id).where(Batch.campaign_id == campaign_id).order_by(Batch.id.desc()).limit(most)
    unsent = func.sum(case((InfoRequest.delivery == Delivery.DRAFT, 1), else_=0))
    rows = session.execute(
        select(Batch.id, Batch.title, func.count().label("letters"), unsent.label("unsent"))
        .join(InfoRequest, InfoRequest.batch_id == Batch.id)
        .where(Batch.id.in_(latest))
        .group_by(Batch.id, Batch.title)
        .order_by(Batch.id.desc())
    )
    return [BatchSummary(id=row.id, title=row.title, letters=row.letters, unsent=row.unsent) for row in rows]


def batch_by_id(session: Session, batch_id: int, actor: Actor) -> tuple[Batch, Campaign, str] | None:
    """The batch with its campaign and whoever filed it, where `actor` may see it."""
    row = session.execute(
        select(Batch, Campaign, User.name)
        .join(Campaign, Campaign.id == Batch.campaign_id)
        .join(User, User.id == Batch.filed_by_id)
        .where(Batch.id == batch_id, visible_campaigns(actor))
    ).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def in_batch(batch_id: int) -> ColumnElement[bool]:
    """The requests of a batch."""
    return InfoRequest.batch_id == batch_id


def one(info_request: InfoRequest) -> ColumnElement[bool]:
    """A single request."""
    return InfoRequest.id == info_request.id


def rows_of(session: Session, chosen: ColumnElement[bool]) -> list[BatchRow]:
    """The chosen requests that have a first letter, by reference."""
    return [_row(found) for found in session.execute(_rows().where(chosen).order_by(InfoRequest.id))]


def _rows() -> Select[*tuple[Any, ...]]:
    sender = aliased(User)
    return (
        select(
            InfoRequest.id,
            InfoRequest.reference,
            InfoRequest.campaign_id,
            InfoRequest.regime,
            InfoRequest.delivery,
            InfoRequest.sent_on,
            InfoRequest.due_on,
            InfoRequest.whatdotheyknow_url,
            InfoRequest.filed_by_id,
            InfoRequest.owner_id,
            Authority.name.label("authority"),
            Authority.slug.label("authority_slug"),
            Letter.recipient,
            func.coalesce(sender.name, "").label("sent_by"),
        )
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .join(Letter, (Letter.info_request_id == InfoRequest.id) & (Letter.kind == FIRST_LETTER))
        .outerjoin(sender, sender.id == Letter.sent_by_id)
    )


def _row(found: Row[*tuple[Any, ...]]) -> BatchRow:
    values = dict(found._mapping)
    owners = {values.pop("filed_by_id"), values.pop("owner_id")} - {None}
    subject = Subject(campaign_id=values.pop("campaign_id"), owner_ids=frozenset(owners))
    return BatchRow(**values, subject=subject)


def letters_of(session: Session, chosen: ColumnElement[bool]) -> list[StoredLetter]:
    """The first letters of the chosen requests, by reference."""
    return [StoredLetter(**row._mapping) for row in session.execute(_letters().where(chosen).order_by(InfoRequest.id))]


def _letters() -> Select[str, str, str, str, str, str, datetime]:
    return (
        select(
            InfoRequest.reference,
            Authority.name.label("authority"),
            Authority.slug.label("authority_slug"),
            Letter.recipient,
            Letter.subject.label("title"),
            Letter.body,
            Letter.made_at,
        )
        .join(Letter, (Letter.info_request_id == InfoRequest.id) & (Letter.kind == FIRST_LETTER))
        .join(Authority, Authority.id == InfoRequest.authority_id)
    )
