"""What the sheet counted or wrote for itself beside what we count and have: never used, and told where it differs."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.plan.due_days import DueDays
from foi_tracker.domain.imports.row_cells import RowCells
from foi_tracker.domain.imports.vocabulary import SheetField, Weight
from foi_tracker.domain.imports.world import KnownAuthority
from foi_tracker.domain.law import Law
from foi_tracker.domain.working_days import CalendarExhausted

NO_ANSWER_KNOWN: Final = "and no answer is known: the request stands as waiting."
OURS_STANDS: Final = "Nothing need be done: ours is used."


def compare(
    cells: RowCells, events: Sequence[Event], law: Law, due_days: DueDays, authority: KnownAuthority | None
) -> None:
    """Say where the sheet and we differ."""
    _replies(cells, events)
    _days(cells, events, law, due_days)
    _address(cells, authority)


def _replies(cells: RowCells, events: Sequence[Event]) -> None:
    cell = cells.one(SheetField.REPLIES)
    if _number(cell.text) and not any(isinstance(event, happened.Response) for event in events):
        text = f"The sheet counts replies ({cell.text}), {NO_ANSWER_KNOWN}"
        cells.problem(cell, text, "Look whether one of them is the answer, and record it.")


def _days(cells: RowCells, events: Sequence[Event], law: Law, due_days: DueDays) -> None:
    """How long the answer took, or how late it was: in working days or in days, whichever the sheet counts."""
    cell = cells.one(SheetField.DAYS)
    said, answer = _number(cell.text), next((each for each in events if isinstance(each, happened.Response)), None)
    if said is None or answer is None or "since" in cell.column.casefold():  # such a count goes on after the answer
        return
    due = due_days.of(events, law.code)
    if due.start is None:
        return
    taken = _working_days(law, due.start, answer.on)
    late = _working_days(law, due.due_on, answer.on) if due.due_on else None
    counted = {taken, late, (answer.on - due.start).days, (answer.on - due.due_on).days if due.due_on else None}
    if said not in counted and taken is not None:
        cells.problem(cell, f"The sheet says {cell.text} days; we count {taken} working days.", OURS_STANDS)


def _address(cells: RowCells, authority: KnownAuthority | None) -> None:
    cell = cells.one(SheetField.AUTHORITY_EMAIL)
    if cell and authority and cell.text.strip().casefold() != authority.contact_address.casefold():
        held = authority.contact_address or "none"
        text = f"The sheet has another address for requests than the register, which has {held}."
        way_out = "Check it, and change it in the register if the sheet’s is right: the import does not."
        cells.problem(cell, text, way_out, Weight.TELLS)


def _working_days(law: Law, start: date, end: date) -> int | None:
    try:
        return law.calendar.between(start, end)
    except CalendarExhausted:
        return None


def _number(text: str) -> int | None:
    words = text.strip().split()
    bare = words[0].removesuffix(".0") if words else ""
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 6 else None  # noqa: PLR2004 no count of days is
