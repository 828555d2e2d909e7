"""The course of a request as its history is read: facts gathered in legal order, and nothing derived from them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from foi_tracker.domain import events as happened
from foi_tracker.domain.law import Law, Provision, Reckoned
from foi_tracker.domain.vocabulary import Delivery, Phase

E_co = TypeVar("E_co", bound=happened.Happening, covariant=True)

# The authority has the request and may still answer it for the first time.
OPEN = frozenset(
    {
        Phase.DRAFT,
        Phase.SENT,
        Phase.AWAITING_RESPONSE,
        Phase.AWAITING_CLARIFICATION,
        Phase.AWAITING_FEE,
        Phase.PIT_EXTENSION,
    }
)


class Recorded(NamedTuple, Generic[E_co]):
    """An event with its place in the order of entry, counted from 1."""

    position: int
    event: E_co


class Origin(StrEnum):
    """What started the clock that is running."""

    SENDING = "sending"
    RECEIPT = "receipt"
    CLARIFICATION = "clarification"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Clock:
    """The authority's time to answer: its day 0, and the event that fixed it."""

    start: date
    opened_by: int
    origin: Origin
    basis: Provision | None = None


class BeforeReview(NamedTuple):
    """What a request for review put aside: all of it stands again if the review is withdrawn."""

    phase: Phase
    review: Recorded[happened.ReviewRequested] | None
    in_time: bool | None
    outcome: Recorded[happened.ReviewOutcome] | None


@dataclass(slots=True)
class Course:
    """What has happened so far. Filled by `procedure`, read by `deadlines` and `standing`, kept by nobody."""

    law: Law
    phase: Phase = Phase.DRAFT
    delivery: Delivery = Delivery.DRAFT
    sends: list[Recorded[happened.Sent]] = field(default_factory=list)
    clock: Clock | None = None
    first_start: date | None = None
    asked: Recorded[happened.ClarificationRequested] | None = None
    asked_late: bool = False
    silent_when_asked: bool = False  # the question that is pending came after the answer was overdue
    fee: Recorded[happened.FeeNotice] | None = None
    fee_pending: bool = False
    fee_since: date | None = None
    fee_pay_by: Reckoned | None = None
    fee_notice_late: bool = False
    excluding: list[tuple[date, date]] = field(default_factory=list)
    pit: Recorded[happened.PitExtension] | None = None
    extra: int = 0
    extended_by: Recorded[happened.TimeExtension] | None = None
    extension_valid: bool | None = None
    first_response: Recorded[happened.Response] | None = None
    response: Recorded[happened.Response] | None = None
    response_late: bool | None = None
    withdrawn: bool = False
    review: Recorded[happened.ReviewRequested] | None = None
    review_in_time: bool | None = None
    review_outcome: Recorded[happened.ReviewOutcome] | None = None
    before_review: BeforeReview | None = None
    complaint: Recorded[happened.Complaint] | None = None
    before_complaint: Phase | None = None  # while a Commissioner has one
    commissioner_reference: str = ""
    notice: Recorded[happened.DecisionNotice] | None = None
    ruling: Recorded[happened.DecisionNotice | happened.AppealDecision] | None = None  # whose steps must be taken
    reported: Recorded[happened.NonComplianceReported] | None = None  # that the ruling has not been obeyed
    appeal: Recorded[happened.Appeal] | None = None
    held_since: date | None = None  # the first appeal against the ruling, which holds up what it ordered
    ftt: Recorded[happened.FttDecision] | None = None
    ut: Recorded[happened.FttPermissionRefused] | None = None
    appeal_decision: Recorded[happened.AppealDecision] | None = None
    claim: Recorded[happened.AuthorityClaimedDue] | None = None
    acknowledged_on: date | None = None
    last_chased_on: date | None = None
    chasers: list[date] = field(default_factory=list)  # since whoever we wait for was last given something to do
    last: Recorded[happened.Happening] | None = None
    cautions: list[str] = field(default_factory=list)
