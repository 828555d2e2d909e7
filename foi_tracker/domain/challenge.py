"""What answers and challenges do to the course of a request: response, review, complaint, decision, appeal."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.course import OPEN, Course, Recorded
from foi_tracker.domain.reckoning import is_late, response_due
from foi_tracker.domain.rights import review_request
from foi_tracker.domain.vocabulary import Appellant, ClosedBecause, Delivery, Disposal, Forum, Phase

ANSWERABLE = OPEN | {Phase.RESPONDED, Phase.LAPSED, Phase.WITHDRAWN}
WITH_THE_REGULATOR = frozenset(
    {Phase.REGULATOR_COMPLAINT, Phase.DECISION_NOTICE, Phase.APPEALED, Phase.TRIBUNAL_DECIDED, Phase.APPEAL_DECIDED}
)


def response(course: Course, recorded: Recorded[happened.Response]) -> None:
    """The first answer decides whether it was late; the latest decides the outcome."""
    course.delivery = Delivery.RECEIVED
    if course.first_response is None:
        course.first_response = recorded
        if course.phase not in (Phase.LAPSED, Phase.WITHDRAWN):
            course.response_late = is_late(course, recorded.event.on)
    course.response = recorded
    course.chasers.clear()
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
        course.before_review = course.phase
        course.chasers.clear()
        _caution_if_premature(course, recorded)
    course.phase, course.claim = Phase.REVIEW_REQUESTED, None


def review_withdrawn(course: Course) -> None:
    """FOISA s.21(3) says so, and nothing forbids it elsewhere: the request stands where it stood."""
    if course.phase is Phase.REVIEW_REQUESTED and course.before_review:
        course.phase, course.review, course.review_in_time = course.before_review, None, None
    else:
        course.cautions.append("A review was withdrawn that nobody was carrying out: nothing changes.")


def review_outcome(course: Course, recorded: Recorded[happened.ReviewOutcome]) -> None:
    """Ends the authority's part, unless the regulator already has the matter."""
    course.review_outcome = recorded
    if course.phase not in WITH_THE_REGULATOR:
        course.phase = Phase.REVIEW_COMPLETE


def complaint(course: Course, recorded: Recorded[happened.Complaint]) -> None:
    """In Scotland the Commissioner takes no application before a review has been asked for."""
    if course.law.regime.complaint_on_silence is None and not course.review:
        course.cautions.append("The Commissioner takes no application until a review has been asked for.")
    if course.phase is not Phase.REGULATOR_COMPLAINT:
        course.before_complaint = course.phase
    course.complaint = recorded
    course.commissioner_reference = recorded.event.reference or course.commissioner_reference
    course.phase = Phase.REGULATOR_COMPLAINT


def complaint_acknowledged(course: Course, recorded: Recorded[happened.ComplaintAcknowledged]) -> None:
    """No effect on any clock; it often brings the Commissioner's reference."""
    course.commissioner_reference = recorded.event.reference or course.commissioner_reference


def complaint_closed(course: Course, recorded: Recorded[happened.ComplaintClosed]) -> None:
    """One that was not accepted leaves the request where it stood; any other ending is the end of it."""
    if course.phase is not Phase.REGULATOR_COMPLAINT or not course.before_complaint:
        course.cautions.append("A complaint was closed that no Commissioner had: nothing changes.")
    elif recorded.event.because is ClosedBecause.NOT_ACCEPTED:
        course.phase, course.complaint = course.before_complaint, None
    else:
        course.phase = Phase.COMPLAINT_CLOSED


def decision_notice(course: Course, recorded: Recorded[happened.DecisionNotice]) -> None:
    """Opens the time to appeal, and any time set for the authority to act."""
    course.notice = course.ruling = recorded
    course.reported = None
    course.chasers.clear()
    course.phase = Phase.DECISION_NOTICE


def appeal(course: Course, recorded: Recorded[happened.Appeal]) -> None:
    """No step that it affects need be taken until it is decided (FOIA s.50(6), FOISA s.49(7))."""
    if recorded.event.forum is Forum.COURT_OF_SESSION or _has_tribunal(course):
        course.appeal = recorded
        course.phase = Phase.APPEALED


def ftt_decision(course: Course, recorded: Recorded[happened.FttDecision]) -> None:
    """Opens the time to ask the tribunal's permission to appeal."""
    if _has_tribunal(course):
        course.ftt = recorded
        _disposed(course, recorded)
        course.phase = Phase.TRIBUNAL_DECIDED


def appeal_decided(course: Course, recorded: Recorded[happened.UtDecision | happened.CourtDecision]) -> None:
    """The end of the ladder as far as it is followed here; the authority may still have steps to take."""
    _disposed(course, recorded)
    course.phase = Phase.APPEAL_DECIDED


def ftt_permission_refused(course: Course, recorded: Recorded[happened.FttPermissionRefused]) -> None:
    """Opens the time to ask the Upper Tribunal itself."""
    if _has_tribunal(course):
        course.ut = recorded
        course.phase = Phase.TRIBUNAL_DECIDED


def withdrawn(course: Course) -> None:
    """Ends every clock; an answer already given stays the outcome."""
    course.withdrawn = True
    course.phase = Phase.WITHDRAWN


def _disposed(course: Course, recorded: Recorded[happened.AppealDecision]) -> None:
    """The notice's steps stand, unless the decision sets a date of its own or the authority has won against them."""
    course.appeal_decision = recorded
    if recorded.event.comply_by:
        course.ruling, course.reported = recorded, None
    elif (
        course.appeal and course.appeal.event.by is Appellant.AUTHORITY and recorded.event.disposal is Disposal.ALLOWED
    ):
        course.ruling = None


def _has_tribunal(course: Course) -> bool:
    if course.law.regime.ftt_permission is None:
        course.cautions.append("Under Scottish law the appeal is to the Court of Session, not to the tribunal.")
        return False
    return True


def _caution_if_premature(course: Course, recorded: Recorded[happened.ReviewRequested]) -> None:
    due = response_due(course).due_on
    if course.response is None and due and recorded.event.on <= due:
        course.cautions.append("A review was asked for before the answer was due: the authority need not accept it.")
