"""What happened to a request, a line for each event, for whoever decides about it."""

from collections.abc import Iterator
from datetime import date

from foi_tracker.domain.events import AuthorityClaimedDue, Event, PitExtension, Response, ReviewOutcome
from foi_tracker.domain.letters.facts import known_days
from foi_tracker.domain.letters.pen import Pen

CHRONOLOGY = "chronology"


def chronology(pen: Pen) -> list[str]:
    """In order of date, with the day on which the time to answer ended, where it ended without an answer."""
    dated = [(event.on, what_happened(pen, event)) for event in pen.dossier.stands]
    in_order = sorted([*dated, *_ended(pen)], key=lambda line: line[0])
    return [pen.line(CHRONOLOGY, "line", {"on": pen.speech.day(day), "what": what}) for day, what in in_order]


def what_happened(pen: Pen, event: Event) -> str:
    """In a few words, with the grounds that were given."""
    until = pen.speech.day(event.until) if isinstance(event, AuthorityClaimedDue) else ""
    what = pen.line(CHRONOLOGY, _key(event), {"until": until})
    if not isinstance(event, Response | ReviewOutcome | PitExtension) or not event.exemptions:
        return what
    cited = pen.speech.listed(pen.speech.exemption(each) for each in event.exemptions)
    return pen.line(CHRONOLOGY, "relying_on", {"what": what, "cited_then": cited})


def _key(event: Event) -> str:
    if isinstance(event, Response):
        return f"response_{event.outcome.value}"
    if isinstance(event, ReviewOutcome) and event.result:
        return f"review_{event.result.value}"
    return event.kind


def _ended(pen: Pen) -> Iterator[tuple[date, str]]:
    day, state = known_days(pen.dossier)["response_due_on"], pen.dossier.state
    late = state.response_late or not state.responded_on
    if day and day < pen.dossier.made_on and late and not pen.dossier.course.pit:
        yield day, pen.says("time_ended", file=CHRONOLOGY)
