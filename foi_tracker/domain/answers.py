"""Every date and flag the command line gives for a history, under the names that scripts rely on."""

from collections.abc import Mapping, Sequence
from datetime import date

from foi_tracker.domain import deadlines, reckoning, rights
from foi_tracker.domain.course import OPEN, Course, Origin
from foi_tracker.domain.events import Event
from foi_tracker.domain.guidance import VERY_LATE
from foi_tracker.domain.history import course_of
from foi_tracker.domain.law import Law, day_after
from foi_tracker.domain.standing import standing
from foi_tracker.domain.state import Deadline, RequestState
from foi_tracker.domain.vocabulary import DeadlineKind, Phase
from foi_tracker.domain.working_days import CalendarExhausted

Answer = date | bool | str | None


def answers(history: Sequence[Event], law: Law) -> Mapping[str, Answer]:
    """All keys, always; None where there is nothing to say."""
    course = course_of(history, law)
    state = standing(course)
    return {
        **_response(state),
        **_before_the_answer(course, state),
        **_challenges(course, state),
        "aggregation_clear_from": law.aggregation_clear_from(course.clock.start) if course.clock else None,
        "wdtk_very_late_after": _very_late_after(course, state),
        "state": str(course.phase),
    }


def _response(state: RequestState) -> dict[str, Answer]:
    return {
        "clock_start": state.clock_start,
        "due_on": state.response_due_on,
        "overdue_from": day_after(state.response_due_on),
        "first_due_on": state.first_due_on,
        "code_due_on": state.code_due_on,
        "response_late": state.response_late,
    }


def _before_the_answer(course: Course, state: RequestState) -> dict[str, Answer]:
    decision = reckoning.pit_decision(course)
    return {
        "clarification_request_late": state.clarification_request_late,
        "pit_decision_by": decision.due_on if decision else None,
        "extension_valid": state.extension_valid,
        "fee_pay_by": _due(deadlines.fee_payment(course)),
        "fee_lapsed": state.fee_lapsed,
        "fee_notice_late": state.fee_notice_late,
    }


def _challenges(course: Course, state: RequestState) -> dict[str, Answer]:
    review = rights.review_request(course) if _may_ask_for_review(course) else None
    complaint = rights.complaint(course) if _may_complain(course) else None
    return {
        "review_open_from": review.opens_on if review else None,
        "review_request_by": _due(review),
        "review_request_in_time": state.review_request_in_time,
        "review_due_on": _due(rights.review_outcome(course)),
        "review_long_stop_on": _due(rights.review_long_stop(course)),
        "complaint_open_from": complaint.opens_on if complaint else None,
        "complaint_by": _due(complaint),
        "commissioner_decision_due": _due(rights.commissioner_decision(course)),
        "tribunal_appeal_by": _appeal(course, DeadlineKind.TRIBUNAL_APPEAL),
        "court_appeal_by": _appeal(course, DeadlineKind.COURT_APPEAL),
        "ftt_permission_by": _due(rights.ftt_permission(course)),
        "ut_permission_by": _due(rights.ut_permission(course)),
    }


def _may_ask_for_review(course: Course) -> bool:
    return (
        course.response is not None
        or course.phase not in OPEN | {Phase.WITHDRAWN, Phase.LAPSED}
        or course.phase is Phase.AWAITING_RESPONSE
        or _is_silent(course)
    )


def _may_complain(course: Course) -> bool:
    return _may_ask_for_review(course) or course.phase is Phase.PIT_EXTENSION


def _is_silent(course: Course) -> bool:
    """A question asked too late leaves the rights that the silence before it gave."""
    return course.phase is Phase.AWAITING_CLARIFICATION and course.silent_when_asked


def _appeal(course: Course, kind: DeadlineKind) -> date | None:
    appeal = rights.appeal(course)
    return appeal.due_on if appeal and appeal.kind is kind else None


def _very_late_after(course: Course, state: RequestState) -> date | None:
    """WhatDoTheyKnow counts from sending, or from the reply to a question, by the UK's holidays for every body."""
    clock = course.clock
    if not clock or course.phase in (Phase.AWAITING_CLARIFICATION, Phase.WITHDRAWN):
        return None
    start = clock.start if clock.origin in (Origin.CLARIFICATION, Origin.TRANSFER) else state.sent_on or clock.start
    try:
        return course.law.uk_calendar.due(VERY_LATE.count(start))
    except CalendarExhausted:
        return None


def _due(deadline: Deadline | None) -> date | None:
    return deadline.due_on if deadline else None
