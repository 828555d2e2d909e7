"""What there is to challenge about a request: its latest decision, or its silence, with the advice on each ground."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foi_tracker.domain.events import CitedExemption, Event, Response, ReviewOutcome
from foi_tracker.domain.history import in_legal_order
from foi_tracker.domain.law import Law
from foi_tracker.domain.letters import points
from foi_tracker.domain.letters.dossier import Dossier
from foi_tracker.domain.overdue import is_overdue
from foi_tracker.domain.recorded_ticks import WHOLE_LETTER, evidence, recorded_ticks
from foi_tracker.domain.refusal_advice import Advice, Argument, Check, Tick, Topic, advice_for, advice_on, arguments
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import Outcome, Phase, RegimeCode

SILENCE = 0  # where an answer has its position in the history
COST = frozenset({"s.12", "s.12(1)", "reg 12(4)(b)", "reg 10(4)(b)"})  # FOISA s.12(2) is about publishing to all

# What an answer says by its outcome alone, where the law has a ground for that.
BY_OUTCOME: Mapping[tuple[Outcome, RegimeCode], str] = {
    (Outcome.NOT_HELD, RegimeCode.FOISA): "s.17",
    (Outcome.NOT_HELD, RegimeCode.EIR): "reg 12(4)(a)",
    (Outcome.NOT_HELD, RegimeCode.EISR): "reg 10(4)(a)",
    (Outcome.NCND, RegimeCode.FOISA): "s.18",
}

Ticks = Mapping[str, Mapping[str, Tick]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """Advice on one ground, with what it was cited as, the questions to ask here, and what the record answers."""

    advice: Advice
    cited: CitedExemption | None
    checks: tuple[Check, ...]
    recorded: Mapping[str, Tick]

    def answers(self, ticks: Ticks) -> dict[str, Tick]:
        """What people ticked, and the record where they have not."""
        return {**self.recorded, **ticks.get(self.advice.key, {})}

    def arguments(self, ticks: Ticks) -> tuple[Argument, ...]:
        """What follows; only from the questions that are asked here, so that nothing is said twice."""
        return arguments(replace(self.advice, checks=self.checks), self.answers(ticks))


@dataclass(frozen=True, kw_only=True, slots=True)
class Challenged:
    """The latest decision, or silence, and its grounds. `position` is where ticks about it are kept."""

    position: int
    decision: Response | ReviewOutcome | None
    grounds: tuple[Ground, ...]

    @property
    def over_cost(self) -> bool:
        """Whether the request was refused as too much work."""
        return any(each.advice.code in COST for each in self.grounds)

    def argued(self, ticks: Ticks) -> tuple[points.Ground, ...]:
        """Every ground that the ticks give us something to say about, as a letter wants them.

        What names no ground in particular is said once, however many grounds it follows from.
        """
        said = set[str]()
        found = []
        for ground in self.grounds:
            arguments = tuple(each for each in ground.arguments(ticks) if each.text not in said)
            said |= {each.text for each in arguments if "{exemption}" not in each.text and "{title}" not in each.text}
            if arguments:
                found.append(points.Ground(advice=ground.advice, arguments=arguments, cited=ground.cited))
        return tuple(found)


def challenge_of(dossier: Dossier) -> Challenged | None:
    """The same, of a request in hand."""
    return challenged(dossier.history, dossier.state, dossier.law, dossier.made_on)


def challenged(history: Sequence[Event], state: RequestState, law: Law, today: date) -> Challenged | None:
    """None where nothing was decided yet and nothing is overdue: there is nothing to challenge."""
    stands = in_legal_order(history)
    position, decision = _latest([each.position for each in stands], [each.event for each in stands])
    if decision is None and not _is_silent(state, today):
        return None
    record = evidence(state, [each.event for each in stands], decision)
    found = dict(_advice(law.code, decision, late=bool(state.response_late)))
    grounds, asked = [], set[str]()
    for advice, cited in found.items():
        checks = tuple(each for each in advice.checks if each.id not in asked & WHOLE_LETTER)
        asked |= {each.id for each in checks}
        grounds.append(Ground(advice=advice, cited=cited, checks=checks, recorded=recorded_ticks(advice, record)))
    return Challenged(position=position, decision=decision, grounds=tuple(grounds))


def _latest(positions: Sequence[int], events: Sequence[Event]) -> tuple[int, Response | ReviewOutcome | None]:
    """The decision whose grounds stand; a review that names none has kept to those of the answer."""
    for position, event in zip(reversed(positions), reversed(events), strict=True):
        if isinstance(event, Response) or (isinstance(event, ReviewOutcome) and event.exemptions):
            return position, event
    return SILENCE, None


def _is_silent(state: RequestState, today: date) -> bool:
    waits = state.phase in (Phase.AWAITING_RESPONSE, Phase.PIT_EXTENSION)
    return waits and is_overdue(state.awaiting, state.due_on, today)


def _advice(
    law: RegimeCode, decision: Response | ReviewOutcome | None, *, late: bool
) -> Iterator[tuple[Advice, CitedExemption | None]]:
    """What there is on each ground, each once; a ground of another law is none here."""
    if decision is None:
        yield from _on(law, Topic.SILENCE)
        return
    seen = set[str]()
    for cited in decision.exemptions:
        found = advice_for(cited) if cited.law == law else None
        if found and found.key not in seen:
            seen.add(found.key)
            yield found, cited
    if isinstance(decision, Response):
        yield from _by_outcome(law, decision, seen, late=late)


def _by_outcome(
    law: RegimeCode, answer: Response, seen: set[str], *, late: bool
) -> Iterator[tuple[Advice, CitedExemption | None]]:
    code = BY_OUTCOME.get((answer.outcome, law))
    if code and code not in seen:
        cited = CitedExemption(law=law, code=code)
        found = advice_for(cited)
        yield from [(found, None)] if found else []
    elif answer.outcome is Outcome.NOT_HELD and not seen:
        yield from _on(law, Topic.NOT_HELD)
    elif answer.outcome is Outcome.SUPPLIED_IN_PART or (not seen and answer.outcome in (Outcome.REFUSED, Outcome.NCND)):
        yield from _on(law, Topic.PARTLY_ANSWERED)
    elif late and not seen:
        yield from _on(law, Topic.LATE_ANSWER)


def _on(law: RegimeCode, topic: Topic) -> Iterator[tuple[Advice, None]]:
    found = advice_on(law, topic)
    if found:
        yield found, None
