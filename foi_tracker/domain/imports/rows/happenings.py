"""The days and words of a row as the things that happened to its request, each with the column that says so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.history import RANK
from foi_tracker.domain.imports.choices import Choices
from foi_tracker.domain.imports.row_cells import Cell, RowCells
from foi_tracker.domain.imports.rows.row_words import RowWords
from foi_tracker.domain.imports.vocabulary import SheetField, Weight
from foi_tracker.domain.imports.words.cell_words import days_of
from foi_tracker.domain.law import Law
from foi_tracker.domain.plain_dates import written
from foi_tracker.domain.vocabulary import Delivery

LONGEST_REFERENCE: Final = 60
NOT_THE_LAW: Final = "Nothing need be done: the words are kept beside the row."
Told = tuple[Event, str]  # what happened, and the column that says so


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """What is needed beside a row's cells to tell what happened; whether it `has_answers` to our questions."""

    words: RowWords
    law: Law
    choices: Choices
    today: date
    has_answers: bool = False


def start(cells: RowCells, matter: Matter) -> Iterator[Told]:
    """Sending and receipt. The one day for all rows counts where the sheet has no such column, or says it was sent."""
    cell, words = cells.one(SheetField.SENT_ON), matter.words
    day = cells.day_in(cell, SheetField.SENT_ON) if cell else None
    if day and words.says_draft and day > matter.today:
        cells.problem(cell, f"It is planned for {written(day)}: it comes in as a draft.", "Nothing need be done.")
        day = None
    if day is None and not cell and _goes_by_the_one_day(cells, words):
        day = matter.choices.sent_on
    if day:
        yield happened.Sent(on=day, channel=words.channel), cell.column
        if words.says_draft:
            cells.problem(words.status.cell, "It says not sent, and gives a day of sending: we go by the day.", CHECK)
        if words.status.meaning.delivery is Delivery.BOUNCED:
            yield from _bounced(cells, words, day)


CHECK: Final = "Check the row; if it is right, nothing need be done."


def _goes_by_the_one_day(cells: RowCells, words: RowWords) -> bool:
    if words.says_draft or cells.day_at_a_glance(SheetField.RECEIVED_ON):
        return False
    return words.says_sent or not cells.layout.has(SheetField.SENT_ON)


def _bounced(cells: RowCells, words: RowWords, sent: date) -> Iterator[Told]:
    """What did not arrive started no clock, on whichever day it came back: so the day of sending does."""
    cell = words.status.cell
    text = f"“{cell.text}” does not say when it came back. That is recorded on the day of sending, {written(sent)}."
    cells.problem(cell, text, "Nothing need be done: a letter that did not arrive starts no clock on any day.")
    yield happened.Bounced(on=sent), cell.column


def on_their_days(cells: RowCells, matter: Matter) -> Iterator[Told]:
    """What a day alone says."""
    del matter
    for field, make in PLAIN:
        cell = cells.one(field)
        day = cells.day_in(cell, field) if cell else None
        if day:
            yield make(on=day), cell.column


PLAIN: Final[tuple[tuple[SheetField, Callable[..., Event]], ...]] = (
    (SheetField.RECEIVED_ON, happened.Received),
    (SheetField.ACKNOWLEDGED_ON, happened.Acknowledged),
    (SheetField.CLARIFICATION_ASKED_ON, happened.ClarificationRequested),
    (SheetField.CLARIFIED_ON, happened.ClarificationProvided),
    (SheetField.REVIEW_REQUESTED_ON, happened.ReviewRequested),
)


def chased(cells: RowCells, matter: Matter) -> Iterator[Told]:
    """A reminder for each day of each cell; one that is only planned is none yet."""
    told: set[date] = set()
    for cell in cells.all(SheetField.CHASED_ON):
        for text in days_of(cell.text) or (cell.text,):
            whole = "" if text == cell.text else text
            day = cells.day_in(cell, SheetField.CHASED_ON, whole)
            if day and day > matter.today:
                cells.problem(cell, f"{written(day)} is still to come, so nothing is recorded of it.", CHECK)
            elif day and day not in told:
                told.add(day)
                yield happened.Chased(on=day, channel=matter.words.channel), cell.column


def reviewed(cells: RowCells, matter: Matter) -> Iterator[Told]:
    """The outcome of a review, with the result that its own column says, or the status."""
    words, cell = matter.words, cells.one(SheetField.REVIEW_DECIDED_ON)
    day = cells.day_in(cell, SheetField.REVIEW_DECIDED_ON) if cell else None
    if day:
        result = words.review.meaning.review or words.status.meaning.review
        yield happened.ReviewOutcome(on=day, result=result), cell.column
    elif words.review.meaning.review:
        _without_its_day(cells, words.review.cell, "of the outcome of the review")


def complained(cells: RowCells, matter: Matter) -> Iterator[Told]:
    """The complaint to the Commissioner under its reference, and how it ended."""
    reference = cells.one(SheetField.COMMISSIONER_REFERENCE)
    number = _reference(cells, reference)
    cell = cells.one(SheetField.COMPLAINT_ON)
    day = cells.day_in(cell, SheetField.COMPLAINT_ON) if cell else None
    if day:
        yield happened.Complaint(on=day, reference=number), cell.column
    yield from _decided(cells, matter, "" if day and matter.law.code.is_scottish else number)


def _decided(cells: RowCells, matter: Matter, number: str) -> Iterator[Told]:
    """The ICO's notices bear the number of the case; the Scottish Commissioner's have their own."""
    cell, notice = cells.one(SheetField.NOTICE_ON), matter.words.notice
    day = cells.day_in(cell, SheetField.NOTICE_ON) if cell else None
    if day and notice.meaning.closed:
        yield happened.ComplaintClosed(on=day, because=notice.meaning.closed), cell.column
    elif day:
        finding = notice.meaning.finding or matter.words.status.meaning.finding
        yield happened.DecisionNotice(on=day, reference=number, finding=finding), cell.column
    elif notice.meaning.finding or notice.meaning.closed:
        _without_its_day(cells, notice.cell, "of the decision")


def _reference(cells: RowCells, cell: Cell) -> str:
    if len(cell.text) <= LONGEST_REFERENCE:
        return cell.text
    cells.problem(
        cell, f"Only the first {LONGEST_REFERENCE} letters of the reference are kept.", NOT_THE_LAW, Weight.TELLS
    )
    return cell.text[:LONGEST_REFERENCE]


def _without_its_day(cells: RowCells, cell: Cell, which: str) -> None:
    cells.problem(
        cell,
        f"The sheet says “{cell.text}”, with no day {which}: nothing is recorded of it.",
        "Give the day in the sheet and bring it again, or record it on the request later.",
    )


def in_legal_order(told: list[Told]) -> list[Told]:
    """As a history is read."""
    return sorted(told, key=lambda each: (each[0].on, RANK[each[0].kind]))


def grounds(cited: tuple[CitedExemption, ...], more: tuple[CitedExemption, ...]) -> tuple[CitedExemption, ...]:
    """What was cited, each once; the ground that a word gives only where no section of it is cited."""
    sections = {each.code.partition("(")[0] for each in cited}
    return (*cited, *(each for each in more if each.code.partition("(")[0] not in sections))
