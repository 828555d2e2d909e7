"""What the rules for typed events say of those a row would add: the same rules, and the same words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.plan.differences import about, by_procedure, standing
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.law import Law
from foi_tracker.domain.plausibility import problems
from foi_tracker.domain.regimes import Laws
from foi_tracker.domain.vocabulary import RegimeCode

CORRECT: Final = "Correct the day in the sheet and bring it again. The row stays out until then."
CHECK: Final = "Check the day. If it is right, nothing need be done: the row goes in."


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd about one event."""

    event: Event
    text: str
    blocks: bool


class Oddities:
    """Looks at whole histories, each only once: many rows of a sheet are alike."""

    def __init__(self, laws: Laws, today: date) -> None:
        self._laws, self._today = laws, today
        self._known: dict[tuple[object, ...], tuple[Oddity, ...]] = {}

    def of(self, history: Sequence[Event], regime: RegimeCode, *, as_entered: bool = False) -> tuple[Oddity, ...]:
        """What is odd in a history, each event beside those that come before it in a request's course."""
        events = tuple(history) if as_entered else tuple(sorted(standing(history).values(), key=by_procedure))
        key = (regime, as_entered, events)
        if key not in self._known:
            self._known[key] = tuple(self._odd(events, self._laws[regime]))
        return self._known[key]

    def _odd(self, events: tuple[Event, ...], law: Law) -> Iterator[Oddity]:
        for at, event in enumerate(events):
            for problem in problems(event, events[:at], law, self._today):
                yield Oddity(event, problem.text, problem.blocks)


def as_problems(row: RowSays, odd: Sequence[Oddity], added: Sequence[Event]) -> Iterator[SheetProblem]:
    """The same as problems of the row, with the column that each event was read from."""
    columns = dict(zip(row.events, row.columns, strict=False))
    for oddity in odd:
        column = columns.get(oddity.event, "") if oddity.event in added else ""
        yield SheetProblem(
            row=row.number,
            text=f"{about(oddity.event)}: {_after_colon(oddity.text)}",
            way_out=CORRECT if oddity.blocks else CHECK,
            weight=Weight.BLOCKS if oddity.blocks else Weight.WARNS,
            column=column,
            value=row.cells.get(column, ""),
        )


def _after_colon(text: str) -> str:
    """A sentence that goes on behind its subject: only its first word is written small."""
    return f"that {text.removeprefix('That ')}" if text.startswith("That ") else text
