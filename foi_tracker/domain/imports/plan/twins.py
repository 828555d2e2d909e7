"""Rows of one sheet that are about the same request: the same again is left out, and what differs is not decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.keys import page_of
from foi_tracker.domain.imports.plan.known_requests import Found
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Weight

SHOWN: Final = 3
TWO_REQUESTS: Final = (
    "If they are two requests, give each its own number in the reference column, or its own title. "
    "If they are one, correct the sheet so that it is there once."
)


def twins(rows: Sequence[RowSays], found: Mapping[int, Found]) -> Mapping[int, SheetProblem]:
    """What keeps rows out since another has the same request, by their numbers."""
    together: dict[tuple[object, ...], list[RowSays]] = defaultdict(list)
    for row in rows:
        if row.authority:
            together[_identity(row, found[row.number])].append(row)
    several = (group for group in together.values() if len(group) > 1)
    return {problem.row: problem for group in several for problem in _of_group(group)}


def _identity(row: RowSays, found: Found) -> tuple[object, ...]:
    if found.request:
        return ("request", found.request.id)
    keys = row.keys
    if keys.reference or keys.url:
        return ("named", row.authority, keys.reference.casefold(), page_of(keys.url))
    return ("placed", row.authority, fold(keys.wave), fold(row.title))


def _of_group(group: Sequence[RowSays]) -> Iterable[SheetProblem]:
    first = min(group, key=lambda row: row.number)
    content = _content(first)
    if all(_content(row) == content for row in group):
        return [_again(row, first) for row in group if row is not first]
    return [_differs(row, [other for other in group if other is not row]) for row in group]


def _content(row: RowSays) -> RowSays:
    return replace(row, number=0, columns=(), cells={}, meant={}, problems=())


def _again(row: RowSays, first: RowSays) -> SheetProblem:
    return SheetProblem(
        row=row.number,
        text=f"This row says the same as row {first.number}, so it is left out.",
        way_out=f"Nothing need be done. {TWO_REQUESTS}",
        weight=Weight.TELLS,
    )


def _differs(row: RowSays, others: Sequence[RowSays]) -> SheetProblem:
    numbers = ", ".join(str(other.number) for other in others[:SHOWN])
    return SheetProblem(
        row=row.number,
        text=f"Row {row.number} and row {numbers} are about the same request and differ: {_difference(row, others)}.",
        way_out=TWO_REQUESTS,
        weight=Weight.BLOCKS,
    )


def _difference(row: RowSays, others: Sequence[RowSays]) -> str:
    """The cells that differ, this row's first."""
    other = next((each for each in others if each.cells != row.cells), others[0])
    names = [name for name in [*row.cells, *other.cells] if row.cells.get(name, "") != other.cells.get(name, "")]
    shown = list(dict.fromkeys(names))[:SHOWN]
    told = [f"{name} “{_short(row.cells.get(name, ''))}” or “{_short(other.cells.get(name, ''))}”" for name in shown]
    return "; ".join(told) or "in what their words were taken for"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 enough to know it by
