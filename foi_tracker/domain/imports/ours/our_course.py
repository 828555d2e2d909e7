"""The course of a request as the columns of our requests.csv tell it: what has a day becomes an event, nothing else."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Final, TypeVar

from foi_tracker.domain import events as happened
from foi_tracker.domain.event_codec import from_details
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.exemptions import as_cited, exemptions
from foi_tracker.domain.history import cited_exemptions, in_legal_order, replay
from foi_tracker.domain.law import Law
from foi_tracker.domain.state import RequestState
from foi_tracker.domain.vocabulary import Channel, Disposal, Finding, Outcome, RegimeCode, ReviewResult

E = TypeVar("E", bound=Enum)
NCND: Final = " [NCND]"
WRITE_DAYS: Final = (
    "Write days as 2026-04-03; or say that it is a sheet of your own, and you are asked how its days are written."
)
WRITE_WORDS: Final = "Export the file again, and bring it as it comes."
# What follows from a history alone, whatever the day of the export is; and no reasons, which follow from the rest.
COMPARED: Final = (
    "delivery", "stage", "outcome", "awaiting", "sent_on", "clock_start", "acknowledged_on", "first_due_on", "due_on",
    "responded_on", "response_late", "review_requested_on", "review_decided_on", "review_result",
    "complaint_on", "commissioner_reference", "decision_notice_on", "notice_reference", "finding", "appealed_on",
    "tribunal_decided_on", "appeal_decided_on", "disposal", "last_chased_on", "chasers", "last_event_on",
    "last_event_kind", "exemptions",
)  # fmt: skip
OF_TRUTHS: Final = frozenset({"response_late"})
TRUTHS: Final = {"1": "true", "0": "false"}
# What shows that a way of arriving is wrong: a clock may begin with an answer of ours or a transfer as well.
ARRIVAL: Final = frozenset({"clock_start", "first_due_on"})
# Kinds of event that need nothing but their day, and have no column of their own: known where they came last.
DAY_ALONE: Final = frozenset(
    {"bounced", "clarification_requested", "clarification_provided", "fee_notice", "fee_paid", "pit_extension"}
    | {"time_extension", "transferred", "review_acknowledged", "review_withdrawn", "complaint_acknowledged"}
    | {"non_compliance_reported", "ftt_permission_refused", "withdrawn"}
)


class ToldDays:
    """The cells of a row, read as days and words; what cannot be read is kept with the way out."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self.text = text
        self.unreadable: dict[str, tuple[str, str]] = {}
        self.columns: dict[Event, str] = {}

    def day(self, name: str) -> date | None:
        """The day in a column."""
        text = self.text(name)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.unreadable[name] = ("It is no day as we export them.", WRITE_DAYS)
            return None

    def word(self, name: str, words: type[E]) -> E | None:
        """The word in a column, which is one of ours."""
        text = self.text(name)
        found = next((each for each in words if each.value == text), None)
        if text and found is None:
            self.unreadable[name] = ("It is none of our words for this.", WRITE_WORDS)
        return found

    def keep(self, name: str, event: Event) -> Event:
        """The event, and the column that told it."""
        self.columns[event] = name
        return event


def course_told(told: ToldDays, law: Law) -> tuple[tuple[Event, ...], frozenset[str]]:
    """What happened, in legal order, with the way in which it arrived where the columns show that.

    And the columns that would read otherwise, were it exported again.
    """
    best = [*_sent(told), *_answered(told), *_challenged(told, law), *_last(told)]
    odd = otherwise(told, best, law)
    for history in _other_ways(told, best) if odd else ():
        found = otherwise(told, history, law)
        if len(found) < len(odd) and not found & ARRIVAL:
            best, odd = history, found
            break
    return tuple(recorded.event for recorded in in_legal_order(best)), odd


def otherwise(told: ToldDays, history: Sequence[Event], law: Law) -> frozenset[str]:
    """The columns that an export of this history would have otherwise."""
    found = columns_of_history(history, law)
    return frozenset(name for name in COMPARED if _as_exported(name, told.text(name)) != found[name].casefold())


def _as_exported(name: str, text: str) -> str:
    """A spreadsheet program may keep true and false as numbers, or in capitals."""
    return TRUTHS.get(text, text.casefold()) if name in OF_TRUTHS else text.casefold()


def _other_ways(told: ToldDays, plain: Sequence[Event]) -> Iterator[list[Event]]:
    """Sent by post; or received on the day that the clock began, which is said only where post is not the reason."""
    if any(isinstance(each, happened.Sent) for each in plain):
        by_post = [replace(each, channel=Channel.POST) if isinstance(each, happened.Sent) else each for each in plain]
        yield by_post
    if start := told.day("clock_start"):
        yield [*plain, told.keep("clock_start", happened.Received(on=start))]


def columns_of_history(history: Sequence[Event], law: Law) -> dict[str, str]:
    """What the export would say of such a history."""
    state = replay(list(history), law)
    return {name: _shown(state, name) for name in COMPARED if name != "exemptions"} | {"exemptions": _cited(history)}


def _shown(state: RequestState, name: str) -> str:
    match getattr(state, name):
        case None:
            return ""
        case bool() as truth:
            return "true" if truth else "false"
        case date() as day:
            return day.isoformat()
        case other:
            return str(other)


def _cited(history: Sequence[Event]) -> str:
    cited = [each for _, found in cited_exemptions(history) for each in found]
    words = [f"{each.law} {as_cited(each.code, each.limb)}{NCND if each.ncnd else ''}" for each in cited]
    return "; ".join(dict.fromkeys(words))


def _sent(told: ToldDays) -> Iterator[Event]:
    if on := told.day("sent_on"):
        channel = Channel.WHATDOTHEYKNOW if told.text("whatdotheyknow_url") else Channel.EMAIL
        yield told.keep("sent_on", happened.Sent(on=on, channel=channel))
    if on := told.day("acknowledged_on"):
        yield told.keep("acknowledged_on", happened.Acknowledged(on=on))
    if on := told.day("last_chased_on"):
        yield told.keep("last_chased_on", happened.Chased(on=on))


def _answered(told: ToldDays) -> Iterator[Event]:
    on, outcome = told.day("responded_on"), told.word("outcome", Outcome)
    if on and outcome not in (None, Outcome.WITHDRAWN):
        exemptions_cited = tuple(cited_in(told.text("exemptions")))
        yield told.keep("responded_on", happened.Response(on=on, outcome=outcome, exemptions=exemptions_cited))


def _challenged(told: ToldDays, law: Law) -> Iterator[Event]:
    if on := told.day("review_requested_on"):
        yield told.keep("review_requested_on", happened.ReviewRequested(on=on))
    if on := told.day("review_decided_on"):
        result = told.word("review_result", ReviewResult)
        yield told.keep("review_decided_on", happened.ReviewOutcome(on=on, result=result))
    if on := told.day("complaint_on"):
        reference = told.text("commissioner_reference")
        yield told.keep("complaint_on", happened.Complaint(on=on, reference=reference))
    if on := told.day("decision_notice_on"):
        finding, reference = told.word("finding", Finding), told.text("notice_reference")
        yield told.keep("decision_notice_on", happened.DecisionNotice(on=on, reference=reference, finding=finding))
    yield from _appealed(told, law)


def _appealed(told: ToldDays, law: Law) -> Iterator[Event]:
    appealed, first, last = told.day("appealed_on"), told.day("tribunal_decided_on"), told.day("appeal_decided_on")
    disposal, is_scottish = told.word("disposal", Disposal), law.regime.code.is_scottish
    if appealed:
        later = bool(first and first < appealed)
        forum = law.regime.code.forums[-1 if later else 0]
        yield told.keep("appealed_on", happened.Appeal(on=appealed, forum=forum))
    if first:
        decided = disposal if first == last else None
        yield told.keep("tribunal_decided_on", happened.FttDecision(on=first, disposal=decided))
    if last and last != first:
        decision = happened.CourtDecision if is_scottish else happened.UtDecision
        yield told.keep("appeal_decided_on", decision(on=last, disposal=disposal))


def _last(told: ToldDays) -> Iterator[Event]:
    """The latest event, where nothing more than its day need be known of it."""
    on, kind = told.day("last_event_on"), told.text("last_event_kind")
    if not on or kind not in DAY_ALONE:
        return
    event = from_details(kind, on, {})
    if isinstance(event, happened.PitExtension) and not told.text("responded_on"):
        event = replace(event, exemptions=tuple(cited_in(told.text("exemptions"))))
    yield told.keep("last_event_on", event)


def cited_in(text: str) -> Iterator[CitedExemption]:
    """The exemptions of a cell as we export them; what is written otherwise is none."""
    for part in text.split("; "):
        law, _, rest = part.removesuffix(NCND).partition(" ")
        if law not in set(RegimeCode) or not rest:
            continue
        code = _code(RegimeCode(law), rest)
        limb = rest.removeprefix(code).strip()
        yield CitedExemption(law=RegimeCode(law), code=code, limb=limb, ncnd=part.endswith(NCND))


def _code(law: RegimeCode, rest: str) -> str:
    """The longest code of the law's list that it begins with; else all of it before the first bracket."""
    listed = (each.code for each in exemptions(law))
    found = [code for code in listed if rest == code or rest.startswith((f"{code}(", f"{code} "))]
    return max(found, key=len, default=rest.partition("(")[0])
