"""Between a form and the history: what recording something would do, and what others did meanwhile."""

import hashlib
from dataclasses import dataclass, replace

from foi_tracker.db import db
from foi_tracker.domain import effects, narrative
from foi_tracker.domain.events import Event, Response, Transferred
from foi_tracker.domain.history import replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.plausibility import Problem, problems
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.models import Entry, EventRecord, InfoRequest
from foi_tracker.queries import authorities
from foi_tracker.queries.request_page import names_of
from foi_tracker.web import now
from foi_tracker.web.access import actor

WITHHOLDING = (Outcome.REFUSED, Outcome.NCND, Outcome.SUPPLIED_IN_PART)


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """What recording an event would do, in a sentence, and what is odd about it."""

    sentence: str
    effect: str
    problems: list[Problem]

    @property
    def blocking(self) -> list[Problem]:
        """What cannot have happened, so that it cannot be saved."""
        return [problem for problem in self.problems if problem.blocks]

    @property
    def warnings(self) -> list[Problem]:
        """What is unlikely, but for the person who has the letter to judge."""
        return [problem for problem in self.problems if not problem.blocks]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """A line of history as somebody else recorded it."""

    sentence: str
    by: str


def entry() -> Entry:
    """Whoever is signed in, at this moment."""
    return Entry(by_id=actor().user_id, at=now.now())


def state_of(info_request: InfoRequest, law: Law) -> RequestState:
    """Where the history leaves the request under this law, which need not be its own."""
    return replay([record.event for record in info_request.records], law)


def forecast(info_request: InfoRequest, event: Event, laws: Laws) -> Forecast:
    """Replay the history without the event and with it, and say what changes."""
    law = laws[info_request.regime]
    history = [record.event for record in info_request.records]
    before, after = replay(history, law), replay([*history, event], law)
    return Forecast(
        sentence=told(event),
        effect=effects.effect(before, after),
        problems=[*problems(event, history, law, now.today()), *_gaps(event)],
    )


def _gaps(event: Event) -> list[Problem]:
    """A refusal should say why (FOIA s.17(1)); one that does not can still be recorded."""
    if not isinstance(event, Response) or event.outcome not in WITHHOLDING or event.exemptions:
        return []
    text = "You have named no exemption. If the letter cites one, add it: it decides what we can argue."
    return [Problem(field="exemptions", text=text, blocks=False)]


def told(event: Event) -> str:
    """What happened, in a sentence that names an authority as people do."""
    if isinstance(event, Transferred) and (known := authorities.by_slug(db.session(), event.to)):
        return narrative.describe(replace(event, to=known.name))
    return narrative.describe(event)


def sentence(record: EventRecord) -> str:
    """A line of history as people read it."""
    return told(record.event)


def fingerprint(event: Event) -> str:
    """Changes whenever anything about the event does, so that what is saved is what was checked."""
    return hashlib.sha256(repr(event).encode()).hexdigest()[:32]


def already_recorded(info_request: InfoRequest, event: Event, seen_length: int) -> bool:
    """Whether the very next line is this same event by this same person: a second press of the same button."""
    following = info_request.records[seen_length : seen_length + 1] if seen_length >= 0 else []
    return any(record.event == event and record.recorded_by_id == actor().user_id for record in following)


def recorded_since(info_request: InfoRequest, seen_length: int) -> list[Recorded]:
    """What has been added to the history since a form was shown."""
    added: list[EventRecord] = info_request.records[max(seen_length, 0) :]
    names = names_of(db.session(), [record.recorded_by_id for record in added]) if added else {}
    return [Recorded(sentence=told(each.event), by=names[each.recorded_by_id]) for each in added]
