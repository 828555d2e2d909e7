"""What was done out of its time, or before a step that the law puts first: history all the same, so never refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from foi_tracker.domain import events as happened
from foi_tracker.domain import rights
from foi_tracker.domain.course import Course
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import course_of, in_legal_order
from foi_tracker.domain.law import Law, Regime
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Forum, Level, RegimeCode

Doubt = tuple[str, str]  # the field of the form, and what is odd about it in a plain sentence

# Who may still take what comes late, and where it says so.
LATE_REVIEW = {
    RegimeCode.FOIA: "The authority need not carry it out, but may.",
    RegimeCode.FOISA: "The authority may still accept it (FOISA s.20(6)).",
    RegimeCode.EIR: "The authority may turn it away.",
    RegimeCode.EISR: "The authority may turn it away.",
}
REVIEW_FIRST = "FOISA s.47(1)"
LATE_COMPLAINT = "The Commissioner may still accept it (FOISA s.47(5))."
LATE_BY_GUIDANCE = "That is guidance: the Commissioner may still take it."
NO_SOONER = {False: "FOIA s.50(6)", True: "FOISA s.49(7)"}  # by whether the law is Scottish
APPEAL_LIES = {False: "FOIA s.57", True: "FOISA s.56"}
LATE_APPEAL = {
    Forum.FIRST_TIER_TRIBUNAL: "The tribunal may allow more time (GRC Rules r.5(3)(a)).",
    Forum.UPPER_TRIBUNAL: "Only the Upper Tribunal can allow more time.",
    Forum.COURT_OF_SESSION: "Only the court can allow more time.",
}


def doubts(event: Event, history: Sequence[Event], law: Law) -> Iterator[Doubt]:
    """What is odd about `event` under this law, as things stood on its day."""
    rule = RULES.get(type(event))
    if rule:
        yield from rule(event, _course_until(event.on, history, law))


def _course_until(day: date, history: Sequence[Event], law: Law) -> Course:
    return course_of([each.event for each in in_legal_order(history) if each.event.on <= day], law)


def _review(event: happened.ReviewRequested, course: Course) -> Iterator[Doubt]:
    right = rights.review_request(course)
    if _is_past(right, event.on):
        yield "on", f"The last day to ask for a review was {_when(right)}. {LATE_REVIEW[course.law.code]}"


def _complaint(event: happened.Complaint, course: Course) -> Iterator[Doubt]:
    regime, right = course.law.regime, rights.complaint(course)
    reviewed = course.review or course.review_outcome
    if regime.complaint_on_silence is None and not reviewed:
        yield "on", f"Ask for a review first: before that the Commissioner takes no application ({REVIEW_FIRST})."
    elif course.response and not reviewed:
        yield "on", "The Commissioner may want the authority’s own review first (FOIA s.50(2)(a))."
    elif right and right.opens_on and event.on < right.opens_on:
        yield "on", f"A complaint is open only from {written(right.opens_on)} ({_source(right)}). It may be sent back."
    elif _is_past(right, event.on):
        late = LATE_BY_GUIDANCE if right and right.level is Level.GUIDANCE else LATE_COMPLAINT
        yield "on", f"The last day to complain was {_when(right)}. {late}"


def _notice(event: happened.DecisionNotice, course: Course) -> Iterator[Doubt]:
    appeal_by = course.law.reckon(course.law.regime.appeal, event.on).due_on
    if event.comply_by and appeal_by and event.comply_by < appeal_by:
        rule = NO_SOONER[course.law.code.is_scottish]
        text = f"An appeal can be made until {written(appeal_by)}, and nothing can be ordered for sooner ({rule})."
        yield "comply_by", f"{text} Check both dates."
    if event.steps and not event.comply_by:
        yield (
            "comply_by",
            "It orders something, but without a last day nobody can be late. Add the day if it names one.",
        )


def _appeal(event: happened.Appeal, course: Course) -> Iterator[Doubt]:
    if event.forum not in course.law.code.forums:
        yield "forum", _elsewhere(course.law.regime)
    elif event.forum is Forum.UPPER_TRIBUNAL and not course.ftt:
        yield "forum", "No decision of the First-tier Tribunal is recorded. That tribunal comes first."
    elif _is_past(right := _appeal_right(course), event.on):
        yield "on", f"The last day for it to arrive was {_when(right)}. {LATE_APPEAL[event.forum]}"


def _appeal_right(course: Course) -> Deadline | None:
    """The time that runs for the next appeal; after permission nothing is reckoned here."""
    return rights.ut_permission(course) if course.ftt else rights.appeal(course)


def _at_a_tribunal(event: Event, course: Course) -> Iterator[Doubt]:  # noqa: ARG001 as every rule is called
    if course.law.code.is_scottish:
        yield "on", _elsewhere(course.law.regime)


def _at_the_court(event: Event, course: Course) -> Iterator[Doubt]:  # noqa: ARG001 as every rule is called
    if not course.law.code.is_scottish:
        yield "on", _elsewhere(course.law.regime)


def _reported(event: happened.NonComplianceReported, course: Course) -> Iterator[Doubt]:
    ruling = course.ruling
    if ruling and ruling.event.comply_by and event.on <= ruling.event.comply_by:
        rule = course.law.regime.compliance.text
        yield "on", f"The authority had until {written(ruling.event.comply_by)} to do what was ordered ({rule})."


def _elsewhere(regime: Regime) -> str:
    where = "the Court of Session" if regime.code.is_scottish else "the First-tier Tribunal, then the Upper Tribunal"
    return f"Under {regime.short} an appeal goes to {where} ({APPEAL_LIES[regime.code.is_scottish]}). Check the law."


def _is_past(right: Deadline | None, day: date) -> bool:
    return right is not None and right.due_on is not None and day > right.due_on


def _when(right: Deadline | None) -> str:
    return f"{written(right.due_on)} ({_source(right)})" if right and right.due_on else ""


def _source(right: Deadline) -> str:
    return f"guidance: {right.provision}" if right.level is Level.GUIDANCE else right.provision


RULES: Mapping[type[Event], Callable[[Any, Course], Iterator[Doubt]]] = {
    happened.ReviewRequested: _review,
    happened.Complaint: _complaint,
    happened.DecisionNotice: _notice,
    happened.NonComplianceReported: _reported,
    happened.Appeal: _appeal,
    happened.FttDecision: _at_a_tribunal,
    happened.FttPermissionRefused: _at_a_tribunal,
    happened.UtDecision: _at_a_tribunal,
    happened.CourtDecision: _at_the_court,
}
