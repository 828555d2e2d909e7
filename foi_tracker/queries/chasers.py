"""Rounds of chasers: who may be chased and with which letter, and what became of the rounds approved before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.domain.vocabulary import LetterKind, RegimeCode
from foi_tracker.models import Authority, Campaign, ChaserRound, InfoRequest, Letter, User
from foi_tracker.queries.board_pages import Board
from foi_tracker.queries.chased import is_latest, still_to_send
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.visibility import visible_requests

ROUNDS_SHOWN = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundSummary:
    """A round with letters that nobody has recorded as sent."""

    id: int
    approved_by: str
    approved_on: date
    unsent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundLetter:
    """One letter of a round with what its page and its files need. `has_moved`: something happened since approval."""

    id: int
    reference: str
    authority: str
    authority_slug: str
    regime: RegimeCode
    kind: LetterKind
    recipient: str
    title: str
    body: str
    made_at: datetime
    sent_on: date | None
    sent_by: str
    is_withdrawn: bool
    has_moved: bool

    @property
    def is_unsent(self) -> bool:
        """Whether it is still to go out."""
        return self.sent_on is None and not self.is_withdrawn

    @property
    def can_go(self) -> bool:
        """Whether it is still to go out and still fits its thread."""
        return self.is_unsent and not self.has_moved


def requests_on_board(
    session: Session, actor: Actor, board: Board, standpoint: Standpoint, most: int
) -> list[InfoRequest]:
    """The first `most` requests that the board lists, in its order."""
    return list(
        session.scalars(
            select(InfoRequest)
            .join(Authority, Authority.id == InfoRequest.authority_id)
            .outerjoin(User, User.id == InfoRequest.owner_id)
            .where(visible_requests(actor), *board.conditions(standpoint))
            .order_by(board.order(), InfoRequest.id)
            .limit(most)
        )
    )


def unrecorded_rounds(session: Session, actor: Actor) -> list[RoundSummary]:
    """The latest rounds of which something is still to be recorded as sent."""
    rows = session.execute(
        select(ChaserRound.id, ChaserRound.approved_at, User.name, func.count().label("unsent"))
        .join(Letter, Letter.chaser_round_id == ChaserRound.id)
        .join(User, User.id == ChaserRound.approved_by_id)
        .where(still_to_send(), coordinated(actor))
        .group_by(ChaserRound.id, ChaserRound.approved_at, User.name)
        .order_by(ChaserRound.id.desc())
        .limit(ROUNDS_SHOWN)
    )
    return [
        RoundSummary(id=row.id, approved_by=row.name, approved_on=row.approved_at.date(), unsent=row.unsent)
        for row in rows
    ]


def round_by_id(session: Session, round_id: int, actor: Actor) -> tuple[ChaserRound, Campaign, str] | None:
    """The round with its campaign and whoever approved it, where `actor` coordinates that campaign."""
    row = session.execute(
        select(ChaserRound, Campaign, User.name)
        .join(Campaign, Campaign.id == ChaserRound.campaign_id)
        .join(User, User.id == ChaserRound.approved_by_id)
        .where(ChaserRound.id == round_id, coordinated(actor))
    ).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def letters_of_round(session: Session, round_id: int) -> list[RoundLetter]:
    """Its letters, by reference."""
    rows = session.execute(
        select(Letter, InfoRequest, Authority.name, Authority.slug, func.coalesce(User.name, ""))
        .join(InfoRequest, InfoRequest.id == Letter.info_request_id)
        .join(Authority, Authority.id == InfoRequest.authority_id)
        .outerjoin(User, User.id == Letter.sent_by_id)
        .where(Letter.chaser_round_id == round_id, is_latest())
        .order_by(InfoRequest.id)
    )
    return [_round_letter(*row) for row in rows]


def _round_letter(letter: Letter, info_request: InfoRequest, name: str, slug: str, sent_by: str) -> RoundLetter:
    return RoundLetter(
        id=letter.id,
        reference=info_request.reference,
        authority=name,
        authority_slug=slug,
        regime=info_request.regime,
        kind=LetterKind(letter.kind),
        recipient=letter.recipient,
        title=letter.subject,
        body=letter.body,
        made_at=letter.made_at,
        sent_on=letter.sent_on,
        sent_by=sent_by,
        is_withdrawn=letter.discarded_at is not None,
        has_moved=letter.sent_on is None and letter.seen_length != info_request.history_length,
    )


def approved_letters(session: Session, ids: Sequence[int]) -> dict[int, date]:
    """The day on which a letter was approved that is still to be sent, by the id of its request."""
    rows = session.execute(
        select(Letter.info_request_id, ChaserRound.approved_at)
        .join(ChaserRound, ChaserRound.id == Letter.chaser_round_id)
        .where(Letter.info_request_id.in_(ids), still_to_send())
    )
    return {request_id: approved_at.date() for request_id, approved_at in rows}


def coordinated(actor: Actor) -> ColumnElement[bool]:
    """The rounds of campaigns in which `can(actor, APPROVE_CHASERS, …)` holds."""
    if actor.is_administrator:
        return true()
    mine = [campaign_id for campaign_id, role in actor.roles.items() if role is Role.COORDINATOR]
    return ChaserRound.campaign_id.in_(sorted(mine))
