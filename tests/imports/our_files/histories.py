"""One event of each kind, with everything that can be known of it."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
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

S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24", ncnd=True)


def on(month, day):
    return date(2026, month, day)


EVERY_KIND = (
    happened.Sent(on=on(1, 5), channel=Channel.POST),
    happened.Bounced(on=on(1, 6)),
    happened.Sent(on=on(1, 7), channel=Channel.WHATDOTHEYKNOW),
    happened.Received(on=on(1, 8)),
    happened.Acknowledged(on=on(1, 9)),
    happened.ClarificationRequested(on=on(1, 12)),
    happened.ClarificationProvided(on=on(1, 13)),
    happened.FeeNotice(on=on(1, 14)),
    happened.FeePaid(on=on(1, 15)),
    happened.PitExtension(on=on(1, 19), exemptions=(S31,), estimate=on(3, 2)),
    happened.TimeExtension(on=on(1, 20), working_days=10),
    happened.Transferred(on=on(1, 21), to="borsetshire-police"),
    happened.Chased(on=on(2, 2), channel=Channel.POST, step=ChaserStep.SECOND_REMINDER),
    happened.AuthorityClaimedDue(on=on(2, 3), until=on(2, 20)),
    happened.Response(
        on=on(2, 20), outcome=Outcome.REFUSED, received=on(2, 23), exemptions=(S31, S24), review_rights=False
    ),
    happened.ReviewRequested(on=on(2, 24)),
    happened.ReviewAcknowledged(on=on(2, 25)),
    happened.ReviewWithdrawn(on=on(2, 26)),
    happened.ReviewOutcome(
        on=on(3, 20), result=ReviewResult.UPHELD, received=on(3, 21), exemptions=(S31,), review_rights=True
    ),
    happened.Complaint(on=on(4, 1), reference="IC-900001-A1B2"),
    happened.ComplaintAcknowledged(on=on(4, 2), reference="IC-900001-A1B2"),
    happened.ComplaintClosed(on=on(4, 3), because=ClosedBecause.NOT_ACCEPTED),
    happened.DecisionNotice(
        on=on(7, 1),
        reference="=cmd|' /C calc'!A0",
        comply_by=on(8, 5),
        finding=Finding.PARTLY_UPHELD,
        steps=(OrderedStep.DISCLOSE, OrderedStep.ADVISE),
        link="https://ico.example/notice",
    ),
    happened.NonComplianceReported(on=on(8, 6)),
    happened.Appeal(on=on(8, 7), forum=Forum.FIRST_TIER_TRIBUNAL, by=Appellant.AUTHORITY, reference="EA/2026/0001"),
    happened.FttDecision(on=on(9, 1), disposal=Disposal.DISMISSED, reference="'Smith'; Ellis", comply_by=on(9, 30)),
    happened.FttPermissionRefused(on=on(9, 14)),
    happened.UtDecision(on=on(10, 1), disposal=Disposal.PARTLY_ALLOWED, link="https://tribunal.example/1"),
    happened.CourtDecision(on=on(10, 20), disposal=Disposal.WITHDRAWN),
    happened.Withdrawn(on=on(11, 2)),
    happened.EventRetracted(on=on(11, 3), position=30),
    happened.EventRetracted(on=on(11, 4), position=31),
)
