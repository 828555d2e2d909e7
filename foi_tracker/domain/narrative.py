"""What an event was, in one plain sentence; and what the deadlines are called."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.exemptions import as_cited
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import (
    Appellant,
    Channel,
    ChaserStep,
    ClosedBecause,
    DeadlineKind,
    Disposal,
    Finding,
    Forum,
    OrderedStep,
    Outcome,
    ReviewResult,
)

DEADLINE_NAMES: dict[DeadlineKind, str] = {
    DeadlineKind.RESPONSE: "the authority’s answer",
    DeadlineKind.FEE_PAYMENT: "the last day to pay the fee",
    DeadlineKind.PIT_DECISION: "the authority’s decision on the public interest",
    DeadlineKind.CLARIFICATION_REMINDER: "a reminder to answer their question",
    DeadlineKind.REVIEW_REQUEST: "the last day to ask for a review",
    DeadlineKind.REVIEW_OUTCOME: "the authority’s answer to the review",
    DeadlineKind.REVIEW_LONG_STOP: "the latest day for a review",
    DeadlineKind.COMPLAINT: "the last day to complain to the Commissioner",
    DeadlineKind.COMMISSIONER_DECISION: "the Commissioner’s decision",
    DeadlineKind.COMPLIANCE: "the last day to do what was ordered",
    DeadlineKind.TRIBUNAL_APPEAL: "the last day to appeal to the tribunal",
    DeadlineKind.COURT_APPEAL: "the last day to appeal to the Court of Session, on a point of law",
    DeadlineKind.FTT_PERMISSION: "the last day to ask the tribunal for permission to appeal",
    DeadlineKind.UT_PERMISSION: "the last day to ask the Upper Tribunal for permission",
    DeadlineKind.CLAIMED: "the day the authority itself gave",
}

CHANNELS = {
    Channel.EMAIL: "by e-mail",
    Channel.POST: "by post",
    Channel.WEB_FORM: "by web form",
    Channel.WHATDOTHEYKNOW: "on WhatDoTheyKnow",
}

OUTCOMES = {
    Outcome.SUPPLIED_IN_FULL: "they supplied everything",
    Outcome.SUPPLIED_IN_PART: "they supplied part of it",
    Outcome.REFUSED: "they refused",
    Outcome.NOT_HELD: "they do not hold it",
    Outcome.NCND: "they would neither confirm nor deny holding it",
    Outcome.WITHDRAWN: "they treated it as withdrawn",
}

RESULTS = {
    ReviewResult.UPHELD: "they kept to their decision",
    ReviewResult.PARTLY_UPHELD: "they kept to part of their decision",
    ReviewResult.OVERTURNED: "they overturned their decision",
    ReviewResult.MORE_RELEASED: "they released more",
    ReviewResult.LATE: "they accepted only that they were late",
    ReviewResult.DECLINED: "they would not carry it out",
}

FINDINGS = {
    Finding.UPHELD: "our complaint was upheld",
    Finding.PARTLY_UPHELD: "our complaint was upheld in part",
    Finding.NOT_UPHELD: "our complaint was not upheld",
}

STEPS = {
    OrderedStep.DISCLOSE: "disclose information",
    OrderedStep.CONFIRM_OR_DENY: "confirm or deny that it holds the information",
    OrderedStep.FRESH_RESPONSE: "answer afresh",
    OrderedStep.SEARCH_AGAIN: "search again",
    OrderedStep.REVIEW: "carry out a review",
    OrderedStep.ADVISE: "give advice and assistance",
    OrderedStep.OTHER: "take other steps",
}

CLOSINGS = {
    ClosedBecause.NOT_ACCEPTED: "The Commissioner did not accept our complaint.",
    ClosedBecause.RESOLVED: "Our complaint was resolved without a decision notice.",
    ClosedBecause.WITHDRAWN: "We withdrew our complaint.",
}

# The same, where the complaint has been named already.
CLOSED = {
    ClosedBecause.NOT_ACCEPTED: "not accepted",
    ClosedBecause.RESOLVED: "resolved without a decision notice",
    ClosedBecause.WITHDRAWN: "withdrawn by us",
}

FORUMS = {
    Forum.FIRST_TIER_TRIBUNAL: "the First-tier Tribunal",
    Forum.UPPER_TRIBUNAL: "the Upper Tribunal",
    Forum.COURT_OF_SESSION: "the Court of Session",
}

APPELLANTS = {Appellant.REQUESTER: "We", Appellant.AUTHORITY: "The authority"}

DISPOSALS = {
    Disposal.ALLOWED: "the appeal was allowed",
    Disposal.PARTLY_ALLOWED: "the appeal was allowed in part",
    Disposal.DISMISSED: "the appeal was dismissed",
    Disposal.WITHDRAWN: "the appeal was withdrawn or struck out",
}

REMINDERS = {
    None: "We chased the authority",
    ChaserStep.REMINDER: "We sent a reminder",
    ChaserStep.SECOND_REMINDER: "We sent a second reminder",
}

# Who decides, by the kind of decision.
DECIDES: dict[type[happened.AppealDecision], str] = {
    happened.FttDecision: "The First-tier Tribunal",
    happened.UtDecision: "The Upper Tribunal",
    happened.CourtDecision: "The Court of Session",
}

PLAIN: dict[type[Event], str] = {
    happened.Bounced: "The letter came back undelivered.",
    happened.Received: "The authority received the request.",
    happened.Acknowledged: "The authority acknowledged the request.",
    happened.ClarificationRequested: "The authority asked us to clarify the request.",
    happened.ClarificationProvided: "The authority received our clarification.",
    happened.FeeNotice: "The authority gave a fees notice.",
    happened.FeePaid: "The fee was paid.",
    happened.ReviewRequested: "We asked for a review.",
    happened.ReviewAcknowledged: "The authority acknowledged our request for a review.",
    happened.ReviewWithdrawn: "We withdrew our request for a review.",
    happened.NonComplianceReported: "We told the Commissioner that the decision notice was not obeyed.",
    happened.FttPermissionRefused: "The First-tier Tribunal refused permission to appeal.",
    happened.Withdrawn: "We withdrew the request.",
}


def describe(event: Event) -> str:  # noqa: C901 one line a kind, on one screen
    """What happened, in one plain sentence. The date stands beside it, so it is not in it."""
    match event:
        case happened.Sent(channel=channel):
            return f"The request was sent {CHANNELS[channel]}."
        case happened.Chased(channel=channel, step=step):
            return f"{REMINDERS[step]} {CHANNELS[channel]}."
        case happened.PitExtension(estimate=estimate, exemptions=exemptions):
            until = f", and expects to decide by {written(estimate)}" if estimate else ""
            return f"The authority is weighing the public interest{cited(exemptions)}{until}."
        case happened.TimeExtension(working_days=days):
            return f"The authority took {f'{days} working days more' if days else 'more time'}."
        case happened.Transferred(to=to):
            return f"The request was passed to {to or 'another authority'}."
        case happened.Response(outcome=outcome, exemptions=exemptions, received=received):
            told = f"The authority answered: {OUTCOMES[outcome]}{cited(exemptions)}{_reached_us(received)}."
            return f"{told}{_rights(event.review_rights)}"
        case happened.AuthorityClaimedDue(until=until):
            return f"The authority said it would answer by {written(until)}."
        case happened.EventRetracted(position=position):
            return f"Line {position} of the history was taken back."
        case _:
            return PLAIN.get(type(event)) or _challenge(event)


def _challenge(event: Event) -> str:  # noqa: C901 as above
    """What followed an answer."""
    match event:
        case happened.ReviewOutcome(result=result, exemptions=exemptions, received=received):
            found = f": {RESULTS[result]}" if result else ""
            told = f"The review was decided{found}{cited(exemptions)}{_reached_us(received)}."
            return f"{told}{_rights(event.review_rights)}"
        case happened.Complaint(reference=reference):
            return f"We complained to the Commissioner{_numbered(reference)}."
        case happened.ComplaintAcknowledged(reference=reference):
            return f"The Commissioner acknowledged our complaint{_numbered(reference)}."
        case happened.ComplaintClosed(because=because):
            return CLOSINGS[because]
        case happened.DecisionNotice():
            return _notice(event)
        case happened.Appeal(by=by, forum=forum, reference=reference):
            return f"{APPELLANTS[by]} appealed to {FORUMS[forum]}{_numbered(reference)}."
        case happened.FttDecision() | happened.UtDecision() | happened.CourtDecision():
            return _appeal_decided(event)
        case _:
            raise AssertionError(event.kind)  # a new kind needs a sentence; a test tells every one


def _notice(event: happened.DecisionNotice) -> str:
    found = f": {FINDINGS[event.finding]}" if event.finding else ""
    orders = ", ".join(STEPS[step] for step in event.steps) or ("take steps" if event.comply_by else "")
    by = f" by {written(event.comply_by)}" if event.comply_by else ""
    must = f" The authority must {orders}{by}." if orders else ""
    return f"The Commissioner issued a decision notice{_numbered(event.reference)}{found}.{must}"


def _appeal_decided(event: happened.AppealDecision) -> str:
    how = f": {DISPOSALS[event.disposal]}" if event.disposal else ""
    must = f" The authority must act by {written(event.comply_by)}." if event.comply_by else ""
    return f"{DECIDES[type(event)]} decided{_numbered(event.reference)}{how}.{must}"


def _numbered(reference: str) -> str:
    return f" ({reference})" if reference else ""


def cited(exemptions: tuple[CitedExemption, ...]) -> str:
    """The grounds as a letter cites them: " (s.31(1)(a), s.24 neither confirming nor denying)"; empty for none."""
    if not exemptions:
        return ""
    words = [
        as_cited(each.code, each.limb) + (" neither confirming nor denying" if each.ncnd else "") for each in exemptions
    ]
    return f" ({', '.join(words)})"


def _reached_us(received: date | None) -> str:
    return f"; it reached us on {written(received)}" if received else ""


def _rights(told: bool | None) -> str:
    return " It does not say how to challenge it." if told is False else ""
