"""What importing would do, row by row: shown before it is done, and then done exactly so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import Keys, SaidAnswer, SaidDeployment
from foi_tracker.domain.imports.vocabulary import Deed
from foi_tracker.domain.vocabulary import RegimeCode


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A value that the sheet and the tracker both have, and differently; `chosen` is "tracker" until somebody says."""

    about: str
    sheet: str
    tracker: str
    chosen: str = "tracker"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedRow:
    """What would be done for one request.

    `reference` is that of the request it changes, or the one to give a new request where the sheet brings its own;
    `request_id` is None for a new one. `facts` are the columns to write (title, their_reference, url, owner, wave).
    `add` are events to append, in order; `take_back` are positions to retract first, since the sheet was corrected.
    `our_due_on` is the last day by our count, once this is done; `claimed_due_on` is the sheet's.
    """

    number: int
    deed: Deed
    keys: Keys
    authority: str | None
    regime: RegimeCode | None = None
    reference: str = ""
    request_id: int | None = None
    seen_length: int = 0
    facts: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    take_back: tuple[int, ...] = ()
    add: tuple[Event, ...] = ()
    answers: tuple[SaidAnswer, ...] = ()
    deployments: tuple[SaidDeployment, ...] = ()
    note: str = ""
    claimed_due_on: date | None = None
    our_due_on: date | None = None
    provision: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[SheetProblem, ...] = ()

    @property
    def dates_differ(self) -> bool:
        """Whether the sheet counted to another day than we do."""
        return bool(self.claimed_due_on and self.our_due_on and self.claimed_due_on != self.our_due_on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """All rows of a sheet; `digest` says whether two plans do the same."""

    rows: Sequence[PlannedRow]
    digest: str

    def counts(self) -> dict[str, int]:
        """How many rows there are of each deed, and how many with dates that differ, conflicts and problems."""
        deeds = Counter(row.deed.value for row in self.rows)
        return {deed.value: deeds[deed.value] for deed in Deed} | {
            "rows": len(self.rows),
            "dates_differ": sum(row.dates_differ for row in self.rows),
            "conflicts": sum(bool(row.conflicts) for row in self.rows),
            "problems": sum(len(row.problems) for row in self.rows),
            "events": sum(len(row.add) for row in self.rows if row.deed in (Deed.CREATE, Deed.CHANGE)),
            "answers": sum(len(row.answers) for row in self.rows if row.deed in (Deed.CREATE, Deed.CHANGE)),
        }
