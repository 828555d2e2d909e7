"""Where it is not clear which request a row is about: several fit, another authority's does, or it is only likely."""

from collections.abc import Iterator, Sequence
from typing import Final

from foi_tracker.domain.imports.keys import began
from foi_tracker.domain.imports.plan.known_requests import Found
from foi_tracker.domain.imports.problems import SheetProblem
from foi_tracker.domain.imports.said import RowSays
from foi_tracker.domain.imports.vocabulary import Weight
from foi_tracker.domain.imports.ways_out import SAY_ASKED
from foi_tracker.domain.imports.world import KnownRequest

SHOWN: Final = 5


def doubts(row: RowSays, found: Found) -> Iterator[SheetProblem]:
    """What a person should know, or must settle, before this row is taken for a request or for a new one."""
    if found.several:
        first = found.several[0].reference
        way_out = f"Write the number of the one that is meant, such as {first}, in the reference column, and bring "
        yield _problem(
            row, f"Several requests fit this row: {references_of(found.several)}.", f"{way_out}it again.", Weight.ASKS
        )
    if found.asked_before:
        these = references_of(found.asked_before)
        text = f"The campaign has asked this authority already: {these}. Nobody has said whether this is the same."
        yield _problem(row, text, SAY_ASKED, Weight.ASKS)
    if found.elsewhere:
        other = found.elsewhere
        text = f"Its reference or page is that of {other.reference}, which went to another authority."
        way_out = "Correct the reference, the page or the authority in the sheet and bring it again."
        yield _problem(row, text, way_out, Weight.BLOCKS)
    yield from _worth_knowing(row, found)


def _worth_knowing(row: RowSays, found: Found) -> Iterator[SheetProblem]:
    if found.by_authority and found.request and _another_day(row, found.request):
        text = f"Only the authority says that this is {found.request.reference}, and the days of sending differ."
        way_out = "If it is another request, name its round (step 2, “The columns”) or number it in the sheet."
        yield _problem(row, text, way_out, Weight.WARNS)
    if found.others:
        first = found.others[0].reference
        text = f"There is already a request to this authority: {references_of(found.others)}. This row makes another."
        way_out = f"If it is the same one, write {first} in the reference column and bring it again."
        yield _problem(row, text, way_out, Weight.WARNS)


def _another_day(row: RowSays, request: KnownRequest) -> bool:
    said, held = began(row.events), began(request.history)
    return said is not None and held is not None and said != held


def references_of(requests: Sequence[KnownRequest]) -> str:
    """Their numbers, the first few of them."""
    names = [request.reference for request in requests[:SHOWN]]
    return ", ".join(names) + (" and others" if len(requests) > SHOWN else "")


def _problem(row: RowSays, text: str, way_out: str, weight: Weight) -> SheetProblem:
    return SheetProblem(row=row.number, text=text, way_out=way_out, weight=weight)
