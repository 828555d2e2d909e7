"""The requester's rights to challenge, from the course of a request: review, complaint, appeal, each with its time."""

from dataclasses import replace
from datetime import date

from foi_tracker.domain.course import Course, Recorded
from foi_tracker.domain.dating import dated, run
from foi_tracker.domain.events import DecisionNotice, Response, ReviewOutcome
from foi_tracker.domain.law import Allowance, Provision, Reckoned, RunsFrom, day_after
from foi_tracker.domain.reckoning import is_stopped, response_due, silence_ends
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind

HELD_UP = (
    "The last day that the notice set fell while the appeal lasted, when nothing was due. "
    "The decision on the appeal names no new one: find out which day holds now."
)


def review_request(course: Course) -> Deadline | None:
    """The time to ask for a review: of an answer, or, where the law says so, of silence."""
    return _review_of_answer(course) if course.response else _review_of_silence(course)


def review_outcome(course: Course) -> Deadline | None:
    """The authority's answer to a request for review."""
    return _from_review(course, DeadlineKind.REVIEW_OUTCOME, course.law.regime.review_outcome)


def review_long_stop(course: Course) -> Deadline | None:
    """The longest that guidance lets a review take."""
    return _from_review(course, DeadlineKind.REVIEW_LONG_STOP, course.law.regime.review_long_stop)


def complaint(course: Course) -> Deadline | None:
    """When one may complain to the regulator, from when and until when."""
    outcome = course.review_outcome or _first_outcome(course)
    if outcome:
        return _complaint_of_outcome(course, outcome)
    return _complaint_of_review_silence(course) if course.review else _complaint_of_silence(course)


def commissioner_decision(course: Course) -> Deadline | None:
    """The Commissioner's decision, where the law sets a time for one."""
    if not course.complaint:
        return None
    kind, allowance = DeadlineKind.COMMISSIONER_DECISION, course.law.regime.commissioner_decision
    return run(course, kind, Awaiting.COMMISSIONER, allowance, course.complaint.event.on, course.complaint.position)


def compliance(course: Course) -> Deadline | None:
    """The steps a decision orders, until an answer follows it."""
    ruling = course.ruling
    if not ruling or not ruling.event.comply_by or complied(course):
        return None
    regime, held_up = course.law.regime, _was_held_up(course, ruling.event.comply_by)
    rule = regime.compliance if isinstance(ruling.event, DecisionNotice) else regime.compliance_on_appeal
    return Deadline(
        kind=DeadlineKind.COMPLIANCE,
        party=Awaiting.AUTHORITY,
        level=rule.level,
        provision=rule.text,
        opened_by=ruling.position,
        due_on=None if held_up else ruling.event.comply_by,
        unknown_because=HELD_UP if held_up else "",
    )


def _was_held_up(course: Course, comply_by: date) -> bool:
    """Whether the last day fell while an appeal lasted, when nothing was due (FOIA s.50(6), FOISA s.49(7))."""
    since, decision = course.held_since, course.appeal_decision
    return since is not None and decision is not None and since <= comply_by < decision.event.on


def complied(course: Course) -> bool:
    """Whether an answer, or the outcome of a review, has followed the decision."""
    ruling, done = course.ruling, [each.event.on for each in (course.response, course.review_outcome) if each]
    return ruling is not None and any(day >= ruling.event.on for day in done)


def appeal(course: Course) -> Deadline | None:
    """The time to appeal against a decision notice."""
    if not course.notice:
        return None
    regime = course.law.regime
    return run(
        course, regime.appeal_kind, Awaiting.REQUESTER, regime.appeal, course.notice.event.on, course.notice.position
    )


def ftt_permission(course: Course) -> Deadline | None:
    """The time to ask the First-tier Tribunal for permission to appeal."""
    if not course.ftt:
        return None
    kind, allowance = DeadlineKind.FTT_PERMISSION, course.law.regime.ftt_permission
    return run(course, kind, Awaiting.REQUESTER, allowance, course.ftt.event.on, course.ftt.position)


def ut_permission(course: Course) -> Deadline | None:
    """The time to ask the Upper Tribunal, once the First-tier Tribunal has refused."""
    if not course.ut:
        return None
    kind, allowance = DeadlineKind.UT_PERMISSION, course.law.regime.ut_permission
    return run(course, kind, Awaiting.REQUESTER, allowance, course.ut.event.on, course.ut.position)


def _review_of_answer(course: Course) -> Deadline | None:
    answer, regime = course.response, course.law.regime
    if not answer:
        return None
    reached_us = _reached_us(answer.event)
    start = reached_us if regime.review_runs_from is RunsFrom.RECEIPT else answer.event.on
    allowance, reckoned = regime.review_request, course.law.reckon(regime.review_request, start)
    if regime.review_runs_from is RunsFrom.RESPONSE_TIME:
        allowance, reckoned = _after_the_response_time(course, reached_us)
    return dated(
        DeadlineKind.REVIEW_REQUEST, Awaiting.REQUESTER, allowance, reckoned, answer.position, opens_on=reached_us
    )


def _after_the_response_time(course: Course, reached_us: date) -> tuple[Allowance, Reckoned]:
    """FOISA s.20(5): (a) from the end of the time to answer; (b) from the day a late answer reached us."""
    allowance, end = course.law.regime.review_request, response_due(course)
    if course.response and end.due_on and course.response.event.on > end.due_on:
        allowance = replace(allowance, provision=f"{allowance.provision}(b)")
        return allowance, course.law.reckon(allowance, reached_us)
    allowance = replace(allowance, provision=f"{allowance.provision}(a)")
    return allowance, course.law.reckon(allowance, end.due_on, because=end.unknown_because)


def _review_of_silence(course: Course) -> Deadline | None:
    allowance = course.law.regime.review_on_silence
    if not allowance or not course.clock or is_stopped(course):
        return None
    end = response_due(course)
    reckoned = course.law.reckon(allowance, end.due_on, because=end.unknown_because)
    opens_on = day_after(end.due_on)
    opened_by = course.clock.opened_by
    return dated(DeadlineKind.REVIEW_REQUEST, Awaiting.REQUESTER, allowance, reckoned, opened_by, opens_on=opens_on)


def _from_review(course: Course, kind: DeadlineKind, allowance: Allowance | None) -> Deadline | None:
    if not course.review:
        return None
    return run(course, kind, Awaiting.AUTHORITY, allowance, course.review.event.on, course.review.position)


def _first_outcome(course: Course) -> Recorded[ReviewOutcome] | None:
    """A second review of the same answer stops no time that runs from the first."""
    outcome = course.before_review.outcome if course.before_review else None
    since = [each.event.on for each in (course.response, course.notice) if each]
    return outcome if outcome and all(day <= outcome.event.on for day in since) else None


def _complaint_of_outcome(course: Course, outcome: Recorded[ReviewOutcome]) -> Deadline | None:
    regime = course.law.regime
    reached_us = _reached_us(outcome.event)
    start = reached_us if regime.complaint_runs_from is RunsFrom.RECEIPT else outcome.event.on
    reckoned = course.law.reckon(regime.complaint, start)
    return dated(
        DeadlineKind.COMPLAINT, Awaiting.REQUESTER, regime.complaint, reckoned, outcome.position, opens_on=reached_us
    )


def _complaint_of_review_silence(course: Course) -> Deadline | None:
    """Open already where the request itself was never answered and the law lets silence be complained of."""
    silence = _complaint_of_silence(course)
    last = review_long_stop(course) or review_outcome(course)
    if silence or not last or not course.review:
        return silence
    regime = course.law.regime
    rule, allowance = regime.complaint_on_review_silence, regime.complaint_on_review_silence_by
    if allowance:
        reckoned = course.law.reckon(allowance, last.due_on, because=last.unknown_because)
    else:
        reckoned = Reckoned(unknown_because=last.unknown_because)
    return _opening(rule, reckoned, course.review.position, day_after(last.due_on))


def _complaint_of_silence(course: Course) -> Deadline | None:
    rule = course.law.regime.complaint_on_silence
    if not rule or course.response or not course.clock or is_stopped(course):
        return None
    last = silence_ends(course)
    return _opening(
        rule, Reckoned(unknown_because=last.unknown_because), course.clock.opened_by, day_after(last.due_on)
    )


def _opening(rule: Provision, reckoned: Reckoned, opened_by: int, opens_on: date | None) -> Deadline:
    return Deadline(
        kind=DeadlineKind.COMPLAINT,
        party=Awaiting.REQUESTER,
        level=rule.level,
        provision=rule.text,
        opened_by=opened_by,
        due_on=reckoned.due_on,
        opens_on=opens_on,
        count=reckoned.count,
        unknown_because=reckoned.unknown_because,
    )


def _reached_us(event: Response | ReviewOutcome) -> date:
    """The day of issue unless a later one was recorded: nothing arrives before it is issued."""
    return max(event.received or event.on, event.on)
