"""The closed sets of words that an import is described with (questions/spreadsheet_columns.md)."""

from enum import StrEnum


class SheetField(StrEnum):
    """What a column of a tracking sheet holds, in the order of the list that people choose from."""

    AUTHORITY = "authority"
    AUTHORITY_CODE = "authority_code"
    AUTHORITY_KIND = "authority_kind"
    AUTHORITY_EMAIL = "authority_email"
    CONTACT = "contact"
    OUR_REFERENCE = "our_reference"
    THEIR_REFERENCE = "their_reference"
    TITLE = "title"
    REQUEST_TEXT = "request_text"
    REGIME = "regime"
    REQUEST_URL = "request_url"
    PRIVATE_LINK = "private_link"
    WAVE = "wave"
    OWNER = "owner"
    GROUP = "group"
    CHANNEL = "channel"
    SENT_ON = "sent_on"
    RECEIVED_ON = "received_on"
    ACKNOWLEDGED_ON = "acknowledged_on"
    DUE_ON = "due_on"
    EXTENDED = "extended"
    EXTENDED_TO = "extended_to"
    CLARIFICATION_ASKED_ON = "clarification_asked_on"
    CLARIFIED_ON = "clarified_on"
    RESPONDED_ON = "responded_on"
    DAYS = "days"
    STATUS = "status"
    OUTCOME = "outcome"
    EXEMPTIONS = "exemptions"
    COST = "cost"
    REVIEW_REQUESTED_ON = "review_requested_on"
    REVIEW_DUE_ON = "review_due_on"
    REVIEW_DECIDED_ON = "review_decided_on"
    REVIEW_RESULT = "review_result"
    COMPLAINT_ON = "complaint_on"
    COMMISSIONER_REFERENCE = "commissioner_reference"
    NOTICE_ON = "notice_on"
    NOTICE_RESULT = "notice_result"
    CHASED_ON = "chased_on"
    REPLIES = "replies"
    FILES = "files"
    NOTES = "notes"
    EMBARGO = "embargo"
    ANSWER = "answer"
    EVIDENCE = "evidence"
    PAGE = "page"
    CODER = "coder"
    LEAVE_OUT = "leave_out"


DAYS_OF_THE_SHEET = frozenset(
    {
        SheetField.SENT_ON,
        SheetField.RECEIVED_ON,
        SheetField.ACKNOWLEDGED_ON,
        SheetField.DUE_ON,
        SheetField.EXTENDED_TO,
        SheetField.CLARIFICATION_ASKED_ON,
        SheetField.CLARIFIED_ON,
        SheetField.RESPONDED_ON,
        SheetField.REVIEW_REQUESTED_ON,
        SheetField.REVIEW_DUE_ON,
        SheetField.REVIEW_DECIDED_ON,
        SheetField.COMPLAINT_ON,
        SheetField.NOTICE_ON,
        SheetField.CHASED_ON,
    }
)
# Held by the sheet about people who did not ask to be in the tracker, or secret: read, and never stored.
NEVER_KEPT = frozenset({SheetField.CONTACT, SheetField.PRIVATE_LINK})
SEVERAL_COLUMNS = frozenset(
    {
        SheetField.CHASED_ON,
        SheetField.NOTES,
        SheetField.FILES,
        SheetField.CONTACT,
        SheetField.THEIR_REFERENCE,
        SheetField.ANSWER,
        SheetField.EVIDENCE,
        SheetField.PAGE,
        SheetField.CODER,
        SheetField.LEAVE_OUT,
    }
)


class Profile(StrEnum):
    """A sheet whose columns are known by name, so that nobody need map them."""

    WDTK_BATCH = "wdtk_batch"
    WDTK_PROJECT = "wdtk_project"
    MUCKROCK = "muckrock"
    OUR_REQUESTS = "our_requests"
    OUR_EVENTS = "our_events"
    OUR_FINDINGS = "our_findings"
    OUR_FINDINGS_WIDE = "our_findings_wide"
    OUR_DEPLOYMENTS = "our_deployments"
    MARKING_SHEET = "marking_sheet"
    GENERIC = "generic"


OUR_OWN = frozenset(each for each in Profile if each.value.startswith("our_"))


class Sureness(StrEnum):
    """How far a guess may be trusted. Only the first is taken without asking."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class DateOrder(StrEnum):
    """How 03/04/2026 is read in one column."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Deed(StrEnum):
    """What importing would do for one row."""

    CREATE = "create"
    CHANGE = "change"
    SAME = "same"
    SKIP = "skip"


class Weight(StrEnum):
    """What a problem does: keeps its row out, keeps it out until something is decided, or only says so."""

    BLOCKS = "blocks"
    ASKS = "asks"
    WARNS = "warns"
    TELLS = "tells"

    @property
    def keeps_out(self) -> bool:
        """Whether the row is not imported while the problem stands."""
        return self in (Weight.BLOCKS, Weight.ASKS)


class ChoiceKind(StrEnum):
    """What a remembered choice is about."""

    COLUMN = "column"
    ANSWER = "answer"
    STATUS = "status"
    OUTCOME = "outcome"
    REVIEW = "review"
    NOTICE = "notice"
    CHANNEL = "channel"
    PERSON = "person"
    AUTHORITY = "authority"
    COLOUR = "colour"


class ImportStage(StrEnum):
    """How far an import has got."""

    OPEN = "open"
    CHECKED = "checked"
    IMPORTED = "imported"
    UNDONE = "undone"
    DISCARDED = "discarded"
