"""Where it is not clear which request a row is about: several fit, another authority's does, or it is only likely."""

from collections.abc import Iterator, Sequence
from typing import Final

from foi_tracker.domain.imports.keys import began
from foi_tracker.domain.imports.known_requests import Found
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.imports.world import KnownRequest

SHOWN: Final = 5


def doubts(row: RowSays, found: Found) -> Iterator[SheetProblem]:
    """What a person should know, or must settle, before this row is taken for a request or for a new one."""
    if found.several:
        named = _named(found.several)
        yield _problem(
            row,
            f"Several requests fit this row: {named}.",
            f"Write the number of the one that is meant, such as {found.several[0].reference}, "
            "in the reference column and bring the sheet again.",
            Weight.ASKS,
        )
    if found.elsewhere:
        yield _problem(
            row,
            f"Its reference or page is that of {found.elsewhere.reference}, which went to another authority "
            f"({found.elsewhere.authority}).",
            "Correct the reference, the page or the authority in the sheet and bring it again.",
            Weight.BLOCKS,
        )
    if found.by_authority and found.request and _another_day(row, found.request):
        yield _problem(
            row,
            f"Only the authority says that this is {found.request.reference}, and the days of sending differ.",
            "If it is another request, name its wave, or give it a number in the reference column.",
            Weight.WARNS,
        )
    if found.others:
        yield _problem(
            row,
            f"There is already a request to this authority: {_named(found.others)}. This row makes another.",
            f"If it is the same one, write {found.others[0].reference} in the reference column and bring it again.",
            Weight.WARNS,
        )


def _another_day(row: RowSays, request: KnownRequest) -> bool:
    said, held = began(row.events), began(request.history)
    return said is not None and held is not None and said != held


def _named(requests: Sequence[KnownRequest]) -> str:
    names = [request.reference for request in requests[:SHOWN]]
    return ", ".join(names) + (" and others" if len(requests) > SHOWN else "")


def _problem(row: RowSays, text: str, way_out: str, weight: Weight) -> SheetProblem:
    return SheetProblem(row=row.number, text=text, way_out=way_out, weight=weight)
