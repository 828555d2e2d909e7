"""What can happen to a request: one frozen class a kind, and the union of them all."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    ChaserStep,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    RegimeCode,
    ReviewResult,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedExemption:
    """An exemption or exception as an authority cited it.

    `code` is spelled exactly as in exemptions.csv for `law`; `limb` is whatever finer
    subsection the letter names, such as "(1)(a)"; `ncnd` marks a refusal to confirm or deny.
    """

    law: RegimeCode
    code: str
    limb: str = ""
    ncnd: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """Something that happened on the day the law counts from: receipt by the authority, or issue by it."""

    kind: ClassVar[str] = ""
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent(Happening):
    kind: ClassVar[str] = "sent"
    channel: Channel = Channel.EMAIL


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounced(Happening):
    kind: ClassVar[str] = "bounced"


@dataclass(frozen=True, kw_only=True, slots=True)
class Received(Happening):
    kind: ClassVar[str] = "received"


@dataclass(frozen=True, kw_only=True, slots=True)
class Acknowledged(Happening):
    kind: ClassVar[str] = "acknowledged"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClarificationRequested(Happening):
    kind: ClassVar[str] = "clarification_requested"


@dataclass(frozen=True, kw_only=True, slots=True)
class ClarificationProvided(Happening):
    kind: ClassVar[str] = "clarification_provided"


@dataclass(frozen=True, kw_only=True, slots=True)
class FeeNotice(Happening):
    kind: ClassVar[str] = "fee_notice"


@dataclass(frozen=True, kw_only=True, slots=True)
class FeePaid(Happening):
    kind: ClassVar[str] = "fee_paid"


@dataclass(frozen=True, kw_only=True, slots=True)
class PitExtension(Happening):
    """More time claimed to weigh the public interest; naming no exemption, it is taken to rest on a qualified one."""

    kind: ClassVar[str] = "pit_extension"
    exemptions: tuple[CitedExemption, ...] = ()
    estimate: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TimeExtension(Happening):
    """More time claimed for complexity and volume; `working_days` beyond the first twenty, where fewer than twenty."""

    kind: ClassVar[str] = "time_extension"
    working_days: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Transferred(Happening):
    """Passed to another authority, which received it on this day; `to` is its slug where known."""

    kind: ClassVar[str] = "transferred"
    to: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Response(Happening):
    """An answer issued on `on`; `received` is the day it reached us, the same day unless said otherwise.

    `review_rights` is whether it says how to challenge it; None where nobody looked.
    """

    kind: ClassVar[str] = "response"
    outcome: Outcome
    received: date | None = None
    exemptions: tuple[CitedExemption, ...] = ()
    review_rights: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewRequested(Happening):
    kind: ClassVar[str] = "review_requested"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewAcknowledged(Happening):
    kind: ClassVar[str] = "review_acknowledged"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewWithdrawn(Happening):
    """We no longer ask for the review: the request stands where it stood before."""

    kind: ClassVar[str] = "review_withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewOutcome(Happening):
    kind: ClassVar[str] = "review_outcome"
    result: ReviewResult | None = None
    received: date | None = None
    exemptions: tuple[CitedExemption, ...] = ()
    review_rights: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Complaint(Happening):
    """`reference` is the Commissioner's own for the case."""

    kind: ClassVar[str] = "complaint"
    reference: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintAcknowledged(Happening):
    kind: ClassVar[str] = "complaint_acknowledged"
    reference: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComplaintClosed(Happening):
    """The Commissioner ended it without a decision notice. Not accepted, it never was a complaint."""

    kind: ClassVar[str] = "complaint_closed"
    because: ClosedBecause


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionNotice(Happening):
    """The Commissioner's decision; `reference` is its number, `comply_by` the last day for any steps it orders."""

    kind: ClassVar[str] = "decision_notice"
    reference: str = ""
    comply_by: date | None = None
    finding: Finding | None = None
    steps: tuple[OrderedStep, ...] = ()
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NonComplianceReported(Happening):
    """We told the Commissioner that a decision notice has not been obeyed."""

    kind: ClassVar[str] = "non_compliance_reported"


@dataclass(frozen=True, kw_only=True, slots=True)
class Appeal(Happening):
    """A notice of appeal, received by the tribunal or court on `on`; `reference` is its own for the case."""

    kind: ClassVar[str] = "appeal"
    forum: Forum
    by: Appellant = Appellant.REQUESTER
    reference: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AppealDecision(Happening):
    """What every decision on an appeal says; `comply_by` is the last day for any steps it orders."""

    disposal: Disposal | None = None
    reference: str = ""
    comply_by: date | None = None
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FttDecision(AppealDecision):
    kind: ClassVar[str] = "ftt_decision"


@dataclass(frozen=True, kw_only=True, slots=True)
class UtDecision(AppealDecision):
    kind: ClassVar[str] = "ut_decision"


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtDecision(AppealDecision):
    """The Court of Session's."""

    kind: ClassVar[str] = "court_decision"


@dataclass(frozen=True, kw_only=True, slots=True)
class FttPermissionRefused(Happening):
    kind: ClassVar[str] = "ftt_permission_refused"


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn(Happening):
    kind: ClassVar[str] = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Chased(Happening):
    """`step` is which reminder it was, where that is known."""

    kind: ClassVar[str] = "chased"
    channel: Channel = Channel.EMAIL
    step: ChaserStep | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorityClaimedDue(Happening):
    """The authority said it would answer by `until`: recorded beside our own date, never in place of it."""

    kind: ClassVar[str] = "authority_claimed_due"
    until: date


@dataclass(frozen=True, kw_only=True, slots=True)
class EventRetracted(Happening):
    """Takes back the entry at `position` (counted from 1): a mistake in recording, not a turn of events."""

    kind: ClassVar[str] = "event_retracted"
    position: int


Event = (
    Sent
    | Bounced
    | Received
    | Acknowledged
    | ClarificationRequested
    | ClarificationProvided
    | FeeNotice
    | FeePaid
    | PitExtension
    | TimeExtension
    | Transferred
    | Response
    | ReviewRequested
    | ReviewAcknowledged
    | ReviewWithdrawn
    | ReviewOutcome
    | Complaint
    | ComplaintAcknowledged
    | ComplaintClosed
    | DecisionNotice
    | NonComplianceReported
    | Appeal
    | FttDecision
    | FttPermissionRefused
    | UtDecision
    | CourtDecision
    | Withdrawn
    | Chased
    | AuthorityClaimedDue
    | EventRetracted
)

KINDS: dict[str, type[Event]] = {cls.kind: cls for cls in Event.__args__}
