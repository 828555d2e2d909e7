"""What importing a sheet would do, row by row, to what the tracker holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from foi_tracker.domain.events import Event
from foi_tracker.domain.findings.replies import is_reply
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan.differences import (
    TRACKER,
    Change,
    after,
    change_of,
    standing,
    without_lost_findings,
)
from foi_tracker.domain.imports.plan.due_days import DueDays
from foi_tracker.domain.imports.plan.fact_changes import (
    answers_left_out,
    fact_changes,
    facts_of,
    from_the_sheet,
    new_answers,
    note_to_add,
)
from foi_tracker.domain.imports.plan.known_requests import Found, KnownRequests
from foi_tracker.domain.imports.plan.lookalikes import with_lookalikes
from foi_tracker.domain.imports.plan.oddities import Oddities, as_problems
from foi_tracker.domain.imports.plan.plan_codec import digest
from foi_tracker.domain.imports.plan.twins import twins
from foi_tracker.domain.imports.plan.unclear import doubts
from foi_tracker.domain.imports.planned import Plan, PlannedRow
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays, SaidAnswer
from foi_tracker.domain.imports.vocabulary import OUR_OWN, Deed, Weight
from foi_tracker.domain.imports.ways_out import SAY_ANSWERED
from foi_tracker.domain.imports.world import KnownRequest, World
from foi_tracker.domain.vocabulary import RegimeCode

LONGEST_REFERENCE: Final = 20


def plan(says: Sequence[RowSays], world: World, choices: Choices, *, filename: str = "") -> Plan:
    """What would be done for every row; the same rows and the same world give the same plan, in any process.

    Each note begins with the file's name and the row's number, which are no part of what plans are compared by.
    """
    rows = sorted(says, key=lambda row: row.number)
    found = KnownRequests(world, choices).find_all(rows)
    again = twins(rows, found)
    planner = _Planner(world, choices)
    planned = [
        planner.row(row, found.get(row.number, Found()), again.get(row.number)) for row in with_lookalikes(rows, found)
    ]
    named = [_with_its_source(row, filename) for row in planned] if filename else planned
    return Plan(rows=named, digest=digest(planned))


class _Planner:
    """Plans one row after another, remembering what alike rows came to."""

    def __init__(self, world: World, choices: Choices) -> None:
        self.world, self.choices = world, choices
        self.due_days = DueDays(world.laws)
        self.oddities = Oddities(world.laws, world.today)

    def row(self, row: RowSays, found: Found, again: SheetProblem | None) -> PlannedRow:
        """One row: left out, a new request, or what changes of one that is there."""
        problems = [*row.problems, *doubts(row, found), *([again] if again else ())]
        out = again is not None or row.authority is None or any(problem.weight.keeps_out for problem in problems)
        if out:
            return self._bare(row, found, problems)
        planned = self._changed(row, found.request) if found.request else self._new(row)
        planned = replace(planned, problems=(*problems, *planned.problems))
        if any(problem.weight.keeps_out for problem in planned.problems):
            return self._bare(row, found, planned.problems, planned)
        return planned

    def _bare(
        self, row: RowSays, found: Found, problems: Sequence[SheetProblem], tried: PlannedRow | None = None
    ) -> PlannedRow:
        """A row that is left out, with what it would have counted to."""
        plain = self._plain(row, found.request)
        seen = tried or plain
        return replace(
            plain,
            reference=found.request.reference if found.request else "",
            our_due_on=seen.our_due_on,
            provision=seen.provision,
            conflicts=seen.conflicts,
            problems=tuple(problems),
        )

    def _plain(self, row: RowSays, request: KnownRequest | None) -> PlannedRow:
        """What is shown of every row, whatever is done about it."""
        return PlannedRow(
            number=row.number,
            deed=Deed.SKIP,
            keys=row.keys,
            authority=row.authority,
            regime=self._regime(row, request),
            request_id=request.id if request else None,
            claimed_due_on=row.claimed_due_on,
            cells=row.cells,
            meant=row.meant,
        )

    def _new(self, row: RowSays) -> PlannedRow:
        regime = self._regime(row, None)
        answers, unfounded = _answers_of(row, row.answers, row.events)
        odd = as_problems(row, self.oddities.of(row.events, regime, as_entered=row.is_exact), row.events)
        due = self.due_days.of(row.events, regime)
        return replace(
            self._plain(row, None),
            deed=Deed.CREATE,
            reference=self._own_reference(row),
            facts={"title": self.world.campaign_name} | facts_of(row),
            add=row.events,
            answers=answers,
            deployments=row.deployments,
            note=row.notes,
            our_due_on=due.due_on,
            provision=due.provision,
            problems=(*odd, *unfounded, *self._taken(row)),
        )

    def _changed(self, row: RowSays, request: KnownRequest) -> PlannedRow:
        change = change_of(row, request, self.choices)
        history = after(request.history, change, self.world.today)
        chosen = self.choices.conflicts.get(row.number, TRACKER)
        facts = fact_changes(row, request, chosen, self.world.people)
        answers, contested = new_answers(row, without_lost_findings(request, change))
        kept, unfounded = _answers_of(row, answers, history)
        due = self.due_days.of(history, request.regime)
        planned = replace(
            self._plain(row, request),
            deed=Deed.SAME,
            reference=request.reference,
            seen_length=len(request.history),
            facts=facts.facts,
            before=facts.before,
            take_back=tuple(change.take_back),
            add=tuple(change.add),
            answers=kept,
            deployments=tuple(each for each in row.deployments if each.identifier not in request.deployments),
            note=note_to_add(row, request),
            our_due_on=due.due_on,
            provision=due.provision,
            conflicts=(*change.conflicts, *facts.conflicts, *contested),
            problems=(
                *self._newly_odd(row, request, change, history),
                *unfounded,
                *answers_left_out(row, request),
            ),
        )
        return replace(planned, deed=Deed.CHANGE) if _does_something(planned) else planned

    def _newly_odd(
        self, row: RowSays, request: KnownRequest, change: Change, history: Sequence[Event]
    ) -> Iterator[SheetProblem]:
        """What is odd in the history as it will be, and was not before."""
        if not (change.add or change.take_back):
            return
        look = partial(self.oddities.of, regime=request.regime)
        known = {(each.event, each.text) for each in look(request.history)}
        new = [each for each in look(history) if (each.event, each.text) not in known]
        yield from as_problems(row, new, change.add)

    def _regime(self, row: RowSays, request: KnownRequest | None) -> RegimeCode:
        authority = self.world.authorities.get(row.authority or "")
        if request:
            return request.regime
        return row.regime or (authority.regime if authority else RegimeCode.FOIA)

    def _own_reference(self, row: RowSays) -> str:
        """The number that our own export gives it, where nothing else has that number."""
        return row.keys.reference if self._is_ours(row) and self._is_free(row) else ""

    def _is_ours(self, row: RowSays) -> bool:
        pattern = rf"{re.escape(self.world.short_name)}-[0-9]{{4,}}"
        return self.choices.profile in OUR_OWN and re.fullmatch(pattern, row.keys.reference) is not None

    def _is_free(self, row: RowSays) -> bool:
        reference = row.keys.reference
        return len(reference) <= LONGEST_REFERENCE and reference not in self.world.taken_references

    def _taken(self, row: RowSays) -> Iterator[SheetProblem]:
        """Another campaign has the number, or a request had it that is gone: numbers are given once."""
        if self._is_ours(row) and not self._is_free(row):
            text = f"The number {row.keys.reference} was given before, so the request gets a new one."
            way_out = "Nothing need be done: it is still found by this file."
            yield SheetProblem(row=row.number, text=text, way_out=way_out, weight=Weight.TELLS)


def _with_its_source(row: PlannedRow, filename: str) -> PlannedRow:
    return replace(row, note=from_the_sheet(row.note, filename, row.number)) if row.note else row


def _does_something(planned: PlannedRow) -> bool:
    return bool(
        planned.add or planned.take_back or planned.facts or planned.answers or planned.deployments or planned.note
    )


def _answers_of(
    row: RowSays, answers: Sequence[SaidAnswer], history: Sequence[Event]
) -> tuple[tuple[SaidAnswer, ...], list[SheetProblem]]:
    """The answers that a reply stands behind: without a day of answer there is none that could have given them."""
    if not answers or any(is_reply(event) for event in standing(history).values()):
        return tuple(answers), []
    problem = SheetProblem(
        row=row.number,
        text=f"The row has {len(answers)} answers to our questions and no day of the authority’s answer.",
        way_out=f"{SAY_ANSWERED} Until then the answers stay out.",
        weight=Weight.WARNS,
    )
    return (), [problem]
