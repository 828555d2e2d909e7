"""What answers and challenges do to the course of a request: response, review, complaint, decision, appeal."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.course import OPEN, Course, Recorded
from foi_tracker.domain.reckoning import is_late, response_due
from foi_tracker.domain.rights import review_request
from foi_tracker.domain.vocabulary import Delivery, Phase

ANSWERABLE = OPEN | {Phase.RESPONDED, Phase.LAPSED, Phase.WITHDRAWN}
WITH_THE_REGULATOR = frozenset({Phase.REGULATOR_COMPLAINT, Phase.DECISION_NOTICE, Phase.TRIBUNAL_DECIDED})


def response(course: Course, recorded: Recorded[happened.Response]) -> None:
    """The first answer decides whether it was late; the latest decides the outcome."""
    course.delivery = Delivery.RECEIVED
    if course.first_response is None:
        course.first_response = recorded
        if course.phase not in (Phase.LAPSED, Phase.WITHDRAWN):
            course.response_late = is_late(course, recorded.event.on)
    course.response = recorded
    if course.phase in ANSWERABLE:
        course.phase = Phase.RESPONDED
        course.withdrawn = False


def review_requested(course: Course, recorded: Recorded[happened.ReviewRequested]) -> None:
    """Asked again before any outcome, the first asking stands."""
    if course.review is None or course.review_outcome:
        window = review_request(course)
        by = window.due_on if window else None
        course.review_in_time = None if by is None else recorded.event.on <= by
        course.review, course.review_outcome = recorded, None
        _caution_if_premature(course, recorded)
    course.phase, course.claim = Phase.REVIEW_REQUESTED, None


def review_outcome(course: Course, recorded: Recorded[happened.ReviewOutcome]) -> None:
    """Ends the authority's part, unless the regulator already has the matter."""
    course.review_outcome = recorded
    if course.phase not in WITH_THE_REGULATOR:
        course.phase = Phase.REVIEW_COMPLETE


def complaint(course: Course, recorded: Recorded[happened.Complaint]) -> None:
    """In Scotland the Commissioner takes no application before a review has been asked for."""
    if course.law.regime.complaint_on_silence is None and not course.review:
        course.cautions.append("The Commissioner takes no application until a review has been asked for.")
    course.complaint = recorded
    course.phase = Phase.REGULATOR_COMPLAINT


def decision_notice(course: Course, recorded: Recorded[happened.DecisionNotice]) -> None:
    """Opens the time to appeal, and any time set for the authority to act."""
    course.notice = recorded
    course.phase = Phase.DECISION_NOTICE


def ftt_decision(course: Course, recorded: Recorded[happened.FttDecision]) -> None:
    """Opens the time to ask the tribunal's permission to appeal."""
    if _has_tribunal(course):
        course.ftt = recorded
        course.phase = Phase.TRIBUNAL_DECIDED


def ftt_permission_refused(course: Course, recorded: Recorded[happened.FttPermissionRefused]) -> None:
    """Opens the time to ask the Upper Tribunal itself."""
    if _has_tribunal(course):
        course.ut = recorded
        course.phase = Phase.TRIBUNAL_DECIDED


def withdrawn(course: Course) -> None:
    """Ends every clock; an answer already given stays the outcome."""
    course.withdrawn = True
    course.phase = Phase.WITHDRAWN


def _has_tribunal(course: Course) -> bool:
    if course.law.regime.ftt_permission is None:
        course.cautions.append("Under Scottish law the appeal is to the Court of Session, not to the tribunal.")
        return False
    return True


def _caution_if_premature(course: Course, recorded: Recorded[happened.ReviewRequested]) -> None:
    due = response_due(course).due_on
    if course.response is None and due and recorded.event.on <= due:
        course.cautions.append("A review was asked for before the answer was due: the authority need not accept it.")
