"""Whether a letter may be written now, and if not, why: in plain words."""

from collections.abc import Callable, Mapping
from datetime import date

from foi_tracker.domain.events import DecisionNotice
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import Deadline
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, LetterKind, Phase

APPEALS = (DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL)


def may_draft(kind: LetterKind, dossier: Dossier) -> str:
    """Empty where the letter makes sense today; else the reason why it does not."""
    return REASONS[kind](dossier)


def _no_first_letter(dossier: Dossier) -> str:
    return f"The first letter of {dossier.reference} was made when it was filed."


def _not_overdue(dossier: Dossier) -> str:
    if dossier.is_overdue:
        return ""
    due = dossier.state.due_on
    if due and dossier.state.awaiting is Awaiting.AUTHORITY:
        return f"Nothing is overdue. The day to watch is {written(due)}."
    return "The authority owes us nothing that has a date and is overdue."


def _not_reminded(dossier: Dossier) -> str:
    return _not_overdue(dossier) or ("" if dossier.state.chasers else "Send a first reminder before a second.")


def _not_asked(dossier: Dossier) -> str:
    if dossier.state.phase is Phase.AWAITING_CLARIFICATION:
        return ""
    return "No question from the authority is waiting for our answer."


def _no_review(dossier: Dossier) -> str:
    state, right = dossier.state, dossier.state.deadline(DeadlineKind.REVIEW_REQUEST)
    if right:
        return _not_yet(right, dossier.made_on, "A review can be asked for")
    if state.phase is Phase.REVIEW_REQUESTED and state.review_requested_on:
        return f"A review was asked for on {written(state.review_requested_on)}. Wait for its outcome, or chase it."
    if state.review_decided_on:
        return "The review is done. The next step is the Commissioner."
    if not dossier.answer and not dossier.law.regime.review_on_silence:
        return "There is no answer to review yet. Under this law, silence goes to the Commissioner without a review."
    return "There is nothing to review yet."


def _no_complaint(dossier: Dossier) -> str:
    state, right = dossier.state, dossier.state.deadline(DeadlineKind.COMPLAINT)
    review_first = dossier.law.regime.complaint_on_silence is None and not state.review_requested_on
    if right and not review_first:
        return _not_yet(right, dossier.made_on, "A complaint can be made")
    if right:
        return "Record on which day we asked for the review. The application has to name it."
    if state.complaint_on:
        return f"We complained on {written(state.complaint_on)}."
    if review_first:
        return "In Scotland, ask the authority for a review first. The Commissioner takes no application before one."
    if dossier.answer and not state.review_requested_on:
        return "Ask the authority for a review first. The Commissioner expects one where there is an answer."
    return "There is nothing to complain of yet."


def _not_disobeyed(dossier: Dossier) -> str:
    steps = dossier.state.deadline(DeadlineKind.COMPLIANCE)
    if not steps or not steps.due_on:
        return steps.unknown_because if steps else "No steps are waiting to be taken under a decision notice."
    if steps.due_on >= dossier.made_on:
        return f"The authority has until {written(steps.due_on)} to take the steps."
    ruling = dossier.course.ruling
    if ruling and not isinstance(ruling.event, DecisionNotice):
        return "These steps come from the appeal, not from the Commissioner. Take advice on how to enforce them."
    return ""


def _no_appeal(dossier: Dossier) -> str:
    if dossier.state.deadline(*APPEALS):
        return ""
    if dossier.state.phase is Phase.APPEALED:
        return "An appeal is under way."
    return "There is no decision notice that can be appealed against now."


def _not_yet(right: Deadline, today: date, what: str) -> str:
    if right.opens_on is None:
        return f"{what} once it is known when the time to answer ends. {right.unknown_because}".strip()
    return "" if right.opens_on <= today else f"{what} from {written(right.opens_on)}."


REASONS: Mapping[LetterKind, Callable[[Dossier], str]] = {
    LetterKind.REQUEST: _no_first_letter,
    LetterKind.REMINDER: _not_overdue,
    LetterKind.SECOND_REMINDER: _not_reminded,
    LetterKind.CLARIFICATION: _not_asked,
    LetterKind.REVIEW: _no_review,
    LetterKind.COMPLAINT: _no_complaint,
    LetterKind.NON_COMPLIANCE: _not_disobeyed,
    LetterKind.APPEAL: _no_appeal,
}
