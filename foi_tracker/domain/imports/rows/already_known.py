"""What a row leaves out and the tracker knows already is no problem: a sheet of answers need not say what was sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.differences import standing
from foi_tracker.domain.imports.plan.known_requests import KnownRequests
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.rows.answered import MADE_BY, NO_DAY
from foi_tracker.domain.imports.rows.comparisons import NO_ANSWER_KNOWN
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.ways_out import NO_DAY_OF_SENDING, SAY_SENT
from foi_tracker.domain.imports.world import World

BEGUN: Final[frozenset[type[Event]]] = frozenset({happened.Sent, happened.Received})
# What would have to be in a history for a problem to be none, by the end of its text.
ENDINGS: Final[Mapping[str, frozenset[type[Event]]]] = {
    **{f"with no day {NO_DAY[field]}.": frozenset(kinds) for field, kinds in MADE_BY.items()},
    NO_ANSWER_KNOWN: frozenset({happened.Response}),
}


def without_what_is_known(rows: Sequence[RowSays], world: World, choices: Choices) -> list[RowSays]:
    """The rows without problems about days that their requests have."""
    mended = {row.number: row for row in _mended(rows, world, choices)} if world.requests else {}
    return [mended.get(row.number, row) for row in rows]


def _mended(rows: Sequence[RowSays], world: World, choices: Choices) -> Iterator[RowSays]:
    asking = [row for row in rows if any(_needs(problem) for problem in row.problems)]
    found = KnownRequests(world, choices).find_all(rows) if asking else {}
    for row in asking:
        request = found[row.number].request
        if request:
            kinds = {type(event) for event in standing(request.history).values()}
            yield replace(row, problems=tuple(each for each in row.problems if not kinds & _needs(each)))


def _needs(problem: SheetProblem) -> frozenset[type[Event]]:
    """The kinds of event of which one makes the problem none."""
    if problem.way_out in (SAY_SENT, NO_DAY_OF_SENDING):
        return BEGUN
    return next((kinds for ending, kinds in ENDINGS.items() if problem.text.endswith(ending)), frozenset())
