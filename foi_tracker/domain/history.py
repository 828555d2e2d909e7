"""The life of a request, on one screen: where its history leaves it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_never

from foi_tracker.domain import challenge, procedure
from foi_tracker.domain import events as happened
from foi_tracker.domain.course import Course, Recorded
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.law import Law
from foi_tracker.domain.standing import standing
from foi_tracker.domain.state import RequestState

# What happened on the same day is read in this order (then in order of entry). A bounce follows the sending it
# undoes, and a transfer the "not held" that announced it.
SAME_DAY = (
    "sent",
    "bounced",
    "received",
    "acknowledged",
    "clarification_requested",
    "clarification_provided",
    "fee_notice",
    "fee_paid",
    "pit_extension",
    "time_extension",
    "response",
    "transferred",
    "chased",
    "authority_claimed_due",
    "review_requested",
    "review_acknowledged",
    "review_outcome",
    "review_withdrawn",
    "complaint",
    "complaint_acknowledged",
    "complaint_closed",
    "decision_notice",
    "non_compliance_reported",
    "appeal",
    "ftt_decision",
    "ftt_permission_refused",
    "ut_decision",
    "court_decision",
    "withdrawn",
    "event_retracted",
)
RANK = {kind: rank for rank, kind in enumerate(SAME_DAY)}


def replay(history: Sequence[Event], law: Law) -> RequestState:
    """Derive where a request stands from everything recorded of it, in order of entry; never raises."""
    return standing(course_of(history, law))


def course_of(history: Sequence[Event], law: Law) -> Course:
    """The facts of a history, read in legal order."""
    course = Course(law)
    for recorded in in_legal_order(history):
        step(course, recorded.position, recorded.event)
        course.last = recorded
    return course


def in_legal_order(history: Sequence[Event]) -> list[Recorded[Event]]:
    """What stands of a history, by the day the law counts from; the positions are those of entry."""
    taken_back = retracted(history)
    stands = [
        Recorded(position, event)
        for position, event in enumerate(history, 1)
        if position not in taken_back and event.kind != "event_retracted"
    ]
    return sorted(stands, key=_legal_order)


def retracted(history: Sequence[Event]) -> frozenset[int]:
    """The positions of a history that are taken back."""
    named = {at: event.position for at, event in enumerate(history, 1) if isinstance(event, happened.EventRetracted)}
    return taken_back(named)


def taken_back(named: Mapping[int, int]) -> frozenset[int]:
    """What retractions, each at its position and naming another, take back.

    Taking back a taking-back restores; one that names nothing before it does nothing.
    """
    dropped: set[int] = set()
    for at in sorted(named, reverse=True):
        if at not in dropped and 0 < named[at] < at:
            dropped.add(named[at])
    return frozenset(dropped)


def cited_exemptions(history: Sequence[Event]) -> list[tuple[int, tuple[CitedExemption, ...]]]:
    """The exemptions cited in answers that have not been taken back, each with its position in the history."""
    taken_back = retracted(history)
    return [
        (position, event.exemptions)
        for position, event in enumerate(history, 1)
        if isinstance(event, happened.Response | happened.ReviewOutcome | happened.PitExtension)
        and event.exemptions
        and position not in taken_back
    ]


def step(course: Course, at: int, event: Event) -> None:  # noqa: C901 one line a kind, on one screen
    """Move a course on by one event, however odd: history is fact, not a proposal."""
    match event:
        case happened.Sent():
            procedure.sent(course, Recorded(at, event))
        case happened.Bounced():
            procedure.bounced(course)
        case happened.Received():
            procedure.received(course, Recorded(at, event))
        case happened.Acknowledged():
            procedure.acknowledged(course, Recorded(at, event))
        case happened.ClarificationRequested():
            procedure.clarification_requested(course, Recorded(at, event))
        case happened.ClarificationProvided():
            procedure.clarification_provided(course, Recorded(at, event))
        case happened.FeeNotice():
            procedure.fee_notice(course, Recorded(at, event))
        case happened.FeePaid():
            procedure.fee_paid(course, Recorded(at, event))
        case happened.PitExtension():
            procedure.pit_extension(course, Recorded(at, event))
        case happened.TimeExtension():
            procedure.time_extension(course, Recorded(at, event))
        case happened.Transferred():
            procedure.transferred(course, Recorded(at, event))
        case happened.Response():
            challenge.response(course, Recorded(at, event))
        case happened.ReviewRequested():
            challenge.review_requested(course, Recorded(at, event))
        case happened.ReviewOutcome():
            challenge.review_outcome(course, Recorded(at, event))
        case happened.ReviewWithdrawn():
            challenge.review_withdrawn(course)
        case happened.Complaint():
            challenge.complaint(course, Recorded(at, event))
        case happened.ComplaintAcknowledged():
            challenge.complaint_acknowledged(course, Recorded(at, event))
        case happened.ComplaintClosed():
            challenge.complaint_closed(course, Recorded(at, event))
        case happened.DecisionNotice():
            challenge.decision_notice(course, Recorded(at, event))
        case happened.Appeal():
            challenge.appeal(course, Recorded(at, event))
        case happened.FttDecision():
            challenge.ftt_decision(course, Recorded(at, event))
        case happened.FttPermissionRefused():
            challenge.ftt_permission_refused(course, Recorded(at, event))
        case happened.UtDecision() | happened.CourtDecision():
            challenge.appeal_decided(course, Recorded(at, event))
        case happened.Chased():
            procedure.chased(course, Recorded(at, event))
        case happened.AuthorityClaimedDue():
            course.claim = Recorded(at, event)
        case happened.Withdrawn():
            challenge.withdrawn(course)
        case happened.NonComplianceReported():
            course.reported = Recorded(at, event)
        case happened.ReviewAcknowledged() | happened.EventRetracted():
            pass
        case _:
            assert_never(event)


def _legal_order(recorded: Recorded[Event]) -> tuple[date, int, int]:
    return recorded.event.on, RANK[recorded.event.kind], recorded.position
