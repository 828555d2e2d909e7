"""Whether the lines of the register agree with each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from foi_tracker.register.authority_row import AuthorityRow
from foi_tracker.register.faults import Fault


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A row, and the file and line it was read from."""

    row: AuthorityRow
    file: str
    line: int

    def fault(self, column: str, problem: str) -> Fault:
        """Something wrong with this row."""
        return Fault(file=self.file, line=self.line, column=column, problem=problem)


def disagreements(placed: Sequence[Placed], known: Iterable[AuthorityRow] = ()) -> list[Fault]:
    """Every slug, code or hex cell used twice, and every slug that leads nowhere in `placed` or `known`."""
    rows = {row.slug: row for row in known} | {each.row.slug: each.row for each in placed}
    return [*_used_twice(placed), *(fault for each in placed for fault in _astray(each, rows))]


def _used_twice(placed: Sequence[Placed]) -> Iterator[Fault]:
    first: dict[tuple[object, ...], Placed] = {}
    for each in placed:
        for column, value in _unique_values(each.row):
            earlier = first.setdefault((column, value), each)
            if earlier is not each:
                yield each.fault(column, f"is the same as in {earlier.file}, line {earlier.line}")


def _unique_values(row: AuthorityRow) -> Iterator[tuple[str, object]]:
    yield "slug", row.slug
    if row.ons_code:
        yield "ons_code", row.ons_code
    if row.hex_q is not None:
        yield "hex_q", (row.kind.is_police, row.hex_q, row.hex_r)


def _astray(each: Placed, rows: dict[str, AuthorityRow]) -> Iterator[Fault]:
    row = each.row
    for slug in row.successors:
        if slug not in rows:
            yield each.fault("successors", f"no authority is called “{slug}”")
    if row.police_force and not (row.police_force in rows and rows[row.police_force].kind.is_police):
        yield each.fault("police_force", f"no police force is called “{row.police_force}”")
    if row.county and row.county not in rows:
        yield each.fault("county", f"no authority is called “{row.county}”")
