"""Everything about a sheet that a person must decide before all of its rows can go in."""

from foi_tracker.domain.imports.asked import AskedColumns, AskedDays, AskedWord, Option, Suggested, Undecided
from foi_tracker.domain.imports.authority_match import Register
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.world import World

__all__ = ["AskedColumns", "AskedDays", "AskedWord", "Option", "Suggested", "Undecided", "undecided"]


def undecided(grid: Grid, choices: Choices, world: World, register: Register) -> Undecided:
    """What nobody has decided, and no rule is sure of. What `choices` hold already is not asked again."""
    return Undecided()
