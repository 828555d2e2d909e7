"""Whether the cells of a column fit what its heading says, and what they may be instead."""

from collections.abc import Mapping
from typing import Final

from foi_tracker.domain.imports.table.column_evidence import Evidence, Shape
from foi_tracker.domain.imports.vocabulary import DAYS_OF_THE_SHEET, SheetField

# What most cells of a column must be, if its heading is right.
EXPECTED: Final[Mapping[SheetField, Shape]] = {
    **dict.fromkeys(DAYS_OF_THE_SHEET, Shape.DAY),
    SheetField.AUTHORITY_EMAIL: Shape.EMAIL,
    SheetField.REQUEST_URL: Shape.LINK,
    SheetField.PRIVATE_LINK: Shape.LINK,
    SheetField.DAYS: Shape.NUMBER,
    SheetField.REPLIES: Shape.NUMBER,
}
_NO_NAME: Final = (Shape.DAY, Shape.CODE, Shape.LINK, Shape.EMAIL, Shape.NUMBER, Shape.YES_NO)
# What most cells of a column must not be.
FOREIGN: Final[Mapping[SheetField, tuple[Shape, ...]]] = {
    SheetField.AUTHORITY: _NO_NAME,
    SheetField.AUTHORITY_KIND: _NO_NAME,
    SheetField.TITLE: (*_NO_NAME, Shape.AUTHORITY, Shape.LONG),
    SheetField.OWNER: (*_NO_NAME, Shape.AUTHORITY, Shape.LONG),
    SheetField.WAVE: (Shape.LINK, Shape.LONG),
    SheetField.STATUS: (Shape.DAY, Shape.LINK, Shape.EMAIL, Shape.NUMBER, Shape.LONG),
    SheetField.OUTCOME: (Shape.DAY, Shape.LINK, Shape.EMAIL, Shape.NUMBER, Shape.LONG),
    SheetField.REVIEW_RESULT: (Shape.DAY,),
    SheetField.NOTICE_RESULT: (Shape.DAY,),
    SheetField.EXTENDED: (Shape.DAY,),
    SheetField.CONTACT: (Shape.EMAIL,),
    SheetField.OUR_REFERENCE: (Shape.DAY, Shape.LINK, Shape.AUTHORITY),
    SheetField.THEIR_REFERENCE: (Shape.DAY, Shape.LINK, Shape.AUTHORITY),
    SheetField.CHANNEL: (Shape.DAY, Shape.LINK),
    SheetField.EVIDENCE: (Shape.LINK,),
}
# What a heading may mean as well, once its cells say that it does not mean the first.
RATHER: Final[Mapping[SheetField, tuple[SheetField, ...]]] = {
    SheetField.SENT_ON: (SheetField.CHANNEL, SheetField.STATUS),
    SheetField.RESPONDED_ON: (SheetField.STATUS, SheetField.OUTCOME, SheetField.NOTES),
    SheetField.DUE_ON: (SheetField.DAYS,),
    SheetField.EXTENDED: (SheetField.EXTENDED_TO,),
    SheetField.EXTENDED_TO: (SheetField.EXTENDED,),
    SheetField.REVIEW_REQUESTED_ON: (SheetField.REVIEW_RESULT, SheetField.NOTES),
    SheetField.REVIEW_DECIDED_ON: (SheetField.REVIEW_RESULT,),
    SheetField.COMPLAINT_ON: (SheetField.NOTICE_RESULT, SheetField.COMMISSIONER_REFERENCE, SheetField.NOTES),
    SheetField.NOTICE_ON: (SheetField.NOTICE_RESULT, SheetField.COMMISSIONER_REFERENCE),
    SheetField.REQUEST_URL: (SheetField.CHANNEL, SheetField.FILES),
    SheetField.TITLE: (SheetField.REQUEST_TEXT, SheetField.REQUEST_URL),
    SheetField.CONTACT: (SheetField.AUTHORITY_EMAIL,),
    SheetField.AUTHORITY: (SheetField.AUTHORITY_CODE,),
    SheetField.DAYS: (SheetField.DUE_ON,),
    SheetField.CHASED_ON: (SheetField.NOTES,),
    SheetField.OUTCOME: (SheetField.RESPONDED_ON, SheetField.NOTES),
    SheetField.STATUS: (SheetField.RESPONDED_ON, SheetField.NOTES),
}
# What a column may hold whose cells look so and whose heading says nothing else.
BY_SHAPE: Final[Mapping[Shape, tuple[SheetField, ...]]] = {
    Shape.CODE: (SheetField.AUTHORITY_CODE,),
    Shape.EMAIL: (SheetField.AUTHORITY_EMAIL, SheetField.CONTACT),
    Shape.LINK: (SheetField.REQUEST_URL, SheetField.FILES, SheetField.PRIVATE_LINK),
    Shape.AUTHORITY: (SheetField.AUTHORITY,),
    Shape.DAY: (SheetField.SENT_ON, SheetField.RESPONDED_ON, SheetField.DUE_ON, SheetField.CHASED_ON),
    Shape.YES_NO: (SheetField.ANSWER,),
    Shape.STATUS: (SheetField.STATUS, SheetField.OUTCOME),
    Shape.LONG: (SheetField.NOTES, SheetField.REQUEST_TEXT, SheetField.ANSWER),
    Shape.NUMBER: (SheetField.ANSWER, SheetField.DAYS, SheetField.OUR_REFERENCE),
}


def against(field: SheetField, evidence: Evidence) -> str | None:
    """What the cells say against this; None where they do not."""
    expected = EXPECTED.get(field)
    if expected is not None:
        return None if evidence.has(expected) or not evidence.total else evidence.said(expected)
    foreign = evidence.most(FOREIGN.get(field, ()))
    return evidence.said(foreign) if foreign else None
