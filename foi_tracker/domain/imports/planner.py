"""A sheet that is planned once for each state of the tracker, so that nobody waits behind a lock while it is read."""

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.plan.planning import plan
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.reading import read_rows
from foi_tracker.domain.imports.world import World


class Planner:
    """Remembers the tracker as it was and what importing would do to it: while nothing moves, that is still so."""

    def __init__(self, grid: Grid, choices: Choices, *, filename: str) -> None:
        self._grid, self._choices, self._filename = grid, choices, filename
        self._made: tuple[World, Plan] | None = None

    def __call__(self, known: World) -> Plan:
        """What importing the sheet would do to the tracker as it is known here."""
        if self._made and self._made[0] == known:
            return self._made[1]
        self._made = None  # there is no room for two plans of ten thousand rows
        made = self._plan(known)
        self._made = (known, made)
        return made

    def _plan(self, known: World) -> Plan:
        says = read_rows(self._grid, self._choices, known, Register(known.authorities.values(), known.today))
        return plan(says, known, self._choices, filename=self._filename)
