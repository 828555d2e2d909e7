"""How long each step took, in working days: the answer, the review, and the Commissioner's decision."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select, true, union_all
from sqlalchemy.orm import QueryableAttribute, Session

from foi_tracker.domain.policy import Actor
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.spreads import Spread, spread
from foi_tracker.domain.vocabulary import Phase, RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted, WorkingCalendar
from foi_tracker.models import InfoRequest
from foi_tracker.queries.report_census import REVIEWED, RULED, given_up
from foi_tracker.queries.report_filter import ReportFilter
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.visibility import visible_requests


class Step(StrEnum):
    """What was waited for."""

    ANSWER = "answer"
    REVIEW = "review"
    DECISION_NOTICE = "decision_notice"


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """One step under one law. `untimed` are done, with a day that is missing or cannot be counted."""

    step: Step
    law: RegimeCode
    spread: Spread | None
    untimed: int
    waiting: int
    ended: int

    @property
    def timed(self) -> int:
        """How many the median rests on."""
        return self.spread.count if self.spread else 0

    @property
    def begun(self) -> int:
        """Everything that was waited for."""
        return self.timed + self.untimed + self.waiting + self.ended


DONE, ENDED, WAITING = "done", "ended", "waiting"


@dataclass(slots=True)
class _Pile:
    days: Counter[int] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)


def step_lines(session: Session, actor: Actor, wanted: ReportFilter, standpoint: Standpoint) -> list[StepLine]:
    """Every step under every law that has one. Requests with the same two days are counted together, and not loaded."""
    seen = [visible_requests(actor), *wanted.conditions(standpoint)]
    statement = union_all(
        _spans(Step.ANSWER, _Span(InfoRequest.clock_start, InfoRequest.responded_on), given_up(), *seen),
        _spans(Step.REVIEW, _REVIEW, given_up(), *seen),
        _spans(Step.DECISION_NOTICE, _NOTICE, given_up(Phase.COMPLAINT_CLOSED), *seen),
    )
    rows = session.execute(statement, execution_options={"yield_per": 1000})
    piles = _piled(rows, standpoint.laws)
    return [_line(step, law, piles[step, law]) for step in Step for law in RegimeCode if (step, law) in piles]


class _Span:
    """From one day to another: what has begun, and what is done."""

    def __init__(
        self,
        start: QueryableAttribute[date | None],
        end: QueryableAttribute[date | None],
        begun: ColumnElement[bool] | None = None,
        done: ColumnElement[bool] | None = None,
    ) -> None:
        self.start, self.end = start, end
        self.begun = true() if begun is None else begun
        self.done = end.is_not(None) if done is None else done


_REVIEW = _Span(InfoRequest.review_requested_on, InfoRequest.review_decided_on, REVIEWED.is_made, REVIEWED.is_decided)
_NOTICE = _Span(InfoRequest.complaint_on, InfoRequest.decision_notice_on, RULED.is_made, RULED.is_decided)


def _spans(
    step: Step, span: _Span, ended: ColumnElement[bool], *conditions: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    state = case((span.done, literal(DONE)), (ended, literal(ENDED)), else_=literal(WAITING))
    return (
        select(
            literal(step.value).label("step"),
            InfoRequest.regime,
            state.label("state"),
            case((span.done, span.start)).label("first"),
            case((span.done, span.end)).label("last"),
            func.count().label("requests"),
        )
        .where(span.begun, *conditions)
        .group_by(InfoRequest.regime, "state", "first", "last")
    )


def _piled(rows: Iterable[Any], laws: Laws) -> dict[tuple[Step, RegimeCode], _Pile]:
    piles: dict[tuple[Step, RegimeCode], _Pile] = {}
    for step, law, state, first, last, requests in rows:
        pile = piles.setdefault((Step(step), law), _Pile())
        days = _working_days(first, last, laws[law].calendar) if state == DONE else None
        if days is None:
            pile.others[state] += requests
        else:
            pile.days[days] += requests
    return piles


def _working_days(first: date | None, last: date | None, calendar: WorkingCalendar) -> int | None:
    if first is None or last is None or last < first:
        return None
    try:
        return calendar.between(first, last)
    except CalendarExhausted:
        return None


def _line(step: Step, law: RegimeCode, pile: _Pile) -> StepLine:
    others = pile.others
    return StepLine(
        step=step,
        law=law,
        spread=spread(pile.days),
        untimed=others[DONE],
        waiting=others[WAITING],
        ended=others[ENDED],
    )
