"""What answers and challenges do to the course of a request: response, review, complaint, decision, appeal."""

from foi_tracker.domain import events as happened
from foi_tracker.domain.course import OPEN, BeforeReview, Course, Recorded
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
    """Asked again before any outcome, the first asking stands, unless an answer has come since."""
    if course.review is None or course.review_outcome or _answered_since(course.review, course):
        _caution_if_odd(course, recorded)
        window = review_request(course)
        by = window.due_on if window else None
        course.before_review = BeforeReview(course.phase, course.review, course.review_in_time, course.review_outcome)
        course.review_in_time = None if by is None else recorded.event.on <= by
        course.review, course.review_outcome = recorded, None
        course.chasers.clear()
    course.phase, course.claim = Phase.REVIEW_REQUESTED, None


def review_withdrawn(course: Course) -> None:
    """FOISA s.21(3) says so, and nothing forbids it elsewhere: the request stands where it stood."""
    if course.phase is Phase.REVIEW_REQUESTED and course.before_review:
        phase, course.review, course.review_in_time, course.review_outcome = course.before_review
        course.phase = _resumed(course, phase)
    else:
        course.cautions.append("A review was withdrawn that nobody was carrying out: nothing changes.")


def review_outcome(course: Course, recorded: Recorded[happened.ReviewOutcome]) -> None:
    """Ends the authority's part, unless the regulator already has the matter."""
    course.review_outcome = recorded
    if course.phase not in WITH_THE_REGULATOR:
        course.phase = Phase.REVIEW_COMPLETE


def complaint(course: Course, recorded: Recorded[happened.Complaint]) -> None:
    """In Scotland the Commissioner takes no application before a review has been asked for."""
    if course.law.regime.complaint_on_silence is None and not (course.review or course.review_outcome):
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
    before = course.before_complaint
    if before is None:
        course.cautions.append("A complaint was closed that no Commissioner had: nothing changes.")
        return
    refused = recorded.event.because is ClosedBecause.NOT_ACCEPTED
    after = _resumed(course, before) if refused else Phase.COMPLAINT_CLOSED
    if course.phase is Phase.REGULATOR_COMPLAINT:
        course.phase = after
    elif course.before_review and course.before_review.phase is Phase.REGULATOR_COMPLAINT:
        course.before_review = course.before_review._replace(phase=after)
    course.complaint = None if refused else course.complaint
    course.before_complaint = None


def decision_notice(course: Course, recorded: Recorded[happened.DecisionNotice]) -> None:
    """Opens the time to appeal, and any time set for the authority to act."""
    course.notice = course.ruling = recorded
    course.reported = course.before_complaint = None
    course.appeal = course.held_since = course.ftt = course.ut = course.appeal_decision = None  # of an earlier notice
    course.chasers.clear()
    course.phase = Phase.DECISION_NOTICE


def appeal(course: Course, recorded: Recorded[happened.Appeal]) -> None:
    """No step that it affects need be taken until it is decided (FOIA s.50(6), FOISA s.49(7))."""
    if recorded.event.forum is Forum.COURT_OF_SESSION or _has_tribunal(course):
        course.appeal = recorded
        course.held_since = course.held_since or recorded.event.on
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
        course.ruling, course.reported, course.held_since = recorded, None, None
    elif (
        course.appeal and course.appeal.event.by is Appellant.AUTHORITY and recorded.event.disposal is Disposal.ALLOWED
    ):
        course.ruling = None


def _answered_since(review: Recorded[happened.ReviewRequested], course: Course) -> bool:
    return course.response is not None and course.response.event.on > review.event.on


def _resumed(course: Course, phase: Phase) -> Phase:
    """Where a request stands that went another way meanwhile: what was answered since stays answered."""
    if phase in OPEN | {Phase.LAPSED} and course.response:
        return Phase.RESPONDED
    return Phase.REVIEW_COMPLETE if phase is Phase.REVIEW_REQUESTED and course.review_outcome else phase


def _has_tribunal(course: Course) -> bool:
    if course.law.regime.ftt_permission is None:
        course.cautions.append("Under Scottish law the appeal is to the Court of Session, not to the tribunal.")
        return False
    return True


def _caution_if_odd(course: Course, recorded: Recorded[happened.ReviewRequested]) -> None:
    due, answer, outcome = response_due(course).due_on, course.response, course.review_outcome
    if answer is None and due and recorded.event.on <= due:
        course.cautions.append("A review was asked for before the answer was due: the authority need not accept it.")
    if outcome and not (answer and answer.event.on > outcome.event.on):
        course.cautions.append(
            "A second review of the same answer: the time to go to the Commissioner still runs from the first outcome."
        )
