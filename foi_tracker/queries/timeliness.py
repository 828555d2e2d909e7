"""An authority's record: how many requests it answered, how fast, and what it refused under."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from sqlalchemy import Row, and_, func, select
from sqlalchemy.orm import Session

from foi_tracker.domain.overdue import is_overdue
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import Awaiting, RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted
from foi_tracker.models import InfoRequest, Refusal
from foi_tracker.queries.visibility import visible_requests

Dates = Row[RegimeCode, date | None, date | None, date | None, bool | None, Awaiting, date | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExemptionCount:
    """How many requests were refused, wholly or in part, under one exemption."""

    law: RegimeCode
    code: str
    requests: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeliness:
    """`total` counts every request, sent or not. `timed` is how many answers the median rests on."""

    total: int
    asked: int
    answered: int
    in_time: int
    late: int
    overdue: int
    median_days: float | None
    timed: int
    refused: tuple[ExemptionCount, ...]

    @property
    def waiting(self) -> int:
        """Asked, and not answered yet."""
        return self.asked - self.answered

    @property
    def undated(self) -> int:
        """Answered, with a date missing, so that nobody can say whether it was in time."""
        return self.answered - self.in_time - self.late


def timeliness(session: Session, authority_id: int, actor: Actor, *, laws: Laws, today: date) -> Timeliness:
    """The record of the requests to one authority that `actor` may see; two statements, however many there are."""
    mine = and_(InfoRequest.authority_id == authority_id, visible_requests(actor))
    rows = session.execute(
        select(
            InfoRequest.regime,
            InfoRequest.sent_on,
            InfoRequest.clock_start,
            InfoRequest.responded_on,
            InfoRequest.response_late,
            InfoRequest.awaiting,
            InfoRequest.due_on,
        ).where(mine)
    ).all()
    sent = [row for row in rows if row.sent_on]
    answered = [row for row in sent if row.responded_on]
    days = list(_days_taken(answered, laws))
    return Timeliness(
        total=len(rows),
        asked=len(sent),
        answered=len(answered),
        in_time=sum(row.response_late is False for row in answered),
        late=sum(row.response_late is True for row in answered),
        overdue=sum(is_overdue(row.awaiting, row.due_on, today) for row in rows),
        median_days=median(days) if days else None,
        timed=len(days),
        refused=_refused(session, authority_id, actor),
    )


def _days_taken(answered: Sequence[Dates], laws: Laws) -> Iterable[int]:
    """Working days from each clock's day 0 to its answer, in the request's own calendar."""
    for row in answered:
        if row.clock_start and row.responded_on and row.responded_on >= row.clock_start:
            try:
                yield laws[row.regime].calendar.between(row.clock_start, row.responded_on)
            except CalendarExhausted:
                continue


def _refused(session: Session, authority_id: int, actor: Actor) -> tuple[ExemptionCount, ...]:
    requests = func.count(Refusal.info_request_id.distinct())
    found = session.execute(
        select(Refusal.law, Refusal.code, requests)
        .join(InfoRequest, InfoRequest.id == Refusal.info_request_id)
        .where(InfoRequest.authority_id == authority_id, visible_requests(actor))
        .group_by(Refusal.law, Refusal.code)
        .order_by(requests.desc(), Refusal.law, Refusal.code)
    )
    return tuple(ExemptionCount(law=law, code=code, requests=count) for law, code, count in found)
