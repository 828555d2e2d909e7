"""The authority's answer as a row tells it: its day, its outcome and the grounds; and what has no day to stand on."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final

from foi_tracker.domain import events as happened
from foi_tracker.domain.events import CitedExemption, Event
from foi_tracker.domain.exemptions import as_cited
from foi_tracker.domain.imports.decisions import Decisions
from foi_tracker.domain.imports.row_cells import Cell, RowCells
from foi_tracker.domain.imports.rows.happenings import Matter, Told, grounds
from foi_tracker.domain.imports.rows.row_words import RowWords, Word
from foi_tracker.domain.imports.vocabulary import ChoiceKind, SheetField, Weight
from foi_tracker.domain.imports.ways_out import LATER, SAY_ANSWERED, SAY_BLANK
from foi_tracker.domain.imports.words.cited_exemptions import cited, may_mean
from foi_tracker.domain.imports.words.status_meanings import AND
from foi_tracker.domain.imports.words.status_words import StatusMeaning, status_meaning
from foi_tracker.domain.law import Law
from foi_tracker.domain.vocabulary import Outcome, Stage

RIGHT_GROUND: Final = "Correct the section in the sheet, or record the ground on the request later."
Answer = Callable[[date, tuple[CitedExemption, ...]], Event]


def answered(cells: RowCells, matter: Matter, decisions: Decisions) -> Iterator[Told]:
    """The answer, or our withdrawal on the day that the row gives for its end."""
    cell, words = cells.one(SheetField.RESPONDED_ON), matter.words
    day = cells.day_in(cell, SheetField.RESPONDED_ON) if cell else _the_one_day(cells, matter)
    exemptions, answer = _grounds(cells, matter), None
    if (cell or day) and not words.answer.is_asked and (day or _is_asked_about(cells, cell)):
        answer = _answer(cells, words, decisions, cell)
    if day and answer:
        yield answer(day, exemptions), cell.column
    elif exemptions and not day and not words.answer.is_asked:
        named = ", ".join(as_cited(each.code, each.limb) for each in exemptions)
        ground = cells.first(SheetField.EXEMPTIONS) or words.answer.cell
        cells.problem(ground, f"{named} is named, and no answer that rests on it: it is not recorded.", LATER)


def _the_one_day(cells: RowCells, matter: Matter) -> date | None:
    """The day given for all rows, where no column can give it and the row says that there was an answer."""
    words = matter.words
    answered = matter.has_answers or words.answer.meaning.outcome
    if cells.layout.has(SheetField.RESPONDED_ON) or words.is_withdrawn or not answered:
        return None
    return matter.choices.answered_on


def _is_asked_about(cells: RowCells, cell: Cell) -> bool:
    """Whether the cell gives a day once somebody says how to read it: what it was an answer to is asked with that."""
    return any(problem.weight is Weight.ASKS and problem.column == cell.column for problem in cells.problems)


def _answer(cells: RowCells, words: RowWords, decisions: Decisions, cell: Cell) -> Answer | None:
    """What happened on the day of the answer; None where that cannot be told."""
    meaning = words.answer.meaning
    if words.is_withdrawn and meaning.outcome in (None, Outcome.WITHDRAWN):
        return lambda day, _exemptions: happened.Withdrawn(on=day)
    if meaning.outcome is None and meaning.stage is Stage.AWAITING_CLARIFICATION:
        text = f"“{words.status.cell.text}” says that they asked a question, so their reply is not taken for an answer."
        cells.problem(cell, text, "If that is the day of the question, choose so for its column.")
        return None
    outcome = meaning.outcome or _blank(cells, cell, decisions).outcome
    return partial(_response, outcome) if outcome else None


def _response(outcome: Outcome, day: date, exemptions: tuple[CitedExemption, ...]) -> Event:
    return happened.Response(on=day, outcome=outcome, exemptions=exemptions)


def _blank(cells: RowCells, cell: Cell, decisions: Decisions) -> StatusMeaning:
    """What an answer was of which the sheet has the day only: asked once for all such rows."""
    key = decisions.word(ChoiceKind.OUTCOME, "")
    if key is None:
        cells.problem(cell, "There is a day of answer, and nothing says what they answered.", SAY_BLANK, Weight.ASKS)
        return status_meaning("")
    meaning = status_meaning(key)
    if not meaning.outcome:
        cells.problem(cell, "There is a day of answer and no outcome: the answer is not recorded.", LATER)
    return meaning


def _grounds(cells: RowCells, matter: Matter) -> tuple[CitedExemption, ...]:
    """What the sheet says they relied on."""
    cell, code = cells.one(SheetField.EXEMPTIONS), matter.law.code
    read = cited(cell.text, code)
    if read.exemptions:
        cells.took(cell, ", ".join(as_cited(each.code, each.limb) for each in read.exemptions))
    for part in read.unread:
        cells.problem(cell, _unread(part, matter.law), RIGHT_GROUND)
    word = matter.words.answer
    return grounds(read.exemptions, word.meaning.cites(code))


def _unread(part: str, law: Law) -> str:
    """Why a ground is kept in words only: s.43 of FOIA is there, and is two."""
    several = may_mean(part, law.code)
    short = law.regime.short
    why = f"may be {' or '.join(several)} of {short}" if several else f"is no ground that {short} has"
    return f"“{part}” {why}; it is kept in words only."


def words_without_days(cells: RowCells, words: RowWords, told: list[Told]) -> None:
    """Say what the words claim and no day bears out: without its day nothing is history (docs/decisions/0156)."""
    kinds = {type(event) for event, _column in told}
    for word in dict.fromkeys((words.status, words.outcome)):
        for field in dict.fromkeys(word.meaning.rests_on):
            if not kinds & MADE_BY[field] and not _is_a_problem_already(cells, field):
                asks = field is SheetField.RESPONDED_ON and not cells.layout.has(field)
                _say(cells, word, f"with no day {NO_DAY[field]}", SAY_ANSWERED if asks else LATER)
    if words.is_withdrawn and happened.Withdrawn not in kinds:
        word = words.status if words.status.meaning.outcome is Outcome.WITHDRAWN else words.outcome
        _say(cells, word, "with no day of it: the request stands as it was until you record that")
    _without_columns(cells, words.status, told)


def _without_columns(cells: RowCells, status: Word, told: list[Told]) -> None:
    """Of what no column of a sheet gives the day."""
    extended = any(isinstance(event, EXTENSIONS) for event, _column in told)
    for key in status.meaning.key.split(AND):
        if key in NO_COLUMN and not extended:
            _say(cells, status, NO_COLUMN[key])


def _is_a_problem_already(cells: RowCells, field: SheetField) -> bool:
    """Whether the cell that should give the day has been spoken of."""
    columns = {cell.column for cell in cells.all(field)}
    return any(problem.column in columns for problem in cells.problems)


def _say(cells: RowCells, word: Word, what: str, way_out: str = LATER) -> None:
    said = f"The sheet says “{word.cell.text}”" if word.cell else f"Its colour says “{word.meaning.words}”"
    cells.problem(word.cell, f"{said}, {what}.", way_out)


EXTENSIONS: Final = (happened.PitExtension, happened.TimeExtension, happened.AuthorityClaimedDue)
MADE_BY: Final[dict[SheetField, set[type[Event]]]] = {
    SheetField.RESPONDED_ON: {happened.Response},
    SheetField.CLARIFICATION_ASKED_ON: {happened.ClarificationRequested},
    SheetField.REVIEW_REQUESTED_ON: {happened.ReviewRequested},
    SheetField.REVIEW_DECIDED_ON: {happened.ReviewOutcome},
    SheetField.COMPLAINT_ON: {happened.Complaint},
    SheetField.NOTICE_ON: {happened.DecisionNotice, happened.ComplaintClosed},
}
NO_DAY: Final = {
    SheetField.RESPONDED_ON: "of the answer: the request stands as waiting for an answer until you record it",
    SheetField.CLARIFICATION_ASKED_ON: "of their question: the clock runs on until you record it",
    SheetField.REVIEW_REQUESTED_ON: "of asking for a review: none stands as asked for until you record it",
    SheetField.REVIEW_DECIDED_ON: "of the outcome of the review: it stands as open until you record it",
    SheetField.COMPLAINT_ON: "of the complaint: none stands as made until you record it",
    SheetField.NOTICE_ON: "of the decision: none stands as made until you record it",
}
# Status words that no column gives a day for.
NO_COLUMN: Final = {
    "fee": "with no day of the notice: the clock runs on until you record it",
    "transferred": "with no day and no new authority: the request stands as it was until you record that",
    "tribunal": "with no day of the appeal: none stands as lodged until you record it",
    "extended": "with no day of it: our date stands until you record that they took more time",
}
