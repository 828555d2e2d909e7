"""Every kind of event as somebody types it, and what follows from it."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Awaiting, Channel, Delivery, Outcome, RegimeCode, ReviewResult, Stage
from tests.builders import day, received, response, sent

S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24", ncnd=True)
SENT = sent("2026-09-01")
REFUSED = response("2026-09-20", Outcome.REFUSED)
REVIEWED = happened.ReviewRequested(on=day("2026-09-25"))
COMPLAINED = happened.Complaint(on=day("2026-11-01"))

# A kind, what had happened before, what is typed, the event it becomes, and columns that follow.
CASES = [
    ("sent", [], {"on": "1/9/2026", "channel": "email"}, SENT, {"delivery": Delivery.SENT}),
    ("sent", [], {"on": "1 Sep 2026", "channel": "post"}, sent("2026-09-01", channel=Channel.POST), {"due_on": None}),
    ("bounced", [SENT], {"on": "2/9/2026"}, happened.Bounced(on=day("2026-09-02")), {"delivery": Delivery.BOUNCED}),
    (
        "received",
        [sent("2026-09-01", channel=Channel.POST)],
        {"on": "3/9/2026"},
        received("2026-09-03"),
        {"due_on": day("2026-10-01"), "clock_start": day("2026-09-03")},
    ),
    (
        "acknowledged",
        [SENT],
        {"on": "2/9/2026"},
        happened.Acknowledged(on=day("2026-09-02")),
        {"acknowledged_on": day("2026-09-02"), "due_on": day("2026-09-29")},
    ),
    (
        "clarification_requested",
        [SENT],
        {"on": "4/9/2026"},
        happened.ClarificationRequested(on=day("2026-09-04")),
        {"stage": Stage.AWAITING_CLARIFICATION, "awaiting": Awaiting.REQUESTER},
    ),
    (
        "clarification_provided",
        [SENT, happened.ClarificationRequested(on=day("2026-09-04"))],
        {"on": "7/9/2026"},
        happened.ClarificationProvided(on=day("2026-09-07")),
        {"stage": Stage.AWAITING_RESPONSE, "due_on": day("2026-10-05"), "first_due_on": day("2026-09-29")},
    ),
    ("fee_notice", [SENT], {"on": "4/9/2026"}, happened.FeeNotice(on=day("2026-09-04")), {"stage": Stage.AWAITING_FEE}),
    (
        "fee_paid",
        [SENT, happened.FeeNotice(on=day("2026-09-04"))],
        {"on": "10/9/2026"},
        happened.FeePaid(on=day("2026-09-10")),
        {"stage": Stage.AWAITING_RESPONSE},
    ),
    (
        "pit_extension",
        [SENT],
        {"on": "20/9/2026", "estimate": "20/10/2026", "exemptions-0-code": "s.31", "exemptions-0-limb": "(1)(a)"},
        happened.PitExtension(on=day("2026-09-20"), estimate=day("2026-10-20"), exemptions=(S31,)),
        {"due_on": day("2026-10-27")},
    ),
    (
        "time_extension",
        [SENT],
        {"on": "20/9/2026", "working_days": "10"},
        happened.TimeExtension(on=day("2026-09-20"), working_days=10),
        {},
    ),
    (
        "transferred",
        [SENT],
        {"on": "7/9/2026", "to": "barchester-city-council"},
        happened.Transferred(on=day("2026-09-07"), to="barchester-city-council"),
        {"clock_start": day("2026-09-07")},
    ),
    (
        "response",
        [SENT],
        {
            "outcome": "refused",
            "on": "20/9/2026",
            "received": "22/9/2026",
            "exemptions-0-code": "s.31",
            "exemptions-0-limb": "(1)(a)",
            "exemptions-1-code": "s.24",
            "exemptions-1-ncnd": "y",
        },
        response("2026-09-20", Outcome.REFUSED, received=day("2026-09-22"), exemptions=(S31, S24)),
        {"outcome": Outcome.REFUSED, "responded_on": day("2026-09-20"), "response_late": False},
    ),
    (
        "review_requested",
        [SENT, REFUSED],
        {"on": "25/9/2026"},
        REVIEWED,
        {"stage": Stage.INTERNAL_REVIEW, "review_requested_on": day("2026-09-25")},
    ),
    (
        "review_acknowledged",
        [SENT, REFUSED, REVIEWED],
        {"on": "26/9/2026"},
        happened.ReviewAcknowledged(on=day("2026-09-26")),
        {"stage": Stage.INTERNAL_REVIEW},
    ),
    (
        "review_outcome",
        [SENT, REFUSED, REVIEWED],
        {"on": "20/10/2026", "received": "21/10/2026", "result": "upheld", "exemptions-0-code": "s.31"},
        happened.ReviewOutcome(
            on=day("2026-10-20"),
            received=day("2026-10-21"),
            result=ReviewResult.UPHELD,
            exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.31"),),
        ),
        {"review_decided_on": day("2026-10-20")},
    ),
    (
        "review_outcome",
        [SENT, REFUSED, REVIEWED],
        {"on": "20/10/2026", "result": ""},
        happened.ReviewOutcome(on=day("2026-10-20")),
        {"review_decided_on": day("2026-10-20")},
    ),
    (
        "complaint",
        [SENT, REFUSED, REVIEWED],
        {"on": "1/11/2026"},
        COMPLAINED,
        {"stage": Stage.COMMISSIONER, "complaint_on": day("2026-11-01")},
    ),
    (
        "decision_notice",
        [SENT, REFUSED, REVIEWED, COMPLAINED],
        {"on": "10/11/2026", "reference": "IC-1234", "comply_by": "15/12/2026"},
        happened.DecisionNotice(on=day("2026-11-10"), reference="IC-1234", comply_by=day("2026-12-15")),
        {"decision_notice_on": day("2026-11-10")},
    ),
    (
        "ftt_decision",
        [SENT, REFUSED, REVIEWED, COMPLAINED, happened.DecisionNotice(on=day("2026-11-10"))],
        {"on": "20/11/2026"},
        happened.FttDecision(on=day("2026-11-20")),
        {"stage": Stage.TRIBUNAL, "tribunal_decided_on": day("2026-11-20")},
    ),
    (
        "ftt_permission_refused",
        [
            *(SENT, REFUSED, REVIEWED, COMPLAINED),
            happened.DecisionNotice(on=day("2026-11-10")),
            happened.FttDecision(on=day("2026-11-18")),
        ],
        {"on": "20/11/2026"},
        happened.FttPermissionRefused(on=day("2026-11-20")),
        {"stage": Stage.TRIBUNAL},
    ),
    (
        "withdrawn",
        [SENT],
        {"on": "5/9/2026"},
        happened.Withdrawn(on=day("2026-09-05")),
        {"stage": Stage.CLOSED, "awaiting": Awaiting.NOBODY, "due_on": None},
    ),
    (
        "chased",
        [SENT],
        {"on": "1/10/2026", "channel": "whatdotheyknow"},
        happened.Chased(on=day("2026-10-01"), channel=Channel.WHATDOTHEYKNOW),
        {"last_chased_on": day("2026-10-01"), "due_on": day("2026-09-29")},
    ),
    (
        "authority_claimed_due",
        [SENT],
        {"on": "1/10/2026", "until": "12/10/2026"},
        happened.AuthorityClaimedDue(on=day("2026-10-01"), until=day("2026-10-12")),
        {"due_on": day("2026-09-29")},
    ),
]
