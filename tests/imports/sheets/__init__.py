"""More than forty sheets as campaigns have them, each with what it holds: `ALL`, or one `by_name`."""

from tests.imports.sheets.fixture import Fixture
from tests.imports.sheets.formats import FORMATS
from tests.imports.sheets.messes import MESSES
from tests.imports.sheets.profiles import PROFILES
from tests.imports.sheets.refusals import REFUSALS
from tests.imports.sheets.trackers import TRACKERS
from tests.imports.sheets.words import WORDS

READABLE: tuple[Fixture, ...] = (*TRACKERS, *MESSES, *WORDS, *PROFILES, *FORMATS)
REFUSED: tuple[Fixture, ...] = REFUSALS
ALL: tuple[Fixture, ...] = (*READABLE, *REFUSED)


def by_name(name: str) -> Fixture:
    """The sheet of this name."""
    return next(each for each in ALL if each.name == name)
