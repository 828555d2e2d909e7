"""What a row says happened beside what a request's history has: what to add, what to take back, what is contested."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.history import RANK, retracted
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.planned import Conflict
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import SheetField
from foi_tracker.domain.imports.world import KnownRequest
from foi_tracker.domain.narrative import describe
from foi_tracker.domain.plain_dates import written

SHEET: Final = "sheet"
TRACKER: Final = "tracker"
Standing = dict[int, Event]

# From which columns a kind of event is read. Where a sheet has none of them, it does not say that it never happened.
READ_FROM: Final[Mapping[type[Event], frozenset[SheetField]]] = {
    happened.Sent: frozenset({SheetField.SENT_ON}),
    happened.Bounced: frozenset({SheetField.STATUS}),
    happened.Received: frozenset({SheetField.RECEIVED_ON}),
    happened.Acknowledged: frozenset({SheetField.ACKNOWLEDGED_ON}),
    happened.ClarificationRequested: frozenset({SheetField.CLARIFICATION_ASKED_ON}),
    happened.ClarificationProvided: frozenset({SheetField.CLARIFIED_ON}),
    happened.PitExtension: frozenset({SheetField.EXTENDED}),
    happened.TimeExtension: frozenset({SheetField.EXTENDED}),
    happened.AuthorityClaimedDue: frozenset({SheetField.EXTENDED_TO}),
    happened.Response: frozenset({SheetField.RESPONDED_ON}),
    happened.ReviewRequested: frozenset({SheetField.REVIEW_REQUESTED_ON}),
    happened.ReviewOutcome: frozenset({SheetField.REVIEW_DECIDED_ON}),
    happened.Complaint: frozenset({SheetField.COMPLAINT_ON}),
    happened.DecisionNotice: frozenset({SheetField.NOTICE_ON}),
    happened.ComplaintClosed: frozenset({SheetField.NOTICE_ON}),
    happened.Chased: frozenset({SheetField.CHASED_ON}),
    happened.Withdrawn: frozenset({SheetField.STATUS, SheetField.OUTCOME}),
}


@dataclass(kw_only=True, slots=True)
class Change:
    """What would happen to a history."""

    take_back: list[int] = field(default_factory=list)
    add: list[Event] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def change_of(row: RowSays, request: KnownRequest, choices: Choices) -> Change:
    """What makes a history say what the row says, as far as nobody here recorded otherwise."""
    chosen = choices.conflicts.get(row.number, TRACKER)
    if row.is_exact:
        return _rest_of(row, request, chosen)
    said = _without_the_one_day(row, request, choices)
    return _Comparison(said, request, chosen).change(_kinds_read(choices, said))


def _without_the_one_day(row: RowSays, request: KnownRequest, choices: Choices) -> RowSays:
    """The day given for all answers is none of the sheet's own: it counts only where no other is known."""
    known = {event.on for event in standing(request.history).values() if isinstance(event, happened.Response)}
    if SheetField.RESPONDED_ON in choices.columns.values() or known <= {choices.answered_on}:
        return row
    return replace(row, events=tuple(event for event in row.events if not isinstance(event, happened.Response)))


def standing(history: Iterable[Event]) -> Standing:
    """What stands of a history, by position."""
    events = list(history)
    gone = retracted(events)
    return {
        position: event
        for position, event in enumerate(events, 1)
        if position not in gone and not isinstance(event, happened.EventRetracted)
    }


def after(history: tuple[Event, ...], change: Change, today: date) -> tuple[Event, ...]:
    """The history as it will be."""
    back = tuple(happened.EventRetracted(on=today, position=position) for position in change.take_back)
    return (*history, *back, *change.add)


def without_lost_findings(request: KnownRequest, change: Change) -> KnownRequest:
    """The request without what a sheet found in a reply that is taken back: it goes with it, and must be said anew."""
    if not any(isinstance(request.history[at - 1], happened.Response) for at in change.take_back):
        return request
    return replace(request, findings={key: found for key, found in request.findings.items() if found[2]})


def _kinds_read(choices: Choices, row: RowSays) -> frozenset[type[Event]]:
    read = set(choices.columns.values()) | ({SheetField.SENT_ON} if choices.sent_on else set())
    said = {happened.Response} & {type(event) for event in row.events}
    return frozenset(kind for kind, columns in READ_FROM.items() if columns & read) | said


def _rest_of(row: RowSays, request: KnownRequest, chosen: str) -> Change:
    """A whole history: the tracker's may be longer, or be continued; where they part, what stands is compared."""
    ours, theirs = request.history, row.events
    if ours == theirs[: len(ours)]:
        return Change(add=list(theirs[len(ours) :]))
    if theirs == ours[: len(theirs)]:
        return Change()
    said = replace(row, events=tuple(standing(theirs).values()))
    return _Comparison(said, request, chosen).whole()


class _Comparison:
    """One row beside one history. What stands is either an import's or people's: theirs is a reply that they read."""

    def __init__(self, row: RowSays, request: KnownRequest, chosen: str) -> None:
        self.row, self.chosen = row, chosen
        self.imported: Standing = {}
        self.people: Standing = {}
        self.gone = Counter(request.imported)  # what an import made happen and somebody here took back
        self.was_read = any(is_ours for _, _, is_ours in request.findings.values())
        for position, event in standing(request.history).items():
            mine = self.gone[event] > 0
            free = mine and not self._is_read(event)
            (self.imported if free else self.people)[position] = event
            self.gone[event] -= mine
        self.result = Change()

    def change(self, kinds_read: frozenset[type[Event]]) -> Change:
        new = [event for event in self.row.events if not self._is_there(event)]
        dropped = [at for at, event in self.imported.items() if type(event) in kinds_read]
        for event in new:
            self._settle(event)
        self.result.take_back = sorted({*self.result.take_back, *dropped}, reverse=True)
        return self.result

    def whole(self) -> Change:
        """All of a history or nothing: what an import alone made gives way, and else only where somebody chose so."""
        is_of_imports = not self.people and not +self.gone
        new = [event for event in self.row.events if not self._is_there(event)]
        left = self.imported | self.people
        if not new and not left:
            return self.result
        chosen = TRACKER if any(self._is_read(event) for event in left.values()) else self.chosen
        if not is_of_imports:
            sheet, tracker = (told(each[0]) if each else "nothing" for each in (new, list(left.values())))
            self.result.conflicts.append(Conflict(about="The history", sheet=sheet, tracker=tracker, chosen=chosen))
        if is_of_imports or chosen == SHEET:
            self.result.take_back, self.result.add = sorted(left, reverse=True), new
        return self.result

    def _is_there(self, said: Event) -> bool:
        """Whether the history has it; then it is ticked off."""
        same = [at for at, event in self.imported.items() if event == said]
        if same:
            del self.imported[same[0]]
            return True
        told_more = [at for at, event in self.people.items() if _covers(event, said)]
        for at in told_more[:1]:
            del self.people[at]
        return bool(told_more)

    def _is_read(self, event: Event) -> bool:
        """Whether people here read findings from it: what they found is changed by no sheet, whatever is chosen."""
        return self.was_read and isinstance(event, happened.Response)

    def _settle(self, said: Event) -> None:
        """Add it, unless people here recorded otherwise: then as was chosen."""
        otherwise = {at: event for at, event in self.people.items() if _is_instead(event, said)}
        if not otherwise and self.gone[said] <= 0:
            self.result.add.append(said)
            return
        tracker = "; ".join(told(event) for event in otherwise.values()) or "It was taken back here."
        chosen = TRACKER if otherwise and self._is_read(said) else self.chosen
        self.result.conflicts.append(Conflict(about=about(said), sheet=told(said), tracker=tracker, chosen=chosen))
        if chosen == SHEET:
            self.result.take_back += otherwise
            self.result.add.append(said)


def _covers(recorded: Event, said: Event) -> bool:
    """Whether what people recorded says all that the sheet does: a sheet's blank contradicts nothing."""
    if type(recorded) is not type(said) or recorded.on != said.on:
        return False
    if isinstance(said, happened.Chased):
        return True
    return all(
        (value := getattr(said, each.name)) == each.default or value == getattr(recorded, each.name)
        for each in fields(said)
    )


def _is_instead(recorded: Event, said: Event) -> bool:
    """Whether one was recorded in place of the other. We may chase on many days; the rest happens once in a sheet."""
    return type(recorded) is type(said) and not isinstance(said, happened.Chased)


def told(event: Event) -> str:
    """What happened and when."""
    return f"{written(event.on)}: {describe(event)}"


def about(event: Event) -> str:
    """What a kind of event is called where two of them differ."""
    return ABOUT.get(type(event), "The history")


def by_procedure(event: Event) -> tuple[int, date]:
    """The order in which things happen in a request, whatever days a sheet gives them."""
    return RANK[event.kind], event.on


ABOUT: Final[Mapping[type[Event], str]] = {
    happened.Sent: "The day of sending",
    happened.Bounced: "The letter that came back",
    happened.Received: "The day of receipt",
    happened.Acknowledged: "The acknowledgement",
    happened.ClarificationRequested: "Their question",
    happened.ClarificationProvided: "Our reply to their question",
    happened.PitExtension: "The extension",
    happened.TimeExtension: "The extension",
    happened.AuthorityClaimedDue: "The day that they gave",
    happened.Response: "The answer",
    happened.ReviewRequested: "Asking for a review",
    happened.ReviewOutcome: "The outcome of the review",
    happened.Complaint: "The complaint",
    happened.DecisionNotice: "The decision notice",
    happened.ComplaintClosed: "The end of the complaint",
    happened.Chased: "A reminder",
    happened.Withdrawn: "Withdrawing the request",
}
