"""Where a request stands, put together from its course: stage, whose turn it is, and the headline date."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from foi_tracker.domain import deadlines, reckoning
from foi_tracker.domain.course import Course, Recorded
from foi_tracker.domain.events import Happening
from foi_tracker.domain.rights import complied
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Delivery, Outcome, Phase, Stage

STAGES = {
    Phase.DRAFT: Stage.NOT_SENT,
    Phase.SENT: Stage.AWAITING_RESPONSE,
    Phase.AWAITING_RESPONSE: Stage.AWAITING_RESPONSE,
    Phase.AWAITING_CLARIFICATION: Stage.AWAITING_CLARIFICATION,
    Phase.AWAITING_FEE: Stage.AWAITING_FEE,
    Phase.PIT_EXTENSION: Stage.AWAITING_RESPONSE,
    Phase.LAPSED: Stage.CLOSED,
    Phase.RESPONDED: Stage.CLOSED,
    Phase.REVIEW_REQUESTED: Stage.INTERNAL_REVIEW,
    Phase.REVIEW_COMPLETE: Stage.CLOSED,
    Phase.REGULATOR_COMPLAINT: Stage.COMMISSIONER,
    Phase.DECISION_NOTICE: Stage.CLOSED,
    Phase.COMPLAINT_CLOSED: Stage.CLOSED,
    Phase.APPEALED: Stage.TRIBUNAL,
    Phase.TRIBUNAL_DECIDED: Stage.TRIBUNAL,
    Phase.APPEAL_DECIDED: Stage.CLOSED,
    Phase.WITHDRAWN: Stage.CLOSED,
}

TURNS = {
    Phase.DRAFT: Awaiting.REQUESTER,
    Phase.SENT: Awaiting.AUTHORITY,
    Phase.AWAITING_RESPONSE: Awaiting.AUTHORITY,
    Phase.AWAITING_CLARIFICATION: Awaiting.REQUESTER,
    Phase.AWAITING_FEE: Awaiting.REQUESTER,
    Phase.PIT_EXTENSION: Awaiting.AUTHORITY,
    Phase.LAPSED: Awaiting.NOBODY,
    Phase.RESPONDED: Awaiting.REQUESTER,
    Phase.REVIEW_REQUESTED: Awaiting.AUTHORITY,
    Phase.REVIEW_COMPLETE: Awaiting.REQUESTER,
    Phase.REGULATOR_COMPLAINT: Awaiting.COMMISSIONER,
    Phase.DECISION_NOTICE: Awaiting.REQUESTER,
    Phase.COMPLAINT_CLOSED: Awaiting.NOBODY,
    Phase.APPEALED: Awaiting.TRIBUNAL,
    Phase.TRIBUNAL_DECIDED: Awaiting.REQUESTER,
    Phase.APPEAL_DECIDED: Awaiting.NOBODY,
    Phase.WITHDRAWN: Awaiting.NOBODY,
}

# What a fresh answer, or the outcome of a review that was ordered, opens once the ladder has ended.
FRESH = (DeadlineKind.REVIEW_REQUEST, DeadlineKind.COMPLAINT)

# Which live deadline is the headline of each phase; the first kind that is live.
HEADLINES: dict[Phase, tuple[DeadlineKind, ...]] = {
    Phase.SENT: (DeadlineKind.RESPONSE,),
    Phase.AWAITING_RESPONSE: (DeadlineKind.RESPONSE,),
    Phase.AWAITING_FEE: (DeadlineKind.FEE_PAYMENT,),
    Phase.PIT_EXTENSION: (DeadlineKind.PIT_DECISION,),
    Phase.RESPONDED: (DeadlineKind.REVIEW_REQUEST,),
    Phase.REVIEW_REQUESTED: (DeadlineKind.REVIEW_OUTCOME,),
    Phase.REVIEW_COMPLETE: (DeadlineKind.COMPLAINT,),
    Phase.REGULATOR_COMPLAINT: (DeadlineKind.COMMISSIONER_DECISION,),
    Phase.DECISION_NOTICE: (DeadlineKind.COMPLIANCE, DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL),
    Phase.TRIBUNAL_DECIDED: (DeadlineKind.COMPLIANCE, DeadlineKind.UT_PERMISSION, DeadlineKind.FTT_PERMISSION),
    Phase.APPEAL_DECIDED: (DeadlineKind.COMPLIANCE, *FRESH),
    Phase.COMPLAINT_CLOSED: (DeadlineKind.REVIEW_REQUEST,),
}

BOUNCED = "The letter came back undelivered, so no clock runs. Send it again."
UNDATED = {
    Phase.DRAFT: "Not sent yet, so no clock runs.",
    Phase.SENT: BOUNCED,
    Phase.AWAITING_CLARIFICATION: "The clock is stopped until we answer their question. No law sets us a date.",
    Phase.REGULATOR_COMPLAINT: "The law sets the Commissioner no date to decide.",
    Phase.APPEALED: "No law sets a date for a decision on an appeal.",
}

# Where a ruling may have left the authority something to do, and at whose stage that then is.
OWING = {
    Phase.DECISION_NOTICE: Stage.COMMISSIONER,
    Phase.TRIBUNAL_DECIDED: Stage.TRIBUNAL,
    Phase.APPEAL_DECIDED: Stage.TRIBUNAL,
}


# Where nothing more is to come unless the authority decides afresh.
ENDED = frozenset({Phase.COMPLAINT_CLOSED, Phase.APPEAL_DECIDED})

# The answer itself is not due while one of these lasts.
NOTHING_DUE = frozenset({Phase.DRAFT, Phase.AWAITING_CLARIFICATION, Phase.AWAITING_FEE, Phase.LAPSED, Phase.WITHDRAWN})


def standing(course: Course) -> RequestState:
    """The state that this course has led to."""
    live = tuple(deadlines.live(course))
    headline = _headline(course.phase, live)
    turn = _turn(course, live)
    return RequestState(
        **_flags(course),
        **_with_the_commissioner(course),
        chasers=_chasers(course, headline),
        phase=course.phase,
        delivery=course.delivery,
        stage=_stage(course, live),
        outcome=_outcome(course),
        awaiting=turn,
        due_on=headline.due_on if headline and turn is not Awaiting.NOBODY else None,
        undated_because=_undated(course, headline) if turn is not Awaiting.NOBODY else "",
        deadlines=live,
        cautions=tuple(dict.fromkeys(course.cautions)),
    )


def _flags(course: Course) -> dict[str, Any]:
    """The dates and flags of the first answer, and when each later step was taken."""
    answering = course.phase not in NOTHING_DUE and (course.response is not None or not reckoning.is_waiting(course))
    code = reckoning.code_due(course) if answering else None
    return {
        "sent_on": course.sends[0].event.on if course.sends else None,
        "clock_start": course.clock.start if course.clock else None,
        "first_due_on": reckoning.first_due(course).due_on,
        "response_due_on": reckoning.response_due(course).due_on if answering else None,
        "code_due_on": code.due_on if code else None,
        "acknowledged_on": course.acknowledged_on,
        "responded_on": _day(course.first_response),
        "response_late": course.response_late,
        "clarification_requested_on": _day(course.asked),
        "clarification_request_late": course.asked_late,
        "fee_notice_late": course.fee_notice_late,
        "fee_lapsed": course.phase is Phase.LAPSED,
        "extension_valid": course.extension_valid,
        "review_requested_on": _day(course.review),
        "review_request_in_time": course.review_in_time,
        "review_decided_on": _day(course.review_outcome),
        "review_result": course.review_outcome.event.result if course.review_outcome else None,
        "tribunal_decided_on": _day(course.ftt),
        "last_chased_on": course.last_chased_on,
        "last_event_on": _day(course.last),
        "last_event_kind": course.last.event.kind if course.last else "",
    }


def _with_the_commissioner(course: Course) -> dict[str, Any]:
    """When the later rungs were reached, under what references, and how each ended."""
    notice, appeal, decision = course.notice, course.appeal, course.appeal_decision
    return {
        "complaint_on": _day(course.complaint),
        "commissioner_reference": course.commissioner_reference,
        "decision_notice_on": _day(notice),
        "notice_reference": notice.event.reference if notice else "",
        "finding": notice.event.finding if notice else None,
        "appealed_on": _day(appeal),
        "appeal_decided_on": _day(decision),
        "non_compliance_on": _day(course.reported),
        "disposal": decision.event.disposal if decision else None,
    }


def _chasers(course: Course, headline: Deadline | None) -> int:
    """How often we chased after the day had passed: a question before it is no reminder."""
    due = headline.due_on if headline else None
    return sum(1 for day in course.chasers if due is None or day > due)


def _day(recorded: Recorded[Happening] | None) -> date | None:
    return recorded.event.on if recorded else None


def _headline(phase: Phase, live: Sequence[Deadline]) -> Deadline | None:
    wanted = HEADLINES.get(phase, ())
    return next((each for kind in wanted for each in live if each.kind is kind), None)


def _stage(course: Course, live: Sequence[Deadline]) -> Stage:
    if course.phase is Phase.SENT and course.delivery is Delivery.BOUNCED:
        return Stage.NOT_SENT
    if course.phase in OWING and _owes_compliance(live):
        return OWING[course.phase]
    return STAGES[course.phase]


def _turn(course: Course, live: Sequence[Deadline]) -> Awaiting:
    if course.phase is Phase.SENT and course.delivery is Delivery.BOUNCED:
        return Awaiting.REQUESTER
    if course.phase in OWING and _owes_compliance(live):
        return Awaiting.AUTHORITY
    answered = course.phase in (Phase.RESPONDED, Phase.COMPLAINT_CLOSED) or (course.phase in OWING and complied(course))
    if answered and _outcome(course) in (Outcome.SUPPLIED_IN_FULL, Outcome.WITHDRAWN):
        return Awaiting.NOBODY
    fresh = course.phase in ENDED and any(each.kind in FRESH for each in live)
    return Awaiting.REQUESTER if fresh else TURNS[course.phase]


def _owes_compliance(live: Sequence[Deadline]) -> bool:
    return any(each.kind is DeadlineKind.COMPLIANCE for each in live)


def _outcome(course: Course) -> Outcome | None:
    if course.response:
        return course.response.event.outcome
    return Outcome.WITHDRAWN if course.withdrawn else None


def _undated(course: Course, headline: Deadline | None) -> str:
    if headline:
        return headline.unknown_because
    return UNDATED.get(course.phase, "")
