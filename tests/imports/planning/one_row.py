"""One row of a sheet, decided as somebody would, for the tests of what bringing it again does."""

from datetime import date

from foi_tracker.domain import events as happened
from foi_tracker.domain.imports.vocabulary import ChoiceKind
from foi_tracker.domain.vocabulary import Outcome
from tests.imports.planning.worlds import F, apply, planned, world

WORDS = {
    ChoiceKind.STATUS: {"refused": "answered:refused", "partial": "answered:supplied_in_part", "sent": "sent"},
    ChoiceKind.PERSON: {"js": "placeholder"},
}
FIELDS = (F.OUR_REFERENCE, F.AUTHORITY, F.SENT_ON, F.STATUS, F.RESPONDED_ON, F.NOTES, F.OWNER)
ROW = ("7", "Barchester Council", "14/09/2026", "refused", "30/09/2026", "Rang them.", "JS")
SENT = happened.Sent(on=date(2026, 9, 14))
REFUSED = happened.Response(on=date(2026, 9, 30), outcome=Outcome.REFUSED)


def plan_of(*rows, tracker=None, fields=FIELDS, **chosen):
    return planned(fields, *rows, tracker=tracker, words=WORDS, **chosen)


def imported(*rows):
    tracker = world()
    return apply(plan_of(*rows, tracker=tracker), tracker)


def deeds(made):
    return [row.deed for row in made.rows]
