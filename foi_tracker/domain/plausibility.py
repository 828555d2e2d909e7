"""What cannot have happened, or probably has not: for forms to say so before it is saved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.bank_holidays import FIRST_DAY, HORIZON
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import in_legal_order
from foi_tracker.domain.law import Law
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.untimely import doubts

CHASED_FROM_US = (happened.Sent, happened.Transferred, happened.EventRetracted)

# What must have happened first for this to make sense, and how to say that it has not.
ASKED = (("review_requested",), "No request for a review is recorded.")
COMPLAINED = (("complaint",), "No complaint to the regulator is recorded.")
DECIDED = (("decision_notice",), "No decision notice is recorded.")
APPEALED = (("appeal",), "No appeal is recorded.")
FTT_DECIDED = (("ftt_decision",), "No tribunal decision is recorded.")
NEEDS: dict[type[Event], tuple[tuple[tuple[str, ...], str], ...]] = {
    happened.Bounced: ((("sent",), "Nothing is recorded as sent, so nothing can have bounced."),),
    happened.ClarificationProvided: (
        (
            ("clarification_requested",),
            "No question from the authority is recorded, so this will not start the clock again.",
        ),
    ),
    happened.FeePaid: ((("fee_notice",), "No fees notice is recorded, so this will not move the clock."),),
    happened.ReviewAcknowledged: (ASKED,),
    happened.ReviewOutcome: (ASKED,),
    happened.ReviewWithdrawn: (ASKED,),
    happened.ComplaintAcknowledged: (COMPLAINED,),
    happened.ComplaintClosed: (COMPLAINED,),
    happened.DecisionNotice: (COMPLAINED,),
    happened.NonComplianceReported: (DECIDED,),
    happened.Appeal: (DECIDED,),
    happened.FttDecision: (DECIDED, APPEALED),
    happened.FttPermissionRefused: (FTT_DECIDED,),
    happened.UtDecision: (FTT_DECIDED, APPEALED),
    happened.CourtDecision: (DECIDED, APPEALED),
    happened.Chased: ((("sent", "received", "transferred"), "The request is not recorded as sent."),),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is wrong with a field of a form. One that blocks cannot be saved; another only asks for a second look."""

    field: str
    text: str
    blocks: bool


def problems(event: Event, history: Sequence[Event], law: Law, today: date) -> list[Problem]:
    """Everything odd about recording `event` now, errors before warnings."""
    found = [*_dates(event, history, today), *_order(event, history), *_position(event, history)]
    found += [_warning(field, text) for field, text in doubts(event, history, law)]
    return sorted(found, key=lambda problem: not problem.blocks)


def _dates(event: Event, history: Sequence[Event], today: date) -> Iterator[Problem]:
    if event.on > today:
        yield _error("on", f"{written(event.on)} is in the future. Record it once it has happened.")
    if event.on < FIRST_DAY:
        yield _error("on", f"These laws began on {written(FIRST_DAY)}. Check the year.")
    received = getattr(event, "received", None)
    if received and received < event.on:
        yield _error("received", "It cannot have reached us before it was issued.")
    if received and received > today:
        yield _error("received", f"{written(received)} is in the future. Record it once it has reached us.")
    yield from _promised(event)
    began = _began(history)
    if began and event.on < began and not isinstance(event, CHASED_FROM_US):
        yield _error("on", f"That is before the request was made, on {written(began)}.")


def _promised(event: Event) -> Iterator[Problem]:
    for field in ("until", "estimate", "comply_by"):
        promised = getattr(event, field, None)
        if promised and promised < event.on:
            yield _error(field, "That is before the day of the letter. Check both dates.")
        elif promised and promised > HORIZON:
            yield _warning(field, f"{written(promised)} is a long way off. Check the year.")


def _began(history: Sequence[Event]) -> date | None:
    """The day the request was first sent or arrived."""
    starts = (happened.Sent, happened.Received)
    return next((each.event.on for each in in_legal_order(history) if isinstance(each.event, starts)), None)


def _order(event: Event, history: Sequence[Event]) -> Iterator[Problem]:
    earlier = {recorded.event.kind: recorded.event.on for recorded in reversed(in_legal_order(history))}
    for kinds, sentence in NEEDS.get(type(event), ()):
        days = [earlier[kind] for kind in kinds if kind in earlier]
        if not days:
            yield _warning("on", sentence)
        elif event.on < min(days):
            yield _error("on", f"That is before {_NAMES[kinds[0]]}, on {written(min(days))}.")


_NAMES = {
    "sent": "the request was sent",
    "clarification_requested": "the authority asked",
    "fee_notice": "the fees notice",
    "review_requested": "the review was asked for",
    "complaint": "the complaint was made",
    "decision_notice": "the decision notice",
    "appeal": "the appeal was lodged",
    "ftt_decision": "the tribunal decided",
}


def _position(event: Event, history: Sequence[Event]) -> Iterator[Problem]:
    if isinstance(event, happened.EventRetracted) and not 1 <= event.position <= len(history):
        yield _error("position", "There is no such entry in the history.")


def _error(field: str, text: str) -> Problem:
    return Problem(field=field, text=text, blocks=True)


def _warning(field: str, text: str) -> Problem:
    return Problem(field=field, text=text, blocks=False)
