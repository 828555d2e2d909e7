"""Every kind of event as somebody types it, and what follows from it."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption
from foi_tracker.domain.vocabulary import Awaiting, Channel, ChaserStep, Delivery, Outcome, RegimeCode, Stage
from tests.builders import day, received, response, sent
from tests.web.challenge_cases import CHALLENGES

S31 = CitedExemption(law=RegimeCode.FOIA, code="s.31", limb="(1)(a)")
S24 = CitedExemption(law=RegimeCode.FOIA, code="s.24", ncnd=True)
SENT = sent("2026-09-01")

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
        "response",
        [SENT],
        {"outcome": "not_held", "on": "20/9/2026", "review_rights": "no"},
        response("2026-09-20", Outcome.NOT_HELD, review_rights=False),
        {"outcome": Outcome.NOT_HELD},
    ),
    *CHALLENGES,
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
        "chased",
        [SENT, happened.Chased(on=day("2026-10-01"))],
        {"on": "20/10/2026", "channel": "email", "step": "second_reminder"},
        happened.Chased(on=day("2026-10-20"), step=ChaserStep.SECOND_REMINDER),
        {"last_chased_on": day("2026-10-20"), "chasers": 2},
    ),
    (
        "authority_claimed_due",
        [SENT],
        {"on": "1/10/2026", "until": "12/10/2026"},
        happened.AuthorityClaimedDue(on=day("2026-10-01"), until=day("2026-10-12")),
        {"due_on": day("2026-09-29")},
    ),
]
