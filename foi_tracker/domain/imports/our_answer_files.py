"""Our own findings.csv, findings_wide.csv and deployments.csv, read back as what they say of each request."""

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.domain.imports.world import World


def read_our_answers(profile: Profile, grid: Grid, choices: Choices, world: World) -> list[RowSays]:
    """A row for each request that the file names."""
    return []
