"""Where a request stands: what `replay` derives from its history."""

from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Delivery, Level, Outcome, Stage
from foi_tracker.domain.working_days import Count


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A date by which somebody must act, or from which they may.

    `due_on` is the last day. It is None where the law sets no last day (then `opens_on`
    says from when one may act), and where it cannot be known yet (then `unknown_because`
    says why). `opened_by` is the position in the history of the event it runs from.
    """

    kind: DeadlineKind
    party: Awaiting
    level: Level
    provision: str
    opened_by: int
    due_on: date | None = None
    opens_on: date | None = None
    count: Count | None = None
    unknown_because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestState:
    """The three axes, whose turn it is, the headline date, and every live deadline."""

    delivery: Delivery = Delivery.DRAFT
    stage: Stage = Stage.NOT_SENT
    outcome: Outcome | None = None
    awaiting: Awaiting = Awaiting.REQUESTER
    due_on: date | None = None
    first_due_on: date | None = None
    undated_because: str = ""
    deadlines: tuple[Deadline, ...] = ()
    sent_on: date | None = None
    clock_start: date | None = None
    acknowledged_on: date | None = None
    responded_on: date | None = None
    response_late: bool | None = None
    review_requested_on: date | None = None
    review_decided_on: date | None = None
    complaint_on: date | None = None
    decision_notice_on: date | None = None
    tribunal_decided_on: date | None = None
    last_chased_on: date | None = None
    last_event_on: date | None = None
    last_event_kind: str = ""
    cautions: tuple[str, ...] = ()
