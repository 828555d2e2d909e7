"""The ladder of a request: answer, review, Commissioner, appeal, further appeal, and how far up it we are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from foi_tracker.domain import events as happened
from foi_tracker.domain import rights
from foi_tracker.domain.course import Course
from foi_tracker.domain.deadlines import live, pit, response
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import course_of, in_legal_order
from foi_tracker.domain.law import Law
from foi_tracker.domain.narrative import CLOSED, DISPOSALS, FINDINGS, FORUMS, OUTCOMES, RESULTS
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import DeadlineKind, Forum, Level, Phase, RegimeCode


class Step(StrEnum):
    """The rungs, from the lowest."""

    ANSWER = "answer"
    REVIEW = "review"
    COMMISSIONER = "commissioner"
    APPEAL = "appeal"
    FURTHER_APPEAL = "further_appeal"


class Progress(StrEnum):
    """How far a rung has got."""

    DONE = "done"
    RUNNING = "running"  # somebody else has it
    OURS = "ours"  # we may use it
    CLOSED = "closed"  # its last day passed, and we had not used it
    NOT_YET = "not_yet"
    PASSED_OVER = "passed_over"  # gone past without it, or never to come


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """One rung: in the words of its law, what came of it, and the dates that bind it.

    `began_on` is when it was taken, `due_on` when whoever has it must decide, `opens_on` and `closes_on` when we may
    take it. `comply_by` is the last day for what it ordered, while that is still owed.
    """

    step: Step
    name: str
    progress: Progress = Progress.NOT_YET
    began_on: date | None = None
    done_on: date | None = None
    due_on: date | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    comply_by: date | None = None
    level: Level | None = None
    provision: str = ""
    reference: str = ""
    result: str = ""


REVIEWS = {
    RegimeCode.FOIA: "Internal review",
    RegimeCode.FOISA: "Requirement for review",
    RegimeCode.EIR: "Reconsideration",
    RegimeCode.EISR: "Review of the decision",
}
# Our rights to go on, each with the rung it leads to. Reminders to ourselves and fees are none.
RIGHTS = {
    DeadlineKind.REVIEW_REQUEST: Step.REVIEW,
    DeadlineKind.COMPLAINT: Step.COMMISSIONER,
    DeadlineKind.TRIBUNAL_APPEAL: Step.APPEAL,
    DeadlineKind.COURT_APPEAL: Step.APPEAL,
    DeadlineKind.FTT_PERMISSION: Step.FURTHER_APPEAL,
    DeadlineKind.UT_PERMISSION: Step.FURTHER_APPEAL,
}
# Where nothing more is to come.
OVER = frozenset({Phase.WITHDRAWN, Phase.LAPSED, Phase.COMPLAINT_CLOSED, Phase.APPEAL_DECIDED})


def ladder(history: Sequence[Event], law: Law, today: date) -> tuple[Rung, ...]:
    """Every rung that this law has, the lowest first, as the history leaves them on a day."""
    course = course_of(history, law)
    stands = [recorded.event for recorded in in_legal_order(history)]
    rungs = [_answer(course), _review(course), _commissioner(course, stands), *_appeals(course, stands)]
    rights_now = {RIGHTS[each.kind]: each for each in reversed([*live(course)]) if each.kind in RIGHTS}
    usable = [_usable(rung, rights_now.get(rung.step), today) for rung in rungs]
    return tuple(_passed_over(usable, over=course.phase in OVER))


def _answer(course: Course) -> Rung:
    rung = Rung(step=Step.ANSWER, name="Answer", began_on=course.clock.start if course.clock else None)
    if course.response:
        event = course.response.event
        return replace(rung, progress=Progress.DONE, done_on=event.on, result=OUTCOMES[event.outcome])
    if course.phase in OVER:
        return rung
    started = course.phase is not Phase.DRAFT
    return _due(replace(rung, progress=Progress.RUNNING), pit(course) or response(course)) if started else rung


def _review(course: Course) -> Rung:
    """An outcome shows that there was a review, even where nobody recorded the asking."""
    began_on = course.review.event.on if course.review else None
    rung = Rung(step=Step.REVIEW, name=REVIEWS[course.law.code], began_on=began_on)
    if course.review_outcome:
        event = course.review_outcome.event
        result = RESULTS[event.result] if event.result else ""
        return replace(rung, progress=Progress.DONE, done_on=event.on, result=result)
    if course.review:
        return _due(replace(rung, progress=Progress.RUNNING), rights.review_outcome(course))
    return rung


def _commissioner(course: Course, stands: Sequence[Event]) -> Rung:
    rung = Rung(
        step=Step.COMMISSIONER,
        name=course.law.regime.regulator.name,
        reference=course.commissioner_reference,
        began_on=course.complaint.event.on if course.complaint else None,
    )
    if course.phase is Phase.REGULATOR_COMPLAINT:
        return _due(replace(rung, progress=Progress.RUNNING), rights.commissioner_decision(course))
    if course.notice:
        return _decided_by_notice(rung, course)
    if course.phase is Phase.COMPLAINT_CLOSED:
        closing = [event for event in stands if isinstance(event, happened.ComplaintClosed)][-1]
        return replace(rung, progress=Progress.DONE, done_on=closing.on, result=CLOSED[closing.because])
    return rung


def _decided_by_notice(rung: Rung, course: Course) -> Rung:
    notice = course.notice
    if not notice:
        return rung
    return replace(
        rung,
        progress=Progress.DONE,
        done_on=notice.event.on,
        reference=notice.event.reference or rung.reference,
        result=FINDINGS[notice.event.finding] if notice.event.finding else "decision notice issued",
        comply_by=_owed(course, notice.event),
    )


def _appeals(course: Course, stands: Sequence[Event]) -> Iterator[Rung]:
    """One rung a forum, about the latest notice: the First-tier and the Upper Tribunal, or the Court of Session."""
    since = next((at for at, event in enumerate(stands) if course.notice and event is course.notice.event), 0)
    for step, forum in zip((Step.APPEAL, Step.FURTHER_APPEAL), course.law.code.forums, strict=False):
        name = FORUMS[forum].removeprefix("the ")
        lodged = [event for event in stands[since:] if isinstance(event, happened.Appeal) and event.forum is forum]
        rung = Rung(step=step, name=name)
        if lodged:
            rung = replace(rung, began_on=lodged[-1].on, reference=lodged[-1].reference, progress=Progress.RUNNING)
        decided = [event for event in stands[since:] if isinstance(event, DECISIONS[forum])]
        if decided:
            yield _decided_on_appeal(rung, course, decided[-1])
        else:
            yield rung


DECISIONS: dict[Forum, type[happened.AppealDecision]] = {
    Forum.FIRST_TIER_TRIBUNAL: happened.FttDecision,
    Forum.UPPER_TRIBUNAL: happened.UtDecision,
    Forum.COURT_OF_SESSION: happened.CourtDecision,
}


def _decided_on_appeal(rung: Rung, course: Course, event: happened.AppealDecision) -> Rung:
    return replace(
        rung,
        progress=Progress.DONE,
        done_on=event.on,
        reference=event.reference or rung.reference,
        result=DISPOSALS[event.disposal] if event.disposal else "",
        comply_by=_owed(course, event),
    )


def _owed(course: Course, event: happened.DecisionNotice | happened.AppealDecision) -> date | None:
    """The last day for what this decision ordered; None once it is done, overruled, or held up by an appeal."""
    owed = rights.compliance(course) if course.phase is not Phase.APPEALED else None
    return owed.due_on if owed and course.ruling and course.ruling.event is event else None


def _due(rung: Rung, deadline: Deadline | None) -> Rung:
    if deadline is None:
        return rung
    return replace(rung, due_on=deadline.due_on, level=deadline.level, provision=deadline.provision)


def _usable(rung: Rung, right: Deadline | None, today: date) -> Rung:
    """The rung with the right that leads to it; one that was taken before is ours again only while that is open."""
    if right is None:
        return rung
    ours = _ours(rung, right, today)
    taken = rung.progress in (Progress.DONE, Progress.RUNNING)
    return rung if taken and ours.progress is not Progress.OURS else ours


def _ours(rung: Rung, right: Deadline, today: date) -> Rung:
    """Open, closed, or not open yet."""
    rung = replace(rung, opens_on=right.opens_on, closes_on=right.due_on, level=right.level, provision=right.provision)
    if right.opens_on and today < right.opens_on:
        return rung
    if right.due_on and today > right.due_on:
        return replace(rung, progress=Progress.CLOSED)
    knowable = right.opens_on or right.due_on
    return replace(rung, progress=Progress.OURS) if knowable else rung


def _passed_over(rungs: Sequence[Rung], *, over: bool) -> Iterator[Rung]:
    """What was not taken before a higher rung was, or will never be."""
    taken = [place for place, rung in enumerate(rungs) if rung.progress in (Progress.DONE, Progress.RUNNING)]
    highest = max(taken, default=0)
    for place, rung in enumerate(rungs):
        waiting = rung.progress in (Progress.NOT_YET, Progress.CLOSED)
        if waiting and (over or 0 < place < highest):
            yield Rung(step=rung.step, name=rung.name, progress=Progress.PASSED_OVER)
        else:
            yield rung
