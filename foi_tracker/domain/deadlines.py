"""The deadlines of a first answer, and which deadlines of every kind are live where a request stands."""

from collections.abc import Callable, Iterator
from datetime import date

from foi_tracker.domain import rights
from foi_tracker.domain.course import Course
from foi_tracker.domain.dating import dated
from foi_tracker.domain.reckoning import is_waiting, pit_decision, response_allowance, response_due
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Delivery, Level, Phase

Rule = Callable[[Course], Deadline | None]


def live(course: Course) -> Iterator[Deadline]:
    """The deadlines that matter where the request now stands, the headline among the first."""
    for rule in LIVE[course.phase]:
        deadline = rule(course)
        if deadline:
            yield deadline


def response(course: Course) -> Deadline | None:
    """The authority's answer, while it owes one."""
    if course.response or course.delivery is Delivery.BOUNCED or is_waiting(course):
        return None
    opened_by = course.clock.opened_by if course.clock else course.sends[0].position if course.sends else 0
    return dated(DeadlineKind.RESPONSE, Awaiting.AUTHORITY, response_allowance(course), response_due(course), opened_by)


def pit(course: Course) -> Deadline | None:
    """The decision on the public interest, after a valid notice that it is being weighed."""
    reckoned, allowance = pit_decision(course), course.law.regime.pit_decision
    if not reckoned or not allowance or not course.pit:
        return None
    return dated(DeadlineKind.PIT_DECISION, Awaiting.AUTHORITY, allowance, reckoned, course.pit.position)


def claimed(course: Course) -> Deadline | None:
    """The date the authority itself gave: beside ours, never in its place."""
    if not course.claim:
        return None
    return _claim(course.claim.event.until, course.claim.position)


def estimated(course: Course) -> Deadline | None:
    """The date by which the authority expects to have weighed the public interest (FOIA s.17(2))."""
    if not course.pit or not course.pit.event.estimate:
        return None
    return _claim(course.pit.event.estimate, course.pit.position)


def first_reminder(course: Course) -> Deadline | None:
    """Our own nudge to answer the authority's question."""
    return _reminder(course, 0)


def second_reminder(course: Course) -> Deadline | None:
    """When many authorities close a request whose question nobody answered."""
    return _reminder(course, 1)


def fee_payment(course: Course) -> Deadline | None:
    """The last day to pay a fee that was asked for in time."""
    if not course.fee or not course.fee_pay_by:
        return None
    allowance = course.law.regime.fee_payment
    return dated(DeadlineKind.FEE_PAYMENT, Awaiting.REQUESTER, allowance, course.fee_pay_by, course.fee.position)


def _reminder(course: Course, which: int) -> Deadline | None:
    if not course.asked:
        return None
    allowance = course.law.regime.clarification_reminders[which]
    reckoned = course.law.reckon(allowance, course.asked.event.on)
    return dated(DeadlineKind.CLARIFICATION_REMINDER, Awaiting.REQUESTER, allowance, reckoned, course.asked.position)


def _claim(until: date, opened_by: int) -> Deadline:
    return Deadline(
        kind=DeadlineKind.CLAIMED,
        party=Awaiting.AUTHORITY,
        level=Level.CONVENTION,
        provision="The authority's own date",
        opened_by=opened_by,
        due_on=until,
    )


def _silence_already(course: Course) -> Deadline | None:
    """A question asked too late leaves the right to complain of the silence before it."""
    return rights.complaint(course) if course.silent_when_asked else None


def _silence_review(course: Course) -> Deadline | None:
    """So it leaves the right to a review of that silence, where the law gives one."""
    return rights.review_request(course) if course.silent_when_asked else None


def _fresh_answer_review(course: Course) -> Deadline | None:
    """An answer that came while the regulator had the matter, or since, may itself be reviewed."""
    answer, reviewed = course.response, [each.event.on for each in (course.review, course.review_outcome) if each]
    if not answer or any(day >= answer.event.on for day in reviewed):
        return None
    return rights.review_request(course)


def _fresh_outcome_complaint(course: Course) -> Deadline | None:
    """The outcome of a review that a decision ordered may be taken to the regulator in its turn."""
    outcome, notice = course.review_outcome, course.notice
    return rights.complaint(course) if outcome and notice and outcome.event.on >= notice.event.on else None


_FRESH: tuple[Rule, ...] = (_fresh_answer_review, _fresh_outcome_complaint)

LIVE: dict[Phase, tuple[Rule, ...]] = {
    Phase.DRAFT: (),
    Phase.SENT: (response,),
    Phase.AWAITING_RESPONSE: (response, claimed, rights.review_request, rights.complaint),
    Phase.AWAITING_CLARIFICATION: (first_reminder, second_reminder, _silence_review, _silence_already),
    Phase.AWAITING_FEE: (fee_payment,),
    Phase.PIT_EXTENSION: (pit, estimated, claimed, rights.complaint),
    Phase.LAPSED: (),
    Phase.RESPONDED: (rights.review_request,),
    Phase.REVIEW_REQUESTED: (rights.review_outcome, rights.review_long_stop, claimed, response, rights.complaint),
    Phase.REVIEW_COMPLETE: (rights.complaint,),
    Phase.REGULATOR_COMPLAINT: (rights.commissioner_decision, response, _fresh_answer_review),
    Phase.DECISION_NOTICE: (rights.compliance, rights.appeal, *_FRESH),
    Phase.COMPLAINT_CLOSED: (_fresh_answer_review,),
    Phase.APPEALED: (_fresh_answer_review,),
    Phase.TRIBUNAL_DECIDED: (rights.compliance, rights.ut_permission, rights.ftt_permission, *_FRESH),
    Phase.APPEAL_DECIDED: (rights.compliance, *_FRESH),
    Phase.WITHDRAWN: (),
}
