"""Rows of one sheet that say the same under two numbers: two requests as far as we can tell, and worth a look."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from foi_tracker.domain.folding import fold
from foi_tracker.domain.imports.keys import page_of
from foi_tracker.domain.imports.plan.known_requests import Found
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Weight

ONE_OF_THEM: Final = (
    "If they are one request, take one of them out of the sheet. If they are two, nothing need be done."
)


def with_lookalikes(rows: Sequence[RowSays], found: Mapping[int, Found]) -> list[RowSays]:
    """The rows, each that says what an earlier one says under another number with a word about it.

    Sheets number their lines, so a line that was pasted twice has a number of its own.
    """
    first: dict[tuple[object, ...], RowSays] = {}
    told = []
    for row in rows:
        fresh = row.authority and row.events and not row.is_exact and found[row.number].request is None
        before = first.setdefault(_said(row), row) if fresh else row
        told.append(row if _one_number(row, before) else replace(row, problems=(*row.problems, _like(row, before))))
    return told


def _said(row: RowSays) -> tuple[object, ...]:
    return (row.authority, row.events, fold(row.title), fold(row.keys.wave), page_of(row.keys.url))


def _one_number(row: RowSays, before: RowSays) -> bool:
    """Whether it is told as the same row twice already, or is the first."""
    return row.keys.reference.casefold() == before.keys.reference.casefold()


def _like(row: RowSays, before: RowSays) -> SheetProblem:
    return SheetProblem(
        row=row.number,
        text=f"This row says the same as row {before.number} under another number: two requests come of them.",
        way_out=ONE_OF_THEM,
        weight=Weight.WARNS,
    )
