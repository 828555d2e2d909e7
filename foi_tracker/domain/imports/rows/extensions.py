"""More time that a row says the authority took: an extension where its law has one, and the day that it gave."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import Event
from foi_tracker.domain.imports.row_cells import Cell, RowCells
from foi_tracker.domain.imports.rows.happenings import Matter, Told
from foi_tracker.domain.imports.vocabulary import SheetField, Weight
from foi_tracker.domain.imports.words.cell_words import truth
from foi_tracker.domain.law import Law
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import RegimeCode
from foi_tracker.domain.working_days import CalendarExhausted

BESIDE: Final = "Nothing need be done: their day is kept beside ours, and ours stands."
ON_ANOTHER_DAY: Final = (
    "Nothing need be done: it moves no date. Give the day of their letter in the sheet if you have it."
)
NO_EXTENSION: Final = {
    RegimeCode.FOISA: "FOISA gives an authority no more time (s.10(1) has no extension)",
}


def extended(cells: RowCells, matter: Matter, began: date | None) -> Iterator[Told]:
    """The extension with the day it was told us, and the day they gave, which is theirs and never ours."""
    said, until_cell = cells.one(SheetField.EXTENDED), cells.one(SheetField.EXTENDED_TO)
    until = cells.day_in(until_cell, SheetField.EXTENDED_TO) if until_cell else None
    told_on = _told_on(cells, said)
    event = _extension(matter.law, told_on, until, began) if told_on else None
    if event:
        yield event, said.column
    elif _claims_more(said) and matter.law.code in NO_EXTENSION:
        cells.problem(said, f"{NO_EXTENSION[matter.law.code]}, so none is recorded.", BESIDE)
    elif _claims_more(said) and told_on is None and until is None:
        cells.problem(
            said,
            f"“{said.text}” does not say when they took more time, so our date stands.",
            "Give the day of their letter in the sheet and bring it again, or record it on the request later.",
        )
    if until and not (isinstance(event, happened.PitExtension) and event.estimate):
        yield from _claim(cells, until_cell, until, told_on, began)


def _told_on(cells: RowCells, said: Cell) -> date | None:
    """The day of their letter, where the column gives days and not only yes or no."""
    gives_a_day = cells.day_at_a_glance(SheetField.EXTENDED) or (said and truth(said.text) is None)
    return cells.day_in(said, SheetField.EXTENDED) if gives_a_day else None


def _claims_more(said: Cell) -> bool:
    return bool(said) and truth(said.text) is not False


def _claim(cells: RowCells, cell: Cell, until: date, told_on: date | None, began: date | None) -> Iterator[Told]:
    on = told_on or began
    if on is None:
        text = f"They said {written(until)}, and the row has no day on which they can have said so."
        cells.problem(cell, text, "Give the day of sending in the sheet and bring it again.")
        return
    if told_on is None:
        text = (
            f"The row does not say on which day they said {written(until)}: it stands on {written(on)}, the first day."
        )
        cells.problem(cell, text, ON_ANOTHER_DAY, Weight.TELLS)
    yield happened.AuthorityClaimedDue(on=min(on, until), until=until), cell.column


def _extension(law: Law, told_on: date, until: date | None, began: date | None) -> Event | None:
    """FOIA s.10(3) has one for the public interest, EIR reg 7 and EISR reg 7 for complex and voluminous requests."""
    if law.regime.pit_decision:
        estimate = until if until and until >= told_on else None
        return happened.PitExtension(on=told_on, estimate=estimate)
    if law.regime.time_extension:
        return happened.TimeExtension(on=told_on, working_days=_days_more(law, until, began))
    return None


def _days_more(law: Law, until: date | None, began: date | None) -> int | None:
    """How many working days more than the plain time, where the law lets it be fewer than all (EISR reg 7(1))."""
    extension = law.regime.time_extension
    due_on = law.reckon(law.regime.response, began).due_on
    if not (extension and extension.may_be_shorter and until and due_on and until > due_on):
        return None
    try:
        days = law.calendar.between(due_on, until)
    except CalendarExhausted:
        return None
    return days if 0 < days < extension.most.number else None
