"""The rungs of a ladder in words: what a template shows of each, so that it decides nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from foi_tracker.domain.events import AppealDecision, DecisionNotice, Event
from foi_tracker.domain.history import in_legal_order
from foi_tracker.domain.ladder import Progress, Rung, Step
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import Level
from foi_tracker.web.filters import label, short_date
from foi_tracker.web.forms.challenges import is_safe_link


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDecision:
    """A decision notice, or a decision on an appeal: its number, how it ended, and where it can be read."""

    name: str
    reference: str
    how: str
    link: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownRung:
    """A rung as people read it: its name in full and short, how far it has got, and what its dates are."""

    name: str
    short: str
    status: str
    tone: str
    facts: list[str]
    level: Level | None
    provision: str
    is_ahead: bool


STATUS = {
    Progress.DONE: ("Done", "good"),
    Progress.RUNNING: ("Under way", "soon"),
    Progress.OURS: ("Ours to use", "ours"),
    Progress.CLOSED: ("Closed unused", "neutral"),
    Progress.NOT_YET: ("Not yet", "neutral"),
    Progress.PASSED_OVER: ("Not used", "neutral"),
}


def shown(rungs: Iterable[Rung], law: Law, today: date) -> list[ShownRung]:
    """The whole ladder, the lowest rung first."""
    return [_shown(rung, law, today) for rung in rungs]


def _shown(rung: Rung, law: Law, today: date) -> ShownRung:
    status, tone = _status(rung, today)
    return ShownRung(
        name=rung.name,
        short=_short(rung, law),
        status=status,
        tone=tone,
        facts=[fact for fact in _facts(rung, today) if fact],
        level=rung.level,
        provision=rung.provision,
        is_ahead=rung.progress is Progress.NOT_YET and not rung.opens_on,
    )


def _status(rung: Rung, today: date) -> tuple[str, str]:
    """An authority that has not done what was ordered stands out, and so does one that is late. Nobody else is late."""
    if rung.comply_by and rung.comply_by < today:
        return "Not obeyed in time", "late"
    theirs = rung.step in (Step.ANSWER, Step.REVIEW)
    if theirs and rung.progress is Progress.RUNNING and rung.due_on and rung.due_on < today:
        return "Overdue", "late"
    if rung.progress is Progress.CLOSED and rung.level is Level.GUIDANCE:
        return "Late by guidance", "neutral"
    return STATUS[rung.progress]


def _short(rung: Rung, law: Law) -> str:
    match rung.step:
        case Step.REVIEW:
            return "Review"
        case Step.COMMISSIONER:
            return law.regime.regulator.short
        case Step.APPEAL if law.code.is_scottish:
            return "Court"
        case Step.APPEAL:
            return "Tribunal"
        case _:
            return rung.name


def _facts(rung: Rung, today: date) -> list[str]:
    result = rung.result[:1].upper() + rung.result[1:]
    return [
        f"{result}." if result else "",
        f"Reference {rung.reference}." if rung.reference else "",
        f"Decided {short_date(rung.done_on)}." if rung.done_on and rung.step is not Step.ANSWER else "",
        f"Answered {short_date(rung.done_on)}." if rung.done_on and rung.step is Step.ANSWER else "",
        _ordered(rung, today),
        _runs(rung, today) if rung.progress is Progress.RUNNING else "",
        _may_be_used(rung),
    ]


def _ordered(rung: Rung, today: date) -> str:
    if not rung.comply_by:
        return ""
    had = "had" if rung.comply_by < today else "has"
    return f"The authority {had} until {short_date(rung.comply_by)} to do what was ordered."


def _runs(rung: Rung, today: date) -> str:
    since = f"Since {short_date(rung.began_on)}. " if rung.began_on else ""
    if rung.due_on and rung.step is Step.COMMISSIONER:
        return f"{since}To be decided by {short_date(rung.due_on)}, or in a reasonable time."
    if not rung.due_on:
        return f"{since}No law sets a day for it." if rung.step is not Step.ANSWER else f"{since}No day can be given."
    return f"{since}{'Was due' if rung.due_on < today else 'Due'} {short_date(rung.due_on)}."


def _may_be_used(rung: Rung) -> str:
    match rung.progress:
        case Progress.OURS if rung.closes_on:
            return f"Until {short_date(rung.closes_on)}."
        case Progress.OURS:
            return f"Since {short_date(rung.opens_on)}; no last day is set."
        case Progress.CLOSED if rung.level is Level.GUIDANCE:
            return f"By guidance, not by law, the last day was {short_date(rung.closes_on)}. It may still be used."
        case Progress.CLOSED:
            return f"The last day was {short_date(rung.closes_on)}."
        case Progress.NOT_YET if rung.opens_on:
            return f"Opens {short_date(rung.opens_on)}."
        case _:
            return ""


def decisions(history: Sequence[Event]) -> list[ShownDecision]:
    """What Commissioner, tribunal and court decided, oldest first. A link is given only where it is safe to follow."""
    found = [each.event for each in in_legal_order(history)]
    return [_decision(event) for event in found if isinstance(event, (DecisionNotice, AppealDecision))]


def _decision(event: DecisionNotice | AppealDecision) -> ShownDecision:
    how = event.finding if isinstance(event, DecisionNotice) else event.disposal
    return ShownDecision(
        name=label(event.kind),
        reference=event.reference,
        how=label(how),
        link=event.link if is_safe_link(event.link) else "",
    )
