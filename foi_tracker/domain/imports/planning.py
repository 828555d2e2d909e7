"""What importing a sheet would do, row by row, to what the tracker holds."""

from collections.abc import Sequence

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.plan_codec import digest
from foi_tracker.domain.imports.planned import Plan
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.world import World


def plan(says: Sequence[RowSays], world: World, choices: Choices) -> Plan:
    """What would be done for every row; the same rows and the same world give the same plan, in any process."""
    return Plan(rows=(), digest=digest(()))
