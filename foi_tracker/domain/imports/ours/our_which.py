"""What every row of our own files begins with: which request it is about, to whom, under which law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from foi_tracker.domain.imports.choices import LEAVE_ROW_OUT, Choices
from foi_tracker.domain.imports.decisions import Decisions, Named
from foi_tracker.domain.imports.grid import Grid
from foi_tracker.domain.imports.names.authority_match import Register
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.sheet import SheetRow
from foi_tracker.domain.imports.table.column_names import heading_key
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.imports.world import World
from foi_tracker.domain.vocabulary import RegimeCode

EXPORT_AGAIN: Final = "Export the file again, and bring it as it comes."
LONGEST_REFERENCE: Final = 20
_LAWS: Final[Mapping[str, RegimeCode]] = {code.value: code for code in RegimeCode}


@dataclass(frozen=True, kw_only=True, slots=True)
class Which:
    """Which request a row is about. `authority` is None where the register has none that it can mean."""

    reference: str
    authority: str | None
    regime: RegimeCode | None
    problems: tuple[SheetProblem, ...]


class OurRows:
    """The rows of one of our own files, by the names of its columns."""

    def __init__(self, grid: Grid, choices: Choices, world: World, register: Register) -> None:
        self.rows, self.world, self.choices = grid.rows, world, choices
        self._places = {heading_key(column.heading): column.place for column in grid.columns}
        self._by_name: dict[str, int | None] = {}
        self.decisions = Decisions(choices, world, register)

    def text(self, row: SheetRow, name: str) -> str:
        """What stands in a column; reading the file has taken off what guarded it against formulas."""
        if name not in self._by_name:
            self._by_name[name] = self._places.get(heading_key(name))
        place = self._by_name[name]
        return row.at(place) if place is not None else ""

    def cells(self, row: SheetRow, *names: str) -> dict[str, str]:
        """The row's own words by column, without those that are empty."""
        return {name: text for name in names if (text := self.text(row, name))}

    def problem(self, row: SheetRow, name: str, said: tuple[str, str], weight: Weight = Weight.BLOCKS) -> SheetProblem:
        """Something wrong in a column; `said` is what, and the way out."""
        text, way_out = said
        value = self.text(row, name) if name else ""
        return SheetProblem(row=row.number, column=name, value=value, text=text, way_out=way_out, weight=weight)

    def which(self, row: SheetRow) -> Which:
        """What the first columns say."""
        problems = [*self._reference_problems(row), *self._campaign_problems(row)]
        slug = self._authority(row)
        if slug is None:
            name = self.text(row, "authority_name")
            said = (f"The register has no authority for “{self.text(row, 'authority_slug') or name}”.", EXPORT_AGAIN)
            problems.append(self.problem(row, "authority_slug", said))
        law = self.text(row, "regime")
        if law and law not in _LAWS:
            said = (f"“{law}” is no law that we know: {', '.join(_LAWS)}.", EXPORT_AGAIN)
            problems.append(self.problem(row, "regime", said))
        reference = self.text(row, "reference")
        return Which(reference=reference, authority=slug, regime=_LAWS.get(law), problems=tuple(problems))

    def _reference_problems(self, row: SheetRow) -> Iterator[SheetProblem]:
        reference = self.text(row, "reference")
        if not reference or len(reference) > LONGEST_REFERENCE:
            said = ("The row does not say which request it is about.", EXPORT_AGAIN)
            yield self.problem(row, "reference", said)

    def _campaign_problems(self, row: SheetRow) -> Iterator[SheetProblem]:
        campaign = self.text(row, "campaign")
        if campaign and campaign != self.world.campaign_slug:
            said = (
                f"The file has it in the campaign “{campaign}”; here it goes into “{self.world.campaign_name}”.",
                "If that is meant, nothing need be done.",
            )
            yield self.problem(row, "campaign", said, Weight.WARNS)

    def _authority(self, row: SheetRow) -> str | None:
        """By the short name, which never changes; else by name and code, where nothing else can be meant."""
        slug = self.text(row, "authority_slug")
        if slug in self.world.authorities:
            return slug
        named = Named(name=self.text(row, "authority_name"), code=self.text(row, "ons_code"))
        found = self.decisions.authority(named) if named.name or named.code else None
        return None if found == LEAVE_ROW_OUT else found
