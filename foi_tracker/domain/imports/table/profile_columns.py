"""The columns of sheets that are known by them: of WhatDoTheyKnow, of MuckRock, and of our own exports."""

from typing import Final

from foi_tracker.domain.imports.vocabulary import SheetField

_F = SheetField
Columns = dict[str, SheetField]

# WhatDoTheyKnow's status report of a batch.
WDTK_BATCH: Final[Columns] = {
    "request_url": _F.REQUEST_URL,
    "authority_name": _F.AUTHORITY,
    "number_of_replies": _F.REPLIES,
    "request_status": _F.STATUS,
}
# WhatDoTheyKnow's export of a project (Alaveteli, Project::Export); after these comes a column for each question.
WDTK_PROJECT: Final[Columns] = {
    "request": _F.TITLE,
    "request_url": _F.REQUEST_URL,
    "requested_by": _F.OWNER,
    "requested_by_url": _F.LEAVE_OUT,
    "public_body": _F.AUTHORITY,
    "public_body_url": _F.LEAVE_OUT,
    "classified_by": _F.NOTES,
    "classified_by_url": _F.LEAVE_OUT,
    "status": _F.STATUS,
    "extracted_by": _F.CODER,
    "extracted_by_url": _F.LEAVE_OUT,
}
# MuckRock's export of requests (muckrock/foia/tasks.py); the last column is there for its staff alone. The day of a
# follow-up is one to come, so it is no chaser.
MUCKROCK: Final[Columns] = {
    "User": _F.OWNER,
    "Title": _F.TITLE,
    "Status": _F.STATUS,
    "URL": _F.REQUEST_URL,
    "Jurisdiction": _F.LEAVE_OUT,
    "Jurisdiction ID": _F.LEAVE_OUT,
    "Jurisdiction Level": _F.LEAVE_OUT,
    "Jurisdiction State": _F.LEAVE_OUT,
    "Agency": _F.AUTHORITY,
    "Agency ID": _F.LEAVE_OUT,
    "Followup Date": _F.LEAVE_OUT,
    "Estimated Completion Date": _F.EXTENDED_TO,
    "Requested Documents": _F.REQUEST_TEXT,
    "Tracking Number": _F.THEIR_REFERENCE,
    "Embargo": _F.EMBARGO,
    "Days since submitted": _F.DAYS,
    "Days since updated": _F.LEAVE_OUT,
    "Projects": _F.WAVE,
    "Tags": _F.NOTES,
    "Price": _F.COST,
    "Date Submitted": _F.SENT_ON,
    "Date Due": _F.DUE_ON,
    "Date Done": _F.RESPONDED_ON,
    "Request Email": _F.AUTHORITY_EMAIL,
}
# What each of our own exports says first of which request a row is about (exports/codebook.py WHICH).
WHICH: Final[Columns] = {
    "reference": _F.OUR_REFERENCE,
    "campaign": _F.LEAVE_OUT,
    "authority_slug": _F.AUTHORITY_CODE,
    "authority_name": _F.AUTHORITY,
    "ons_code": _F.LEAVE_OUT,
    "kind": _F.AUTHORITY_KIND,
    "nation": _F.LEAVE_OUT,
    "region": _F.LEAVE_OUT,
    "regime": _F.REGIME,
}
OUR_REQUESTS: Final[Columns] = WHICH | {
    "title": _F.TITLE,
    "delivery": _F.LEAVE_OUT,
    "stage": _F.STATUS,
    "outcome": _F.OUTCOME,
    "awaiting": _F.LEAVE_OUT,
    "sent_on": _F.SENT_ON,
    "clock_start": _F.RECEIVED_ON,
    "acknowledged_on": _F.ACKNOWLEDGED_ON,
    "first_due_on": _F.LEAVE_OUT,
    "due_on": _F.DUE_ON,
    "undated_because": _F.LEAVE_OUT,
    "as_of": _F.LEAVE_OUT,
    "days_late": _F.DAYS,
    "responded_on": _F.RESPONDED_ON,
    "response_late": _F.LEAVE_OUT,
    "review_requested_on": _F.REVIEW_REQUESTED_ON,
    "review_decided_on": _F.REVIEW_DECIDED_ON,
    "review_result": _F.REVIEW_RESULT,
    "complaint_on": _F.COMPLAINT_ON,
    "commissioner_reference": _F.COMMISSIONER_REFERENCE,
    "decision_notice_on": _F.NOTICE_ON,
    "notice_reference": _F.LEAVE_OUT,
    "finding": _F.NOTICE_RESULT,
    "appealed_on": _F.LEAVE_OUT,
    "tribunal_decided_on": _F.LEAVE_OUT,
    "appeal_decided_on": _F.LEAVE_OUT,
    "disposal": _F.LEAVE_OUT,
    "last_chased_on": _F.CHASED_ON,
    "chasers": _F.LEAVE_OUT,
    "last_event_on": _F.LEAVE_OUT,
    "last_event_kind": _F.LEAVE_OUT,
    "exemptions": _F.EXEMPTIONS,
    "owner": _F.OWNER,
    "whatdotheyknow_url": _F.REQUEST_URL,
    "their_reference": _F.THEIR_REFERENCE,
}
EVENTS_ONLY: Final = ("position", "event", "occurred_on", "recorded_at", "recorded_by", "retracted", "details")
