"""XML inside a packed file, heard piece by piece as it is unpacked, within limits and without tricks."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final
from zipfile import ZipFile

from defusedxml.expatreader import create_parser

from foi_tracker.integrations.sheet_limits import MOST_UNPACKED, Unreadable

PIECE: Final = 256 * 1024
TOO_LARGE: Final = (
    "it is larger than 200 MiB when unpacked. Copy the table that you need to a new file, and bring that."
)
DAMAGED: Final = (
    "it is damaged, or not what its name says. Open it in a spreadsheet program, save a copy and bring that."
)

Attributes = dict[str, str]
Starts = Callable[[str, Attributes], None]
Ends = Callable[[str], None]
Says = Callable[[str], None]


class Enough(Exception):
    """What was looked for has been heard."""


def check_size(archive: ZipFile) -> None:
    """Refuse what says that it is too large; what lies about its size is cut off where it said it ends."""
    if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
        raise Unreadable(TOO_LARGE)


def hear(archive: ZipFile, member: str, starts: Starts, ends: Ends | None = None, says: Says | None = None) -> None:
    """Tell of each element and text of a part, by names without their prefix, until `Enough`."""
    reader = create_parser(forbid_dtd=True)
    reader.reset()
    # Its own handlers would wrap each of a million elements twice; the bans that it sets up stay.
    expat = reader._parser
    expat.buffer_text = True
    expat.StartElementHandler, expat.EndElementHandler, expat.CharacterDataHandler = starts, ends, says
    try:
        with archive.open(member) as part:
            while piece := part.read(PIECE):
                expat.Parse(piece, False)
            expat.Parse(b"", True)
    except Enough:
        return


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]
