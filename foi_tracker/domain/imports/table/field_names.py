"""What a person chooses from for a column: a name in plain words for each thing it may hold, and a line about it."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.vocabulary import SheetField

_F = SheetField
_WORDS: Final[Mapping[SheetField, tuple[str, str]]] = {
    _F.AUTHORITY: ("Name of the authority", "The council or police force that was asked."),
    _F.AUTHORITY_CODE: ("Code of the authority", "A GSS or ONS code such as E06000001."),
    _F.AUTHORITY_KIND: ("Kind, nation or region", "Helps to tell apart authorities with the same name."),
    _F.AUTHORITY_EMAIL: ("E-mail of the authority", "Listed beside ours; it never replaces it."),
    _F.CONTACT: ("Contact’s name or phone", "Not kept: it is about somebody at the authority."),
    _F.OUR_REFERENCE: ("Our reference", "Your own number for it: the row is known by it when the sheet comes again."),
    _F.THEIR_REFERENCE: ("The authority’s reference", "Their number for the request, such as FOI-12345."),
    _F.TITLE: ("Title of the request", "A few words on what the request is about."),
    _F.REQUEST_TEXT: ("Words of the request", "The full text that was sent."),
    _F.REGIME: ("Law", "FOIA, FOISA, EIR or EISR, where the sheet says."),
    _F.REQUEST_URL: ("Link to the request", "Its page on WhatDoTheyKnow or another site."),
    _F.PRIVATE_LINK: ("Private link", "Not kept: anybody who has it could read the request."),
    _F.WAVE: ("Round or batch", "Tells apart several requests to one authority."),
    _F.OWNER: ("Who looks after it", "The person of your group: a name or initials."),
    _F.GROUP: ("Group that asked", "Kept with the notes."),
    _F.CHANNEL: ("How it was sent", "By e-mail, post, web form or WhatDoTheyKnow."),
    _F.SENT_ON: ("Day it was sent", "The clock needs this day or the day it arrived."),
    _F.RECEIVED_ON: ("Day the authority received it", "Not the day that the answer reached you."),
    _F.ACKNOWLEDGED_ON: ("Day of the acknowledgement", "When the authority said that it had the request."),
    _F.DUE_ON: ("Last day, by your own count", "Compared with our count; ours is used."),
    _F.EXTENDED: ("Whether more time was taken", "Yes or no; a day goes in “New last day”."),
    _F.EXTENDED_TO: ("New last day", "The day until which the authority took more time."),
    _F.CLARIFICATION_ASKED_ON: ("Day they asked what you meant", "The clock stops from here until you answer."),
    _F.CLARIFIED_ON: ("Day you said what you meant", "The clock starts again."),
    _F.RESPONDED_ON: ("Day of the answer", "When the authority answered, not when it acknowledged."),
    _F.DAYS: ("Days taken or left", "Compared only: we count days ourselves."),
    _F.STATUS: ("Status", "Where the request stands: sent, waiting, refused and so on."),
    _F.OUTCOME: ("Outcome", "What the authority answered."),
    _F.EXEMPTIONS: ("Reasons for refusing", "Sections cited, such as s.31(1)(a)."),
    _F.COST: ("Cost or fee", "Kept with the notes."),
    _F.REVIEW_REQUESTED_ON: ("Day you asked for a review", "When you asked the authority to look again."),
    _F.REVIEW_DUE_ON: ("Last day for the review, by your count", "Compared with ours."),
    _F.REVIEW_DECIDED_ON: ("Day the review was decided", "When the authority answered after looking again."),
    _F.REVIEW_RESULT: ("Result of the review", "Upheld, overturned, more released and so on."),
    _F.COMPLAINT_ON: ("Day of your complaint", "When you complained to the Information Commissioner."),
    _F.COMMISSIONER_REFERENCE: ("The Commissioner’s reference", "Their number for the complaint."),
    _F.NOTICE_ON: ("Day of the decision notice", "When the Commissioner decided."),
    _F.NOTICE_RESULT: ("What the notice decided", "Upheld, partly upheld or not upheld."),
    _F.CHASED_ON: ("Day you chased", "A reminder that you sent; there may be several columns."),
    _F.REPLIES: ("Number of replies", "Used to check only."),
    _F.FILES: ("Files or links to them", "Kept with the notes; we never open a link."),
    _F.NOTES: ("Notes", "Kept as a note on the request."),
    _F.EMBARGO: ("Private or public", "Kept with the notes; nothing is published by it."),
    _F.ANSWER: ("Answer to a question", "What the reply said to one of your questions."),
    _F.EVIDENCE: ("Words an answer rests on", "A quote from the reply, for the answer beside it."),
    _F.PAGE: ("Page of the answer", "Where in the reply it stands."),
    _F.CODER: ("Who read the reply", "The person who took the answer from it."),
    _F.LEAVE_OUT: ("Leave this column out", "Nothing of it is imported."),
}  # fmt: skip
NAMES: Final[Mapping[SheetField, str]] = {field: _WORDS[field][0] for field in SheetField}
HINTS: Final[Mapping[SheetField, str]] = {field: _WORDS[field][1] for field in SheetField}
