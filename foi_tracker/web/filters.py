"""How dates, counts and words read in templates."""

from datetime import date

from flask import Flask, g, request

from foi_tracker.domain.authorities import AuthorityKind
from foi_tracker.domain.policy import Action
from foi_tracker.domain.vocabulary import (
    Awaiting,
    Channel,
    ClosedBecause,
    DeadlineKind,
    Delivery,
    Forum,
    LetterKind,
    OrderedStep,
    Outcome,
    Phase,
    ReviewResult,
    Stage,
)
from foi_tracker.web import access, navigation, now


def init_app(app: Flask) -> None:
    """Make them known to every template."""
    for name in (short_date, long_date, month_name, plural, label, letter_name):
        app.add_template_filter(name)
    app.context_processor(_context)


def _context() -> dict[str, object]:
    return {
        "may": access.may,
        "Action": Action,
        "today": now.today(),
        "demonstration": access.demonstration(),
        "navigation": _navigation,
        "campaign_pages": _campaign_pages,
        "nonce": g.get("nonce", ""),
    }


def _navigation() -> list[navigation.Item]:
    """Asked for by the layout that shows it, so that an error page need not know who is signed in."""
    return navigation.main_items(request.path)


def _campaign_pages(slug: str) -> list[tuple[str, str, bool]]:
    return navigation.campaign_items(slug, request.path)


def short_date(day: date | None) -> str:
    """Fri 4 Sep 2026; nothing where there is no date."""
    return f"{day:%a} {day.day} {day:%b %Y}" if day else ""


def long_date(day: date | None) -> str:
    """Friday 4 September 2026, for letters and sentences; nothing where there is no date."""
    return f"{day:%A} {day.day} {day:%B %Y}" if day else ""


def month_name(day: date) -> str:
    """September 2026, above a month of a calendar."""
    return f"{day:%B %Y}"


def plural(count: int, noun: str, many: str = "") -> str:
    """1 day, 2 days; 1 reply, 2 replies with `many`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


# Only words that do not read well with their underscores taken out. A word that two vocabularies share reads the same.
LABELS: dict[str, str] = {
    Channel.EMAIL: "E-mail",
    Channel.WHATDOTHEYKNOW: "WhatDoTheyKnow",
    Delivery.BOUNCED: "Bounced: not delivered",
    Stage.NOT_SENT: "Not sent yet",
    Stage.COMMISSIONER: "Commissioner",
    Awaiting.REQUESTER: "Us",
    Outcome.SUPPLIED_IN_FULL: "Supplied in full",
    Outcome.SUPPLIED_IN_PART: "Supplied in part",
    Outcome.NCND: "Neither confirmed nor denied",
    ReviewResult.UPHELD: "Refusal upheld",
    ReviewResult.PARTLY_UPHELD: "Refusal partly upheld",
    ReviewResult.OVERTURNED: "Refusal overturned",
    ReviewResult.MORE_RELEASED: "More information released",
    ReviewResult.LATE: "Late, and nothing else",
    ReviewResult.DECLINED: "Review declined",
    Stage.TRIBUNAL: "Tribunal or court",
    OrderedStep.DISCLOSE: "Disclose information",
    OrderedStep.CONFIRM_OR_DENY: "Confirm or deny that it is held",
    OrderedStep.FRESH_RESPONSE: "Answer afresh",
    OrderedStep.REVIEW: "Carry out a review",
    OrderedStep.ADVISE: "Give advice and assistance",
    OrderedStep.OTHER: "Take other steps",
    ClosedBecause.NOT_ACCEPTED: "Not accepted by the Commissioner",
    ClosedBecause.RESOLVED: "Resolved without a decision notice",
    Forum.FIRST_TIER_TRIBUNAL: "First-tier Tribunal",
    Forum.UPPER_TRIBUNAL: "Upper Tribunal",
    Forum.COURT_OF_SESSION: "Court of Session",
    DeadlineKind.PIT_DECISION: "Public-interest decision",
    DeadlineKind.REVIEW_REQUEST: "Ask for a review",
    DeadlineKind.REVIEW_LONG_STOP: "Latest day for a review",
    DeadlineKind.COMPLAINT: "Complaint to the Commissioner",
    DeadlineKind.COMMISSIONER_DECISION: "Commissioner’s decision",
    DeadlineKind.COMPLIANCE: "Comply with the decision notice",
    DeadlineKind.TRIBUNAL_APPEAL: "Appeal to the tribunal",
    DeadlineKind.COURT_APPEAL: "Appeal to the court",
    DeadlineKind.FTT_PERMISSION: "Ask the tribunal for permission to appeal",
    DeadlineKind.UT_PERMISSION: "Ask the Upper Tribunal for permission to appeal",
    DeadlineKind.CLAIMED: "Day the authority gave",
    AuthorityKind.UNITARY: "Unitary council",
    AuthorityKind.SUI_GENERIS: "Council of its own kind",
    AuthorityKind.LONDON_BOROUGH: "London borough",
    AuthorityKind.WELSH_UNITARY: "Welsh council",
    AuthorityKind.NI_DISTRICT: "Northern Ireland district council",
    AuthorityKind.POLICE_TERRITORIAL: "Territorial police force",
    AuthorityKind.POLICE_SPECIAL: "Special police force",
    Phase.RESPONDED: "Answered",
    Phase.REVIEW_COMPLETE: "Review done",
    Phase.REGULATOR_COMPLAINT: "With the Commissioner",
    Phase.COMPLAINT_CLOSED: "Complaint closed without a decision",
    Phase.APPEALED: "Appeal under way",
    Phase.TRIBUNAL_DECIDED: "First-tier Tribunal decided",
    "pit_extension": "Public-interest extension",
    "ftt_decision": "Tribunal’s decision",
    "ut_decision": "Upper Tribunal’s decision",
    "court_decision": "Court of Session’s decision",
    "non_compliance_reported": "Told the Commissioner it was not obeyed",
    "ftt_permission_refused": "Permission to appeal refused",
    "authority_claimed_due": "Authority gave a day",
    "event_retracted": "Entry taken back",
}


def label(word: str | None) -> str:
    """A stored word as people read it: awaiting_response becomes Awaiting response; FOIA and names stay as they are."""
    if not word:
        return ""
    plain = word.replace("_", " ")
    return LABELS.get(word) or plain[:1].upper() + plain[1:]


# What a letter is called; some of these words mean something else in another vocabulary.
LETTER_NAMES = {
    LetterKind.REQUEST: "Request",
    LetterKind.REMINDER: "Reminder",
    LetterKind.SECOND_REMINDER: "Second reminder",
    LetterKind.CLARIFICATION: "Answer to their question",
    LetterKind.REVIEW: "Request for a review",
    LetterKind.COMPLAINT: "Complaint to the regulator",
    LetterKind.NON_COMPLIANCE: "Report that a decision was not obeyed",
    LetterKind.APPEAL: "Outline of an appeal",
}


def letter_name(kind: str) -> str:
    """What a letter of this kind is called in a list."""
    return LETTER_NAMES[LetterKind(kind)]
