"""What recording something does to the clock, and where a request stands, in plain sentences."""

from datetime import date

from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Phase


def effect(before: RequestState, after: RequestState) -> str:
    """What recording something does to the clock, in one or two sentences."""
    new_cautions = [caution for caution in after.cautions if caution not in before.cautions]
    return " ".join([_change(before, after), *new_cautions])


def _change(before: RequestState, after: RequestState) -> str:
    if _restarted(before, after) and after.clock_start:
        return f"The time to answer starts again from {written(after.clock_start)}{_now_due(after)}"
    if after.phase != before.phase:
        return _arrival(after)
    if after.due_on != before.due_on or after.awaiting != before.awaiting:
        return _moved(before, after)
    gained = [each for each in after.deadlines if each not in before.deadlines and each.kind is DeadlineKind.CLAIMED]
    if gained and gained[0].due_on:
        return f"Their date, {written(gained[0].due_on)}, is kept beside ours. No date of ours changes."
    return "No date changes."


def _restarted(before: RequestState, after: RequestState) -> bool:
    moved = before.clock_start is not None and after.clock_start != before.clock_start
    return moved and after.phase is Phase.AWAITING_RESPONSE


def _now_due(after: RequestState) -> str:
    return f": the answer is now due by {written(after.due_on)}." if after.due_on else f". {after.undated_because}"


def _moved(before: RequestState, after: RequestState) -> str:
    if after.due_on is None:
        return after.undated_because or "No date is left to keep."
    if before.due_on is None:
        return _arrival(after)
    return f"The date moves from {written(before.due_on)} to {written(after.due_on)}."


ARRIVALS: dict[Phase, str] = {
    Phase.DRAFT: "It is a draft: no clock runs until it is sent.",
    Phase.AWAITING_RESPONSE: "The authority must answer",
    Phase.AWAITING_CLARIFICATION: "The clock stops: nothing is due until we answer their question.",
    Phase.AWAITING_FEE: "The clock stops until the fee is paid. It can be paid",
    Phase.PIT_EXTENSION: "The notice came in time. The decision on the public interest should come",
    Phase.LAPSED: "The fee was not paid in time, so the authority no longer has to answer.",
    Phase.RESPONDED: "The authority’s clock ended with its answer. We can ask for a review",
    Phase.REVIEW_REQUESTED: "The review is due",
    Phase.REVIEW_COMPLETE: "The authority’s part is done. We can complain to the Commissioner",
    Phase.REGULATOR_COMPLAINT: "It is with the Commissioner. A decision should come",
    Phase.DECISION_NOTICE: "The Commissioner has decided. An appeal can be made",
    Phase.COMPLAINT_CLOSED: "The complaint was closed without a decision notice.",
    Phase.APPEALED: "An appeal is under way.",
    Phase.APPEAL_DECIDED: "The appeal is decided.",
    Phase.TRIBUNAL_DECIDED: "The tribunal has decided. Permission to appeal can be asked for",
    Phase.WITHDRAWN: "We withdrew it: no clock runs.",
}


# After which the authority may have something to do.
RULED = {
    Phase.DECISION_NOTICE: "The Commissioner has decided.",
    Phase.TRIBUNAL_DECIDED: "The tribunal has decided.",
    Phase.APPEAL_DECIDED: "The appeal is decided.",
}


def _arrival(after: RequestState) -> str:
    """What being where it now is means, with the date."""
    if after.awaiting is Awaiting.NOBODY and after.phase is Phase.RESPONDED:
        return "The authority’s clock ended with its answer, and nothing more is due."
    if after.phase in RULED and after.awaiting is Awaiting.AUTHORITY and after.due_on:
        return f"{RULED[after.phase]} The authority must act by {written(after.due_on)}."
    if after.phase is Phase.SENT:
        return after.undated_because
    words = ARRIVALS[after.phase]
    if words.endswith("."):
        return words
    if after.due_on:
        return f"{words} by {written(after.due_on)}."
    return f"{words}, but no date can be given. {after.undated_because}".strip()


def stands(state: RequestState) -> str:
    """Where it stands, whatever day it is."""
    return _arrival(state)


def explain(state: RequestState, today: date) -> str:
    """Where it stands today, in a sentence."""
    where = _arrival(state)
    if state.due_on is None or state.awaiting is Awaiting.NOBODY:
        return where
    if state.due_on == today:
        return f"{where} Today is the last day."
    return f"{where} That day has passed." if state.due_on < today else where
