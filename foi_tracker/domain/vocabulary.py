"""The closed sets of words that requests are described with, in the statutes' terms."""

from enum import StrEnum


class RegimeCode(StrEnum):
    """The four access laws of the UK."""

    FOIA = "FOIA"
    FOISA = "FOISA"
    EIR = "EIR"
    EISR = "EISR"

    @property
    def is_scottish(self) -> bool:
        """Whether the Scottish working-day calendar and the Scottish Commissioner apply."""
        return self in (RegimeCode.FOISA, RegimeCode.EISR)

    @property
    def forums(self) -> "tuple[Forum, ...]":
        """Where appeals go, the first of them first (FOIA s.57, TCEA 2007 s.11; FOISA s.56)."""
        return (Forum.COURT_OF_SESSION,) if self.is_scottish else (Forum.FIRST_TIER_TRIBUNAL, Forum.UPPER_TRIBUNAL)


class Channel(StrEnum):
    """How a letter went out."""

    EMAIL = "email"
    POST = "post"
    WEB_FORM = "web_form"
    WHATDOTHEYKNOW = "whatdotheyknow"


class Delivery(StrEnum):
    """First axis: whether the request has reached the authority."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"
    BOUNCED = "bounced"


class Stage(StrEnum):
    """Second axis: where the request stands in the statutory procedure."""

    NOT_SENT = "not_sent"
    AWAITING_RESPONSE = "awaiting_response"
    AWAITING_CLARIFICATION = "awaiting_clarification"
    AWAITING_FEE = "awaiting_fee"
    INTERNAL_REVIEW = "internal_review"
    COMMISSIONER = "commissioner"
    TRIBUNAL = "tribunal"
    CLOSED = "closed"


class Phase(StrEnum):
    """Where the procedure has got to, in the command line's words; stage and whose turn it is follow from it."""

    DRAFT = "draft"
    SENT = "sent"
    AWAITING_RESPONSE = "awaiting_response"
    AWAITING_CLARIFICATION = "awaiting_clarification"
    AWAITING_FEE = "awaiting_fee"
    PIT_EXTENSION = "pit_extension"
    LAPSED = "lapsed"
    RESPONDED = "responded"
    REVIEW_REQUESTED = "review_requested"
    REVIEW_COMPLETE = "review_complete"
    REGULATOR_COMPLAINT = "regulator_complaint"
    DECISION_NOTICE = "decision_notice"
    COMPLAINT_CLOSED = "complaint_closed"
    APPEALED = "appealed"
    TRIBUNAL_DECIDED = "tribunal_decided"
    APPEAL_DECIDED = "appeal_decided"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """Third axis: what the authority answered."""

    SUPPLIED_IN_FULL = "supplied_in_full"
    SUPPLIED_IN_PART = "supplied_in_part"
    REFUSED = "refused"
    NOT_HELD = "not_held"
    NCND = "ncnd"
    WITHDRAWN = "withdrawn"


class ReviewResult(StrEnum):
    """What an internal review decided."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    OVERTURNED = "overturned"
    MORE_RELEASED = "more_released"
    LATE = "late"
    DECLINED = "declined"


class Finding(StrEnum):
    """What a decision notice found on our complaint."""

    UPHELD = "complaint_upheld"
    PARTLY_UPHELD = "complaint_partly_upheld"
    NOT_UPHELD = "complaint_not_upheld"


class OrderedStep(StrEnum):
    """What a decision notice orders the authority to do (FOIA s.50(4), FOISA s.49(6))."""

    DISCLOSE = "disclose"
    CONFIRM_OR_DENY = "confirm_or_deny"
    FRESH_RESPONSE = "fresh_response"
    SEARCH_AGAIN = "search_again"
    REVIEW = "review"
    ADVISE = "advise"
    OTHER = "other"


class ClosedBecause(StrEnum):
    """Why a Commissioner ended a complaint without a decision notice (FOIA s.50(2), FOISA s.49(1))."""

    NOT_ACCEPTED = "not_accepted"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"


class Forum(StrEnum):
    """Where an appeal against a decision notice, or against a tribunal's decision, is heard."""

    FIRST_TIER_TRIBUNAL = "first_tier_tribunal"
    UPPER_TRIBUNAL = "upper_tribunal"
    COURT_OF_SESSION = "court_of_session"


class Appellant(StrEnum):
    """Who appeals: the other side may."""

    REQUESTER = "requester"
    AUTHORITY = "authority"


class Disposal(StrEnum):
    """How an appeal ended."""

    ALLOWED = "allowed"
    PARTLY_ALLOWED = "partly_allowed"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class ChaserStep(StrEnum):
    """How far chasing has gone; what follows is the law's own next step, and no chaser."""

    REMINDER = "reminder"
    SECOND_REMINDER = "second_reminder"


class LetterKind(StrEnum):
    """What a letter is for."""

    REQUEST = "request"
    REMINDER = "reminder"
    SECOND_REMINDER = "second_reminder"
    CLARIFICATION = "clarification"
    REVIEW = "review"
    COMPLAINT = "complaint"
    NON_COMPLIANCE = "non_compliance"
    APPEAL = "appeal"


class Awaiting(StrEnum):
    """Whose turn it is."""

    AUTHORITY = "authority"
    REQUESTER = "requester"
    COMMISSIONER = "commissioner"
    TRIBUNAL = "tribunal"
    NOBODY = "nobody"


class Level(StrEnum):
    """How binding a date is. Statute, guidance and convention are never mixed up."""

    STATUTE = "statute"
    RULE = "rule"
    GUIDANCE = "guidance"
    CONVENTION = "convention"


class DeadlineKind(StrEnum):
    """What has to happen by a date, or may happen from one."""

    RESPONSE = "response"
    FEE_PAYMENT = "fee_payment"
    PIT_DECISION = "pit_decision"
    CLARIFICATION_REMINDER = "clarification_reminder"
    REVIEW_REQUEST = "review_request"
    REVIEW_OUTCOME = "review_outcome"
    REVIEW_LONG_STOP = "review_long_stop"
    COMPLAINT = "complaint"
    COMMISSIONER_DECISION = "commissioner_decision"
    COMPLIANCE = "compliance"
    TRIBUNAL_APPEAL = "tribunal_appeal"
    COURT_APPEAL = "court_appeal"
    FTT_PERMISSION = "ftt_permission"
    UT_PERMISSION = "ut_permission"
    CLAIMED = "claimed"
