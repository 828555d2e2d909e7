"""The requests of a report, counted once: how each was answered, and how its review and complaint ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import QueryableAttribute, Session

from foi_tracker.domain.authorities import AuthorityKind, Nation
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.vocabulary import Outcome, Phase, RegimeCode
from foi_tracker.models import Authority, InfoRequest
from foi_tracker.queries.overdue import overdue
from foi_tracker.queries.report_filter import ReportFilter
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.queries.visibility import visible_requests

GIVEN_UP = (Phase.WITHDRAWN, Phase.LAPSED)
STOPPED = (Phase.AWAITING_CLARIFICATION, Phase.AWAITING_FEE)
RUNNING = (Phase.SENT, Phase.AWAITING_RESPONSE, Phase.PIT_EXTENSION)
WITHHELD = (Outcome.REFUSED, Outcome.SUPPLIED_IN_PART, Outcome.NOT_HELD, Outcome.NCND)


class Timing(StrEnum):
    """Whether a request was answered, and in time; each is in exactly one of these."""

    IN_TIME = "in_time"
    LATE = "late"
    UNDATED = "undated"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NO_DATE = "no_date"
    STOPPED = "stopped"
    ENDED = "ended"


ANSWERED = (Timing.IN_TIME, Timing.LATE, Timing.UNDATED)


class Progress(StrEnum):
    """Where a review or a complaint stands that has no result in words of its own."""

    NONE = ""
    WAITING = "waiting"
    ENDED = "ended"
    UNKNOWN = "unknown"


NO_RESULT = (Progress.NONE, Progress.WAITING, Progress.ENDED)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requests are alike. `review` and `complaint` hold a result's word, or else one of `Progress`."""

    kind: AuthorityKind
    nation: Nation
    regime: RegimeCode
    timing: Timing
    withheld: bool
    review: str
    complaint: str
    requests: int

    @property
    def is_answered(self) -> bool:
        """Answered at first, or where the first answer never came, by the decision of a review."""
        return self.timing in ANSWERED or self.review not in NO_RESULT

    @property
    def could_be_challenged(self) -> bool:
        """Something was not given, or no answer came in time; or a challenge was made, whatever the answer says now."""
        return self.withheld or self.timing is Timing.OVERDUE or bool(self.review or self.complaint)


def total(tallies: Iterable[Tally]) -> int:
    """How many requests these are together."""
    return sum(each.requests for each in tallies)


def census(session: Session, actor: Actor, wanted: ReportFilter, standpoint: Standpoint) -> list[Tally]:
    """Every number of the report that is no exemption and no length of time, from one pass over the requests."""
    alike = {
        "timing": timing(standpoint),
        "withheld": case((InfoRequest.outcome.in_(WITHHELD), 1), else_=0),
        "review": _result(REVIEWED, InfoRequest.review_result, given_up()),
        "complaint": _result(RULED, InfoRequest.finding, given_up(Phase.COMPLAINT_CLOSED)),
    }
    counted = (
        select(InfoRequest.authority_id, InfoRequest.regime, *(value.label(name) for name, value in alike.items()))
        .add_columns(func.count().label("requests"))
        .where(visible_requests(actor), *wanted.conditions(standpoint))
        .group_by(InfoRequest.authority_id, InfoRequest.regime, *alike)
        .subquery()
    )
    groups: list[ColumnElement[Any]] = [counted.c.regime, *(counted.c[name] for name in alike)]
    statement = select(Authority.kind, Authority.nation, *groups, func.sum(counted.c.requests)).join(
        counted, counted.c.authority_id == Authority.id
    )
    return [
        Tally(kind, nation, regime, Timing(timing), bool(withheld), review, complaint, int(requests))
        for kind, nation, regime, timing, withheld, review, complaint, requests in session.execute(
            statement.group_by(Authority.kind, Authority.nation, *groups)
        )
    ]


@dataclass(frozen=True, slots=True)
class Challenge:
    """The days on which one was made and decided. Asked anew after a decision, it waits again."""

    made: QueryableAttribute[object]
    decided: QueryableAttribute[object]

    @property
    def is_made(self) -> ColumnElement[bool]:
        """A decision that was recorded alone shows that it had been asked for."""
        return or_(self.made.is_not(None), self.decided.is_not(None))

    @property
    def is_decided(self) -> ColumnElement[bool]:
        """Decided, and not asked anew since."""
        return and_(self.decided.is_not(None), or_(self.made.is_(None), self.decided >= self.made))


REVIEWED = Challenge(InfoRequest.review_requested_on, InfoRequest.review_decided_on)
RULED = Challenge(InfoRequest.complaint_on, InfoRequest.decision_notice_on)


def given_up(*more: Phase) -> ColumnElement[bool]:
    """Requests that will have no decision any more."""
    return InfoRequest.phase.in_((*GIVEN_UP, *more))


def _result(
    challenge: Challenge, result: QueryableAttribute[StrEnum | None], ended: ColumnElement[bool]
) -> ColumnElement[str]:
    words = result.property.columns[0].type.enum_class
    return case(
        (~challenge.is_made, literal(Progress.NONE.value)),  # most are: asked first, it spares the rest
        *((and_(challenge.is_decided, result == word), literal(word.value)) for word in words),
        (challenge.is_decided, literal(Progress.UNKNOWN.value)),
        (ended, literal(Progress.ENDED.value)),
        else_=literal(Progress.WAITING.value),
    )


def timing(standpoint: Standpoint) -> ColumnElement[str]:
    """Whether each request was answered, and in time, as a word of `Timing`."""
    answered, phase = InfoRequest.responded_on.is_not(None), InfoRequest.phase
    under_way = phase.in_(RUNNING)
    overdue_first = InfoRequest.first_due_on < standpoint.today  # what is due now is something else by then
    conditions = {
        Timing.IN_TIME: and_(answered, InfoRequest.response_late.is_(False)),
        Timing.LATE: and_(answered, InfoRequest.response_late.is_(True)),
        Timing.UNDATED: answered,
        Timing.ENDED: given_up(),
        Timing.STOPPED: phase.in_(STOPPED),
        Timing.OVERDUE: or_(and_(under_way, overdue(standpoint.today)), and_(~under_way, overdue_first)),
        Timing.NO_DATE: and_(under_way, InfoRequest.due_on.is_(None)),
    }
    whens = [(condition, literal(timing.value)) for timing, condition in conditions.items()]
    return case(*whens, else_=literal(Timing.WAITING.value))
