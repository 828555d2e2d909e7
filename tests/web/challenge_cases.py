"""Every kind of event that follows an answer as somebody types it, and what follows from it."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import (
    Appellant,
    Awaiting,
    ClosedBecause,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    RegimeCode,
    ReviewResult,
    Stage,
)
from tests.builders import day, response, sent

SENT = sent("2026-08-03")
REFUSED = response("2026-08-20", Outcome.REFUSED)
REVIEWED = happened.ReviewRequested(on=day("2026-08-25"))
OUTCOME = happened.ReviewOutcome(on=day("2026-09-14"), result=ReviewResult.UPHELD)
COMPLAINED = happened.Complaint(on=day("2026-09-21"))
NOTICE = happened.DecisionNotice(on=day("2026-10-12"), comply_by=day("2026-11-30"))
APPEALED = happened.Appeal(on=day("2026-10-26"), forum=Forum.FIRST_TIER_TRIBUNAL)
TO_THE_REVIEW = [SENT, REFUSED, REVIEWED]
TO_THE_COMMISSIONER = [*TO_THE_REVIEW, OUTCOME, COMPLAINED]
TO_THE_NOTICE = [*TO_THE_COMMISSIONER, NOTICE]
TO_THE_TRIBUNAL = [*TO_THE_NOTICE, APPEALED]
DECIDED = happened.FttDecision(on=day("2026-11-10"), disposal=Disposal.DISMISSED)
LINK = "https://decisions.example/ic-123456-x1y2"

# A kind, what had happened before, what is typed, the event it becomes, and columns that follow.
REVIEWS = [
    (
        "review_requested",
        [SENT, REFUSED],
        {"on": "25/8/2026"},
        REVIEWED,
        {"stage": Stage.INTERNAL_REVIEW, "review_requested_on": day("2026-08-25")},
    ),
    (
        "review_acknowledged",
        TO_THE_REVIEW,
        {"on": "26/8/2026"},
        happened.ReviewAcknowledged(on=day("2026-08-26")),
        {"stage": Stage.INTERNAL_REVIEW},
    ),
    (
        "review_withdrawn",
        TO_THE_REVIEW,
        {"on": "1/9/2026"},
        happened.ReviewWithdrawn(on=day("2026-09-01")),
        {"stage": Stage.CLOSED, "review_requested_on": None, "due_on": day("2026-10-16")},
    ),
    (
        "review_outcome",
        TO_THE_REVIEW,
        {
            "on": "14/9/2026",
            "received": "15/9/2026",
            "result": "upheld",
            "review_rights": "yes",
            "exemptions-0-code": "s.31",
        },
        happened.ReviewOutcome(
            on=day("2026-09-14"),
            received=day("2026-09-15"),
            result=ReviewResult.UPHELD,
            review_rights=True,
            exemptions=(CitedExemption(law=RegimeCode.FOIA, code="s.31"),),
        ),
        {"review_decided_on": day("2026-09-14"), "review_result": ReviewResult.UPHELD},
    ),
    (
        "review_outcome",
        TO_THE_REVIEW,
        {"on": "14/9/2026", "result": "", "review_rights": ""},
        happened.ReviewOutcome(on=day("2026-09-14")),
        {"review_decided_on": day("2026-09-14"), "review_result": None},
    ),
    (
        "review_outcome",
        TO_THE_REVIEW,
        {"on": "14/9/2026", "result": "declined", "review_rights": "no"},
        happened.ReviewOutcome(on=day("2026-09-14"), result=ReviewResult.DECLINED, review_rights=False),
        {"review_result": ReviewResult.DECLINED},
    ),
    (
        "review_outcome",
        TO_THE_REVIEW,
        {"on": "14/9/2026", "result": "late"},
        happened.ReviewOutcome(on=day("2026-09-14"), result=ReviewResult.LATE),
        {"review_result": ReviewResult.LATE},
    ),
]

COMPLAINTS = [
    (
        "complaint",
        [*TO_THE_REVIEW, OUTCOME],
        {"on": "21/9/2026", "reference": "IC-123456-X1Y2"},
        happened.Complaint(on=day("2026-09-21"), reference="IC-123456-X1Y2"),
        {
            "stage": Stage.COMMISSIONER,
            "complaint_on": day("2026-09-21"),
            "commissioner_reference": "IC-123456-X1Y2",
        },
    ),
    (
        "complaint_acknowledged",
        TO_THE_COMMISSIONER,
        {"on": "28/9/2026", "reference": " IC-123456-X1Y2 "},
        happened.ComplaintAcknowledged(on=day("2026-09-28"), reference="IC-123456-X1Y2"),
        {"stage": Stage.COMMISSIONER, "commissioner_reference": "IC-123456-X1Y2"},
    ),
    (
        "complaint_closed",
        TO_THE_COMMISSIONER,
        {"on": "5/10/2026", "because": "resolved"},
        happened.ComplaintClosed(on=day("2026-10-05"), because=ClosedBecause.RESOLVED),
        {"stage": Stage.CLOSED, "awaiting": Awaiting.NOBODY},
    ),
    (
        "complaint_closed",
        TO_THE_COMMISSIONER,
        {"on": "5/10/2026", "because": "not_accepted"},
        happened.ComplaintClosed(on=day("2026-10-05"), because=ClosedBecause.NOT_ACCEPTED),
        {"stage": Stage.CLOSED, "awaiting": Awaiting.REQUESTER, "complaint_on": None},
    ),
    (
        "decision_notice",
        TO_THE_COMMISSIONER,
        {
            "on": "12/10/2026",
            "reference": "IC-123456-X1Y2",
            "finding": "complaint_partly_upheld",
            "steps": ["disclose", "fresh_response"],
            "comply_by": "30/11/2026",
            "link": LINK,
        },
        happened.DecisionNotice(
            on=day("2026-10-12"),
            reference="IC-123456-X1Y2",
            finding=Finding.PARTLY_UPHELD,
            steps=(OrderedStep.DISCLOSE, OrderedStep.FRESH_RESPONSE),
            comply_by=day("2026-11-30"),
            link=LINK,
        ),
        {
            "decision_notice_on": day("2026-10-12"),
            "notice_reference": "IC-123456-X1Y2",
            "finding": Finding.PARTLY_UPHELD,
            "due_on": day("2026-11-30"),
            "awaiting": Awaiting.AUTHORITY,
        },
    ),
    (
        "decision_notice",
        TO_THE_COMMISSIONER,
        {"on": "12/10/2026"},
        happened.DecisionNotice(on=day("2026-10-12")),
        {"stage": Stage.CLOSED, "finding": None, "due_on": day("2026-11-09")},
    ),
    (
        "non_compliance_reported",
        [*TO_THE_COMMISSIONER, happened.DecisionNotice(on=day("2026-10-01"), comply_by=day("2026-11-09"))],
        {"on": "16/11/2026"},
        happened.NonComplianceReported(on=day("2026-11-16")),
        {"stage": Stage.COMMISSIONER, "due_on": day("2026-11-09")},
    ),
]

APPEALS = [
    (
        "appeal",
        TO_THE_NOTICE,
        {"on": "26/10/2026", "forum": "first_tier_tribunal", "by": "requester"},
        APPEALED,
        {"stage": Stage.TRIBUNAL, "awaiting": Awaiting.TRIBUNAL, "appealed_on": day("2026-10-26")},
    ),
    (
        "appeal",
        TO_THE_NOTICE,
        {"on": "26/10/2026", "forum": "first_tier_tribunal", "by": "authority", "reference": "EA/2026/9001"},
        happened.Appeal(
            on=day("2026-10-26"),
            forum=Forum.FIRST_TIER_TRIBUNAL,
            by=Appellant.AUTHORITY,
            reference="EA/2026/9001",
        ),
        {"appealed_on": day("2026-10-26")},
    ),
    (
        "ftt_decision",
        TO_THE_TRIBUNAL,
        {
            "on": "10/11/2026",
            "disposal": "allowed",
            "reference": "EA/2026/9001",
            "comply_by": "15/12/2026",
            "link": LINK,
        },
        happened.FttDecision(
            on=day("2026-11-10"),
            disposal=Disposal.ALLOWED,
            reference="EA/2026/9001",
            comply_by=day("2026-12-15"),
            link=LINK,
        ),
        {
            "stage": Stage.TRIBUNAL,
            "tribunal_decided_on": day("2026-11-10"),
            "disposal": Disposal.ALLOWED,
            "due_on": day("2026-12-15"),
        },
    ),
    (
        "ftt_permission_refused",
        [*TO_THE_TRIBUNAL, DECIDED],
        {"on": "20/11/2026"},
        happened.FttPermissionRefused(on=day("2026-11-20")),
        {"stage": Stage.TRIBUNAL},
    ),
    (
        "ut_decision",
        [*TO_THE_TRIBUNAL, DECIDED, happened.Appeal(on=day("2026-11-12"), forum=Forum.UPPER_TRIBUNAL)],
        {"on": "20/11/2026", "disposal": "dismissed"},
        happened.UtDecision(on=day("2026-11-20"), disposal=Disposal.DISMISSED),
        {"appeal_decided_on": day("2026-11-20"), "disposal": Disposal.DISMISSED},
    ),
    (
        "court_decision",
        [*TO_THE_NOTICE, happened.Appeal(on=day("2026-10-26"), forum=Forum.COURT_OF_SESSION)],
        {"on": "20/11/2026", "disposal": "withdrawn", "reference": "XA9/26"},
        happened.CourtDecision(on=day("2026-11-20"), disposal=Disposal.WITHDRAWN, reference="XA9/26"),
        {"appeal_decided_on": day("2026-11-20"), "disposal": Disposal.WITHDRAWN},
    ),
]

CHALLENGES = [*REVIEWS, *COMPLAINTS, *APPEALS]
