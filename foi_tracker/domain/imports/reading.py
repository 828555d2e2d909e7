"""What every row of a sheet says, once its words, days and names are read by what was decided about them."""

from foi_tracker.domain.imports.authority_match import Register
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.world import World


def read_rows(grid: Grid, choices: Choices, world: World, register: Register) -> list[RowSays]:
    """A `RowSays` for each row. Nothing raises, whatever a cell holds: what cannot be read is a problem of its row."""
    return []
