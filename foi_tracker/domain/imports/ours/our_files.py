"""Our own exports, read back: the same requests with the same histories and the same answers."""

from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.ours.our_answer_files import read_our_answers
from foi_tracker.domain.imports.ours.our_events import read_events
from foi_tracker.domain.imports.ours.our_requests import read_requests
from foi_tracker.domain.imports.ours.our_which import OurRows
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Profile
from foi_tracker.domain.imports.world import World


def read_our_file(profile: Profile, grid: Grid, choices: Choices, world: World, register: Register) -> list[RowSays]:
    """What each request of one of our own files says."""
    if profile is Profile.OUR_EVENTS:
        return read_events(OurRows(grid, choices, world, register))
    if profile is Profile.OUR_REQUESTS:
        return read_requests(OurRows(grid, choices, world, register))
    return read_our_answers(profile, grid, choices, world)
