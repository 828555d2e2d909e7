"""What it makes sense to record next, in legal order; and the one thing somebody should do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.chasing import left_out, next_step
from foi_tracker.domain.events import NonComplianceReported
from foi_tracker.domain.ladder import OVER
from foi_tracker.domain.law import Law, Regime
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import Awaiting, DeadlineKind, Delivery, Finding, LetterKind, Phase


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A kind of event that may well come next: what a button says, and why it is offered."""

    kind: str
    verb: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NextAction:
    """The one thing to do: a verb, the kind of event that records it (if any does), why, and by when.

    `letter` is the letter that does it, where one can be drafted.
    """

    verb: str
    why: str
    kind: str = ""
    letter: LetterKind | None = None
    urgent_on: date | None = None


MOVES: Mapping[str, Move] = {
    move.kind: move
    for move in (
        Move(kind="sent", verb="Send it", why="The clock can only start once it has been sent."),
        Move(kind="bounced", verb="Record a bounce", why="A letter that came back was never received: no clock runs."),
        Move(kind="received", verb="Record its receipt", why="The time to answer runs from the day they received it."),
        Move(kind="acknowledged", verb="Record an acknowledgement", why="It shows that it arrived. No date changes."),
        Move(kind="chased", verb="Chase", why="Ask them where the answer is, and keep the proof that you did."),
        Move(kind="clarification_requested", verb="They asked a question", why="The clock stops until we answer it."),
        Move(kind="clarification_provided", verb="Answer their question", why="The time to answer then starts afresh."),
        Move(kind="fee_notice", verb="They asked for a fee", why="The clock stops until it is paid."),
        Move(kind="fee_paid", verb="Record the payment", why="The clock runs on from the day after it is paid."),
        Move(kind="pit_extension", verb="They need time for the public interest", why="It must name an exemption."),
        Move(kind="time_extension", verb="They took more time", why="Allowed if told in time: complex and voluminous."),
        Move(kind="authority_claimed_due", verb="They gave a date", why="Kept beside ours; it never replaces ours."),
        Move(kind="response", verb="Record the answer", why="The clock ends with an answer, whatever it says."),
        Move(kind="transferred", verb="They passed it on", why="The new authority has the whole time from receipt."),
        Move(kind="review_requested", verb="Ask for a review", why="The authority must look at its decision again."),
        Move(kind="review_acknowledged", verb="Record an acknowledgement of the review", why="No date changes."),
        Move(kind="review_outcome", verb="Record the review’s outcome", why="It opens the way to the regulator."),
        Move(kind="complaint", verb="Complain to the regulator", why="The regulator can order the authority to act."),
        Move(kind="review_withdrawn", verb="Withdraw the review", why="The request then stands where it stood before."),
        Move(
            kind="complaint_acknowledged",
            verb="Record the regulator’s acknowledgement",
            why="Keep their reference. No date changes.",
        ),
        Move(kind="complaint_closed", verb="The complaint was closed", why="Ended without a decision notice."),
        Move(
            kind="non_compliance_reported",
            verb="Tell the regulator they did not obey",
            why="The regulator can take it to court.",
        ),
        Move(kind="appeal", verb="Record an appeal", why="Ours or theirs. Nothing it affects need be done meanwhile."),
        Move(kind="ut_decision", verb="Record the Upper Tribunal’s decision", why="The end of the ladder here."),
        Move(kind="court_decision", verb="Record the court’s decision", why="The end of the ladder here."),
        Move(kind="decision_notice", verb="Record the decision notice", why="It opens the time to appeal."),
        Move(kind="ftt_decision", verb="Record the tribunal’s decision", why="It opens the time to appeal further."),
        Move(
            kind="ftt_permission_refused",
            verb="Record a refusal of permission",
            why="It opens a month to ask the Upper Tribunal.",
        ),
        Move(kind="withdrawn", verb="Withdraw it", why="Every clock ends."),
    )
}

ANSWERING = (
    "chased",
    "received",
    "acknowledged",
    "clarification_requested",
    "fee_notice",
    "pit_extension",
    "time_extension",
    "authority_claimed_due",
    "response",
    "transferred",
    "bounced",
)

# After a decision, which may have ordered something.
OBEYING = ("response", "review_outcome", "chased", "non_compliance_reported")
# What an answer or a review that was ordered opens in its turn.
AFRESH = ("review_requested", "complaint")

OFFERED: Mapping[Phase, tuple[str, ...]] = {
    Phase.DRAFT: ("sent",),
    Phase.SENT: ("received", "acknowledged", "clarification_requested", "response", "bounced"),
    Phase.AWAITING_RESPONSE: (*ANSWERING, "review_requested", "complaint"),
    Phase.AWAITING_CLARIFICATION: ("clarification_provided", "response", "review_requested", "complaint"),
    Phase.AWAITING_FEE: ("fee_paid", "response"),
    Phase.PIT_EXTENSION: ("chased", "authority_claimed_due", "response", "complaint"),
    Phase.LAPSED: ("response",),
    Phase.RESPONDED: ("review_requested", "response", "transferred"),
    Phase.REVIEW_REQUESTED: (
        "chased",
        "review_acknowledged",
        "authority_claimed_due",
        "review_outcome",
        "response",
        "complaint",
        "review_withdrawn",
    ),
    Phase.REVIEW_COMPLETE: ("complaint", "response"),
    Phase.REGULATOR_COMPLAINT: (
        "complaint_acknowledged",
        "response",
        "review_outcome",
        "decision_notice",
        "complaint_closed",
        "review_requested",
    ),
    Phase.COMPLAINT_CLOSED: ("review_requested", "response"),
    Phase.DECISION_NOTICE: (*OBEYING, "appeal", *AFRESH),
    Phase.APPEALED: ("response", "ftt_decision", "ut_decision", "court_decision", "review_requested"),
    Phase.TRIBUNAL_DECIDED: ("ftt_permission_refused", "appeal", *OBEYING, *AFRESH),
    Phase.APPEAL_DECIDED: (*OBEYING, *AFRESH),
    Phase.WITHDRAWN: ("response",),
}
MAY_WITHDRAW = frozenset(OFFERED) - OVER - {Phase.DRAFT}


def next_moves(state: RequestState, law: Law, today: date) -> dict[str, Move]:
    """What may well come next, by kind of event, in legal order. Every other kind can be recorded all the same."""
    kinds = ("sent",) if _came_back(state) else OFFERED[state.phase]
    withdraw = ("withdrawn",) if state.phase in MAY_WITHDRAW else ()
    return {kind: MOVES[kind] for kind in (*kinds, *withdraw) if _makes_sense(kind, state, law, today)}


def _makes_sense(kind: str, state: RequestState, law: Law, today: date) -> bool:
    if kind in RIGHTS:
        return _is_open(state, RIGHTS[kind], today)
    if kind == NonComplianceReported.kind and not _is_defied(state, today):
        return False
    if kind in LAW_ALLOWS and not LAW_ALLOWS[kind](law.regime):
        return False
    return kind not in UNTIL or not UNTIL[kind](state)


RIGHTS = {"review_requested": DeadlineKind.REVIEW_REQUEST, "complaint": DeadlineKind.COMPLAINT}

# Kinds that only some laws know.
LAW_ALLOWS: Mapping[str, Callable[[Regime], bool]] = {
    "pit_extension": lambda regime: regime.pit_decision is not None,
    "time_extension": lambda regime: regime.time_extension is not None,
    "ftt_decision": lambda regime: regime.ftt_permission is not None,
    "ftt_permission_refused": lambda regime: regime.ftt_permission is not None,
    "ut_decision": lambda regime: regime.ut_permission is not None,
    "court_decision": lambda regime: regime.ftt_permission is None,
}

# What only a tribunal or court can do. An extension that a law does not know is claimed all the same; these are not.
OF_A_FORUM = frozenset({"ftt_decision", "ftt_permission_refused", "ut_decision", "court_decision"})


def can_happen(kind: str, law: Law) -> bool:
    """Whether it can happen to any request under this law, however oddly it is dealt with."""
    return kind not in OF_A_FORUM or LAW_ALLOWS[kind](law.regime)


# Kinds that stop being worth offering.
UNTIL: Mapping[str, Callable[[RequestState], bool]] = {
    "pit_extension": lambda state: bool(state.extension_valid),
    "time_extension": lambda state: bool(state.extension_valid),
    "complaint_acknowledged": lambda state: bool(state.commissioner_reference),
    "acknowledged": lambda state: state.acknowledged_on is not None,
    "received": lambda state: state.delivery is Delivery.RECEIVED,
    "bounced": lambda state: state.delivery is Delivery.RECEIVED,
    "chased": lambda state: state.awaiting is not Awaiting.AUTHORITY,
    "ftt_decision": lambda state: state.tribunal_decided_on is not None,
    "ut_decision": lambda state: state.tribunal_decided_on is None,
}


def _is_defied(state: RequestState, today: date) -> bool:
    """Whether the last day for what was ordered has gone by, and the regulator has not been told."""
    owed = state.deadline(DeadlineKind.COMPLIANCE)
    return state.non_compliance_on is None and bool(owed and owed.due_on and owed.due_on < today)


def _is_open(state: RequestState, kind: DeadlineKind, today: date) -> bool:
    """Whether a right may be used by now. A window that has closed is still offered: late may be accepted."""
    right = state.deadline(kind)
    return right is not None and right.opens_on is not None and right.opens_on <= today


def next_action(state: RequestState, law: Law, today: date, *, chaser_waits: bool = False) -> NextAction | None:
    """What the law or the campaign needs from us next; None while it is only a matter of waiting.

    `chaser_waits` says that a letter is approved which nobody has yet recorded as sent.
    """
    if state.awaiting is Awaiting.AUTHORITY and not _waits_for_receipt(state):
        late = None if chaser_waits else _when_late(state, law, today)
        return late or (_ours(state, today) if is_ours_to_appeal(state) else None)
    if _came_back(state):
        return NextAction(verb="Send it again", why="It came back undelivered.", kind="sent", urgent_on=today)
    return _ours(state, today)


def _came_back(state: RequestState) -> bool:
    return state.phase is Phase.SENT and state.delivery is Delivery.BOUNCED


def _waits_for_receipt(state: RequestState) -> bool:
    return state.phase is Phase.SENT and not _came_back(state)


def is_ours_to_appeal(state: RequestState) -> bool:
    """Whether a notice that orders something did not give us all we asked: the time to appeal runs meanwhile."""
    return state.phase is Phase.DECISION_NOTICE and state.finding is not Finding.UPHELD


def _when_late(state: RequestState, law: Law, today: date) -> NextAction | None:
    step = next_step(state, law, today)
    if step is None or left_out(state, law, today):
        return None
    return NextAction(
        verb=step.verb, why=step.why, kind=step.recorded_as, letter=step.kind, urgent_on=step.by or state.due_on
    )


# Where it is our turn: the verb, why, the event that records it, and the deadline that makes it urgent.
OURS: Mapping[Phase, tuple[str, str, str, tuple[DeadlineKind, ...]]] = {
    Phase.DRAFT: ("Send", "It has not been sent yet.", "sent", ()),
    Phase.SENT: ("Find out when they received it", "No clock can be counted until then.", "received", ()),
    Phase.AWAITING_CLARIFICATION: (
        "Answer their question",
        "Nothing happens until we do.",
        "clarification_provided",
        (DeadlineKind.CLARIFICATION_REMINDER,),
    ),
    Phase.AWAITING_FEE: (
        "Pay the fee or withdraw",
        "Unpaid, the duty to answer goes.",
        "fee_paid",
        (DeadlineKind.FEE_PAYMENT,),
    ),
    Phase.RESPONDED: (
        "Ask for a review",
        "Something was withheld. Read why, and decide.",
        "review_requested",
        (DeadlineKind.REVIEW_REQUEST,),
    ),
    Phase.COMPLAINT_CLOSED: (
        "Ask for a review",
        "They answered, and something was withheld. Read why, and decide.",
        "review_requested",
        (DeadlineKind.REVIEW_REQUEST,),
    ),
    Phase.REVIEW_COMPLETE: (
        "Complain to the regulator",
        "The review is done. Read it, and decide.",
        "complaint",
        (DeadlineKind.COMPLAINT,),
    ),
    Phase.DECISION_NOTICE: (
        "Decide whether to appeal",
        "The regulator has decided.",
        "",
        (DeadlineKind.TRIBUNAL_APPEAL, DeadlineKind.COURT_APPEAL),
    ),
    Phase.TRIBUNAL_DECIDED: (
        "Decide whether to appeal further",
        "The tribunal has decided.",
        "",
        (DeadlineKind.UT_PERMISSION, DeadlineKind.FTT_PERMISSION),
    ),
}


def _ours(state: RequestState, today: date) -> NextAction | None:
    if state.phase not in OURS or state.awaiting is Awaiting.NOBODY:
        return None
    verb, why, kind, clocks = OURS[state.phase]
    last = _last_day(state, *clocks)
    window_has_closed = last is not None and last < today and state.phase != Phase.AWAITING_CLARIFICATION
    return None if window_has_closed else NextAction(verb=verb, why=why, kind=kind, urgent_on=last)


def _last_day(state: RequestState, *kinds: DeadlineKind) -> date | None:
    deadline = state.deadline(*kinds) if kinds else None
    return deadline.due_on if deadline else None
