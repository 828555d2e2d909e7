"""A sheet for the tests, and what is in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from foi_tracker.domain.imports.vocabulary import Profile


@dataclass(kw_only=True)
class Fixture:
    """A file as somebody might bring it.

    `about` says what is odd about it. `sheet` is the one to read, "" for the first. `headings` are those that must be
    found, `header_rows` where; `requests` is how many rows are requests once the others are left out. `refused` is
    part of the refusal where it cannot be read, or where its one sheet cannot. `said` maps parts of
    `FileFacts`/`SheetFacts` to what they must be.
    """

    name: str
    filename: str
    about: str
    make: Callable[[], bytes]
    kind: str = ""
    sheet: str = ""
    header_rows: tuple[int, ...] = (1,)
    headings: tuple[str, ...] = ()
    requests: int = 0
    profile: Profile = Profile.GENERIC
    refused: str = ""
    said: Mapping[str, object] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def content(self) -> bytes:
        """The bytes, made when they are first wanted."""
        return self.make()
