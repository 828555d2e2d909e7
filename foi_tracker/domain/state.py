"""Where a request stands: what `replay` derives from its history."""

from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.vocabulary import (
    Awaiting,
    DeadlineKind,
    Delivery,
    Disposal,
    Finding,
    Level,
    Outcome,
    Phase,
    ReviewResult,
    Stage,
)
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
    """The three axes, whose turn it is, the headline date, and every live deadline.

    `due_on` is the headline: the date for whoever's turn it is. `response_due_on` is the
    date of the answer itself while the duty to give one stands; a valid notice that the
    public interest is being weighed leaves it where it was, and moves the headline.
    `chasers` counts those sent since the headline date passed.
    """

    phase: Phase = Phase.DRAFT
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
    commissioner_reference: str = ""
    notice_reference: str = ""
    finding: Finding | None = None
    appealed_on: date | None = None
    appeal_decided_on: date | None = None
    disposal: Disposal | None = None
    non_compliance_on: date | None = None
    last_chased_on: date | None = None
    chasers: int = 0
    last_event_on: date | None = None
    last_event_kind: str = ""
    response_due_on: date | None = None
    code_due_on: date | None = None
    clarification_requested_on: date | None = None
    clarification_request_late: bool = False
    fee_notice_late: bool = False
    fee_lapsed: bool = False
    extension_valid: bool | None = None
    review_request_in_time: bool | None = None
    review_result: ReviewResult | None = None
    cautions: tuple[str, ...] = ()

    def deadline(self, *kinds: DeadlineKind) -> Deadline | None:
        """The first live deadline of these kinds, if there is one."""
        return next((each for each in self.deadlines if each.kind in kinds), None)
